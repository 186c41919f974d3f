"""What formulas say of how they are read: their intents, and what is heard.

The words are speech-rule-engine's, which ``dev/speech.py`` has say them: that needs Node. Here it
is enough that the MathML is the one that it has said.
"""

import json
import xml.etree.ElementTree as etree

import pytest
from conftest import ROOT
from spoken import INTENT, Spoken, typeset_all

from plugins.texmath.intents import with_intents
from plugins.texmath.intents.tree import read_tree, write_tree

LINES = (ROOT / "tests" / "data" / "speech.jsonl").read_text("utf-8").splitlines()
#: MathML 4's core list has all that we say but these; a name that is in no list is read as it is.
OPEN = {
    *("expectation", "covariance", "accuracy", "Kullback-Leibler-divergence"),
    *("first-derivative", "second-derivative", "third-derivative"),
    *("derivative-with-respect-to", "second-derivative-with-respect-to"),
    "partial-derivative-with-respect-to",
    # The names of marks, and of operators.
    *("hat", "bar", "star", "dagger", "perp", "degrees", "superscript-plus"),
    *("dot", "cross", "maps-to", "tends-to", "to", "bracket", "vector", "double-dot", "partial"),
    # Relations, and what is written over them.
    *("distributed-as", "equivalent-to", "not-equivalent-to", "about", "isomorphic-to"),
    *("perpendicular-to", "not-perpendicular-to", "independent-of", "congruent-to", "modulo"),
    *("succeeds-or-equals", "precedes-or-equals", "implies", "if-and-only-if", "not"),
    *("equal-in-distribution-to", "converges-in-distribution-to", "converges-in-probability-to"),
    *("converges-almost-surely-to", "independent-and-identically-distributed-as", "defined-as"),
    *("symmetric-difference", "relative-to", "a-unique", "converges-weakly-to"),
    # Capitals that are upright.
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega"),
    # Indicators, places, ranges, parts.
    *("indicator", "evaluated-at", "from", "positive-part", "dot-dot-dot", "family"),
    *("evaluated-from", "restricted-to", "real-part", "imaginary-part", "triangle"),
    # Marks below and above, and their labels.
    *("underline", "underbrace", "overbrace", "underbracket", "overbracket"),
    *("labelled", "arrow-labelled", "vertical-bar"),
}
CORE = {
    *("absolute-value", "cardinality", "closed-interval", "closed-open-interval", "complement"),
    *("derivative", "determinant", "given", "indexed-by", "inner-product", "magnitude", "norm"),
    *("open-closed-interval", "open-interval", "ordered-pair", "partial-derivative", "power"),
    *("probability", "set", "such-that", "transpose", "tuple", "variance"),
    *("binomial-coefficient", "ceiling", "floor"),
}


def test_hundreds_of_formulas_say_what_was_heard():
    formulas = [json.loads(line)["tex"] for line in LINES]
    made = typeset_all(formulas)
    assert len({*formulas}) >= 400
    for line, mathml in zip(LINES, made, strict=True):
        known = json.loads(line)
        now = Spoken.of(known["tex"], mathml, known["spoken"])
        assert now.intents == known["intents"], known["tex"]
        assert now.line() == line, f"python dev/speech.py: {known['tex']}"


def names(text):
    """The names in an intent, and the arguments that it asks for."""
    words = [word for word in text.replace("(", ",").replace(")", ",").split(",") if word]
    said = {word.partition(":")[0] for word in words if word[0] != "$" and not word.isdecimal()}
    return said, {word[1:] for word in words if word[0] == "$"}


def arguments(element):
    """The arguments of an element: those of an intent within it are its own."""
    for child in element:
        if "arg" in child.attrib:
            yield child.get("arg")
        elif "intent" not in child.attrib:
            yield from arguments(child)


def test_each_argument_is_there_once_and_each_name_is_known():
    for mathml in typeset_all([json.loads(line)["tex"] for line in LINES]):
        for element in etree.fromstring(mathml).iter():
            if intent := element.get("intent"):
                said, asked = names(intent)
                assert said <= CORE | OPEN, intent
                assert sorted(arguments(element)) == sorted(asked), mathml


def test_nothing_but_intents_is_added():
    """Rows, and attributes: all that is seen stays in its order."""
    for line in LINES:
        (mathml,) = typeset_all([json.loads(line)["tex"]])
        assert mathml.count("<mo") + mathml.count("<mi") >= 1
        plain = "".join(etree.fromstring(mathml).itertext())
        assert plain == "".join(etree.fromstring(INTENT.sub("", mathml)).itertext())


@pytest.mark.parametrize("tex", [r"|A|", "f'", "x'", "(0, 1)", "f(0, 1)", "x^T", "A^{-1}", "E(x)"])
def test_what_may_be_several_things_says_nothing(tex):
    assert INTENT.findall(typeset_all([tex])[0]) == []


def test_an_author_says_how_a_macro_is_read():
    (mathml,) = typeset_all([r"\MathMLintent{size(\$x)}{2 |\MathMLarg{x}{|y|}|}"])
    (said,) = (one for one in etree.fromstring(mathml).iter() if one.get("intent") == "size($x)")
    assert [*arguments(said)] == ["x"]
    assert INTENT.findall(mathml) == ["size($x)", "absolute-value($a)"]


@pytest.mark.parametrize("text", ["", "<mi>x</mi>", "<mi>x", "</mi>", "x<mi>|</mi>", "<mi/>|"])
def test_what_is_no_tree_stays_as_it_is(text):
    assert with_intents(text) == text


def test_a_tree_is_written_as_it_was_read():
    text = '<mrow><mo stretchy="false">|</mo><mspace width="1em"/><mi>x</mi></mrow>'
    tree = read_tree(text)
    assert tree
    assert write_tree(tree) == text


@pytest.mark.parametrize("part", ["|", "‖", "(", "[", "{", "]", "⟨", ",", "P", "T", "′", "∂"])
def test_long_rows_cost_little(part):
    row = f"<mo>{part}</mo><mi>P</mi>" * 4000
    assert with_intents(row).count("<mi") == 4000


def test_bars_between_angle_brackets_are_no_absolute_value():
    braket, product = typeset_all([r"\langle n|a|m\rangle", r"\langle |a|, b\rangle"])
    assert INTENT.findall(braket) == ["vertical-bar", "vertical-bar"]
    assert INTENT.findall(product) == ["inner-product:function($a,$b)", "absolute-value($a)"]
