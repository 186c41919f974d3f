"""Links from each section of a post to its counterpart in the other half."""

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from pelican.contents import Article

from ..core.elements import make_element
from ..core.generated_markup import MARK, Class, Data
from ..core.hypertext import Heading, insert_after_headings
from ..core.html import get_html, set_html
from ..core.summaries import keep_summary
from .core import Match
from .model import Half


def insert_section_links(article: Article, texts: Mapping[str, str]) -> None:
    """Put a link to its counterpart after each heading that has one.

    The link is one of Pelican's own, ``{filename}…``, so that it is also right with relative
    addresses and in feeds. The summary is cut first: it needs no such links.
    """
    other: Half = article.pair.other
    matches = {match.id: match for match in article.pair.sections}
    try:
        path = quote("/" + other.article.get_relative_source_path())
    except UnicodeEncodeError:  # a file name in no encoding: Pelican could not find it again
        return
    keep_summary(article)

    def render(heading: Heading) -> str:
        match = matches.get(heading.id)
        return render_section_link(match, path, other, texts[other.level]) if match else ""

    set_html(article, insert_after_headings(get_html(article), render))


def render_section_link(match: Match, path: str, other: Half, text: str) -> str:
    """Return the paragraph with the link from a section to its counterpart."""
    attributes = {
        "class": Class.PAIR_SECTION,
        Data.LEVEL: other.level,
        "href": f"{{filename}}{path}#{quote(match.other_id)}",
        "hreflang": other.article.lang if other.foreign else None,
    }
    title = make_element("span", {"class": Class.VISUALLY_HIDDEN}, f": {escape(match.other_title)}")
    link = make_element("a", attributes, f"{MARK} {escape(text)}{title}")
    return "\n" + make_element("p", {"class": Class.PAIR_SECTION_LINE}, link)
