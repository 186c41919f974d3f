r"""Markdown extension: ``::: notation`` with a line for each symbol becomes a list of symbols.

The lines of the header, of the series and of the site are read after the body, so that their
formulas, references and citations count as those of the post; the list of them is at the end.
"""

from typing import Any

from markdown import Extension, Markdown

from ...core.markdown.findings import findings_of
from ...core.markdown.placeholders import MarkedBlockProcessor
from ...core.markdown.processors import add_processor
from .lists import TAG, SymbolCodeTreeprocessor, SymbolPostprocessor, SymbolTreeprocessor
from .sources import BlockPreprocessor, HeaderPreprocessor
from .store import WORD, SymbolStore


class NotationExtension(Extension):
    """Registers the processors."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site": [[], "lines for every post"],
            "series": [{}, "lines by the name of a series"],
            "blocks": [True, "whether ::: notation is one of ours"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        store = SymbolStore(md, findings_of(md), self.getConfigs())
        add_processor(md, "preprocessors", "notation_lines", HeaderPreprocessor(md, store))
        if self.getConfig("blocks"):
            add_processor(md, "preprocessors", "notation", BlockPreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, WORD, TAG)
        add_processor(md, "blockprocessors", "notation_blocks", blocks)
        add_processor(md, "treeprocessors", "notation", SymbolTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "notation_code", SymbolCodeTreeprocessor(md))
        add_processor(md, "postprocessors", "notation", SymbolPostprocessor(md))


def makeExtension(**options: Any) -> NotationExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return NotationExtension(**options)
