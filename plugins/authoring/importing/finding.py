"""Which files of a blog are posts and pages, and what they will be called. Pure."""

import re
from collections.abc import Callable
from posixpath import basename, splitext
from typing import Any

from ...frontmatter import parse_header
from .addresses import old_address
from .engines import is_of_engine
from .headers import split_header
from .inherited import inherited_fields
from .kinds import ABOUT_THE_CODE, PAGES, TEXTS
from .languages import content_folders
from .left_out import find_left_out
from .model import Blog, BlogPost, ImportRemark


def find_posts(blog: Blog, read: Callable[[str], str]) -> tuple[list[BlogPost], list[ImportRemark]]:
    """Return the posts and pages of a blog, and what is a text of it and cannot be brought."""
    posts: dict[str, BlogPost] = {}
    remarks: list[ImportRemark] = []
    names = {name for name in blog.files if _is_candidate(blog, name)}
    for name in sorted(names, key=lambda name: (splitext(name)[0], _rank(name))):
        text = read(name)
        if splitext(name)[1] == ".html" and not text.lstrip().startswith("---"):
            continue
        written = split_header(text)
        post = BlogPost(name, "", text, parse_header(written.render()), written)
        post.inherited = inherited_fields(blog, name, read)
        post.is_page = _is_page(blog, post)
        if post.is_page and (reason := _no_page(blog, post)):
            remarks.append(ImportRemark(name, 0, reason))
            continue
        post.target = _target(blog, post)
        post.address = old_address(blog, post)
        if other := posts.get(post.target):
            text = f"not brought along: {other.source} is the same post"
            remarks.append(ImportRemark(name, 0, text))
        else:
            posts[post.target] = post
    return list(posts.values()), [*remarks, *find_left_out(blog, names)]


def _rank(name: str) -> int:
    """Return which of two files of one name comes first: what R Markdown has made, not its source.

    What Quarto makes is elsewhere.
    """
    suffix = splitext(name)[1].lower()
    return (".qmd", ".md", ".markdown").index(suffix) if suffix in TEXTS[:2] + TEXTS[4:5] else 9


def _is_candidate(blog: Blog, name: str) -> bool:
    suffix, file = splitext(name)[1].lower(), basename(name)
    is_post = "_posts/" in name or "_drafts/" in name
    if is_of_engine(name) or not (suffix in TEXTS or (is_post and suffix == ".html")):
        return False
    if blog.engine == "hugo":
        return name.startswith(content_folders(blog)) and not file.startswith("_index.")
    if blog.engine == "hexo":
        return name.startswith("source/")
    if blog.engine == "jekyll":
        folder = name.split("/", maxsplit=1)[0]
        is_root = "/" not in name and not ABOUT_THE_CODE.match(file)
        return is_post or folder in PAGES or is_root
    in_hidden = any(part.startswith(("_", ".")) for part in name.split("/")[:-1])
    return not (file.startswith(("_", ".")) or ABOUT_THE_CODE.match(file)) and (
        not in_hidden or name.startswith("_posts/")
    )


def _is_page(blog: Blog, post: BlogPost) -> bool:
    if blog.engine in ("jekyll", "hexo"):
        return "_posts/" not in post.source and "_drafts/" not in post.source
    if blog.engine == "markdown":
        return False
    return not post.field("date", "publishDate") and post.source.split("/")[0] != "_posts"


def _no_page(blog: Blog, post: BlogPost) -> str:
    """Return why a page is not brought along, "" if it is."""
    if blog.engine == "quarto" and post.field("listing"):
        return "not brought along: a page that lists others, which come with the theme"
    if re.fullmatch(r"/?404(?:\.html|/)?", str(post.field("permalink"))):
        return "not brought along: the page of what is not there, which the theme has, too"
    if post.field("layout") in ("home", "blog", "archive", "search", "archives", "category"):
        return f'not brought along: a page of the layout "{post.field("layout")}"'
    if not post.header.body.strip():
        return "not brought along: a page without a text"
    return ""


def _target(blog: Blog, post: BlogPost) -> str:
    """Return the name of a post in the content folder."""
    name = post.source
    if blog.engine == "hugo":
        name = name.removeprefix("content/")
        name = name if "/" in name and not post.is_page else f"pages/{name}"
    elif blog.engine in ("jekyll", "hexo"):
        name = name.removeprefix("source/")
        if post.is_page:
            name = f"pages/{_below_pages(name)}"
        else:
            above, kind, below = re.split(r"(_posts|_drafts)/", name, maxsplit=1)
            kind = "posts" if kind == "_posts" else kind
            name = "/".join(part for part in (kind, above.strip("/"), below) if part)
    elif post.is_page:
        name = f"pages/{name}"
    stem, suffix = splitext(name)
    if suffix.lower() == ".rmarkdown" or suffix.lower() not in (".md", ".markdown"):
        suffix = ".md"
    return stem.removeprefix("_posts/") + suffix if blog.engine == "quarto" else stem + suffix


def _below_pages(name: str) -> str:
    folder, _, below = name.partition("/")
    return below if folder in PAGES else name


def is_bundle(post: BlogPost) -> bool:
    """Return whether a post is the index of a folder of its own."""
    return basename(post.target).startswith("index.") and "/" in post.target


def text_of(value: Any) -> str:
    """Return a value of a header as a text, "" for a list or a map."""
    return value if isinstance(value, str) else ""
