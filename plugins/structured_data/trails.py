"""The way from the home page to each page, for a BreadcrumbList."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..core.hypertext import strip_tags
from ..core.texts import message
from .attributes import paper_of, place_of, section_of
from .model import LinkData, Site

HOME = message("Home")
SERIES = message("Series")
PAPERS = message("Papers")
#: The pages of Pelican's that list others, by the template's name.
LISTS = {
    "tags": message("Tags"),
    "categories": message("Categories"),
    "authors": message("Authors"),
    "archives": message("Archives"),
}


@dataclass(frozen=True, slots=True)
class Trails:
    """Finds the ways to the pages of one build."""

    site: Site
    settings: Mapping[str, Any]
    #: The context that all templates share.
    context: Mapping[str, Any]
    #: Translates: ``say(lang, text)``.
    say: Callable[[str, str], str]

    def home(self, lang: str) -> list[LinkData]:
        """Return the beginning of each way, which is the home page."""
        return [LinkData(self.say(lang, HOME), self.site.address(""))]

    def post(self, article: Any) -> list[LinkData]:
        """Return the way to a post: by its series, else by its paper, else by its category."""
        series, paper, section = place_of(article), paper_of(article), section_of(article)
        lang, way = article.lang, self.home(article.lang)
        if series and series.get("url"):
            way = self.series(series["name"], series["url"], lang)
        elif paper and paper.url:
            way = self.paper(paper, lang)
        elif section and self.settings["CATEGORY_SAVE_AS"]:
            way = self.term("categories", section, lang)
        return [*way, self.page(article)]

    def page(self, content: Any) -> LinkData:
        """Return the last step to a content."""
        return LinkData(strip_tags(content.title), self.site.address(content.url))

    def series(self, name: str, url: str, lang: str) -> list[LinkData]:
        """Return the way to the page of a series."""
        return [*self._by("ALL_SERIES", SERIES, lang), LinkData(name, self.site.address(url))]

    def paper(self, paper: Any, lang: str) -> list[LinkData]:
        """Return the way to the page of a paper."""
        return [
            *self._by("PAPERS_INDEX", PAPERS, lang),
            LinkData(paper.title, self.site.address(paper.url)),
        ]

    def term(self, kind: str, term: Any, lang: str) -> list[LinkData]:
        """Return the way to the page of a tag, a category or an author; ``kind`` is the list."""
        return [*self.listing(kind, lang), LinkData(str(term), self.site.address(term.url))]

    def listing(self, kind: str, lang: str) -> list[LinkData]:
        """Return the way to a list of Pelican's, or to the home page where it is not written."""
        if kind in self.settings["DIRECT_TEMPLATES"]:
            return self._by(kind.upper(), LISTS[kind], lang, f"{kind}.html")
        return self.home(lang)

    def _by(self, prefix: str, name: str, lang: str, usual: str = "") -> list[LinkData]:
        """Return the way to a page whose address is a setting, or to the home page without it."""
        url = self.context.get(f"{prefix}_URL", usual)
        if not (url and self.context.get(f"{prefix}_SAVE_AS", usual)):
            return self.home(lang)
        return [*self.home(lang), LinkData(self.say(lang, name), self.site.address(url))]
