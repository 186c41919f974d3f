"""Posts as their prerequisites see them, and what a theme finds as ``article.requires``. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..core.posts import NO_PART, PartKey, Post, Status
from .parsing import Named


@dataclass(frozen=True, slots=True)
class Needing(Post):
    """A post that may name others, and be named."""

    #: What it requires, and what helps, as its header says.
    requires: tuple[Named, ...] = ()
    helps: tuple[Named, ...] = ()
    #: What the posts on one paper share, and the translations of one post.
    part: PartKey = NO_PART

    def named(self, relation: str) -> tuple[Named, ...]:
        """Return what it names as "requires" or as "helps"."""
        return self.requires if relation == "requires" else self.helps


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means to a reader: a post, with the id of a place in it or "".

    ``exact`` says that the post itself was named, at its own level.
    """

    post: Needing
    label: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Unmeant:
    """Why a name means nothing: the rule, what to do; ``reason`` is what a reader is told.

    Without a reason nothing is shown: a reader is not to hear of drafts.
    """

    rule: str
    text: str
    hint: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Part ``target`` builds on part ``source``; ``relation`` is "requires" or "helps".

    ``path`` is the post that says so, ``status`` that post's.
    """

    source: PartKey
    target: PartKey
    relation: str
    path: str = ""
    status: Status = Status.PUBLISHED


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """Something that a post builds on, or that builds on it, as its reader sees it.

    ``title`` is HTML; ``kind`` is "post", "paper", "label", "link" or "unknown"; ``url`` is an
    address, from the site's root where ``article`` is one of its posts, "" where there is none;
    ``level`` is the article's, and ``fallback`` that the reader's level was not to be had;
    ``reason`` tells why it is unknown.
    """

    title: str
    url: str
    kind: str
    relation: str = "requires"
    level: str = ""
    lang: str = ""
    fallback: bool = False
    reason: str = ""
    article: Any = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Web:
    """The parts of a site and what builds on what; ``posts`` has the posts of each part."""

    posts: dict[PartKey, Sequence[Needing]]
    edges: tuple[Edge, ...]


class ArticleWithPrerequisites(Protocol):
    """What templates find on each article."""

    #: What one should know before.
    requires: tuple[Prerequisite, ...]
    #: What is good to know before.
    helps: tuple[Prerequisite, ...]
    #: What builds on it.
    leads_to: tuple[Prerequisite, ...]
