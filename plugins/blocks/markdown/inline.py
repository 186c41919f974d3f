"""What CommonMark and pandoc read in a line: its end, characters after a backslash, scripts."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

#: A backslash, or two as in kramdown, before the end of a line that is not the last one.
BREAK = r"\\{1,2}[ ]*\n(?=[ ]*\S)"
#: What is raised or lowered is a word right after another one: "C~max~", "10^th^".
LOWER = r"(?<=[\w)\]])~(\d{1,3}(?=~)|[\w+\-\u2212,.]{1,20}(?=~(?!\w)))~(?!~)"
UPPER = r"(?<=[\w)\]])\^(\d{1,3}(?=\^)|[\w+\-\u2212,.]{1,20}(?=\^(?!\w)))\^(?!\^)"
#: LaTeX's space that ends no line: before a reference or a formula, after "Fig.".
TIE = r"(?<=[\w.)])~(?=(?:ref|tex)\x02)|(?<=[A-Za-z]\.)~(?=\d)"


class BreakInlineProcessor(InlineProcessor):
    """Ends a line."""

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        """Return the element; Python-Markdown writes the end of the line after it."""
        return etree.Element("br"), m.start(0), m.end(0)


class TieInlineProcessor(InlineProcessor):
    """Writes a space that ends no line."""

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        """Return the space."""
        return "\u00a0", m.start(0), m.end(0)


class ScriptInlineProcessor(InlineProcessor):
    """Raises or lowers a word."""

    def __init__(self, pattern: str, md: Markdown, tag: str) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        """Return the element."""
        element = etree.Element(self.tag)
        element.text = m[1]
        return element, m.start(0), m.end(0)


def read_more(md: Markdown) -> dict[str, InlineProcessor]:
    r"""Return the processors by their names, and have a backslash before some characters go.

    ``\<`` is text, and who writes LaTeX writes ``R\&D`` and ``5\%``.
    """
    md.ESCAPED_CHARS = list(dict.fromkeys([*md.ESCAPED_CHARS, *"<&%@"]))
    return {
        "breaks": BreakInlineProcessor(BREAK, md),
        "ties": TieInlineProcessor(TIE, md),
        "lowered": ScriptInlineProcessor(LOWER, md, "sub"),
        "raised": ScriptInlineProcessor(UPPER, md, "sup"),
    }
