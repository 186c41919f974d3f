"""Describe a page while it is written, from the context of its template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from posixpath import splitext
from typing import Any

from jinja2 import pass_context

from ..core.hypertext import strip_tags
from .attributes import describe, is_listed, pair_of
from .model import LinkData, Listing, Page, Version
from .posts import post_node
from .reading import Reader
from .scholar import scholar_metas
from .sites import (
    author_node,
    blog_node,
    listing_node,
    page_node,
    paper_node,
    series_node,
    trail_node,
    website_node,
)
from .trails import Trails
from .writing import Node, write_json_ld

Context = Mapping[str, Any]
#: How many entries of a list are worth their bytes.
MOST_ENTRIES = 100
TERMS = {"tag": "tags", "category": "categories", "author": "authors"}


@dataclass(frozen=True, slots=True)
class Description:
    """What is in the head of a page for machines."""

    #: The names and contents of meta tags.
    metas: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""


class Describer:
    """Describes the pages of one build; templates know it as ``describe_page()``."""

    def __init__(self, reader: Reader, trails: Trails) -> None:
        self.reader = reader
        self.trails = trails
        self.site = reader.site
        self.settings = reader.settings
        self.lang = reader.site.lang

    @pass_context
    def __call__(self, context: Context) -> Description:
        """Return the description of the page that a template makes; empty if it is not public."""
        content = context.get("article") or context.get("page")
        if context.get("noindex") or context.get("both") or (content and not is_listed(content)):
            return Description()
        if context.get("article"):
            return self._post(content)
        nodes = self._find(context)(context)
        return Description(json_ld=write_json_ld(nodes))

    def _post(self, article: Any) -> Description:
        post = self.reader.post(article)
        nodes = [post_node(post, self.site), trail_node(self.trails.post(article), post.url)]
        metas = scholar_metas(post, self.site) if self.reader.chosen.scholar else ()
        return Description(metas, write_json_ld(nodes))

    def _find(self, context: Context) -> Callable[[Context], list[Node]]:
        """Return the method that describes a page which is no post."""
        if context.get("page"):
            return self._page
        if context.get("this_series"):
            return self._series
        if hasattr(context.get("paper"), "people"):
            return self._paper
        if any(_term(context, name) for name in TERMS):
            return self._term
        return self._home if self._is_home(context) else self._listing

    def _page(self, context: Context) -> list[Node]:
        page = self.reader.page(context["page"])
        if page.url and page.url == self.site.address(""):
            return [website_node(self.site), page_node(page, self.site)]
        way = [*self.trails.home(page.lang), LinkData(page.title, page.url)]
        return [page_node(page, self.site), trail_node(way, page.url)]

    def _series(self, context: Context) -> list[Node]:
        series, pager = context["this_series"], context.get("parts_page")
        parts: list[tuple[int, Version]] = []
        for part in pager.object_list if pager else series.parts:
            posts = [post for post in (part.overview, part.math, part.single) if post]
            parts += [(part.number, self.reader.version(post)) for post in posts]
        page = self._page_of(pager, series.name, series.url, introduction=series.introduction)
        way = self.trails.series(series.name, series.url, self.lang)
        return [series_node(page, way[-1], parts, self.site), trail_node(way, page.url)]

    def _paper(self, context: Context) -> list[Node]:
        paper, work = context["paper"], self.reader.paper(context["paper"])
        posts = [self.reader.version(post) for post in context.get("posts", ())]
        page = Page(work.title, self.lang, work.url)
        way = self.trails.paper(paper, self.lang)
        return [paper_node(page, work, posts, self.site), trail_node(way, page.url)]

    def _term(self, context: Context) -> list[Node]:
        name = next(name for name in TERMS if _term(context, name))
        term, pager = context[name], context.get("articles_page")
        page = self._page_of(pager, str(term), term.url, introduction=context.get("introduction"))
        way = trail_node(self.trails.term(TERMS[name], term, self.lang), page.url)
        if name == "author":
            page = replace(page, kind="ProfilePage")
            return [author_node(page, self.reader.person(term), self.site), way]
        return [listing_node(page, self._entries(context), self.site), way]

    def _is_home(self, context: Context) -> bool:
        home = splitext(self.settings.get("INDEX_SAVE_AS", "index.html"))[0]
        return bool(context.get("page_name") == home)

    def _home(self, context: Context) -> list[Node]:
        page = self._page_of(context.get("articles_page"), self.site.name, "")
        if page.url != self.site.address(""):
            return [listing_node(page, self._entries(context), self.site)]
        posts = [self.reader.version(article) for article in _shown(context)]
        return [website_node(self.site), blog_node(self.site, posts)]

    def _listing(self, context: Context) -> list[Node]:
        """Describe any other page by its heading; a page without one is not described."""
        name, path = context.get("page_heading"), context.get("canonical_url")
        if not (name and isinstance(path, str)):
            return []
        pager, introduction = context.get("articles_page"), context.get("introduction")
        page = self._page_of(pager, strip_tags(str(name)), path, introduction=introduction)
        parent = "archives" if context.get("period_num") else ""
        way = [
            *self.trails.listing(parent, self.lang),
            LinkData(page.title, self.site.address(path)),
        ]
        return [listing_node(page, self._entries(context), self.site), trail_node(way, page.url)]

    def _page_of(self, pager: Any, name: str, path: str, introduction: Any = None) -> Page:
        """Return a listing as a page; each page of a long one has an address of its own."""
        url = self.site.address(pager.url if pager else path)
        about = describe(introduction) if introduction else ""
        return Page(name, self.lang, url, "CollectionPage", about)

    def _entries(self, context: Context) -> Listing:
        """Return what a page lists: posts, all papers, or all series."""
        pager, name = context.get("articles_page"), context.get("page_name")
        if name == "papers" and "by_year" in context:
            listed = [self._link(one.title, one.url) for one in context.get("all_papers", ())]
        elif name == "all_series":
            listed = [self._link(one.name, one.url) for one in context.get("all_series", ())]
        else:
            listed = [self._link(strip_tags(one.title), one.url) for one in _shown(context)]
        if pager:
            return Listing(tuple(listed), pager.start_index(), pager.paginator.count)
        return Listing(tuple(listed[:MOST_ENTRIES]), total=len(listed))

    def _link(self, name: str, path: str) -> LinkData:
        return LinkData(name, self.site.address(path) if path else "")


def _term(context: Context, name: str) -> Any:
    """Return the tag, category or author whose page is being written, or None."""
    term: Any = context.get(name)
    return term if hasattr(term, "slug") and context.get("page_name") == term.page_name else None


def _shown(context: Context) -> list[Any]:
    """Return the posts on a page that lists posts; of a pair, the one that its card is about.

    A listing that is not cut into pages gets all posts of the site, whatever it lists: only of
    some such listings do we know that they list them all.
    """
    pager, shown = context.get("articles_page"), []
    if pager:
        shown = pager.object_list
    elif context.get("period_num") or any(_term(context, name) for name in TERMS):
        shown = context["articles"]
    if context.get("this_level"):
        return [*shown]
    pairs = [(pair_of(article), article) for article in shown]
    return [pair.lead if pair else article for pair, article in pairs]
