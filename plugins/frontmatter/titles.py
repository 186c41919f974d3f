"""Titles with the same curly quotes and dashes as texts, where the extension smarty is on."""

import re
import xml.etree.ElementTree as etree
from html import unescape

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from ..core.hypertext import BARE_TEX

FORMULA = re.compile(rf"{BARE_TEX.pattern}|\\\((?:(?!\\\().)*?\\\)", re.DOTALL)
BREAK = re.compile(r"(?<!`)<(?:br|wbr)\s*/?>(?!`)", re.IGNORECASE)
PAIRED = re.compile(
    r"(?<!`)<(?P<tag>a|abbr|b|big|center|cite|code|em|font|i|kbd|mark|nobr|p|s|small|span|strong"
    r"|sub|sup|tt|u)(?:\s[^<>]*)?>(?P<inner>[^<>]*)</(?P=tag)>(?!`)",
    re.IGNORECASE,
)
CODE = ("code", "kbd", "samp", "tt")
#: A word in place of a formula. No title has this character, which is of private use.
MARK = "x\ue000x"


def without_tags(title: str) -> str:
    """Return a title without the tags that other engines let through; others are text.

    ``<i>x</i>`` and ``<br>`` are left out. A lone ``<b>``, a script, or a tag in backticks is what
    the title is about.
    """
    plain = BREAK.sub(" ", title)
    while (found := PAIRED.sub(_inner, plain)) != plain:
        plain = found
    return " ".join(plain.split()) if plain != title else title


def _inner(element: re.Match[str]) -> str:
    """Return what is in an element; in code a dollar opens no formula."""
    inner = element["inner"]
    return inner.replace("$", r"\$") if element["tag"].lower() in CODE else inner


def smarten(title: str, md: Markdown) -> str:
    """Return a title with curly quotes, dashes and dots; formulas stay as they are."""
    if "smarty" not in md.treeprocessors:
        return title
    formulas = iter(FORMULA.findall(title))
    root = etree.Element("div")
    text = etree.SubElement(root, "p")
    text.text = FORMULA.sub(MARK, title)
    for name in ("diptych_quotes", "smarty"):
        if name in md.treeprocessors:
            md.treeprocessors[name].run(root)
    stash = md.htmlStash.rawHtmlBlocks
    shown = HTML_PLACEHOLDER_RE.sub(lambda m: unescape(str(stash[int(m[1])])), text.text)
    md.htmlStash.reset()
    return re.sub(MARK, lambda _: next(formulas), shown)
