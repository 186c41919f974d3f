"""What a theme finds as ``article.pair``."""

from dataclasses import dataclass
from typing import Any, Protocol

from ..core.posts import OTHER
from .core import Match


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two posts of a pair, as the other one sees it."""

    #: "overview" or "math".
    level: str
    #: The name of the level that readers see.
    label: str
    #: The post itself.
    article: Any
    #: The reading time without the proofs, in minutes.
    minutes: int
    #: The number of formulas.
    formulas: int
    #: The reading time with the proofs, in minutes.
    most_minutes: int
    #: Whether it is in another language than the post that is being read.
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as one of its posts sees it."""

    #: The key of the paper.
    key: str
    #: The half of the post itself.
    this: Half
    #: The other half; None where this post sees none.
    other: Half | None
    #: The sections that match, from this post's side.
    sections: tuple[Match, ...]
    #: The article that represents the pair in a list with one entry for each pair.
    lead: Any
    #: The names of both levels that readers see, by level.
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
    #: The time that it takes to read without the proofs, in minutes; and the proofs.
    minutes: int
    proof_minutes: int
