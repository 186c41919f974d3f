"""Give each content of a series its place."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pelican.contents import Content
from pelican.utils import slugify

from ..core.pages import shorten_name
from ..core.posts import PartKey, Status, Viewer, viewer_of
from .core import PartView, SeriesEntry, SeriesGroup, arrange
from .model import ContentInSeries, Part, make_part, series_place

PUBLISHED = Status.PUBLISHED


class SeriesLinker:
    """Gives contents their places; it arranges each series once for each kind of viewer."""

    def __init__(self, articles: dict[str, Content], default_lang: str) -> None:
        self.articles = articles
        self.default_lang = default_lang

    def parts(self, group: SeriesGroup, viewer: Viewer) -> list[Part]:
        """Return the parts of a series as a viewer sees them."""
        return self._parts(arrange(group, viewer))

    def public_parts(self, group: SeriesGroup) -> list[Part]:
        """Return the published parts, in the site's language or else in the series' own."""
        entries = [e for part in group.parts.values() for e in part if e.status is PUBLISHED]
        langs = sorted((e.lang != self.default_lang, e.lang) for e in entries)
        if not langs:
            return []
        return self.parts(group, Viewer("", langs[0][1], PUBLISHED, self.default_lang))

    def _parts(self, views: list[PartView]) -> list[Part]:
        return [make_part(n, view, self.articles) for n, view in enumerate(views, 1)]

    def link(self, group: SeriesGroup, links: dict[str, str]) -> None:
        """Set ``series`` on every content of a series."""
        arranged: dict[Viewer, tuple[list[Part], list[Content], dict[PartKey, int]]] = {}
        for key, entries in group.parts.items():
            for entry in entries:
                viewer = viewer_of(entry, self.default_lang)
                if viewer not in arranged:
                    arranged[viewer] = self._arrange(group, viewer)
                parts, posts, numbers = arranged[viewer]
                content = self.articles[entry.path]
                own = self._with(parts, numbers[key], content, entry)
                if own is not parts:
                    posts = [part.article for part in own]
                placed: ContentInSeries = content
                placed.series = series_place(group.name, own, posts, numbers[key], links)

    def _arrange(
        self, group: SeriesGroup, viewer: Viewer
    ) -> tuple[list[Part], list[Content], dict[PartKey, int]]:
        views = arrange(group, viewer)
        numbers = {part.chosen.part: number for number, part in enumerate(views, 1)}
        parts = self._parts(views)
        return parts, [part.article for part in parts], numbers

    def _with(
        self, parts: list[Part], number: int, content: Content, entry: SeriesEntry
    ) -> list[Part]:
        """Return the parts with the content itself in its own place.

        It is there already, unless two posts have the same place.
        """
        part = parts[number - 1]
        if part.article is content:
            return parts
        mine = {"overview": part.overview, "math": part.math, "single": part.single}
        mine[entry.level or "single"] = content
        return [*parts[: number - 1], Part(number, content, **mine), *parts[number:]]


def unique_slugs(names: Iterable[str], settings: dict[str, Any]) -> dict[str, str]:
    """Return a slug for each name; where two names have the same slug, the later gets a number."""
    slugs: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for name in names:
        base = slugify(
            name,
            regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"],
            preserve_case=settings["SLUGIFY_PRESERVE_CASE"],
            use_unicode=settings["SLUGIFY_USE_UNICODE"],
        )
        base = slug = shorten_name(base.strip("./")) or "series"
        while slug in taken:
            taken[base] += 1
            slug = f"{base}-{taken[base]}"
        taken[slug] += 1
        slugs[name] = slug
    return slugs
