"""``sitemap.xml``: every page that is to be found, by what the pages say of themselves. Pure.

Which pages are to be found, and under which address, is in the pages: ``canonical`` and ``robots``.
After https://www.sitemaps.org/protocol.html and Google's page on localized versions. Frequencies
and priorities, which search engines do not read, are left out.
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
    #: When it was changed last; None where nobody knows.
    modified: datetime | None = None
    #: The addresses of a content in all its languages, by these; none where it has one only.
    translations: tuple[tuple[str, str], ...] = ()


def address_of(html: str, siteurl: str, default: str) -> str | None:
    """Return the address that a page is to be found under, from the site's root.

    ``default`` is for a page that does not say; None for one that is not to be found.
    """
    head = html.partition("</head>")[0]
    if NOINDEX.search(head):
        return None
    said = CANONICAL.search(head)
    if not said:
        return default
    address = unescape(said[1])
    return address.removeprefix(f"{siteurl}/") if address.startswith(f"{siteurl}/") else None


def ascii_url(url: str) -> str:
    """Return an address as a sitemap wants it: in ASCII."""
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
    """Return the pages that no pattern finds, in the order of their addresses."""
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
