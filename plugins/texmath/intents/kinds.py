"""Which elements of MathML are letters, operators, brackets and bars. Pure."""

import re

from .tree import MathNode

SCRIPTED = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
UNSEEN = frozenset(("mphantom", "mspace", "mpadded"))
BARS = frozenset("|‖")
#: What may come between the ends of a bracket.
PAIRS = {"(": ")]", "[": ")][", "]": "[]", "{": "}", "⟨": "⟩", "|": "|", "‖": "‖"}
PAIRS |= {"⌊": "⌋", "⌈": "⌉"}
OPENING = frozenset("([{⟨⌊⌈")
CLOSING = frozenset(")]}⟩⌋⌉|‖[")
#: What an argument that is left open may have before it, and after it.
STARTS = frozenset("([{⟨,")
ENDS = frozenset(")]}⟩,")
GIVEN = frozenset("|∣")
RELATIONS = frozenset(("=", "<", ">", "&lt;", "&gt;", *"≤≥≪≫∈∉⊂⊆→↦⇒⟹⟺⇔≈∼≃≅≡≠≲≳∝≔,;|∣"))
JOINING = frozenset("+−±∓⋅×∘∗⊗⊕/")
#: After these a pair of brackets is an interval, and before the first two a point.
MEMBER = frozenset("∈∉")
SETS = frozenset("∈∉⊂⊆⊃⊇∪∩∖→×")
JOINED_SETS = frozenset("∪∩∖⊂⊆⊃⊇")
EQUALS = frozenset(("=", "≔", "↦", ":="))
TRANSPOSE = frozenset("⊤⊺𝖳")
PRIMES = {"′": "first", "″": "second", "‴": "third"}
FUNCTIONS = frozenset("fghuFGHLφϕψσℓ")
NAMES = {"𝔼": "expectation", "ℙ": "probability", "Pr": "probability", "Var": "variance"}
NAMES["Cov"] = "covariance"
#: Letters that are such a name before a square bracket; P before a round one, too.
LETTERS = {"E": "expectation", "𝐄": "expectation", "P": "probability", "𝐏": "probability"}
#: Letters that are an indicator, before brackets or with a set as their index; the last of them
#: is a vector, too.
INDICATORS = frozenset("𝟙𝕀𝟏")
#: What may be read as applied to the brackets after it.
TAKING = frozenset((*NAMES.values(), "indicator"))
#: Superscripts that are no powers.
MARKS = frozenset(("T", "c", "∗", "*", "⋆", "†", *TRANSPOSE))
#: How others of them are read after what they are at; a ring at a number is for degrees.
SAID = {"∗": "star", "*": "star", "⋆": "star", "†": "dagger", "‡": "double-dagger"}
SAID |= {"+": "superscript-plus", "−": "superscript-minus", "⊥": "perp", "⟂": "perp"}
#: Accents whose characters are not read as such, or not at all.
ACCENTS = {"˙": "dot", "\u0307": "dot", "¨": "double-dot", "\u0308": "double-dot"}
ACCENTS |= {"\u20d7": "vector", "ˆ": "hat", "\u0302": "hat", "\u0332": "bar", "‾": "bar"}
#: Operators that are read in another way than their characters, after a nabla or everywhere.
AFTER_NABLA = {"⋅": "dot", "×": "cross"}
ARROW = "↦"
#: Capital letters that write sets.
SCRIPT = re.compile("[\U0001d49c-\U0001d4b5\U0001d4d0-\U0001d4e9ℬℰℱℋℐℒℳℛ][\ufe00\ufe01]?")
#: Letters that are a set where a function is restricted to one.
CAPITALS = frozenset("ΓΔΛΣΦΨΩℕℤℚℝℂ𝔻𝕋𝕊")
BOLD = re.compile("[\U0001d400-\U0001d433\U0001d468-\U0001d49b]")


def core(node: MathNode) -> MathNode:
    """Return an element without its scripts."""
    while node.tag in SCRIPTED and node.children:
        node = node.children[0]
    if node.tag == "mrow" and node.children and node.children[0].tag == "mo":
        # A bracket of a size of its own is beside something that is not seen.
        node = node.children[0] if _is_one(node.children[1:]) else node
    return node


def _is_one(others: list[MathNode]) -> bool:
    return all(one.tag in UNSEEN or (one.tag == "mrow" and _is_one(one.children)) for one in others)


def operator(node: MathNode | None) -> str:
    """Return the operator that an element is, with scripts or without; "" for none."""
    if node is None:
        return ""
    inner = core(node)
    return inner.text if inner.tag == "mo" else ""


def alone(node: MathNode | None) -> str:
    """Return the operator that an element is, without scripts."""
    return node.text if node is not None and node.tag == "mo" else ""


def is_form(node: MathNode, form: str) -> bool:
    """Return whether an operator says that it opens (prefix) or closes (postfix)."""
    return f' form="{form}"' in core(node).attributes


def name_of(node: MathNode | None) -> str:
    """Return the letter or the name that an element is, with scripts or without."""
    inner = letter_of(node) if node else None
    return inner.text if inner and inner.tag == "mi" else ""


def letter_of(node: MathNode) -> MathNode:
    """Return the innermost element that has the name of an element."""
    inner = core(node)
    while inner.tag == "mrow" and inner.children:  # a name has its space in a row
        inner = core(inner.children[-1])
    return inner


def is_applied(node: MathNode | None) -> bool:
    """Return whether a bracket after an element may have its arguments."""
    if node is None:
        return False
    inner = core(node)
    if inner.tag == "mo":
        return inner.text == "\u2061" or inner.text.isalpha()
    return inner.tag in ("mi", "mrow", "mover", "mtext", "")


def opening_of(node: MathNode | None) -> str:
    """Return the bracket that an element is, or begins with."""
    if node is not None and node.tag == "mrow" and node.children:
        node = node.children[0]
    return operator(node)


def is_capital(node: MathNode) -> bool:
    """Return whether an element is a single Latin capital letter."""
    return node.tag == "mi" and len(node.text) == 1 and "A" <= node.text <= "Z"


def unspaced(node: MathNode) -> bool:
    """Return whether an element is something besides spaces."""
    return node.tag != "mspace" and (not node.children or any(map(unspaced, node.children)))


def is_range(node: MathNode) -> bool:
    """Return whether an element has an index from here to there, as in (x_t) from t=1 to T."""
    return node.tag == "msubsup" and any(alone(one) == "=" for one in node.children[1].children)
