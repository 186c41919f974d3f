"""Markdown extension: lists, quotations and code as CommonMark has them; alerts."""

from importlib.util import find_spec
from typing import Any

from markdown import Extension, Markdown

from ...core.markdown.alerts import Alerts
from ...core.markdown.findings import findings_of, language_of
from ...core.markdown.processors import add_processor
from ...core.texts import Texts
from ..elements import NO_TAG
from .addresses import AddressInlineProcessor, NoTagInlineProcessor
from .attributes import AttributesBlockProcessor, AttributesTreeprocessor
from .balance import BalancePostprocessor, SourceKeeper
from .braces import end_at_first_brace
from .code import (
    CodeBlockProcessor,
    CodePostprocessor,
    CodePreprocessor,
    CodeStore,
    CodeTreeprocessor,
)
from .containers import Depth, ListProcessor, QuoteProcessor
from .definitions import REPLACED as DEFINITIONS
from .definitions import DefinitionProcessor
from .emphasis import be_careful
from .foreign import ForeignPreprocessor
from .headings import HeadingPreprocessor, read_indented
from .html import HtmlPreprocessor
from .indented import IndentedProcessor
from .inline import read_more
from .leftovers import LeftoversPostprocessor
from .tables import TableBlockProcessor
from .tidying import TidyingPostprocessor

#: Extensions that most of other engines' posts need, and their options.
OTHERS: dict[str, dict[str, Any]] = {
    "pymdownx.tilde": {"subscript": False},
    "pymdownx.keys": {},
    "pymdownx.tabbed": {},
    "pymdownx.details": {},
    "markdown.extensions.admonition": {},
}
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
        _add_others(md)
        be_careful(md)
        end_at_first_brace(md)
        read_indented(md)
        store = CodeStore(findings_of(md))
        add_processor(md, "preprocessors", "code", CodePreprocessor(md, store))
        for name in REPLACED:
            md.parser.blockprocessors.deregister(name, strict=False)
        depth = Depth()
        has_definitions = "deflist" in md.parser.blockprocessors
        for name in DEFINITIONS:
            md.parser.blockprocessors.deregister(name, strict=False)
        has_attributes = "attr_list" in md.treeprocessors
        texts, language = self.getConfig("texts"), self.getConfig("language")

        def alerts() -> Alerts:
            return Alerts(texts, language_of(md, language))

        for name, processor in {
            **({"definitions": DefinitionProcessor(md.parser, depth)} if has_definitions else {}),
            "lists": ListProcessor(md.parser, depth),
            "indented": IndentedProcessor(md.parser),
            "quotes": QuoteProcessor(md.parser, depth, alerts),
            "code": CodeBlockProcessor(md.parser, store),
            "tables": TableBlockProcessor(md.parser),
            **({"attributes": AttributesBlockProcessor(md.parser)} if has_attributes else {}),
        }.items():
            add_processor(md, "blockprocessors", name, processor)
        source = SourceKeeper(md)
        add_processor(md, "preprocessors", "source", source)
        add_processor(md, "postprocessors", "tidying", TidyingPostprocessor(md, source))
        add_processor(md, "postprocessors", "balance", BalancePostprocessor(md, source, store))
        add_processor(md, "postprocessors", "leftovers", LeftoversPostprocessor(md, source))
        add_processor(md, "preprocessors", "foreign", ForeignPreprocessor(md))
        if "markdown_block" in md.parser.blockprocessors:
            add_processor(md, "preprocessors", "html", HtmlPreprocessor(md))
        add_processor(md, "preprocessors", "headings", HeadingPreprocessor(md))
        add_processor(md, "inlinePatterns", "no_tags", NoTagInlineProcessor(NO_TAG, md))
        add_processor(md, "inlinePatterns", "addresses", AddressInlineProcessor(md))
        for name, pattern in read_more(md).items():
            add_processor(md, "inlinePatterns", name, pattern)
        attributes = AttributesTreeprocessor(md, alerts)
        add_processor(md, "treeprocessors", "attributes", attributes)
        add_processor(md, "treeprocessors", "code", CodeTreeprocessor(md, store))
        add_processor(md, "postprocessors", "code", CodePostprocessor(md, store))


def _add_others(md: Markdown) -> None:
    """Add the extensions of others that a site does not have yet."""
    known = {type(extension).__module__ for extension in md.registeredExtensions}
    for name, options in OTHERS.items():
        if name not in known and find_spec(name.partition(".")[0]):
            md.registerExtensions([name], {name: options})


def makeExtension(**options: Any) -> BlocksExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return BlocksExtension(**options)
