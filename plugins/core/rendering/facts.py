"""Facts: what pages have looked at, each with a digest of what it was.

A page that looked at the same facts with the same digests would be the same page again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pelican.contents import Content

from ..contents import iter_all
from ..html import html_of
from ..links import find_addresses
from ..memory.digests import Digest, Digester, UnknownValueError
from ..watching import MISSING, attributes_of, unwatched

#: What was looked at, as plain texts: its kind, and which one it is.
Fact = tuple[str, ...]
#: The digest of what nobody can compare: a page that looked at it is always rendered.
UNKNOWN: Digest = b""
#: What depends on where the page is, with relative addresses; it is compared without being made.
PLACED = frozenset(("content", "summary", "get_content", "get_summary"))


class Facts:
    """What is so in this build; values must not change while pages are rendered."""

    def __init__(self, context: dict[str, Any], names: Mapping[str, Any]) -> None:
        """Take the context that all pages share, and the global names of templates."""
        self.context = context
        self._names = names
        self._digester = Digester()
        self._contents = {_name_of(content): content for content in iter_all(context)}
        #: Fragments of pages by what decides them, as ``render_once`` keeps them.
        self.fragments: dict[Any, Any] = {}
        #: The addresses that the links of contents lead to.
        self._addresses: dict[Content, tuple[str, ...]] = {}
        #: The digests that have been asked for.
        self.known: dict[Fact, Digest] = {}

    def digest(self, value: Any) -> Digest:
        """Return the digest of a value."""
        try:
            with unwatched():
                return self._digester.digest(value)
        except UnknownValueError:
            return UNKNOWN

    def see(self, fact: Fact, value: Any) -> Digest:
        """Return the digest of a fact that has this value."""
        found = self.known.get(fact)
        if found is None:
            found = self.known[fact] = self.digest(value)
        return found

    def find(self, fact: Fact) -> Digest:
        """Return the digest that a fact has in this build; UNKNOWN if there is nothing like it."""
        found = self.known.get(fact)
        if found is None:
            with unwatched():
                found = self.known[fact] = self._look(fact)
        return found

    def _look(self, fact: Fact) -> Digest:
        kind, *names = fact
        if kind == "context":
            return self.digest(self.context.get(names[0], MISSING))
        if kind == "name":
            return self.digest(self._names.get(names[0], MISSING))
        content = self._contents.get((names[0], names[1]))
        return UNKNOWN if content is None else self._look_at(content, kind, names[2:])

    def _look_at(self, content: Content, kind: str, names: Sequence[str]) -> Digest:
        if kind == "html":
            return html_of(content).digest
        if kind == "placed":
            return self.digest_of_text(content, *names)
        return self.digest(getattr(content, names[0], MISSING))

    def digest_of_text(self, content: Content, name: str, siteurl: str) -> Digest:
        """Return the digest of a text or summary, on a page with this ``siteurl``."""
        with unwatched():
            summary = content.metadata.get("summary") if "summary" in name else None
            # The address in the context is that of the page which asked for the text.
            if summary is not None:
                return self.digest((summary, ""))
            html = html_of(content).digest
            known = self._addresses.get(content)
            if known is None:
                known = self._addresses[content] = find_addresses(content, self.context)
        return self.digest((html, known, siteurl))


def fact_of(content: Content, kind: str, *names: str) -> Fact:
    """Return the fact about a content."""
    return (kind, *_name_of(content), *names)


def _name_of(content: Content) -> tuple[str, str]:
    return type(content).__name__, str(attributes_of(content).get("source_path"))
