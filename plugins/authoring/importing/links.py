"""Where an address of a blog leads in a site of Pelican's. Pure."""

import re
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote, urlsplit

from .engines import roots_of
from .finding import is_bundle
from .kinds import TEXTS
from .languages import polyglot_folder
from .model import Blog, BlogPost

#: What leads elsewhere, or is of Pelican's already.
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z\d+.-]*:|//|#|\{|\?|$")
#: The folder for HTML that is no post, a drawing with a script for instance.
ATTACHMENTS = "attachments"


@dataclass(slots=True)
class Links:
    """The addresses of one blog."""

    blog: Blog
    #: The names of posts in the content folder, by their old addresses without the last slash.
    by_address: dict[str, str]
    #: The same by the names of their sources.
    by_source: dict[str, str]
    #: What is to be copied: the names in the blog by those in the content folder.
    copies: dict[str, str] = field(default_factory=dict)

    def resolve(self, address: str, post: BlogPost) -> str | None:
        """Return the new address, the same one if it stays, None if nothing is there."""
        path = self._own_path(address.strip())
        if path is None:
            return address
        parts = urlsplit(path)
        end = f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)
        name = unquote(parts.path)
        for place in self._places(name, post):
            if target := self._post_at(place):
                return f"{{filename}}/{written(target)}{end}"
            if place in self.blog.files and self._is_file(place):
                return self._copied(place, name, post) + end
        if address.startswith(("http:", "https:")):
            return address
        return None

    def _own_path(self, address: str) -> str | None:
        """Return the path of an address within the blog, None for any other address."""
        site = self.blog.text("url", "baseURL", "baseurl", "website.site-url")
        base = urlsplit(site).path.rstrip("/") if "://" in site else ""
        if self.blog.engine == "jekyll":
            base = "/" + self.blog.text("baseurl").strip("/") if self.blog.text("baseurl") else ""
        host = urlsplit(site).netloc.removeprefix("www.")
        if host and re.match(rf"(?:https?:)?//(?:www\.)?{re.escape(host)}(?:/|$)", address):
            address = "/" + address.split("//", 1)[1].partition("/")[2]
        elif ELSEWHERE.match(address):
            return None
        if base.strip("/") and (address == base or address.startswith(f"{base}/")):
            address = address[len(base) :] or "/"
        return address

    def _places(self, name: str, post: BlogPost) -> list[str]:
        """Return the files of the blog that a path may mean, and the addresses, in order."""
        roots = roots_of(self.blog.engine)
        if name.startswith("/"):
            folder = polyglot_folder(self.blog, post)
            own = [f"{folder}/{_clean(name)}"] if folder else []
            return [*own, f"/{_clean(name)}", *(root + _clean(name) for root in (*roots, ""))]
        beside = [join(dirname(post.source), name), join(splitext(post.source)[0], name)]
        page = urlsplit(join(post.address or "/", name)).path
        from_page = [f"/{_clean(page)}", *(root + _clean(page) for root in roots)]
        return [*map(_clean, beside), *from_page, *(root + _clean(name) for root in roots)]

    def _post_at(self, place: str) -> str:
        if place.startswith("/"):
            key = place.rstrip("/").removesuffix("/index.html")
            return self.by_address.get(key) or self.by_address.get(key.removesuffix(".html"), "")
        stem, suffix = splitext(place)
        names = [place]
        if suffix in (".html", ".htm", "") and place not in self.blog.files:
            names += [f"{stem}{one}" for one in TEXTS]
        return next((self.by_source[name] for name in names if name in self.by_source), "")

    def _is_file(self, place: str) -> bool:
        return splitext(place)[1].lower() not in TEXTS

    def _copied(self, place: str, address: str, post: BlogPost) -> str:
        """Have a file copied; return its address."""
        folder = dirname(post.source)
        if place.lower().endswith((".html", ".htm")):
            # Beside posts it would be read as one.
            self.copies[f"{ATTACHMENTS}/{place}"] = place
            return f"{{static}}/{written(f'{ATTACHMENTS}/{place}')}"
        if is_bundle(post) and place.startswith(f"{folder}/"):
            below = place[len(folder) + 1 :]
            self.copies[f"{dirname(post.target)}/{below}"] = place
            if _clean(address) == below:
                return written(below)
            return f"{{static}}/{written(f'{dirname(post.target)}/{below}')}"
        root = next(root for root in roots_of(self.blog.engine) if place.startswith(root))
        target = place[len(root) :].lstrip("_")
        self.copies[target] = place
        return f"{{static}}/{written(target)}"


def make_links(blog: Blog, posts: list[BlogPost]) -> Links:
    """Return the addresses of a blog with these posts."""
    addresses = {unquote(post.address).rstrip("/"): post.target for post in posts if post.address}
    addresses |= {
        key.removesuffix(".html"): target
        for key, target in addresses.items()
        if key.endswith(".html")
    }
    return Links(blog, addresses, {post.source: post.target for post in posts})


def _clean(path: str) -> str:
    """Return a path without dots and its first slash; "" for one that leads out."""
    clean = normpath(path.lstrip("/")) if path.strip("/") else ""
    return "" if clean.startswith("..") or clean == "." else clean


def written(path: str) -> str:
    """Return a path as Pelican looks for it: only what would end an address is escaped."""
    return path.replace(" ", "%20").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
