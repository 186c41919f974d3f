"""``sitemap.xml`` as pelican-sitemap writes it, of what the pages say of themselves.

pelican-sitemap lists every page that is written, but for what a pattern excludes. Which pages are
to be found, and under which address, the pages themselves say: ``canonical`` and ``robots``. What
it writes needs mending (1.2.2): the time of the build as the last change of every list, a frequency
and a priority that search engines do not read, and translations under a wrong attribute.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
NOINDEX = re.compile(r'<meta name="robots" content="[^"]*\bnoindex\b')
#: Stands where nothing is known of the last change.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
NEEDLESS = re.compile(
    r"<changefreq>.*?</changefreq>\s*|<priority>.*?</priority>\s*|<lastmod>1970-.*?</lastmod>\s*"
)


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in a language; ``url`` from the site's root, quoted as XML wants it."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page for the sitemap, with the names that pelican-sitemap looks for."""

    url: str
    modified: datetime
    translations: tuple[Translation, ...] = ()


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


def xml_url(url: str) -> str:
    """Return an address as it stands in a sitemap: in ASCII, and escaped."""
    return escape(quote(url, safe="/:?#[]@!$&'()*+,;=%~"))


def make_listed(url: str, content: Any) -> Listed:
    """Return a page for the sitemap; ``content`` is its article or page, None for a list."""
    others = getattr(content, "translations", ())
    both = (content, *others) if others else ()
    return Listed(
        xml_url(url),
        getattr(content, "modified", None) or getattr(content, "date", None) or UNKNOWN,
        tuple(Translation(one.lang, xml_url(one.url)) for one in both),
    )


def amend(xml: str) -> str:
    """Return a sitemap without what is not true or not read, and with its translations right."""
    return re.sub(r"(<xhtml:link [^>]*?) ref=", r"\1 href=", NEEDLESS.sub("", xml))


def write_sitemap(pelican: Any, pages: Iterable[Listed]) -> None:
    """Write the file; raises ImportError where there is no pelican-sitemap."""
    from pelican.plugins.sitemap.sitemap import SitemapGenerator  # noqa: PLC0415

    generator = SitemapGenerator()
    generator.now = UNKNOWN
    generator.page_queue = [(None, page) for page in pages]
    generator.init(pelican)
    generator.finalize(pelican)
    path = Path(pelican.output_path, sitemap_name(pelican.settings))
    path.write_text(amend(path.read_text(encoding="utf-8")), encoding="utf-8")


def sitemap_name(settings: Any) -> str:
    """Return the name of the file that ``SITEMAP`` asks for."""
    return f"sitemap.{settings.get('SITEMAP', {}).get('format', 'xml')}"
