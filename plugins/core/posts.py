"""Who sees which post: by status, language and level. Pure but for what reads a content.

A published post sees published posts only, a hidden one also hidden ones, a draft all posts.
Of several posts each prefers those in its own language, then those in the site's language; of
these the one at the level that it asks for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, TypeVar

from pelican.contents import Content

from .contents import day_of
from .fields import read_paper

LEVELS = ("overview", "math")
OTHER = {"overview": "math", "math": "overview"}

#: The date of a content that has none, such as a draft: it comes last.
NO_DATE = datetime.max.replace(tzinfo=UTC)


class Status(IntEnum):
    """How far a content is from being public."""

    PUBLISHED = 0
    HIDDEN = 1
    DRAFT = 2


#: By what Pelican calls it.
STATUSES = {status.name.lower(): status for status in Status}


@dataclass(frozen=True, slots=True)
class Post:
    """A post as others see it."""

    #: Its source file, which is what it is known by.
    path: str
    slug: str = ""
    #: The key of its paper or pair; "" for none.
    key: str = ""
    #: Its level; "" for a single post, or where the author gave none that exists.
    level: str = ""
    lang: str = ""
    status: Status = Status.PUBLISHED
    #: Of two posts that claim one place, the older one has it.
    date: datetime = NO_DATE


@dataclass(frozen=True, slots=True, order=True)
class PartKey:
    """What the posts on one paper share, and the translations of one post."""

    #: "paper" or "post".
    kind: str
    #: The key of the paper, or the slug of the post.
    name: str
    #: Parts another post under the same slug, which is no translation; else "".
    path: str = ""


#: The key of a part that is not known yet.
NO_PART = PartKey("", "")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks for a post: at a level, in a language, from a post with a status."""

    level: str
    lang: str
    status: Status
    #: The language of the site.
    default_lang: str

    def sees(self, post: Post) -> bool:
        """Return whether it may be shown a post, by the status of both."""
        return post.status <= self.status

    def reads(self, post: Post) -> bool:
        """Return whether a post is in its own language or in the site's."""
        return post.lang in (self.lang, self.default_lang)

    def preference(self, post: Post) -> tuple[int, int, int, datetime, str]:
        """Return what posts are ordered by, the best one first."""
        language = 0 if post.lang == self.lang else 1 if post.lang == self.default_lang else 2
        level = 0 if post.level == (self.level or "overview") else 1 if post.level else 2
        return (language, level, -post.status, post.date, post.path)


P = TypeVar("P", bound=Post)


def best_for(viewer: Viewer, posts: Iterable[P]) -> P | None:
    """Return the best of the posts that a viewer sees; None where it sees none."""
    return min(filter(viewer.sees, posts), key=viewer.preference, default=None)


def viewer_of(post: Post, default_lang: str) -> Viewer:
    """Return the viewer that a post is: it looks for others at its own level."""
    return Viewer(post.level, post.lang, post.status, default_lang)


def status_of(content: Content) -> Status:
    """Return the status of an article or a page."""
    return STATUSES[content.status]


def is_published(content: Content) -> bool:
    """Return whether a content is public."""
    return status_of(content) is Status.PUBLISHED


def read_post(content: Content) -> Post:
    """Return an article or a page as others see it."""
    key, level = read_paper(content)
    return Post(
        path=content.source_path,
        slug=str(getattr(content, "slug", "")),
        key=key,
        level=level.casefold() if key and level.casefold() in LEVELS else "",
        lang=str(getattr(content, "lang", "")),
        status=status_of(content),
        date=day_of(content),
    )


def extend(cls: type[P], post: Post, **more: Any) -> P:
    """Return a post as an instance of a subclass, whose own fields are ``more``."""
    return cls(**{field.name: getattr(post, field.name) for field in fields(Post)}, **more)


def part_of(post: Post) -> PartKey:
    """Return what a post shares with others: its paper, or itself with its translations."""
    return PartKey("paper", post.key) if post.key else PartKey("post", post.slug)


def group_by_name(posts: Iterable[P]) -> tuple[dict[str, list[P]], dict[str, list[P]]]:
    """Return posts by the keys of their papers, and by their slugs; each list by paths."""
    by_key: dict[str, list[P]] = defaultdict(list)
    by_slug: dict[str, list[P]] = defaultdict(list)
    for post in sorted(posts, key=lambda p: p.path):
        by_slug[post.slug].append(post)
        if post.key:
            by_key[post.key].append(post)
    return dict(by_key), dict(by_slug)
