"""Links to tags, categories and authors, ``{tag}R&D``: to the page of the term, or reported.

Pelican makes an address of the text as it is in the HTML, ``R&amp;D``, whether there is such a term
or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote, unquote

from pelican.urlwrappers import Author, Category, Tag

from ..core.diagnostics import nearest
from ..core.pelican_api import find_slug
from .term_names import iter_terms
from .written_links import LinkFault

TERMS = ("tag", "category", "author")
CLASSES = {"tag": Tag, "category": Category, "author": Author}


@dataclass(frozen=True, slots=True)
class TermLinks:
    """The terms of a run that have a page, by kind: slugs by the names that a link may have."""

    slugs: Mapping[str, Mapping[str, str]]
    #: The names as authors write them, by kind.
    names: Mapping[str, tuple[str, ...]]
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, generator: Any) -> "TermLinks":
        """Return the terms of the generator of articles."""
        settings = generator.settings
        slugs: dict[str, dict[str, str]] = {kind: {} for kind in TERMS}
        names: dict[str, list[str]] = {kind: [] for kind in TERMS}
        for term in iter_terms(generator):
            if settings.get(f"{term.kind.upper()}_SAVE_AS"):
                names[term.kind].append(term.name)
                slugs[term.kind][term.name] = term.slug
                for other in (term.slug, term.name.casefold()):
                    slugs[term.kind].setdefault(other, term.slug)
        return cls(slugs, {kind: tuple(known) for kind, known in names.items()}, settings)

    def check(self, what: str, value: str, link: str) -> tuple[LinkFault | None, str, str]:
        """Return how a link has to change, and text and hint of a problem, "" for none."""
        written, mark, rest = _parts(value)
        # For Pelican, whatever has the slug of a term is its name.
        made = find_slug(CLASSES[what](unquote(written), self.settings))
        tries = (written, unquote(written), unquote(written).casefold(), made)
        known = self.slugs[what]
        slug = next((known[name] for name in tries if name in known), None)
        if slug is None:
            hint = nearest(unquote(written), self.names.get(what, ()))
            text = f'no published post has the {what} "{unquote(written)}"'
            return LinkFault(link, unquote(written)), text, hint
        opening, closing = link[0], "|" if link[0] == "|" else "}"
        new = f"{opening}{what}{closing}{quote(slug, safe='')}{mark}{rest}"
        return (LinkFault(link, "", replacement=new) if new != link else None), "", ""


def _parts(value: str) -> tuple[str, str, str]:
    """Return the name, then ``#`` and what follows: but "C#" is a name."""
    name = unescape(value).strip().rstrip("/")
    head, mark, rest = name.partition("#")
    return (head, mark, rest) if rest and head else (name, "", "")
