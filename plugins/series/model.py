"""What a theme finds in ``article.series["parts"]``, ``all_series`` and ``this_series``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from .core import PartView

#: The page of a post lists so many parts before and after its own, and the series' page all.
NEAR = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a series as one reader sees it."""

    #: Counts from 1 in the order of the series.
    number: int
    #: The post at the reader's level, or else the post at the other level.
    article: Any
    #: The posts on a paper; None where there is none.
    overview: Any
    math: Any
    #: The post that is on no paper, or None.
    single: Any

    @property
    def title(self) -> str:
        """The title that names the part: the overview's if there is one."""
        return str((self.overview or self.single or self.article).title)


@dataclass(frozen=True, slots=True)
class Series:
    """A series with its page."""

    name: str
    slug: str
    #: Addresses from the site's root; "" where there is no such page or feed.
    url: str
    save_as: str
    feed_url: str
    #: The published parts.
    parts: tuple[Part, ...]
    #: The page read from ``content/series/<slug>.md``, or None.
    introduction: Any = None

    @property
    def total(self) -> int:
        """The number of parts that are published."""
        return len(self.parts)


def make_part(number: int, view: PartView, articles: Mapping[str, Any]) -> Part:
    """Return a part with its articles; ``articles`` has them by path."""
    found = {level: articles[entry.path] for level, entry in view.levels.items()}
    chosen = articles[view.chosen.path]
    return Part(number, chosen, found.get("overview"), found.get("math"), found.get(""))


class Slice(Sequence[Any]):
    """Some neighbours in a list, without a list of their own: a series has them for each post."""

    def __init__(self, items: list[Any], start: int, stop: int) -> None:
        self._items, self._places = items, range(start, stop)

    @property
    def made_of(self) -> tuple[Any, ...]:
        """What decides what is in it."""
        return self._items, self._places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self._items[place] for place in self._places[index]]
        return self._items[self._places[index]]

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Slice | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]


def series_place(
    name: str, parts: list[Part], posts: list[Any], number: int, links: Mapping[str, str]
) -> dict[str, Any]:
    """Return ``article.series`` of the post in part ``number``.

    Everything that pelican-series gives (name, index, all, all_previous, all_next, previous, next,
    lang) and ours: total, parts, part, near, url, feed_url. ``near`` are the parts around it;
    ``posts`` are those of all parts.
    """
    index = number - 1
    return {
        "name": name,
        "index": number,
        "all": posts,
        "all_previous": Slice(posts, 0, index),
        "all_next": Slice(posts, number, len(posts)),
        "previous": posts[index - 1] if index else None,
        "next": posts[number] if number < len(posts) else None,
        "total": len(posts),
        "parts": parts,
        "part": parts[index],
        "near": Slice(parts, max(0, index - NEAR), min(number + NEAR, len(parts))),
        "lang": posts[index].lang,
        **links,
    }


class ContentInSeries(Protocol):
    """What templates find on each article and page of a series, and on no other."""

    #: Its place, as ``series_place`` makes it.
    series: dict[str, Any]
