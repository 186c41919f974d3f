"""Where the page of a post was, by the permalinks of its engine. Pure."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from posixpath import dirname, splitext
from typing import Any

from .languages import default_language, polyglot_folder, split_language
from .model import Blog, BlogPost, ImportRemark

JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
PLACEHOLDER = re.compile(r":([a-z_]+)|:\{([a-z_]+)\}")


def old_address(blog: Blog, post: BlogPost) -> str:
    """Return the path of the page of a post, "" where it is not known."""
    address = _address(blog, post)
    return f"{polyglot_folder(blog, post)}{address}" if address else ""


def _address(blog: Blog, post: BlogPost) -> str:
    own = post.field("permalink") or (blog.engine == "hugo" and post.field("url"))
    own = own if isinstance(own, str) else ""
    if own.startswith(("/", "http")) and "/:" not in own:
        return re.sub(r"https?://[^/]+", "", own) or "/"
    if blog.engine == "markdown":
        return ""
    if blog.engine in ("hugo", "quarto"):
        return _of_hugo(blog, post) if blog.engine == "hugo" else _of_quarto(post)
    if post.is_page:
        return fill(own, _values(blog, post)) if "/:" in own else _of_page(post)
    pattern = own or blog.text("permalink") or "date"
    if blog.engine == "hexo" and not is_octopress(blog):
        pattern = blog.text("permalink") or "/:year/:month/:day/:title/"
    return fill(JEKYLL.get(pattern, pattern), _values(blog, post))


def is_octopress(blog: Blog) -> bool:
    """Return whether a blog is one of Jekyll in the folder ``source``, which Hexo has, too."""
    return any(name.startswith(("source/_layouts/", "source/_includes/")) for name in blog.files)


def unknown_addresses(blog: Blog, posts: Iterable[BlogPost]) -> list[ImportRemark]:
    """Return what is said of posts of Hexo's whose addresses cannot be known from their files."""
    shown = (post for post in posts if "_drafts/" not in post.source)
    unknown = [post for post in shown if not post.address] if blog.engine == "hexo" else []
    if not unknown:
        return []
    text = f'{len(unknown)} addresses, "{blog.text("permalink")}", are not known from the files'
    hint = "they are others here; write permalink: and the old one into each header"
    return [ImportRemark("_config.yml", 0, text, hint)]


def _of_page(post: BlogPost) -> str:
    stem = re.sub(r"^(?:_pages|_tabs|source)/", "", splitext(post.source)[0])
    return f"/{stem.removesuffix('index').rstrip('/')}/".replace("//", "/")


def _of_quarto(post: BlogPost) -> str:
    stem = splitext(post.source)[0]
    return f"/{stem.removesuffix('index')}" if stem.endswith("index") else f"/{stem}.html"


def _of_hugo(blog: Blog, post: BlogPost) -> str:
    language, source = split_language(blog, post.source)
    name = splitext(source)[0].removesuffix("/index")
    section = name.split("/")[0] if "/" in name else ""
    last = slug_of(str(post.field("slug"))) or slug_of(name.rsplit("/", 1)[-1])
    before = f"/{language}" if language and language != default_language(blog) else ""
    patterns = blog.settings.get("permalinks")
    if isinstance(patterns, Mapping):
        inner = patterns.get("page")
        patterns = inner if isinstance(inner, Mapping) else patterns
        if isinstance(pattern := patterns.get(section), str):
            values = {**_values(blog, post), "section": section, "slug": last}
            return before + fill(pattern, values)
    folder = dirname(name).lower().replace(" ", "-")
    return before + f"/{folder}/{last}/".replace("//", "/")


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Fill the placeholders of a pattern; "" where one of them is not known."""
    missing = [
        one or two for one, two in PLACEHOLDER.findall(pattern) if (one or two) not in values
    ]
    if missing:
        return ""
    path = PLACEHOLDER.sub(lambda found: values[found[1] or found[2]], pattern)
    return re.sub(r"/{2,}", "/", f"/{path}")


def _values(blog: Blog, post: BlogPost) -> dict[str, str]:
    stem = splitext(post.source.removesuffix("/index.md"))[0].rsplit("/", 1)[-1]
    name = DATED.sub("", stem)
    slug = str(post.field("slug")) or name
    own: dict[str, str] = {}
    if blog.engine == "hexo" and not is_octopress(blog):
        name = splitext(post.source)[0].removeprefix("source/_posts/")
        if ":year" in blog.text("new_post_name"):
            name = DATED.sub("", name)
        # Any field may be in an address, such as that of hexo-abbrlink.
        known = post.header.fields.items()
        own = {key.lower(): str(value) for key, value in known if isinstance(value, str | int)}
    elif blog.engine == "hugo":
        slug, name = slug_of(slug), slug_of(str(post.field("title")))
    values = own | {
        "title": name,
        "slug": slug,
        "name": name,
        "slugorfilename": slug,
        "slugorcontentbasename": slug,
        "contentbasename": slug_of(stem),
        "filename": slug_of(stem),
        "post_title": name,
        "output_ext": ".html",
        "categories": "/".join(_categories(blog, post)),
        "category": next(iter(_categories(blog, post)), ""),
    }
    found = DAY.match(str(post.field("date"))) or DAY.match(post.source.rsplit("/", 1)[-1])
    if found:
        try:
            day = datetime.date(*map(int, found.groups()))
        except ValueError:
            return values
        values |= {
            "year": f"{day.year:04}", "short_year": f"{day:%y}", "month": f"{day.month:02}",
            "i_month": str(day.month), "day": f"{day.day:02}", "i_day": str(day.day),
            "y_day": f"{day:%j}", "monthname": f"{day:%B}".lower(), "week": f"{day:%V}",
            "short_day": f"{day:%a}", "yearday": str(int(f"{day:%j}")),
        }  # fmt: skip
    return values


def _categories(blog: Blog, post: BlogPost) -> list[str]:
    """Return the categories in an address: of Jekyll, also the folders above ``_posts``."""
    written: Any = post.field("categories", "category")
    if isinstance(written, str):
        written = written.split() if blog.engine == "jekyll" else [written]
    names = [str(name) for name in written if isinstance(name, str)]
    if blog.engine == "jekyll" and "_posts/" in post.source:
        names = [*post.source.split("_posts/")[0].strip("/").split("/"), *names]
    slugs = [slug_of(name) for name in names]
    return list(dict.fromkeys(slug for slug in slugs if slug))


def slug_of(text: str) -> str:
    """Return a text as Hugo has it in addresses: small letters, hyphens for spaces."""
    text = unicodedata.normalize("NFC", text.strip().lower())
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.~+-]+", "-", text)).strip("-")
