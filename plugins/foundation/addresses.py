"""Each content has an address of its own; one that has to move to another is reported.

Pelican stops when it is about to write a file twice, and says nothing of a page that another one
hides. This happens easily: the two posts on one paper may have the same title.
"""

import logging
import re
from collections.abc import Iterator
from posixpath import normpath
from typing import Any

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.paginator import Paginator

from ..core.contents import find_articles_generator, iter_contents
from ..core.diagnostics import Problem, in_header, report
from ..core.documents import PLANNED_ADDRESS, get_found
from ..core.pages import StaticNames, Taken, move_aside, shorten, site_static_names
from ..core.pelican_api import set_address
from ..core.posts import Status, status_of

SAME_SLUG = re.compile(r"There are %s (?:items|original)")


def iter_site_files(generator: ArticlesGenerator) -> Iterator[str]:
    """Yield the names of files that Pelican itself will write: lists, archives, terms, feeds."""
    settings = generator.settings
    for name in settings["DIRECT_TEMPLATES"]:
        save_as = settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        yield from _iter_pages(name, save_as, generator.articles, settings)
    yield from settings["TEMPLATE_PAGES"].values()
    for periods in generator.period_archives.values():
        for period in periods:
            yield period["save_as"]
    terms = {"tag": generator.tags.items(), "category": generator.categories}
    for name, listed in (terms | {"author": generator.authors}).items():
        for term, articles in listed:
            yield from _iter_pages(name, term.save_as, articles, settings)
    for name in ("FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS"):
        yield settings.get(name) or ""


def _iter_pages(
    template: str, save_as: str, articles: list[Article], settings: dict[str, Any]
) -> Iterator[str]:
    """Yield the files of a listing, one for each of its pages."""
    yield save_as
    paginated = settings["PAGINATED_TEMPLATES"] or {}
    per_page = template in paginated and (paginated[template] or settings["DEFAULT_PAGINATION"])
    if save_as and per_page:
        paginator = Paginator(save_as, save_as, articles, settings, per_page)
        yield from (paginator.page(n).save_as for n in range(2, paginator.num_pages + 1))


def settle_addresses(generators: list[Any]) -> None:
    """Give each content whose file is taken another address; published ones choose first.

    A content with ``Save_as:`` may replace one of Pelican's own pages, such as the home page.
    After this every content has its final address.
    """
    generator = find_articles_generator(generators)
    site = site_static_names(generator.context)
    for name in filter(None, iter_site_files(generator)):
        site.add(name, None)
    taken = Taken()
    contents = sorted(iter_contents(generators), key=lambda c: (status_of(c), c.source_path))
    for content in contents:
        # They are final; Pelican would format them again for each link, an eighth of a build's
        # time.
        set_address(content, content.url, content.save_as)
        if content.save_as:
            problem = _settle(content, taken, Taken() if _is_meant(content) else site)
            report(generator.settings, [problem] if problem else [])
        _separate_translations(content)


def _is_meant(content: Content) -> bool:
    return "save_as" in content.metadata and "permalink" not in content.metadata


def _settle(content: Content, taken: Taken, site: Taken) -> Problem | None:
    """Give a content an address of its own; return a problem if that is another one."""
    wanted = normpath(shorten(content.save_as))
    if isinstance(site, StaticNames):  # a free name in the theme's folder would not do
        while wanted.startswith(site.folder):
            wanted = wanted.removeprefix(site.folder)
    number, save_as = 2, wanted
    while save_as in taken or save_as in site:
        files = taken if taken.blocked_folder(wanted) else site
        save_as, number = move_aside(wanted, number, files), number + 1
    first = taken.owner(wanted)
    taken.add(save_as, content)
    if save_as == normpath(content.save_as):
        return None
    if first:
        text = f'"{wanted}" is the address of {first.source_path}'
    elif shorten(content.save_as) != content.save_as:
        text = "the address is longer than the name of a file can be"
    else:
        text = f'"{content.save_as}" is the address of a page or file of the site'
    set_address(content, save_as.removesuffix("index.html"), save_as)
    planned = "permalink" in content.metadata or get_found(content, PLANNED_ADDRESS)
    if planned and status_of(content) is Status.DRAFT:
        return None  # once it is published, its address is its own
    field = next((f for f in ("permalink", "save_as", "slug") if f in content.metadata), "title")
    text, hint = f'{text}; it moved to "{save_as}"', f"give it another {_hint(field)}:"
    return Problem("address-taken", content.source_path, text, hint, in_header(field))


def _hint(field: str) -> str:
    return "Slug" if field in ("slug", "title") else field.capitalize()


def is_news(record: logging.LogRecord) -> bool:
    """Return whether a message of Pelican's is not the one that two contents share a slug.

    Pelican logs that one twice, without a line, also for posts of two months, which are right.
    Here such contents get their own addresses, and a content that has to move is reported.
    """
    return not SAME_SLUG.match(str(record.msg))


def leave_out_slugs(_settings: dict[str, Any]) -> None:
    """Drop Pelican's own warnings of a shared slug."""
    logging.getLogger("pelican.utils").addFilter(is_news)


def _separate_translations(content: Content) -> None:
    """Separate contents in one language; for Pelican, those with one slug are translations."""
    for other in [other for other in content.translations if other.lang == content.lang]:
        content.translations.remove(other)
        if content in other.translations:
            other.translations.remove(content)
