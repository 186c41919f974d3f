"""Markdown extension: an ``@key`` that is no label becomes a placeholder.

`crossrefs` finds each ``@``, and asks ``Citations`` here. While a post is read, the entries of the
bibliography are not known, so that no post has to be read again after a change in them. Only their
keys with a colon are known, since these could also be references to other posts.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any

from markdown import Extension, Markdown

from ..core.generated_markup import Class, Data
from ..core.markdown.findings import findings_of
from ..core.markdown.processors import add_processor
from .distill import DistillPreprocessor
from .settings import BRACKETS


@dataclass(frozen=True, slots=True)
class Citations:
    """How citations are read on one site."""

    #: The brackets that are printed around them.
    brackets: tuple[str, str]
    #: The keys of entries that have a colon.
    keys: frozenset[str]

    def claims(self, key: str) -> bool:
        """Return whether a key can be that of an entry.

        If not, it is a label of another post: these have a colon and then a letter.
        """
        return ":" not in key or key in self.keys or not key.rpartition(":")[2][:1].isalpha()

    def element(self, key: str, form: str, line: int, tag: str) -> etree.Element:
        """Return the placeholder of a citation, an element with a tag."""
        attributes = {
            "class": Class.CITATION,
            Data.CITE: key,
            Data.FORM: form,
            Data.LINE: str(line),
        }
        element = etree.Element(tag, attributes)
        element.text = key
        return element


class CitationsExtension(Extension):
    """Makes `crossrefs` ask for each ``@key`` that is no label; the settings are plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "exists": [False, "whether the site has a bibliography"],
            "style": ["author-year", "a style of CITATIONS_STYLE"],
            "keys": [(), "the keys with a colon"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Set ``citing`` in the findings of one Markdown instance."""
        if self.getConfig("exists"):
            brackets = BRACKETS[self.getConfig("style")]
            findings_of(md).citing = Citations(brackets, frozenset(self.getConfig("keys")))
        add_processor(md, "preprocessors", "distill", DistillPreprocessor(md))


def makeExtension(**options: Any) -> CitationsExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return CitationsExtension(**options)
