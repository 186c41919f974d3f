"""Papers and posts in series: their places, pages and feeds. A superset of pelican-series."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from .. import foundation
from ..core.contents import day_of, iter_articles, iter_pages
from ..core.diagnostics import report
from ..core.introductions import leave_to_introductions
from ..core.pages import has_templates
from ..core.plugin import Plugin, Step
from .checks import find_problems
from .core import SeriesGroup, group_entries
from .linking import SeriesLinker, unique_slugs
from .model import ContentInSeries, Series
from .pages import SeriesGenerator
from .reading import collect_entries
from .settings import all_series_settings, series_settings

ADDRESSES = {"url": "SERIES_URL", "save_as": "SERIES_SAVE_AS", "feed_url": "SERIES_FEED_ATOM"}


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings, and keep the introductions out of the articles."""
    chosen = series_settings(settings)
    everything = all_series_settings(settings)
    settings.update(ALL_SERIES_URL=everything.url, ALL_SERIES_SAVE_AS=everything.save_as)
    for name in ("url", "save_as", "feed_atom", "introductions"):
        settings[f"SERIES_{name.upper()}"] = getattr(chosen, name)
    settings["PAGINATED_TEMPLATES"].setdefault("series", chosen.pagination)
    if folder := (chosen.introductions or "").strip("/"):
        settings["SERIES_INTRODUCTIONS"] = folder
        leave_to_introductions(settings, folder)


def link_articles(generator: ArticlesGenerator) -> None:
    """Give each article of a series its place, and the templates the list of all series."""
    addresses = {key: generator.settings[name] or "" for key, name in ADDRESSES.items()}
    if not has_templates(generator, "series"):
        addresses |= {"url": "", "save_as": ""}
    if not has_templates(generator, "all_series"):
        generator.context.update(ALL_SERIES_URL="", ALL_SERIES_SAVE_AS="")
    groups, linker = _link(generator, iter_articles(generator), day_of)
    public = {group.name: linker.public_parts(group) for group in groups}
    slugs = unique_slugs(sorted(public, key=lambda name: not public[name]), generator.settings)
    every: list[Series] = []
    for group in groups:
        slug, parts = slugs[group.name], public[group.name]
        links = {key: a.format(slug=slug) if parts else "" for key, a in addresses.items()}
        linker.link(group, {"url": links["url"], "feed_url": links["feed_url"]})
        if parts:
            every.append(Series(group.name, slug, parts=tuple(parts), **links))
    lists = {one.name: [part.article for part in one.parts] for one in every}
    generator.context.update(all_series=every, article_series=lists, series=dict(lists))


def link_pages(generator: PagesGenerator) -> None:
    """Do for pages what pelican-series does: order them by number, then by title."""
    groups, linker = _link(generator, iter_pages(generator), lambda page: str(page.title))
    lists = {}
    for group in groups:
        linker.link(group, {"url": "", "feed_url": ""})
        lists[group.name] = [part.article for part in linker.public_parts(group)]
    generator.context["page_series"] = lists
    generator.context["series"] = lists | generator.context.get("series", {})


def _link(
    generator: Any, contents: Iterable[Content], order: Callable[[Content], datetime | str]
) -> tuple[list[SeriesGroup], SeriesLinker]:
    """Return the series of some contents and a linker for these; report mistakes."""
    by_path = {content.source_path: content for content in contents}
    default_lang = generator.settings["DEFAULT_LANG"]
    entries, problems = collect_entries(by_path.values(), order, default_lang)
    groups = group_entries(entries)
    report(generator.settings, [*problems, *find_problems(groups)])
    return [*groups.values()], SeriesLinker(by_path, default_lang)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(series_settings, all_series_settings),
    fields=("series", "series_index", "part"),
    attributes=ContentInSeries,
    prepare=(Step(prepare),),
    articles=(Step(link_articles),),
    pages_read=(Step(link_pages),),
    pages=(Step(SeriesGenerator),),
)

register = plugin.register
