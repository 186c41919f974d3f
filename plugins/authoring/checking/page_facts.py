"""What one finished page has in it, read once. Pure."""

from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from .visible_markup import find_markup

#: Elements whose text nobody reads as prose.
UNREAD = ["code", "pre", "script", "style", "math", "template", "kbd", "samp", "textarea"]
#: Which attribute of an element has an address, and what kind of file that is.
ADDRESSES = {
    "a": ("href", "link"),
    "area": ("href", "link"),
    "link": ("href", "file"),
    "img": ("src", "image"),
    "script": ("src", "file"),
    "source": ("src", "image"),
    "video": ("src", "image"),
    "audio": ("src", "image"),
    "iframe": ("src", "link"),
    "object": ("data", "image"),
}
#: Relations of a ``<link>`` that are no file of the page.
OTHER = {"preconnect", "dns-prefetch"}


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What checks need to know of one page."""

    #: The name of the file in the output, with slashes.
    name: str
    #: The addresses in it, each once: (kind, address), the kind being "link", "image" or "file".
    addresses: tuple[tuple[str, str], ...] = ()
    #: Its ids and the names of its anchors.
    ids: frozenset[str] = frozenset()
    #: The ids that are there more than once.
    twice: tuple[str, ...] = ()
    #: The sources of pictures without an alternative text; an empty one is one.
    no_alt: tuple[str, ...] = ()
    #: Its headings in the main part: level and text.
    headings: tuple[tuple[int, str], ...] = ()
    #: Whether it says what it is about, to search engines and previews.
    described: bool = True
    #: Whether search engines are to leave it out: nobody comes there first.
    hidden: bool = False
    #: TeX, Liquid or Markdown that is visible: (what it is, the text).
    markup: tuple[tuple[str, str], ...] = ()
    #: Its size in bytes.
    size: int = 0


def read_page(name: str, html: str) -> PageFacts:
    """Return the facts of a page."""
    soup = BeautifulSoup(html, "html.parser")
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    anchors = [str(tag["name"]) for tag in soup.find_all("a", attrs={"name": True})]
    main = soup.find("main") or soup.body or soup
    return PageFacts(
        name,
        addresses=tuple(dict.fromkeys(_addresses(soup))),
        ids=frozenset([*ids, *anchors]),
        twice=tuple(one for one, count in Counter(ids).items() if count > 1),
        no_alt=tuple(
            str(tag.get("src", "")) for tag in soup.find_all("img") if not tag.has_attr("alt")
        ),
        headings=tuple(
            (int(tag.name[1]), " ".join(tag.get_text(" ").split()))
            for tag in main.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        ),
        described=bool(_meta(soup, "description")),
        hidden="noindex" in _meta(soup, "robots") or soup.find("main") is None,
        markup=tuple(find_markup(_visible_text(main))),
        size=len(html.encode()),
    )


def _visible_text(main: Tag) -> str:
    for tag in main.find_all(UNREAD):
        tag.decompose()
    return main.get_text("\n")


def _addresses(soup: BeautifulSoup) -> list[tuple[str, str]]:
    found = []
    for tag in soup.find_all([*ADDRESSES]):
        attribute, kind = ADDRESSES[tag.name]
        value = str(tag.get(attribute) or "").strip()
        relation = {str(word) for word in tag.get("rel") or ()}
        if not value or relation & OTHER:
            continue
        if tag.name == "link" and relation & {"canonical", "alternate", "next", "prev"}:
            kind = "link"
        found.append((kind, value))
        several = (part.split() for part in str(tag.get("srcset") or "").split(","))
        found += [("image", words[0]) for words in several if words]
    return found


def _meta(soup: BeautifulSoup, name: str) -> str:
    tag = soup.find("meta", attrs={"name": name})
    return str(tag.get("content") or "") if isinstance(tag, Tag) else ""
