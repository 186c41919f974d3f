"""Titles with the same curly quotes and dashes as texts, where the extension smarty is on."""

import re
import xml.etree.ElementTree as etree
from html import unescape

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from ..core.hypertext import BARE_TEX

FORMULA = re.compile(rf"{BARE_TEX.pattern}|\\\((?:(?!\\\().)*?\\\)", re.DOTALL)
#: A word in place of a formula. No title has this character, which is of private use.
MARK = "x\ue000x"


def smarten(title: str, md: Markdown) -> str:
    """Return a title with curly quotes, dashes and dots; formulas stay as they are."""
    if "smarty" not in md.treeprocessors:
        return title
    formulas = iter(FORMULA.findall(title))
    root = etree.Element("div")
    text = etree.SubElement(root, "p")
    text.text = FORMULA.sub(MARK, title)
    md.treeprocessors["smarty"].run(root)
    stash = md.htmlStash.rawHtmlBlocks
    shown = HTML_PLACEHOLDER_RE.sub(lambda m: unescape(str(stash[int(m[1])])), text.text)
    md.htmlStash.reset()
    return re.sub(MARK, lambda _: next(formulas), shown)
