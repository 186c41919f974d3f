"""Addresses that are in a text without brackets, as GitHub reads them; brackets of no tag."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

ADDRESS = r"(?<![\w/@=\"'.:-])(?:https?://|www\.(?=\w))[^\s<>\x02\x03`\"']+"
#: What ends a sentence and no address.
AFTER = re.compile(r"(?:[?!.,:;*_~'\"\]]|&\w+;)+$")
#: How far before an address a link in HTML may begin.
FARTHEST = 2000


class NoTagInlineProcessor(InlineProcessor):
    """Shows what can be no tag, such as ``<stdio.h>``: a browser would take it for one."""

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        """Return it as the text that it is."""
        return m[0], m.start(0), m.end(0)


class AddressInlineProcessor(InlineProcessor):
    """Makes links of them."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(ADDRESS, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the link, but none within a link in HTML."""
        text = _trimmed(m[0])
        if self._is_in_link(data, m.start(0)) or not re.search(r"[\w)/]$", text):
            return None, None, None
        link = etree.Element("a", {"href": text if "://" in text else f"http://{text}"})
        link.text = AtomicString(text)
        return link, m.start(0), m.start(0) + len(text)

    def _is_in_link(self, data: str, end: int) -> bool:
        nodes = getattr(self.md.treeprocessors["inline"], "stashed_nodes", {})
        raw = self.md.htmlStash.rawHtmlBlocks
        near = max(0, end - FARTHEST)
        for found in reversed(list(INLINE_PLACEHOLDER_RE.finditer(data, near, end))):
            place = HTML_PLACEHOLDER_RE.match(str(nodes.get(found[1], "")))
            html = str(raw[int(place[1])]) if place and int(place[1]) < len(raw) else ""
            if re.match(r"</?a\b", html, re.IGNORECASE):
                return not html.startswith("</")
        return False


def _trimmed(text: str) -> str:
    """Return an address without what follows it: full stops, brackets that it does not open."""
    while True:
        short = AFTER.sub("", text)
        while short.endswith(")") and short.count(")") > short.count("("):
            short = short[:-1]
        if short == text:
            return text
        text = short
