"""Labels, the posts that have them, and what a theme finds as ``article.statements``. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from ..core.elements import element_with_id
from ..core.generated_markup import strip_for
from ..core.pelican_api import get_html, resolve_links

#: Where a reader keeps the labels of a post, so that they come out of the cache with it.
PLUGIN = "crossrefs"
#: Kinds of labels that no environment has, and the prefixes of such labels.
PREFIXES = {
    "equation": ("eq", "eqn"),
    "section": ("sec",),
    "figure": ("fig",),
    "table": ("tbl", "tab"),
    "listing": ("lst",),
}


@dataclass(frozen=True, slots=True)
class Label:
    """Something in a post that can be referred to.

    ``name`` is its id in the page; ``title`` is HTML without links, with placeholders of references
    while a post is read; ``line`` the line of the file's body, 0 where it is not known.
    ``aliases`` are other names for it, such as ``eq:bound``; ``informal_of`` is the label whose
    statement this one says in words.
    """

    name: str
    kind: str
    number: str = ""
    title: str = ""
    line: int = 0
    aliases: tuple[str, ...] = ()
    informal_of: str = ""

    @property
    def is_statement(self) -> bool:
        """Whether it is a theorem-like environment."""
        return self.kind not in PREFIXES and self.kind != "proof"


@dataclass(frozen=True)
class Post:
    """A content with labels, as references see it.

    ``path`` is its source file, relative to the content folder, and stands for it; ``key`` is the
    paper's; ``rank`` is 0 published, 1 hidden, 2 draft; ``title`` is HTML. A post of another site
    has an ``address``.
    """

    path: str
    slug: str
    lang: str
    rank: int = 0
    key: str = ""
    level: str = ""
    title: str = ""
    labels: tuple[Label, ...] = ()
    address: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, Label]:
        """The labels by name and alias; of two the first counts."""
        found: dict[str, Label] = {}
        for label in self.labels:
            found.setdefault(label.name, label)
        for label in self.labels:
            for alias in label.aliases:
                found.setdefault(alias, label)
        return found

    def find(self, written: str) -> Label | None:
        """Return the label that is written so; LaTeX's colon is as good as a hyphen."""
        by_name = self.by_name
        small = written[:1].lower() + written[1:]
        tries = (written, small, written.replace(":", "-"), small.replace(":", "-"))
        return next((by_name[name] for name in tries if name in by_name), None)


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: a label in a post."""

    post: Post
    label: Label


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a reference leads nowhere; ``reason`` is what a reader is told."""

    rule: str
    text: str
    hint: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Statement:
    """A theorem-like environment of an article, as templates see it.

    ``name`` is "Theorem 2"; ``words`` the informal statement of it in another post, ``exact`` the
    formal one of an informal one, or None.
    """

    label: str
    kind: str
    number: str
    name: str
    title: str
    article: Any = field(repr=False, compare=False)
    words: "Statement | None" = None
    exact: "Statement | None" = None

    @property
    def address(self) -> str:
        """The address within the site, with the fragment."""
        return f"{self.article.url}#{self.label}"

    @property
    def html(self) -> str:
        """The whole section as HTML for another page: without ids, its links resolved."""
        content = self.article
        return resolve_links(content, strip_for("excerpt", self.source), content.get_siteurl())

    @property
    def source(self) -> str:
        """The section as it stands in the article, before Pelican resolves the links."""
        return cut_section(get_html(self.article), self.label)


def cut_section(html: str, name: str) -> str:
    """Return the statement with an id out of a post's HTML; "" if there is none."""
    found = element_with_id(html, name)
    return html[found.start : found.end] if found and found.tag == "section" else ""


class ReferringContent(Protocol):
    """What templates find on each article and page."""

    #: Its statements, each with its other version as the content may see it.
    statements: list[Statement]
