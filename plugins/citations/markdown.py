"""Markdown extension: an ``@key`` that is no label becomes a placeholder.

`crossrefs` reads the signs, and asks what is here. What stands in the .bib is not asked while a
post is read, so that a change there needs no post to be read again; only the keys with a colon are
known, which could be references to other posts.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any

from markdown import Extension, Markdown

from ..core.generated_markup import Class, Data
from ..core.markdown.findings import findings_of
from .settings import BRACKETS


@dataclass(frozen=True, slots=True)
class Citations:
    """What becomes of citations in one site; ``keys`` are those of entries with a colon."""

    brackets: tuple[str, str]
    keys: frozenset[str]

    def claims(self, key: str) -> bool:
        """Tell whether a key can be that of an entry; a label of another post begins a word."""
        return ":" not in key or key in self.keys or not key.rpartition(":")[2][:1].isalpha()

    def element(self, key: str, form: str, line: int, tag: str) -> etree.Element:
        """Return a placeholder."""
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
    """Has `crossrefs` hand over what is no label; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "exists": [False, "whether the site has a bibliography"],
            "style": ["author-year", "a style of CITATIONS_STYLE"],
            "keys": [(), "the keys with a colon"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Let one Markdown instance know."""
        if self.getConfig("exists"):
            brackets = BRACKETS[self.getConfig("style")]
            findings_of(md).citing = Citations(brackets, frozenset(self.getConfig("keys")))


def makeExtension(**options: Any) -> CitationsExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return CitationsExtension(**options)
