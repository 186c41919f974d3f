"""``sitemap.xml``: every page that search engines may list. Pure.

Whether they may, and under which address, is in the pages: ``robots`` and ``canonical``. After
https://www.sitemaps.org/protocol.html and Google's page on localized versions. Frequencies and
priorities, which search engines do not read, are left out.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import quote

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
NOINDEX = re.compile(r'<meta name="robots" content="[^"]*\bnoindex\b')
NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page for the sitemap; addresses are from the site's root, in ASCII."""

    url: str
    #: When it was changed last; None if that is not known.
    modified: datetime | None = None
    #: Each language of a content and its address there; none where there is only one.
    translations: tuple[tuple[str, str], ...] = ()


def address_of(html: str, siteurl: str, default: str) -> str | None:
    """Return the address of a page in the sitemap, from the site's root; None if it is not in it.

    ``default`` is the address of a page that names none itself.
    """
    head = html.partition("</head>")[0]
    if NOINDEX.search(head):
        return None
    found = CANONICAL.search(head)
    if not found:
        return default
    address = unescape(found[1])
    return address.removeprefix(f"{siteurl}/") if address.startswith(f"{siteurl}/") else None


def ascii_url(url: str) -> str:
    """Return an address in ASCII, as a sitemap must have it."""
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~")


def make_listed(url: str, content: Any) -> Listed:
    """Return a page for the sitemap; ``content`` is its article or page, None for a list."""
    others = getattr(content, "translations", ())
    every = (content, *others) if others else ()
    return Listed(
        ascii_url(url),
        getattr(content, "modified", None) or getattr(content, "date", None),
        tuple((one.lang, ascii_url(one.url)) for one in every),
    )


def select(pages: Iterable[Listed], excluded: Iterable[str]) -> list[Listed]:
    """Return the pages that no pattern excludes, in the order of their addresses."""
    patterns = [re.compile(pattern) for pattern in excluded]
    kept = (page for page in pages if not any(one.search(page.url) for one in patterns))
    return sorted(kept, key=lambda page: page.url)


def render_xml(pages: Iterable[Listed], siteurl: str) -> str:
    """Return a sitemap in XML."""
    root = etree.Element("urlset", NAMESPACES)
    for page in pages:
        url = etree.SubElement(root, "url")
        etree.SubElement(url, "loc").text = f"{siteurl}/{page.url}"
        if page.modified:
            etree.SubElement(url, "lastmod").text = page.modified.isoformat(timespec="seconds")
        url.extend(_links(page, siteurl))
    etree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _links(page: Listed, siteurl: str) -> Iterator[etree.Element]:
    for lang, url in page.translations:
        attributes = {"rel": "alternate", "hreflang": lang, "href": f"{siteurl}/{url}"}
        yield etree.Element("xhtml:link", attributes)


def render_text(pages: Iterable[Listed], siteurl: str) -> str:
    """Return a sitemap as a list of addresses."""
    return "".join(f"{siteurl}/{page.url}\n" for page in pages)


def sitemap_name(settings: Mapping[str, Any]) -> str:
    """Return the name of the file that ``SITEMAP`` asks for."""
    return f"sitemap.{settings.get('SITEMAP', {}).get('format', 'xml')}"
