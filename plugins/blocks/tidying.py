"""The tags of an author's HTML as a browser reads them, written as the standard asks for. Pure.

What a page would show nothing of, since no browser knows it, is text.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from ..core.markdown.prose import COMMENT
from .elements import OF_HTML, is_element

#: What is text, or has rules of its own, up to its end.
RAW = (
    r"<!--(?P<comment>.*?)(?:-->|(?P<open>\Z))"
    r"|<(?P<raw>script|style|textarea|title|xmp|svg|math)(?=[\s/>])[^<>]*+>"
    r"(?P<text>.*?)(?:</(?P=raw)\s*>|(?P<endless>\Z))"
)
ATTRIBUTE = r"""[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
#: An ampersand, and the character that it begins.
CHARACTER = r"&(?:\#\d{1,7}+;|\#[xX][\da-fA-F]{1,6}+;|[A-Za-z][A-Za-z\d]*+;)?+"


def _tokens(skipped: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<skip>{skipped})
        | <(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*+)
          (?P<attributes>(?:[\s/]*+{ATTRIBUTE})*+)\s*+(?P<alone>/?)>
        | (?P<declaration><!DOCTYPE\b[^<>]*+>)
        | (?P<less><)
        | (?P<and>{CHARACTER})
        """,
        re.VERBOSE | re.DOTALL | re.IGNORECASE,
    )


TOKEN = _tokens(RAW)
#: After what has no end: nothing more is text up to its own.
REST = _tokens(COMMENT)
ONE = re.compile(ATTRIBUTE)
NAME = re.compile(r"[^\s=]++")
AND = re.compile(CHARACTER)
#: Elements that have no end.
_VOID = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_VOID.split())
#: What a page has once, around the post.
PAGE = frozenset(("html", "head", "body", "frameset", "frame", "base"))
#: Characters that a browser reads without a semicolon.
LEGACY = frozenset(name for name in html5 if not name.endswith(";"))
WORD = re.compile(r"[A-Za-z\d]{1,6}")


def tidy(html: str, *, drawing: bool = False) -> tuple[str, list[str]]:
    """Return HTML with its tags in order, and the tags of a page in it, which are left out.

    ``drawing``: whether it may be a part of a drawing, whose elements have other rules.
    """
    parts: list[str] = []
    dropped: list[str] = []
    at = 0
    if (alone := TOKEN.fullmatch(html)) and (alone["name"] or "").lower() in PAGE:
        return f"&lt;{html[1:]}", []  # the words of a line are about it
    for found in TOKEN.finditer(html):
        new = _written(found, dropped, drawing=drawing)
        if new != found[0]:
            parts += [html[at : found.start()], new]
            at = found.end()
    parts.append(html[at:])
    return "".join(parts), dropped


def _written(found: re.Match[str], dropped: list[str], *, drawing: bool) -> str:
    if found["name"]:
        return _tag(found, dropped, drawing=drawing)
    if found["skip"]:
        return _skipped(found, dropped, drawing=drawing)
    if found["and"]:
        return _character(found, "and")
    return "&lt;" if found["less"] else ""


def _skipped(found: re.Match[str], dropped: list[str], *, drawing: bool) -> str:
    """Return a comment, a script or the like; where it has no end, the rest is no part of it."""
    groups = found.groupdict()
    if groups.get("open") is None and groups.get("endless") is None:
        return found[0]
    rest = groups["comment"] or groups["text"] or ""
    whole = REST.sub(lambda one: _written(one, dropped, drawing=drawing), rest)
    return f"{found[0].removesuffix(rest)}{whole}"


def _tag(found: re.Match[str], dropped: list[str], *, drawing: bool) -> str:
    name = found["name"].lower()
    if not is_element(name):
        return f"&lt;{AND.sub(_in_attribute, found[0][1:])}"
    if name in PAGE:
        dropped += [] if found["end"] else [name]
        return ""
    if not found["end"]:
        return _start(found, name, drawing=drawing)
    if name in VOID:
        return "<br>" if name == "br" else ""
    return f"</{found['name']}>"


def _start(found: re.Match[str], name: str, *, drawing: bool) -> str:
    """Return the first tag of an element."""
    shown = "img" if name == "image" and not drawing else found["name"]
    is_html = shown.lower() in OF_HTML or "-" in shown
    is_empty = found["alone"] and is_html and shown.lower() not in VOID and name != "image"
    attributes = " ".join(_attributes(found["attributes"]))
    tag = f"<{shown}{' ' if attributes else ''}{attributes}"
    if is_empty:
        return f"{tag}></{shown}>"
    # Without a space, the slash would be part of a value without quotation marks.
    return f"{tag} />" if found["alone"] else f"{tag}>"


def _attributes(text: str) -> Iterator[str]:
    """Yield the attributes of a tag, each name once."""
    names: set[str] = set()
    for found in ONE.finditer(text):
        name = NAME.match(found[0])
        if name and name[0].lower() not in names:
            names.add(name[0].lower())
            written = AND.sub(_in_attribute, found[0]) if "&" in found[0] else found[0]
            yield _quoted(written) if written.endswith("/") else written


def _quoted(attribute: str) -> str:
    """Return an attribute with quotation marks: a slash before ``>`` may end an empty element."""
    name, _, value = attribute.partition("=")
    return f'{name.rstrip()}="{value.lstrip()}"'


def _in_attribute(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else _character(found, 0)


def _character(found: re.Match[str], group: int | str) -> str:
    """Return a character as written; an ampersand that begins none is one itself."""
    written = found[group]
    if written == "&":
        return "&" if _is_legacy(found.string, found.end()) else "&amp;"
    if written[1] != "#":
        return written if written[1:] in html5 else f"&amp;{written[1:]}"
    # As browsers have it: Windows' characters are meant; others are text.
    meant = unescape(written)
    number = int(written[3:-1], 16) if written[2] in "xX" else int(written[2:-1])
    return written if meant and ord(meant) == number else meant or f"&amp;{written[1:]}"


def _is_legacy(text: str, at: int) -> bool:
    found = WORD.match(text, at)
    return found is not None and any(found[0][:size] in LEGACY for size in range(2, 7))
