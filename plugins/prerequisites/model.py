"""Posts with what they build on, and what a theme finds as ``article.requires``. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..core.posts import NO_PART, PartKey, Post, Status
from .parsing import Named


@dataclass(frozen=True, slots=True)
class Needing(Post):
    """A post that may name others as its prerequisites, and be named."""

    #: What its header names under ``Requires`` and under ``Helps``.
    requires: tuple[Named, ...] = ()
    helps: tuple[Named, ...] = ()
    #: The same for all posts on one paper, and for all translations of one post.
    part: PartKey = NO_PART

    def named(self, relation: str) -> tuple[Named, ...]:
        """Return what it names as "requires" or as "helps"."""
        return self.requires if relation == "requires" else self.helps


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means to a reader: a post."""

    post: Needing
    #: The id of a place in the post; "" for the post as a whole.
    label: str = ""
    #: Whether the name is of this very post, and not of its paper.
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Unmeant:
    """Why a name means nothing."""

    #: The rule, the text and the hint of the problem that is reported.
    rule: str
    text: str
    hint: str = ""
    #: What the page shows to readers; "" for nothing, for readers must not know of drafts.
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Part ``target`` builds on part ``source``."""

    source: PartKey
    target: PartKey
    #: "requires" or "helps".
    relation: str
    #: The source file and the status of the post that names the prerequisite.
    path: str = ""
    status: Status = Status.PUBLISHED


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """Something that a post builds on, or that builds on it, as its reader sees it."""

    #: HTML.
    title: str
    #: The address, from the site's root where there is an ``article``; "" where there is none.
    url: str
    #: "post", "paper", "label", "link" or "unknown".
    kind: str
    #: "requires" or "helps".
    relation: str = "requires"
    #: The level and the language of the article.
    level: str = ""
    lang: str = ""
    #: Whether it is at the other level, because there is none at the reader's.
    fallback: bool = False
    #: Why it is unknown.
    reason: str = ""
    #: The post of this site that it is or is in; None for none.
    article: Any = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Web:
    """The parts of a site, and which of them builds on which."""

    #: The posts of each part.
    posts: dict[PartKey, Sequence[Needing]]
    edges: tuple[Edge, ...]


class ArticleWithPrerequisites(Protocol):
    """What templates find on each article."""

    #: What one must know before.
    requires: tuple[Prerequisite, ...]
    #: What is useful to know before.
    helps: tuple[Prerequisite, ...]
    #: What builds on it.
    leads_to: tuple[Prerequisite, ...]
