"""Listings show one entry per paper: a writer that keeps one post of each pair before paging.

Pelican cuts a listing into pages while it writes it, so only here can an entry be left out
without leaving a page with one entry less than the others.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pelican.contents import Article

from ..core.rendering.writer import PageWriter


def one_per_pair(articles: Iterable[Article]) -> list[Article]:
    """Return the articles in their order, without the second one of each pair.

    Of two with the same date, which are in the order of their files, it is the overview that stays:
    other themes show what is in the list.
    """
    kept: dict[int, Article] = {}
    for article in articles:
        pair = getattr(article, "pair", None)
        entry = id(pair.lead if pair else article)
        first = kept.setdefault(entry, article)
        if pair and article is pair.lead and article.date == first.date:
            kept[entry] = article
    return [*kept.values()]


class ListingWriter(PageWriter):
    """The writer; of a page that lists articles it writes one entry per pair."""

    def write_file(
        self,
        name: str,
        template: Any,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Mapping[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **values: Any,
    ) -> None:
        """Write a file; only listings have a ``template_name``."""
        if template_name:
            for key in values.keys() & {"articles", "dates"}:
                values[key] = one_per_pair(values[key])
        place = (name, template, context, relative_urls, paginated, template_name)
        super().write_file(*place, override_output, url, **values)
