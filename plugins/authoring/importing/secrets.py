"""Why a post was not public in its blog: it must not become so here. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from .addresses import DAY
from .headers import WrittenHeader
from .inherited import WRITTEN, is_dated
from .model import Blog, BlogPost, ImportRemark

NO = ("false", "no", "off", "0")
YES = ("true", "yes", "on", "1")


def keep_secret(
    header: WrittenHeader, blog: Blog, post: BlogPost, today: date
) -> list[ImportRemark]:
    """Write into the header what its folder says; make a draft of a post that nobody could see."""
    for name in WRITTEN:
        value = post.inherited.get(name)
        if value not in (None, "") and not header.has(name) and isinstance(value, str | bool):
            header.put(name, value)
    if _says(post.field("hide", "private"), YES) and not header.has("hidden"):
        header.put("hidden", value=True)
    reason = next(_reasons(blog, post, today), "")
    if not reason:
        return []
    header.drop("published")
    header.put("draft", value=True)
    hint = "take out `draft: true` to publish it"
    return [ImportRemark(post.target, 1, f"{reason}; it is a draft here", hint)]


def _says(value: Any, words: tuple[str, ...]) -> bool:
    return isinstance(value, str | bool | int) and str(value).lower().strip() in words


def _reasons(blog: Blog, post: BlogPost, today: date) -> Iterator[str]:
    if blog.engine == "jekyll" and "_posts/" in post.source and not is_dated(post.source):
        yield "Jekyll shows no post whose file has no day in its name"
    if post.header.fields.get("publish") is not None and _says(post.field("publish", "x"), NO):
        yield "the header says publish: false"
    if post.field("password", "encrypted") not in ("", False):
        yield "a password was needed to read it"
    if re.search(r"(?:^|/)_?drafts/", post.source) and blog.engine in ("markdown", "quarto"):
        yield "it is in a folder of drafts"
    if str(post.field("layout")).lower() == "draft":
        yield "its layout is draft"
    yield from _of_days(blog, post, today)
    if blog.engine == "hugo":
        yield from _of_hugo(post)


def _of_days(blog: Blog, post: BlogPost, today: date) -> Iterator[str]:
    """Yield the days on which a post is not seen yet, or not any more."""
    if blog.engine not in ("jekyll", "hugo"):
        return
    shows_future = blog.settings.get("future") or blog.settings.get("buildFuture")
    first = _day(post.field("publishDate", "publishdate", "date"))
    if not post.field("publishDate", "publishdate", "date") and "_posts/" in post.source:
        first = _day(post.source.rsplit("/", 1)[-1])
    if first and first > today and not shows_future:
        yield f"it was to be public from {first} on"
    last = _day(post.field("expirydate", "unpublishdate"))
    if blog.engine == "hugo" and last and last <= today:
        yield f"it was public until {last} only"


def _day(value: Any) -> date | None:
    found = DAY.match(str(value))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _of_hugo(post: BlogPost) -> Iterator[str]:
    build = post.field("_build", "build")
    render = build.get("render") if isinstance(build, dict) else ""
    if _says(post.field("headless"), YES) or _says(render, (*NO, "never")):
        yield "Hugo makes no page of it"
