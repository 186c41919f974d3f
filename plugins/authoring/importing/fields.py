"""The header of a post with the fields that mean something else here, or nothing. Pure."""

import html
import re
from collections.abc import Callable
from typing import Any

from .addresses import DAY
from .finding import is_bundle, text_of
from .headers import WrittenHeader
from .languages import polyglot_folder, split_language
from .model import Blog, BlogPost, ImportRemark

#: Pictures by the names that engines have for them, in the order in which they count.
PICTURES = ("image", "img", "cover", "featured_image", "thumbnail", "og_image", "header", "teaser",
            "banner", "hero", "preview", "index_img", "images", "photos", "feature")  # fmt: skip
WITHIN = ("path", "image", "teaser", "overlay_image", "og_image", "src", "feature", "thumb", "url")
#: Whose header says summary, and how it is called there.
SUMMARIES = ("description", "abstract")
MODIFIED = ("date-modified", "last-modified", "date_modified", "updated_at", "modified_date")
#: What these fields say would be lost, for nothing here reads them.
WITHOUT_HOME = ("redirect_to", "external_url", "slides", "params")


def convert_fields(
    header: WrittenHeader, blog: Blog, post: BlogPost, resolve: Callable[[str], str | None]
) -> list[ImportRemark]:
    """Change the fields of a header in place; return what is to be said of them."""
    _title(header, post)
    remarks = _dates(header, blog, post)
    if not any(header.has(name) for name in ("summary", "excerpt")):
        known = [name for name in SUMMARIES if text_of(post.field(name)).strip()]
        if known:
            header.rename(known[0], "summary")
    if not header.has("modified") and not header.has("lastmod"):
        for name in MODIFIED:
            header.rename(name, "modified")
    _names(header, blog, post)
    if (language := split_language(blog, post.source)[0]) and not header.has("lang"):
        header.put("lang", language)
    remarks += _picture(header, post, resolve)
    return remarks + _address(header, blog, post) + _unread(post)


def _address(header: WrittenHeader, blog: Blog, post: BlogPost) -> list[ImportRemark]:
    """Have a page where it was; where the list of posts is, there can be no other."""
    own = post.field("permalink", "url")
    if post.is_page and post.address in ("/", "/index.html") and own:
        header.drop("permalink")
        header.drop("url")
        text = "it was the first page of the blog, where the list of posts is here"
        hint = "its address is another one now; docs/theme.md says how to put a text above the list"
        return [ImportRemark(post.target, 1, text, hint)]
    is_pattern = "/:" in str(header.has("permalink") and post.field("permalink"))
    is_said = (header.has("permalink") and not is_pattern) or _keeps_url(blog, post)
    if folder := polyglot_folder(blog, post):
        is_said = False
        former = post.field("redirect_from") or []
        if olds := [str(one) for one in (former if isinstance(former, list) else [former])]:
            header.put("redirect_from", [f"{folder}/{one.lstrip('/')}" for one in olds])
    if post.address not in ("", "/") and not is_said:
        header.put("permalink", post.address)
    return []


def _dates(header: WrittenHeader, blog: Blog, post: BlogPost) -> list[ImportRemark]:
    """Give a post of no engine without a date that of its file."""
    if blog.engine != "markdown" or post.is_page or post.field("date") or DAY.match(post.source):
        return []
    if not post.day or DAY.match(post.source.rsplit("/", 1)[-1]):
        return []
    header.put("date", post.day)
    text = f"there is no date; {post.day} is that of the file"
    return [ImportRemark(post.target, 1, text, "write the right one")]


def _title(header: WrittenHeader, post: BlogPost) -> None:
    """Give a post without a title that of its first heading; resolve entities in titles."""
    title = text_of(post.field("title"))
    if not title and (found := re.match(r"\s*#[ \t]+(\S[^\n]*)(?:\n|$)", header.body)):
        title = re.sub(r"\{[^{}\n]{0,200}\}$", "", found[1].rstrip()).rstrip("# \t")
        header.body = f"\n{header.body[found.end() :].lstrip(chr(10))}"
        header.put("title", title)
        post.header.fields["title"] = title
    elif "&" in title and html.unescape(title) != title:
        header.put("title", html.unescape(title))


def _names(header: WrittenHeader, blog: Blog, post: BlogPost) -> None:
    """Read tags and categories as the engine does that they were written for."""
    categories, tags = post.field("categories"), post.field("tags")
    if blog.engine == "jekyll" and isinstance(categories, str) and "," not in categories:
        if len(words := categories.split()) > 1:
            header.put("categories", words)
    elif blog.engine == "quarto" and categories and not tags:
        header.rename("categories", "tags")
        tags = categories
    if blog.engine != "jekyll" and isinstance(tags, str) and " " in tags and "," not in tags:
        header.put("tags", [tags])


def _keeps_url(blog: Blog, post: BlogPost) -> bool:
    return blog.engine == "hugo" and bool(post.field("url"))


def _picture(
    header: WrittenHeader, post: BlogPost, resolve: Callable[[str], str | None]
) -> list[ImportRemark]:
    """Say ``image: {static}/…`` of the first picture that a field names."""
    for name in PICTURES:
        value = post.field(name)
        address, alt = _address_in(value)
        if not re.search(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:\?|$)", address, re.IGNORECASE):
            continue
        new = resolve(address)
        if new is None:
            line = post.header.line(name)
            text = f'there is no picture "{address}" in the blog, which {name} names'
            return [ImportRemark(post.target, line, text, "it was left as it is")]
        if name == "image" and new == value:
            return []
        if is_bundle(post) and "/" not in new and name == "image" and isinstance(value, str):
            return []
        if name == "image" and not isinstance(value, str):
            header.rename("image", "image_as_written")
        header.put("image", new)
        if alt and not header.has("image_alt"):
            header.put("image_alt", alt)
        return []
    return []


def _address_in(value: Any) -> tuple[str, str]:
    """Return the address of a picture in a field, and what it shows."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        alt = text_of(value.get("alt")) or text_of(value.get("image_description"))
        found = (text_of(value.get(name)) for name in WITHIN)
        return next((address for address in found if address), ""), alt
    return text_of(value).strip(), ""


def _unread(post: BlogPost) -> list[ImportRemark]:
    return [
        ImportRemark(post.target, post.header.line(name), f'nothing here reads the field "{name}"',
               "write a link to it into the text")
        for name in WITHOUT_HOME
        if post.field(name)
    ]  # fmt: skip
