"""Markdown extension: lists, quotations and code as CommonMark has them; alerts."""

from typing import Any

from markdown import Extension, Markdown

from ...core.markdown.alerts import Alerts
from ...core.markdown.findings import findings_of, language_of
from ...core.markdown.processors import add_processor
from ...core.texts import Texts
from .code import CodeBlockProcessor, CodePostprocessor, CodePreprocessor, CodeStore
from .containers import Depth, ListProcessor, QuoteProcessor

#: Python-Markdown's processors that ours replace.
REPLACED = ("indent", "olist", "ulist", "quote")


class BlocksExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "texts": [Texts(), "the words in the languages of the site"],
            "language": ["en", "the language of posts that name none"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        store = CodeStore(findings_of(md))
        add_processor(md, "preprocessors", "code", CodePreprocessor(md, store))
        for name in REPLACED:
            md.parser.blockprocessors.deregister(name, strict=False)
        depth = Depth()
        texts, language = self.getConfig("texts"), self.getConfig("language")

        def alerts() -> Alerts:
            return Alerts(texts, language_of(md, language))

        for name, processor in {
            "lists": ListProcessor(md.parser, depth),
            "quotes": QuoteProcessor(md.parser, depth, alerts),
            "code": CodeBlockProcessor(md.parser, store),
        }.items():
            add_processor(md, "blockprocessors", name, processor)
        add_processor(md, "postprocessors", "code", CodePostprocessor(md, store))


def makeExtension(**options: Any) -> BlocksExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return BlocksExtension(**options)
