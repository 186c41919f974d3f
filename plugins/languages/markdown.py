"""Markdown extension: links back from footnotes, and quotation marks, in the post's language."""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from ..core.generated_markup import Class
from ..core.markdown.findings import language_of
from ..core.markdown.processors import add_processor
from ..core.texts import Texts, message
from .quotes import QuoteTreeprocessor

#: As Markdown's "footnotes" names such a link.
NUMBER = re.compile(r"footnote (\d+)")
BACK = message("Back to note %(number)s in the text")


class BacklinkTreeprocessor(Treeprocessor):
    """Names the links that "footnotes" has made."""

    def __init__(self, md: Markdown, texts: Texts, language: str) -> None:
        super().__init__(md)
        self.texts = texts
        self.language = language

    def run(self, root: etree.Element) -> None:
        """Change the titles in place, but not one that the site has set."""
        text = self.texts.get(language_of(self.md, self.language), BACK)
        for link in root.iter("a"):
            if link.get("class") == Class.FOOTNOTE_BACKREF:
                found = NUMBER.search(link.get("title") or "")
                if found:
                    link.set("title", text % {"number": found[1]})


class LanguagesExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "texts": [Texts(), "the texts in the languages of the site"],
            "language": ["en", "the language of posts that give none"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        backlinks = BacklinkTreeprocessor(md, self.getConfig("texts"), self.getConfig("language"))
        add_processor(md, "treeprocessors", "backlinks", backlinks)
        quotes = QuoteTreeprocessor(md, self.getConfig("language"))
        add_processor(md, "treeprocessors", "quotes", quotes)


def makeExtension(**options: Any) -> LanguagesExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return LanguagesExtension(**options)
