"""What a theme finds in ``article.series["parts"]``, ``all_series`` and ``this_series``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .core import PartView


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a series as one reader sees it.

    ``number`` counts from 1 in the order of the series; ``article`` is the post at the reader's
    level, else the one there is; ``overview``, ``math`` and ``single`` are articles or None.
    """

    number: int
    article: Any
    overview: Any
    math: Any
    single: Any

    @property
    def title(self) -> str:
        """The title that names the part: the overview's if there is one."""
        return str((self.overview or self.single or self.article).title)


@dataclass(frozen=True, slots=True)
class Series:
    """A series with its page: addresses from the site's root, or "" where there is none.

    ``introduction`` is the page read from ``content/series/<slug>.md``, or None.
    """

    name: str
    slug: str
    url: str
    save_as: str
    feed_url: str
    parts: tuple[Part, ...]
    introduction: Any = None

    @property
    def total(self) -> int:
        """The number of parts that are published."""
        return len(self.parts)


def make_part(number: int, view: PartView, articles: Mapping[str, Any]) -> Part:
    """Return a part with its articles, which stand in ``articles`` by path."""
    found = {level: articles[entry.path] for level, entry in view.levels.items()}
    chosen = articles[view.chosen.path]
    return Part(number, chosen, found.get("overview"), found.get("math"), found.get(""))


def series_place(
    name: str, parts: list[Part], number: int, links: Mapping[str, str]
) -> dict[str, Any]:
    """Return ``article.series`` of the post in part ``number``.

    Everything that pelican-series gives (name, index, all, all_previous, all_next, previous, next,
    lang) and ours: total, parts, part, url, feed_url.
    """
    posts = [part.article for part in parts]
    index = number - 1
    return {
        "name": name,
        "index": number,
        "all": posts,
        "all_previous": posts[:index],
        "all_next": posts[number:],
        "previous": posts[index - 1] if index else None,
        "next": posts[number] if number < len(posts) else None,
        "total": len(posts),
        "parts": parts,
        "part": parts[index],
        "lang": posts[index].lang,
        **links,
    }


class ContentInSeries(Protocol):
    """What templates find on each article and page of a series, and on no other."""

    #: Its place, as ``series_place`` makes it.
    series: dict[str, Any]
