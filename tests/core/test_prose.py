"""Texts are searched only where something may start, with the same result as anywhere."""

import random
import re

import pytest

from plugins.blocks.foreign import WANTED as OF_OTHERS
from plugins.blocks.slips import WANTED as SLIPS
from plugins.crossrefs.markdown.other_notations import NOTATIONS
from plugins.crossrefs.references.notation import WANTED as REFERENCES
from plugins.figures.captions import WANTED as CAPTIONS
from plugins.texmath.find.openings import HTML, MARKDOWN
from plugins.theorems.fences import FENCE

PIECES = [
    *"\\$`<>[](){}:~#@!|*_-+&^'\" \n\t%=.,;hx1T",
    *("\n\n", "\n    ", "\n```\n", "\n~~~ py\n", "$$", "](", "](#", "[@thm-a]", "@lem-b", "\n> "),
    *("https://a.b/c", "http", "<code>", "</code>", "<!--", "-->", "<a@b.c>", "<http://x>", "\n- "),
    *("\\begin{align}", "\\eqref{", "\\ref{a}", "\\@ref(eq:x)", "{math}`", "{eq}`a`", ":eqref:`a`"),
    *("\n::: lemma", "\n:::\n", "{% katex %}", "{{< katex >}}", "{#a}"),
    *("<script type=\"math/tex\">", "</script>"),
    *("\nTable: a {#tbl-x}", "\n![a](b){#fig-c}", "\n[a]: ", "\\newcommand{\\a}{b}", "\n1. "),
]  # fmt: skip


@pytest.mark.parametrize("search", [REFERENCES, CAPTIONS, FENCE, MARKDOWN, HTML])
def test_nothing_starts_elsewhere(search):
    chance = random.Random(1)
    for _ in range(400):
        text = "".join(chance.choices(PIECES, k=chance.randrange(60)))
        at = chance.randrange(len(text) + 1)
        for start in (0, at):
            plain, quick = search.pattern.search(text, start), search.search(text, start)
            assert (plain and plain.span()) == (quick and quick.span()), (text, start)


def beginnings(pattern):
    """Return each alternative of a pattern that is in no group."""
    parts, depth = [""], 0
    for piece in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", pattern, re.DOTALL):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


@pytest.mark.parametrize(
    "search", [REFERENCES, CAPTIONS, MARKDOWN, HTML, FENCE, OF_OTHERS, SLIPS, NOTATIONS]
)
def test_whatever_is_searched_for_begins_with_a_character(search):
    # Then re looks at nothing but these: a lookbehind first makes it twice as slow.
    found = beginnings(search.starts.pattern)
    assert len(found) > 2
    other = re.compile(r"[(\[.^$]|(?:\\.|[^\\])[?*]|\\[wsdbWSDBAZ]")
    assert list(filter(other.match, found)) == []
