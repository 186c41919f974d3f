"""What a blog has besides posts: its bibliography, its macros, its name. Pure."""

from collections.abc import Callable, Iterable
from posixpath import basename, dirname, join, normpath, splitext
from typing import Any
from urllib.parse import unquote, urlsplit

from ...texmath import read_macro_file
from .engines import is_of_engine
from .links import ATTACHMENTS
from .markup import read_html
from .model import Blog, BlogPost, Imported, ImportRemark

#: Where a configuration of MathJax or KaTeX may be.
MAY_HAVE_MACROS = (".html", ".js", ".yml", ".yaml", ".toml", ".json")
#: Octopress and Hexo have these folders below ``source``.
NEAR = ("_includes/", "_layouts/", "layouts/", "assets/", "static/", "js/", "javascripts/")


def bring_bibliographies(blog: Blog, posts: Iterable[BlogPost], imported: Imported) -> None:
    """Have the BibTeX files copied that posts or the configuration name."""
    wanted: list[str] = []
    for post in posts:
        for name in _texts(post.field("bibliography")):
            if file := _find_file(blog, name, post):
                wanted.append(file)
            else:
                imported.remarks.append(_no_bibliography(name, post))
    wanted += [
        file
        for name in _texts(blog.settings.get("bibliography"))
        if (file := _find_file(blog, name, None))
    ]
    scholar = (name for name in sorted(blog.files) if name.startswith("_bibliography/"))
    wanted += [name for name in scholar if name.endswith(".bib")]
    for name in dict.fromkeys(wanted):
        target = f"bibliography/{basename(name)}"
        if imported.copies.get(target, name) != name:
            target = f"bibliography/{name}"
        imported.copies[target] = name
    found = [target for target in imported.copies if target.endswith(".bib")]
    if found:
        imported.settings.append(f"BIBLIOGRAPHY_FILES = {['references.bib', *sorted(found)]!r}")


def _no_bibliography(name: str, post: BlogPost) -> ImportRemark:
    text = f'there is no bibliography "{name}" in the blog'
    if not name.endswith(".bib") and "." in name:
        text = f'the bibliography "{name}" is no BibTeX'
    return ImportRemark(post.target, post.header.line("bibliography"), text)


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one.strip() for one in values if isinstance(one, str) and one.strip()]


def _find_file(blog: Blog, name: str, post: BlogPost | None) -> str:
    name = name.lstrip("/") if name.endswith(".bib") else f"{name.lstrip('/')}.bib"
    folders = [dirname(post.source)] if post else []
    folders += ["", "assets/bibliography", "_bibliography", "static", "source", "content"]
    places = (normpath(join(folder, name)) for folder in folders)
    return next((place for place in places if place in blog.files), "")


def find_macros(blog: Blog, read: Callable[[str], str], imported: Imported) -> None:
    """Put the macros of the blog's MathJax into a line for the settings."""
    macros: dict[str, Any] = {}
    for name in sorted(blog.files):
        suffix = splitext(name)[1]
        is_near = name.removeprefix("source/").startswith(NEAR) or "mathjax" in name.lower()
        if suffix not in MAY_HAVE_MACROS[:2] or not is_near or is_of_engine(name):
            continue
        if basename(name).endswith(".min.js"):
            continue
        text = read(name)
        if (
            "acros" in text
            and ("MathJax" in text or "katex" in text.lower())
            and len(text) < 99_999
        ):
            found, _ = read_macro_file(text, ".js")
            macros = {**found, **macros}
    if macros:
        imported.settings.append(f"MATH_MACROS = {macros!r}")


def describe_site(blog: Blog, imported: Imported) -> None:
    """Suggest the settings that the blog had in its own configuration."""
    author = blog.settings.get("author")
    if isinstance(author, dict):
        author = author.get("name")
    known = {
        "SITENAME": blog.text("title", "website.title"),
        "AUTHOR": author if isinstance(author, str) else "",
        "TIMEZONE": blog.text("timezone"),
    }
    imported.settings += [f"{name} = {value!r}" for name, value in known.items() if value]
    address = blog.text("url", "baseURL", "website.site-url").rstrip("/")
    if address.startswith("http"):
        base = blog.text("baseurl").strip("/") if blog.engine == "jekyll" else ""
        whole = f"{address}/{base}".rstrip("/")
        imported.settings.append(f"SITEURL = {whole!r}  # in publishconf.py")
    if any(name.startswith(f"{ATTACHMENTS}/") for name in imported.copies):
        imported.settings.append(f"ARTICLE_EXCLUDES = {[ATTACHMENTS]!r}  # HTML that is no post")


def bring_attached(blog: Blog, read: Callable[[str], str], imported: Imported) -> None:
    """Have the files copied that copied HTML asks for: scripts, pictures, data."""
    waiting = [
        (target, name)
        for target, name in imported.copies.items()
        if target.startswith(f"{ATTACHMENTS}/")
    ]
    while waiting:
        target, name = waiting.pop()
        if not name.endswith((".html", ".htm")):
            continue
        soup = read_html(read(name))
        for tag in soup.find_all(["script", "link", "img", "iframe", "source", "a"]):
            address = tag.get("src") or tag.get("href")
            path = urlsplit(address).path if isinstance(address, str) and address else ""
            if not path or path.startswith("/") or "://" in str(address):
                continue
            file = normpath(join(dirname(name), unquote(path)))
            beside = normpath(join(dirname(target), unquote(path)))
            is_new = beside not in imported.copies and beside.startswith(f"{ATTACHMENTS}/")
            if file in blog.files and is_new:
                imported.copies[beside] = file
                waiting.append((beside, file))
