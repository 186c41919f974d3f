"""What a theme finds as ``article.pair``."""

from dataclasses import dataclass
from typing import Any, Protocol

from ..core.posts import OTHER
from .core import Match


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two posts of a pair.

    ``minutes`` is the reading time, ``formulas`` their number; ``foreign`` says that the post is
    in another language than the one that looks at it.
    """

    level: str
    label: str
    article: Any
    minutes: int
    formulas: int
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as one of its posts sees it.

    ``key`` is the paper; ``this`` the half of the post itself, ``other`` the other one or None;
    ``sections`` the sections that match, from this post's side; ``lead`` the article that stands
    for the pair where it has one entry; ``labels`` the names of both levels.
    """

    key: str
    this: Half
    other: Half | None
    sections: tuple[Match, ...]
    lead: Any
    labels: dict[str, str]

    @property
    def level(self) -> str:
        """The level of the post itself."""
        return self.this.level

    @property
    def label(self) -> str:
        """The name of the level of the post itself."""
        return self.this.label

    @property
    def halves(self) -> tuple[Half, ...]:
        """The halves that exist, the overview first."""
        return tuple(half for half in (self.overview, self.math) if half)

    @property
    def overview(self) -> Half | None:
        """The half at the level overview, or None."""
        return self._at("overview")

    @property
    def math(self) -> Half | None:
        """The half at the level math, or None."""
        return self._at("math")

    @property
    def missing(self) -> str | None:
        """The name of the level that is not there, or None."""
        return None if self.other else self.labels[OTHER[self.level]]

    def _at(self, level: str) -> Half | None:
        return self.this if self.this.level == level else self.other


class PairedArticle(Protocol):
    """What templates find on each article."""

    #: The pair as this post sees it; None for a single post.
    pair: Pair | None
    #: The number of its words.
    words: int
    #: The time that reading it takes.
    minutes: int
