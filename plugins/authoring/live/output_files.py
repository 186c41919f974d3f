"""The file of the output that an address means, and what the server adds to a page."""

import mimetypes
import os
import re
import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

#: Where the server has addresses of its own.
RESERVED = "/_diptych/"
#: Types that systems know differently, or not at all.
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".json": "application/json",
    ".bib": "text/plain",
    ".md": "text/markdown",
    ".webmanifest": "application/manifest+json",
}
#: A file is empty for a moment while it is written; so many seconds pass before that is believed.
PATIENCE = 0.5

_END_OF_BODY = re.compile(rb"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What is at an address."""

    #: 200, 404, or 307 where a slash is missing.
    status: int
    #: The file; None where there is none, and no page of the site for that.
    path: Path | None = None
    #: The path of the file in the output, with slashes; or the address to go to.
    name: str = ""


def find_file(root: Path, address: str) -> Found:
    """Return what is at an address, such as ``/posts/x/``, without its query; never outside."""
    top = Path(os.path.realpath(root))
    parts = [part for part in address.split("/") if part]
    missing = Found(404, _existing(top / "404.html"), "404.html")
    if any(part in (".", "..") or "\0" in part or "\\" in part for part in parts):
        return missing
    name = "/".join(parts)
    path = Path(os.path.realpath(top.joinpath(*parts)))
    if not path.is_relative_to(top):
        return missing
    if path.is_dir():
        index = _existing(path / "index.html")
        if index is None or not index.resolve().is_relative_to(top):
            return missing
        if name and not address.endswith("/"):
            return Found(307, None, f"/{quote(name)}/")
        return Found(200, index, f"{name}/index.html".lstrip("/"))
    return Found(200, path, name) if path.is_file() and not address.endswith("/") else missing


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file, not those of one that is just being written."""
    end = time.monotonic() + PATIENCE
    while True:
        text = path.read_bytes()
        stat = path.stat()
        old = time.time() - stat.st_mtime > PATIENCE
        if (len(text) == stat.st_size and (text or old)) or time.monotonic() > end:
            return text
        time.sleep(0.005)


def read_page(root: Path | None, address: str) -> tuple[Found, bytes]:
    """Return what is at an address, and its bytes if that is a page."""
    found = find_file(root, address) if root else Found(404)
    is_page = found.path is not None and found.name.endswith(".html")
    return found, read_whole(found.path) if found.path and is_page else b""


def version_of(text: bytes) -> str:
    """Return what a page is compared by."""
    return blake2b(text, digest_size=8).hexdigest()


def media_type(name: str) -> str:
    """Return the MIME type of a file by its name."""
    suffix = Path(name).suffix.lower()
    return TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def add_script(page: bytes, version: str, generation: int) -> bytes:
    """Return a page with our script at the end of its body."""
    tag = (
        f'<script src="{RESERVED}strip.js" data-version="{version}" data-generation="{generation}">'
        "</script>"
    ).encode()
    ends = list(_END_OF_BODY.finditer(page))
    place = ends[-1].start() if ends else len(page)
    return page[:place] + tag + page[place:]


def address_of(name: str) -> str:
    """Return the address of a file of the output."""
    return quote("/" + (name.removesuffix("index.html") if name.endswith("/index.html")
                        or name == "index.html" else name))  # fmt: skip
