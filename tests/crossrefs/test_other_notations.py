"""Citations and notes of other engines, in pandoc's notation."""

import time

import pytest

from plugins.crossrefs.markdown.other_notations import translate


def written(text):
    return [one.text for one in translate(text, notes=True)]


@pytest.mark.parametrize(
    ("text", "here"),
    [
        (r"\cite{a,b}", "[@a; @b]"),
        (r"\citep[p. 3]{a}", "[@a, p. 3]"),
        (r"\citep[see][p. 3]{a}", "[see @a, p. 3]"),
        (r"\citet{a}", "@a"),
        (r"\textcite[p. 3]{a}", "@a [p. 3]"),
        (r"\citeyearpar{a}", "[-@a]"),
        (r"\parencite*{a b}", "[@{a b}]"),
        (r"\nocite{*}", ""),
        (r"\@ref(fig:a)", "[-@fig:a]"),
        ("{cite}`a`", "[@a]"),
        ("{cite:p}`a, b`", "[@a; @b]"),
        ("{cite:t}`a`", "@a"),
        ("{cite:p}`{see}a{p. 3}`", "[see @a, p. 3]"),
        ("{cite:year}`a`", "[-@a]"),
        ("{ref}`thm-a`", "[](#thm-a)"),
        ("{ref}`the words <thm-a>`", "[the words](#thm-a)"),
        ("{numref}`fig-a`", "@fig-a"),
        ("{% cite a b --locator 3 %}", "[@a; @b, 3]"),
        ('{% cite a -l "pp. 3" --prefix x %}', "[@a, pp. 3]"),
        ("{% reference a %}", "@a"),
        ("{% bibliography --cited %}", "[REFERENCES]"),
        ("<d-bibliography></d-bibliography>", ""),
        ('<d-cite key="a,b"></d-cite>', "[@a; @b]"),
        ("<d-cite bibtex-key='a'/>", "[@a]"),
        # What is in round brackets after it is no address.
        ("<d-cite key='a'/>(which is)", "[@a]&#40;"),
        (r"\cite{a}(which is)", "[@a]&#40;"),
        ("{% cite a %}(which is)", "[@a]&#40;"),
        ("{cite:p}`a`(which is)", "[@a]&#40;"),
        ("<dt-cite key=a></dt-cite>", "[@a]"),
        ("<p>x<d-footnote>A note.</d-footnote>", " (A note.)"),
    ],
)
def test_a_citation_of_another_engine(text, here):
    assert written(f"{text} more") == [here]


@pytest.mark.parametrize(
    "text",
    [r"`\cite{a}`", "```\n{% cite a %}\n```", "<pre>\\cite{a}</pre>", "{% cite %}", r"\cited{a"],
)
def test_code_and_other_text_stays(text):
    assert written(text) == []


def test_a_note_of_distill_is_one_of_markdown():
    text = 'A.<d-footnote>The\n note, <d-cite key="a"></d-cite>.</d-footnote>'
    [note] = translate(text, notes=True)
    assert note.note == f"{note.text}: The note, [@a]."
    assert [one.text for one in translate(text, notes=False)] == [" (The note, [@a].)"]


@pytest.mark.parametrize(
    "text",
    [r"\cite{a ", "<d-footnote> ", "<d-cite ", "{% cite a ", "{cite}`a ", r"\citep[a"],
)
def test_the_time_grows_with_the_text(text):
    start = time.process_time()
    list(translate(text * 4000, notes=True))
    assert time.process_time() - start < 3
