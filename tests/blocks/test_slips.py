"""What is nearly Markdown, and what only looks like it."""

import time

import pytest

from plugins.blocks.slips import find_slips
from plugins.blocks.table_rows import find_unlike

SLIPS = {
    "| One, in *a*, 2016.\n| Two.": (0, "begins with a bar"),
    "a\n| one |\nb": (2, "begins with a bar"),
    ":: theorem\nSo.\n::": (0, "two colons"),
    "> [!NOET]\n> So.": (0, 'no alert "NOET"'),
    '!!! warnig "T"\n    So.': (0, 'no alert "warnig"'),
    "So.^[a note that is open.": (3, "does not close"),
    "[a] (https://x.example)": (2, "a space is between"),
    "[a]()": (2, "has no address"),
    "[a](<>) b": (2, "has no address"),
    "See <https://a.org/b c>.": (4, "has a space in it"),
    "> [!WARNING\n> So.": (0, "in an open bracket"),
    "Of &alhpa; so.": (3, "is no character"),
    "tex\x02m0\x03tex {#eq a} so": (11, "has a space in it"),
    '[a]("a title")': (2, "has no address"),
    '![a]("b/c.png")': (3, "in quotation marks"),
    "See <{filename}a.md>.": (4, "is no link"),
    "[a](https://x.example (a title))": (2, "has a space in it"),
    "[a](https://x.example b)": (2, "has a space in it"),
    "Let \\(x be.\n\n\\(y\\)": (4, "does not close"),
    "Let\n\n\\[ x + y\n\nMore": (5, "does not close"),
    "As said [@key2009, p. 3.\n\n[@b]": (8, "does not close"),
    '=== "R"\nx\n': (0, "nothing in it"),
    "## Title {a}\n\nText": (0, "after a heading is text"),
    "[REFERNCES]": (0, "is text"),
    "> [!theorem] Of Obsidian\n> So.": (0, "no alert"),
    "!!! lema\n    So.": (0, "no alert"),
    "!!! note\nSo.": (0, "nothing in the admonition"),
    '??? tip "T"\n\nSo.': (0, "nothing in the admonition"),
    "## Title {#a\n\nText": (0, "never closed"),
    "![a](b.png){#fig-a\n\nText": (11, "never closed"),
    "![a](b.png){alt=“b”}": (11, "no quotation mark"),
    '[a](b){title="b c}': (6, "never closed"),
    "A [word]{.x title=‘b’}": (8, "no quotation mark"),
    "[cf. @key2009, p. 3.\n\nMore": (0, "does not close"),
    "See [here(#x). And": (4, "words of a link are never closed"),
    "tex\x02t0\x03tex {eq-a}\n\nx": (6, "after a formula is text"),
    "tex\x02t0\x03tex {#eq-a\n\nx": (6, "never closed"),
    "</div\n\nx": (0, "tag is never closed"),
    "A [link](b){wide} x": (11, "a word in braces"),
    "Of arXiv:1602.4485.": (3, "no paper"),
    "#math/logic #proof": (0, "is a heading"),
    "#math\n\nText": (0, "is a heading"),
    "So\n1.First\n2.Second\n3.Third": (3, "no list"),
    "-one\n-two": (0, "no list"),
    "• one\n• two\n• three": (0, "no list"),
}
SOUND = [
    "[a](b){download} ![c](d){.wide} f(x){y_1} $x${z} (a){b}",
    *("| a |\n|---|\n| b |", "| a\n|--\n| b", "|x| is a norm", "|| x", "`| a`"),
    "> [!NOTE]\n> So.",
    "> [!mine] Of Obsidian\n> So.",
    "[a][b] x\n\n[b]: https://x.example",
    "[@a2009], [see @b, §3]; [-@c]",
    "[like][] it, [x] (see above), a[i][j]",
    "[a](b.md) (c), [a](https://en.wikipedia.org/wiki/A_(b))",
    "[a](b c.md), [a](https://x.example 'a b'), [a]( https://x.example )",
    "\\[no link\\](x), 1\\) and 2\\)",
    "<!-- a\n\nb --> c",
    "It costs $5, or US$ a lot; $HOME and x * y ** 2",
    "**bold\nover lines** and **Theorem 1.**Let",
    "`a ** b`, `` a` `` and ``b``\n\n```\n**x [a] (/b)\n```",
    '=== "R"\n\n    x\n\n=== "Python"\n    y',
    "foo :: Int -> Int",
    "## T {#a}\n\n[TOC]\n\n[REFERENCES]\n\n[NEWS]",
    "    **x in code",
    "[see (https://x.example) for more]; [a (./b)\nor]",
    "arXiv:1602.04485v2, arXiv:1402.4485, arXiv:math/0309136, [arXiv:1602.4485](x)",
    "#Heading\n\n# math\n\n#1, #fff is a colour",
    "1.5 and\n2.5\n\n-1\n-2\n\n-one alone\n\n1.One  \n2.Two",
    "!!! note\n\n    So.\n\nWow!!! so",
    """![a](b){title="it's" alt='a "b"'} and {r, fig.cap="a", x='b'} and {% a b=“c” %}""",
    "Set {x = 3}, $x$ {so} it",
    'A [b](c){title="in \\"quotes\\"" .x} d',
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found(text):
    ((start, said, hint),) = find_slips(text)
    assert start == SLIPS[text][0]
    assert SLIPS[text][1] in said
    assert hint


@pytest.mark.parametrize("text", SOUND)
def test_what_only_looks_like_one_is_none(text):
    assert list(find_slips(text)) == []


@pytest.mark.parametrize("piece", ["\\(x ", "^[a ", "[a] (/x ", "[@a ", "<!--", "<!-- a "])
def test_a_text_of_slips_costs_little(piece):
    start = time.process_time()
    assert len(list(find_slips(piece * 5000))) <= 20
    assert time.process_time() - start < 3


def test_a_row_with_too_many_cells_is_found():
    head = "| a | b |\n|---|---|\n"
    ((start, said, _),) = find_unlike(f"{head}| 1 | 2 | 3 |\n| 1 |\n\n| x | y | z |")
    assert start == len(head)
    assert "3 cells and the head of the table 2 cells" in said
    assert list(find_unlike(f"{head}| `a | b` | 2 |\n| 1 \\| 2 | 3 |")) == []
