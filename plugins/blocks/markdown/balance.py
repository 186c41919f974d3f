"""Closes the HTML of a post within the post, and reports what its author has left open."""

import re

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from ...core.markdown.findings import findings_of
from ..balance import balance
from ..html_tags import FOR_MARKDOWN, TagError, TagFault, has_tags
from .code import CodeStore

#: What is said of a tag, and what to do.
SAID = {
    TagError.OPEN: ("<%(name)s> is never closed", "write </%(name)s> after it"),
    TagError.END: ("</%(name)s> closes nothing; it was left out", "take it out, or open it"),
    TagError.OUTSIDE: ("<%(name)s> is in no table; it was left out", "put it into a <table>"),
    TagError.NO_CELL: (
        "<%(name)s> has something outside of its cells; it was put into one",
        "write <td> or <th> before it",
    ),
}


class SourceKeeper(Preprocessor):
    """Keeps the text that is read, to find the line of a tag in it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.text = ""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.text = "\n".join(lines)
        return lines


class BalancePostprocessor(Postprocessor):
    """Closes what is open, and drops the tags that close nothing."""

    def __init__(self, md: Markdown, source: SourceKeeper, code: CodeStore) -> None:
        super().__init__(md)
        self.source, self.code = source, code

    def run(self, text: str) -> str:
        """Return the HTML with each tag closed."""
        written = _written(self.md)
        if any("markdown" in block for block in written):
            text = FOR_MARKDOWN.sub(r"\1", text)
        if not self.code.in_text and not has_tags(written):
            return text
        text, faults = balance(text, written)
        for fault in faults[:MOST]:
            self._report(fault)
        return text

    def _report(self, fault: TagFault) -> None:
        said, hint = SAID[fault.fault]
        if fault.name == "!--":
            said, hint = "<!-- is never closed; it is shown as it is", "write --> after it"
        line, names = self._line(fault), {"name": fault.name}
        findings_of(self.md).report("markdown-html", line, said % names, hint % names)

    def _line(self, fault: TagFault) -> int:
        """Return the line of the tag: the one of that number, or the last that there is."""
        name = re.escape(fault.name)
        pattern = rf"</{name}\s*>" if fault.fault is TagError.END else rf"<{name}(?!\w)"
        return line_of(self.source.text, pattern, fault.count)


def line_of(text: str, pattern: str, count: int) -> int:
    """Return the line of a match of a pattern: the one of that number, or the last one."""
    found = [m.start() for m in re.finditer(pattern, text, re.IGNORECASE)]
    place = found[min(count, len(found) - 1)] if found else 0
    return text.count("\n", 0, place) + 1


#: Code with its colours.
COLOURED = re.compile(r'<div class="[^"]*\bhighlight"')
#: How many tags of a post are reported.
MOST = 5


def _written(md: Markdown) -> list[str]:
    """Return the raw HTML of the author: code of ours is none."""
    blocks = md.htmlStash.rawHtmlBlocks
    return [b for b in blocks if isinstance(b, str) and not COLOURED.match(b)]
