"""Puts an author's HTML in order before it comes back into the page."""

import re
from html import escape
from typing import Any

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from ...core.markdown.findings import findings_of
from ..tidying import tidy
from .balance import COLOURED, SourceKeeper, line_of

#: The name of a file above code, which Pygments writes as it is.
FILENAME = re.compile(r"(?<=filename\">).*?(?=</span><pre>)")


class TidyingPostprocessor(Postprocessor):
    """Changes the blocks that Markdown has put aside; the text stays as it is."""

    def __init__(self, md: Markdown, source: SourceKeeper) -> None:
        super().__init__(md)
        self.source = source
        #: The blocks of a text, and how many of them are in order.
        self._blocks: list[Any] = []
        self._done = 0

    def run(self, text: str) -> str:
        """Return the text as it is; headings are run through this one by one."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        if self._blocks is not blocks:
            self._blocks, self._done = blocks, 0
        drawing = any("<svg" in b for b in blocks[self._done :] if isinstance(b, str))
        for number in range(self._done, len(blocks)):
            block = blocks[number]
            if isinstance(block, str) and COLOURED.match(block):
                blocks[number] = FILENAME.sub(lambda m: escape(m[0], quote=False), block, 1)
            elif isinstance(block, str):
                blocks[number], dropped = tidy(block, drawing=drawing)
                self._report(dropped)
        self._done = len(blocks)
        return text

    def _report(self, dropped: list[str]) -> None:
        for name in dropped:
            said = f"<{name}> belongs around a page; it was left out"
            line = line_of(self.source.text, rf"<{name}(?!\w)", 0)
            findings_of(self.md).report("markdown-html", line, said, "take it out")
