"""Each content and each term has a slug that can be the name of a folder.

Pelican gives "🎉" and ".." an empty slug, so that the page of such a tag would replace that of all
tags; at a slug that is too long for the file system it stops.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Page
from pelican.urlwrappers import URLWrapper
from pelican.utils import slugify

from ..core.diagnostics import Problem, in_header
from ..core.documents import add_problems
from ..core.memory.digests import digest_bytes
from ..core.pelican_api import find_slug

#: Where the settings of a run keep the slugs of terms.
SETTING = "DIPTYCH_SLUGS"
#: How many bytes of a slug are kept: what is added to it in addresses must be in the name, too.
LONGEST = 180
FIELDS = {"Tag": ("Tags",), "Category": ("Category", "Categories"), "Author": ("Authors?",)}


@dataclass(slots=True)
class Slugs:
    """The slugs of terms, as far as a run has asked for them."""

    #: By kind and name.
    known: dict[tuple[str, str], str] = field(default_factory=dict)


def forget_slugs(settings: dict[str, Any]) -> None:
    """Begin with no slugs: a site within a site begins with a copy of the other's settings."""
    settings[SETTING] = Slugs()


def spell_out(text: str) -> str:
    """Return the Unicode names of the characters of a text: "PARTY POPPER" for "🎉"."""
    return " ".join(unicodedata.name(char, "") for char in text)


def name_the_nameless(content: Content) -> None:
    """Give a content whose title has no letters a slug from its file."""
    if isinstance(content, Article | Page) and not getattr(content, "slug", "x"):
        stem = Path(content.source_path).stem
        content.slug = slugify(stem, content.settings["SLUG_REGEX_SUBSTITUTIONS"]) or "untitled"


def name_terms(content: Content) -> None:
    """Give the tags, authors and the category of a content slugs; report one that is cut."""
    known = content.settings.setdefault(SETTING, Slugs()).known
    for term in _iter_terms(content):
        name = (type(term).__name__, term.name)
        if name not in known:
            known[name] = find_slug(term)
        slug = known[name]
        if not slug.strip("./"):  # with substitutions of the site's own, ".." stays what it is
            substitutions = content.settings["SLUG_REGEX_SUBSTITUTIONS"]
            slug = term.slug = slugify(spell_out(term.name), substitutions) or "untitled"
        if len(slug.encode()) > LONGEST:
            term.slug = cut(slug)
            add_problems(content.metadata, _too_long(term, content.source_path))


def cut(slug: str) -> str:
    """Return as much of a slug as a file's name can have, so that no two slugs become one."""
    return f"{slug.encode()[:LONGEST].decode(errors='ignore')}-{digest_bytes(slug.encode()).hex()}"


def _iter_terms(content: Content) -> Iterator[URLWrapper]:
    listed = (*getattr(content, "tags", ()), *getattr(content, "authors", ()))
    single = getattr(content, "category", None)
    return (term for term in (*listed, single) if isinstance(term, URLWrapper))


def _too_long(term: URLWrapper, path: str) -> Problem:
    kind = type(term).__name__
    text = f'the address of "{term.name[:30]}…" is longer than the name of a file can be'
    hint = "it was cut; are there commas between the names?"
    return Problem("address-taken", path, text, hint, in_header(*FIELDS.get(kind, (kind,))))
