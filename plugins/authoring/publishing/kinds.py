"""What kind of file each file of a site is, by its name. Pure."""

import mimetypes
import posixpath
import re
from enum import IntEnum

from ...core.hashed_files import HASHED

#: What Pagefind names by its content: the parts of its index, but not its entry file.
INDEX_PART = re.compile(r"(?:.+\.)?[a-z]+(?:-[a-z]+)?_[0-9a-f]{6,}\.pf_[a-z]+", re.IGNORECASE)
#: The compressed twins of a file that a web server can send in its place.
TWINS = (".br", ".gz")
PAGES = {".html", ".htm", ".xhtml"}
STYLES_AND_SCRIPTS = {".css", ".js", ".mjs", ".xsl"}
#: Feeds and sitemaps.
LISTS = {".xml", ".atom", ".rss"}
#: Files of other names that point to pages, or say how the server answers.
POINTERS = {
    *("pagefind-entry.json", "refs.json", "feed.json", "robots.txt", "llms.txt"),
    *("_headers", "_redirects", ".htaccess"),
}
PICTURES_AND_FONTS = {
    *(".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"),
    *(".otf", ".ttf", ".woff", ".woff2", ".mp3", ".mp4", ".pdf", ".webm"),
}
#: Types that Python does not know everywhere.
TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".bib": "text/plain",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xsl": "application/xslt+xml",
}
FOR_EVER = "public, max-age=31536000, immutable"
ONE_HOUR = "public, max-age=3600"
#: Kept, but compared with the server's before each use.
COMPARED = "no-cache"


class FileKind(IntEnum):
    """Kinds of files, in the order in which they are sent."""

    MEDIA = 0
    CODE = 1
    PAGE = 2
    POINTER = 3


def original_of(name: str) -> str:
    """Return the file that a compressed twin is of; other names are returned as they are."""
    stem, extension = posixpath.splitext(name)
    return stem if extension in TWINS and "." in posixpath.basename(stem) else name


def kind_of(name: str) -> FileKind:
    """Return what a file is; a compressed twin is what its original is."""
    name = original_of(name)
    base, extension = posixpath.basename(name), posixpath.splitext(name)[1].lower()
    if extension in PAGES:
        return FileKind.PAGE
    if base in POINTERS or extension in LISTS:
        return FileKind.POINTER
    return FileKind.CODE if extension in STYLES_AND_SCRIPTS else FileKind.MEDIA


def is_hashed(name: str) -> bool:
    """Return whether a file is named by its content, so that its bytes never change."""
    base = posixpath.basename(original_of(name))
    return bool(HASHED.fullmatch(base) or INDEX_PART.fullmatch(base))


def lifetime_of(name: str) -> str:
    """Return the Cache-Control with which a file is best sent."""
    if is_hashed(name):
        return FOR_EVER
    extension = posixpath.splitext(original_of(name))[1].lower()
    return ONE_HOUR if extension in PICTURES_AND_FONTS else COMPARED


def type_of(name: str) -> str:
    """Return the Content-Type of a file."""
    extension = posixpath.splitext(name)[1].lower()
    found = TYPES.get(extension) or mimetypes.types_map.get(extension)
    if not found:
        return "application/octet-stream"
    is_text = found.startswith("text/") or found.endswith(("xml", "json", "javascript"))
    return f"{found}; charset=utf-8" if is_text and not found.startswith("image/") else found
