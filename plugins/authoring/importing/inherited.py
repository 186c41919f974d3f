"""What the header of a post need not say, because its folder or the configuration does. Pure."""

from collections.abc import Callable, Iterator, Mapping
from posixpath import basename, dirname, splitext
from typing import Any

from ...frontmatter import parse_header
from .engines import read_configuration
from .headers import split_header
from .model import Blog

#: What is written into the header of each post, if it is inherited.
WRITTEN = ("draft", "published", "author", "authors", "lang", "status")


def inherited_fields(blog: Blog, source: str, read: Callable[[str], str]) -> dict[str, Any]:
    """Return the fields of a post that are said elsewhere: the nearest one counts."""
    fields: dict[str, Any] = {}
    if blog.engine == "jekyll":
        for values in _of_jekyll(blog, source):
            fields |= values
    elif blog.engine in ("hugo", "quarto"):
        of_folder = _of_hugo if blog.engine == "hugo" else _of_quarto
        for folder in _folders(source):
            fields |= of_folder(blog, folder, read)
        if source in _drafts_of_quarto(blog):
            fields["draft"] = True
    return {str(name).lower(): value for name, value in fields.items()}


def _folders(source: str) -> list[str]:
    """Return the folders that a file is in, from the top."""
    parts = dirname(source).split("/")
    return ["/".join(parts[:count]) for count in range(len(parts) + 1)]


def _of_jekyll(blog: Blog, source: str) -> Iterator[Mapping[str, Any]]:
    """Yield the values of the ``defaults`` of a configuration whose scope has this file."""
    defaults = blog.settings.get("defaults")
    for one in defaults if isinstance(defaults, list) else ():
        if not isinstance(one, dict) or not isinstance(one.get("values"), dict):
            continue
        scope = one.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        path = str(scope.get("path") or "").strip("/").rstrip("*").rstrip("/")
        kinds: tuple[str, ...] = ("posts", "drafts") if "_drafts/" in source else ("posts",)
        if "_posts/" not in source and "_drafts/" not in source:
            kinds = ("pages", source.split("/", maxsplit=1)[0].removeprefix("_"))
        is_within = not path or source == path or source.startswith(f"{path}/")
        if is_within and scope.get("type") in (None, "", *kinds):
            yield one["values"]


def _of_hugo(blog: Blog, folder: str, read: Callable[[str], str]) -> dict[str, Any]:
    """Return what a section hands down: ``cascade`` of its own page or of the configuration."""
    cascades = [blog.settings.get("cascade")] if not folder else []
    for name in (f"{folder}/_index.md", f"{folder}/_index.html"):
        if name in blog.files:
            header = parse_header(split_header(read(name)).render())
            cascades.append(header.fields.get("cascade"))
    found: dict[str, Any] = {}
    for cascade in cascades:
        for one in cascade if isinstance(cascade, list) else [cascade]:
            if isinstance(one, dict) and not isinstance(one.get("_target"), dict):
                inner = one.get("params")
                found |= {**one, **(inner if isinstance(inner, dict) else {})}
    return found


def _of_quarto(blog: Blog, folder: str, read: Callable[[str], str]) -> dict[str, Any]:
    for name in ("_metadata.yml", "_metadata.yaml"):
        path = f"{folder}/{name}".lstrip("/")
        if path in blog.files and (found := read_configuration(path, read(path))):
            return found
    return {}


def _drafts_of_quarto(blog: Blog) -> set[str]:
    website = blog.settings.get("website")
    drafts = website.get("drafts") if isinstance(website, dict) else None
    names = drafts if isinstance(drafts, list) else [drafts]
    return {name.lstrip("/") for name in names if isinstance(name, str)}


def is_dated(source: str) -> bool:
    """Return whether the name of a file begins with a day, as Jekyll wants of posts."""
    parts = splitext(basename(source))[0].split("-")
    return len(parts) > 3 and all(part.isdigit() for part in parts[:3])
