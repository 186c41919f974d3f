"""Labels, and papers without posts, as prerequisites: what `crossrefs` and the .bib files know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ..bibliography import find_bibliography, make_typeset
from ..crossrefs import LABELS, Fault, ReferenceLinker
from .model import Unmeant
from .resolving import unknown

#: From TeX in dollars to HTML.
Typeset = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a label."""

    #: Its name, as HTML.
    title: str
    #: The source file of its post; "" for a place of another site.
    path: str
    #: Its id.
    label: str
    #: The address of its page, for a place of another site; else "".
    address: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """Something of another site."""

    #: HTML.
    title: str
    #: Its address; "" if none is known.
    address: str


@dataclass(frozen=True, slots=True)
class Places:
    """What can be named besides posts and papers with posts."""

    #: The labels; None without `crossrefs`.
    labels: ReferenceLinker | None
    #: The bibliography; None without one.
    bibliography: Any
    #: Makes HTML of titles.
    typeset: Typeset

    @classmethod
    def of(cls, context: Mapping[str, Any], settings: Mapping[str, Any]) -> "Places":
        """Return the places that a build knows."""
        labels: ReferenceLinker | None = context.get(LABELS)
        return cls(labels, find_bibliography(settings), make_typeset(settings))

    def find_label(self, name: str, path: str) -> Place | Unmeant:
        """Return the place that a label means in the post with a source file, or why none."""
        post = self.labels.posts.get(path) if self.labels else None
        if self.labels is None or post is None:
            return unknown(name, "labels need the plugin crossrefs")
        found = self.labels.index.resolve(name, post)
        if isinstance(found, Fault):
            drafts = found.rule == "ref-draft"
            reason = "" if drafts else found.reason
            rule = "requires-draft" if drafts else "requires-unknown"
            return Unmeant(rule, found.text, found.hint, reason)
        title = self.labels.name_target(name, found, post)
        return Place(title, found.post.path, found.label.name, found.post.address)

    def find_entry(self, key: str) -> Outside | None:
        """Return a paper of the bibliography, on which the site may have no post."""
        entry = self.bibliography.find(key) if self.bibliography else None
        if entry is None:
            return None
        links = [link.address for link in entry.links]
        return Outside(self.typeset(entry.title or escape(key)), next(iter(links), ""))

    def nearest(self, key: str) -> str:
        """Return a hint that names the most similar key of the bibliography, or ""."""
        return str(self.bibliography.nearest(key)) if self.bibliography else ""
