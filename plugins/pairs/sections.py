"""Links from each section of a post to its counterpart in the other half."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from pelican.contents import Article

from ..core.elements import make_element
from ..core.generated_markup import MARK, Class, Data
from ..core.html import change
from ..core.hypertext import Heading, insert_after_headings
from ..core.summaries import keep_summary
from .model import Half


def insert_section_links(article: Article, texts: Mapping[str, str]) -> None:
    """Put a link to its counterpart after each heading that has one.

    The link is one of Pelican's own, ``{filename}…``, so that it is also right with relative
    addresses and in feeds. The summary is cut first: it needs no such links.
    """
    other: Half = article.pair.other
    try:
        path = quote("/" + other.article.relative_source_path)
    except UnicodeEncodeError:  # a file name in no encoding: Pelican could not find it again
        return
    keep_summary(article)
    lang = other.article.lang if other.foreign else None
    links = (path, other.level, lang, texts[other.level])
    matches = tuple((one.id, one.other_id, one.other_title) for one in article.pair.sections)
    change(article, link_sections, links, matches)


@dataclass(frozen=True, slots=True)
class SectionLinks:
    """What the links from a post to the sections of its other half have in common."""

    #: The path of the other half.
    path: str
    level: str
    #: Its language, if that is another one.
    lang: str | None
    #: The text of each link.
    text: str

    def render(self, other_id: str, other_title: str) -> str:
        """Return the paragraph with the link from a section to its counterpart."""
        attributes = {
            "class": Class.PAIR_SECTION,
            Data.LEVEL: self.level,
            "href": f"{{filename}}{self.path}#{quote(other_id)}",
            "hreflang": self.lang,
        }
        title = make_element("span", {"class": Class.VISUALLY_HIDDEN}, f": {escape(other_title)}")
        words = make_element("span", {"class": Class.PAIR_SECTION_WORDS}, escape(self.text))
        link = make_element("a", attributes, f"{MARK} {words}{title}")
        return "\n" + make_element("p", {"class": Class.PAIR_SECTION_LINE}, link)


def link_sections(
    html: str, links: tuple[str, str, str | None, str], matches: Iterable[tuple[str, str, str]]
) -> str:
    """Return a post with a link after the heading of each section that has a counterpart.

    ``links`` are the fields of SectionLinks; each match is the id here, and the id and the title
    there.
    """
    made = SectionLinks(*links)
    others = {id_: other for id_, *other in matches}

    def render(heading: Heading) -> str:
        return made.render(*others[heading.id]) if heading.id in others else ""

    return insert_after_headings(html, render)
