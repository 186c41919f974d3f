"""Every address in a text, in Markdown and in HTML, as it leads here. No line is added. Pure."""

import re
from collections.abc import Callable

from .markup import read_tag
from .model import BlogPost, ImportRemark
from .places import change_outside, find_outside, line_at, outside_code

#: Returns the new address, the same one if it stays, None if nothing is there.
Resolve = Callable[[str], str | None]

#: Where an element names a file or a page.
ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "data-src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "image": ("href", "xlink:href"),
    "script": ("src",),
    "link": ("href",),
}
TAG = re.compile(
    rf"<(?:{'|'.join(ATTRIBUTES)})\b(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>", re.IGNORECASE
)
MARKDOWN = outside_code(
    r"""
    (?P<before>\]\([ ]?)(?:<(?P<angled>[^<>\n]{1,600})>
      |(?P<spaced>[^\s()<>"'{][^()<>"'\s]{0,200}(?:[ ][^()<>"'\s]{1,200}){1,8}(?=\)))
      |(?P<bare>[^\s()<>]{1,600}
        (?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200}){0,3}))(?=[\s)])
  | (?P<definition>^[ ]{0,3}\[[^\]\n^][^\]\n]{0,200}\]:[ \t]{1,20})(?P<defined>[^\s<>]{1,600})
  | (?P<wiki>!?)\[\[(?P<page>[^\[\]|\#\n]{1,200})(?P<anchor>\#[^\[\]|\n]{1,200})?
        (?:\|(?P<shown>[^\[\]\n]{1,200}))?\]\](?!\()
    """
)
#: The end of the name of a file.
FILE = re.compile(r"\.[A-Za-z0-9]{2,5}$")
#: What pictures of al-folio do where a size is missing; a page here runs no such script.
ON_ERROR = re.compile(r"""(?<!\s)\s{1,20}onerror=(?:"[^"]*+"|'[^']*+')""")


def rewrite_addresses(text: str, resolve: Resolve) -> str:
    """Return a text with the addresses of its Markdown and HTML as they lead here."""
    text = change_outside(MARKDOWN, text, lambda found: _markdown(found, resolve))
    pieces, at = [], 0
    for code in MARKDOWN.finditer(text):
        # In comments and listings, addresses are part of what is shown.
        if code["code"] is not None and not code["rawtag"]:
            pieces += [_html(text[at : code.start()], resolve), code[0]]
            at = code.end()
    return "".join([*pieces, _html(text[at:], resolve)])


def _markdown(found: re.Match[str], resolve: Resolve) -> str:
    if found["page"]:
        return _wiki(found, resolve)
    if found["definition"]:
        return found["definition"] + (resolve(found["defined"]) or found["defined"])
    address = found["angled"] or found["spaced"] or found["bare"]
    new = resolve(address)
    if new is None or new == address:
        return found[0]
    return f"{found['before']}{f'<{new}>' if ' ' in new else new}"


def _wiki(found: re.Match[str], resolve: Resolve) -> str:
    """Return a link of Obsidian as one of Markdown, if there is such a file."""
    page = found["page"].strip()
    for name in (page, f"{page}.md"):
        new = resolve(name)
        if new and new != name:
            anchor = re.sub(r"\s+", "-", (found["anchor"] or "").lower())
            shown = found["shown"] or ("" if found["wiki"] else page)
            return f"{found['wiki']}[{shown}]({new}{anchor})"
    return found[0]


def _html(text: str, resolve: Resolve) -> str:
    return TAG.sub(lambda found: _tag(found[0], resolve), text)


def _tag(written: str, resolve: Resolve) -> str:
    tag = read_tag(written)
    if tag is None:
        return written
    for name in ATTRIBUTES.get(tag.name.lower(), ()):
        value = tag.get(name)
        if not isinstance(value, str) or not value.strip():
            continue
        new = _set_of_pictures(value, resolve) if name == "srcset" else resolve(value)
        if name == "srcset" and new == "":
            return ""  # a size that the engine would have made
        if new is not None and new != value:
            written = _with_value(written, name, new)
    if tag.name == "img":
        written = ON_ERROR.sub("", written)
    return written


def _set_of_pictures(value: str, resolve: Resolve) -> str:
    """Return the pictures of a ``srcset`` that are there."""
    there = []
    for one in value.split(","):
        address, _, size = one.strip().partition(" ")
        if new := (resolve(address) if address else None):
            there.append(f"{new} {size}".strip())
    return ", ".join(there)


def _with_value(written: str, name: str, new: str) -> str:
    pattern = re.compile(
        rf"""(\s{re.escape(name)}\s*=\s*)("[^"]*+"|'[^']*+'|[^\s"'<>]++)""", re.IGNORECASE
    )
    quoted = new.replace('"', "&quot;")
    return pattern.sub(lambda found: f'{found[1]}"{quoted}"', written, count=1)


def find_broken(text: str, resolve: Resolve, post: BlogPost) -> list[ImportRemark]:
    """Return the addresses of a text that lead to no file and no page of the blog."""
    found = [
        (place.start(), place["angled"] or place["spaced"] or place["bare"] or place["defined"])
        for place in find_outside(MARKDOWN, text)
        # What has spaces and names no file may be words in round brackets.
        if not place["page"] and not (place["spaced"] and not FILE.search(place["spaced"]))
    ]
    for place in TAG.finditer(text):
        tag = read_tag(place[0])
        values = (
            [tag.get(name) for name in ATTRIBUTES.get(tag.name.lower(), ()) if name != "srcset"]
            if tag
            else []
        )
        found += [(place.start(), value.strip()) for value in values if isinstance(value, str)]
    return [
        ImportRemark(post.target, line_at(text, at), f'nothing of the blog is at "{address}"',
               "it was left as it is")
        for at, address in sorted(found)
        if address.strip("/.") and "\\" not in address and resolve(address) is None
    ]  # fmt: skip
