"""Read what is to be described out of Pelican's contents and what other plugins set on them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..bibliography import make_plain
from ..core.changes import drop_elements
from ..core.generated_markup import Class
from ..core.hypertext import strip_tags
from ..core.mathml import text_of
from .attributes import describe, pair_of, paper_of, place_of, section_of
from .model import CorrectionData, Page, Person, PostData, SeriesPlace, Site, Version, Work
from .settings import MetadataSettings

#: Kinds of links that lead to a paper itself, and not to its code, its slides or the like.
PAPER_LINKS = {"doi", "arxiv", "openreview", "url"}
#: The types of schema.org for pages with these slugs.
PAGE_KINDS = {"about": "AboutPage", "contact": "ContactPage"}


class Reader:
    """Reads the contents of one build; it makes one work of each entry of the bibliography."""

    def __init__(self, site: Site, chosen: MetadataSettings, settings: Mapping[str, Any]) -> None:
        self.site = site
        self.chosen = chosen
        self.settings = settings
        self._plain = make_plain(settings)
        self._works: dict[str, Work] = {}

    def post(self, article: Any) -> PostData:
        """Return a published article with all that is known of it."""
        pair, series = pair_of(article), place_of(article)
        others = sorted(article.translations, key=lambda one: one.lang)
        versions = [self.version(one) for one in others]
        original = self._original(article.lang, versions)
        return PostData(
            title=strip_tags(article.title),
            lang=article.lang,
            url=self.site.address(article.url),
            description=describe(article),
            published=article.date,
            modified=getattr(article, "modified", None),
            authors=self._authors(article),
            keywords=tuple(str(tag) for tag in getattr(article, "tags", ())),
            section=str(section_of(article) or ""),
            level=pair.level if pair else "",
            words=getattr(article, "words", 0),
            minutes=getattr(article, "minutes", 0),
            image=self._image(article),
            about=self.paper(article.paper) if paper_of(article) else None,
            series=self._series(series) if series else None,
            other=self.version(pair.other.article) if pair and pair.other else None,
            both_url=self._optional(getattr(article, "both_url", "")),
            requires=tuple(self._requires(article)),
            original=original,
            translations=() if original else tuple(versions),
            cites=tuple(self._cited(article)),
            corrections=tuple(self._corrections(article)),
        )

    def version(self, article: Any) -> Version:
        """Return a post as others name it."""
        pair = pair_of(article)
        return Version(
            title=strip_tags(article.title),
            url=self.site.address(article.url),
            lang=article.lang,
            level=pair.level if pair else "",
            published=article.date,
            authors=self._authors(article),
        )

    def page(self, page: Any) -> Page:
        """Return a page."""
        return Page(
            title=strip_tags(page.title),
            lang=page.lang,
            url=self.site.address(page.url),
            kind=PAGE_KINDS.get(page.slug, "WebPage"),
            description=describe(page),
            published=getattr(page, "date", None),
            modified=getattr(page, "modified", None),
            image=self._image(page),
        )

    def paper(self, paper: Any) -> Work:
        """Return a paper that has posts, and perhaps a page."""
        url = self._optional(paper.url)
        return self._work(paper, paper.title, paper.venue, url)

    def person(self, author: Any, address: str = "") -> Person:
        """Return an author of the site; ``address`` is the one that a post names."""
        name = str(author)
        url = self.site.address(author.url) if self.settings["AUTHOR_SAVE_AS"] else ""
        return Person(name, url, self.chosen.author_links.get(name, address))

    def _authors(self, content: Any) -> tuple[Person, ...]:
        addresses = getattr(content, "author_addresses", {})
        authors = (one for one in getattr(content, "authors", ()) if str(one))
        return tuple(self.person(one, addresses.get(str(one), "")) for one in authors)

    def _image(self, content: Any) -> str:
        return self._optional(str(getattr(content, "card_url", "") or ""))

    def _optional(self, path: str) -> str:
        return self.site.address(path) if path else ""

    def _series(self, story: Mapping[str, Any]) -> SeriesPlace:
        part = story.get("part")
        number = part.number if part else story["index"]
        return SeriesPlace(story["name"], self._optional(story.get("url", "")), number)

    def _original(self, lang: str, versions: Iterable[Version]) -> Version | None:
        """Return the version in the language of the site; None for a post in that language."""
        default = self.settings["DEFAULT_LANG"]
        return next((v for v in versions if v.lang == default and lang != default), None)

    def _cited(self, content: Any) -> Iterator[Work]:
        for reference in getattr(content, "bibliography", ()) or ():
            if entry := getattr(reference, "entry", None):  # a header may have such a field
                if entry.key not in self._works:
                    title, venue = self._plain(entry.title or entry.key), self._plain(entry.venue)
                    self._works[entry.key] = self._work(entry, title, venue)
                yield self._works[entry.key]

    def _work(self, source: Any, title: str, venue: str, url: str = "") -> Work:
        """Return what an entry and a paper have in common."""
        known = source.year.isdecimal() and len(source.year) == 4
        month = f"-{source.month:02}" if source.month else ""
        return Work(
            title=title,
            kind=getattr(source, "kind", ""),
            authors=tuple(Person(str(name), same_as=name.link) for name in source.authors),
            editors=tuple(Person(str(name), same_as=name.link) for name in source.editors),
            date=source.year + month if known else "",
            venue=venue,
            doi=source.doi,
            arxiv=source.arxiv,
            addresses=tuple(link.address for link in source.links if link.kind in PAPER_LINKS),
            url=url,
        )

    def _requires(self, content: Any) -> Iterator[str]:
        for one in getattr(content, "requires", ()) or ():
            if hasattr(one, "relation") and one.kind != "unknown":
                yield text_of(one.title)

    def _corrections(self, content: Any) -> Iterator[CorrectionData]:
        for one in getattr(content, "corrections", ()) or ():
            if hasattr(one, "severity"):
                yield CorrectionData(
                    text=text_of(drop_elements(one.html, Class.KICKER)),
                    date=one.date.isoformat() if one.date else "",
                    severity=one.severity,
                    reported_by=one.reported_by,
                    url=self.site.address(one.address),
                )
