"""What pages fetch: names of files, other hosts, and what is in the page itself. Pure.

Pages are searched with patterns of bounded cost, not parsed: there may be tens of thousands, and
what is found by mistake does no harm: a file is sent, or a host is allowed.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from ...core.hashed_files import HASHED

#: The ends of names of files that are left out when nothing mentions them.
LEFT_OUT = ("css", "js", "mjs", "woff", "woff2", "ttf", "otf", "map")
END = re.compile(rf"\.(?:{'|'.join(LEFT_OUT)})(?![\w-])")
NOT_IN_NAMES = re.compile(r"[^\w.%~@+-]")
LONGEST = 200

IMPORT = re.compile(
    r"""(?P<before>@import\s{1,20}["'])(?P<stem>[\w-]{1,100})\.css(?P<after>["'])"""
)
#: What an element fetches from elsewhere, and the directive of a policy that is asked.
FETCHED = re.compile(
    r"<(?P<name>img|iframe|script|video|audio|source|embed|object|link|input|form)\b"
    r"(?P<attributes>[^<>]{0,4000})>",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"""\b(?:src|href|data|poster|srcset|action)\s*+=\s*+["']?+\s*+(?P<origin>(?:https?:)?//[\w.:\[\]-]{1,250})""",
    re.IGNORECASE,
)
DATA = re.compile(r"""\b(?:src|href)\s*+=\s*+["']?+\s*+data:""", re.IGNORECASE)
DIRECTIVES = {
    "img": "img-src", "input": "img-src", "iframe": "frame-src", "script": "script-src",
    "video": "media-src", "audio": "media-src", "source": "media-src", "embed": "object-src",
    "object": "object-src", "form": "form-action",
}  # fmt: skip
#: What a link fetches by itself; others are for readers to follow.
RELATIONS = re.compile(r"\brel\s*=\s*[\"']?[^\"'>]{0,100}(stylesheet|icon|font)", re.IGNORECASE)
IN_PAGE = re.compile(
    r"<script\b(?P<attributes>[^<>]{0,2000})>(?P<code>[^<]*(?:<(?!/script)[^<]*)*)", re.IGNORECASE
)
#: A type of script that browsers do not run.
NOT_RUN = re.compile(
    r"""\btype\s*=\s*["']?(?!module|(?:text|application)/(?:java|ecma)script)[\w/+-]+""",
    re.IGNORECASE,
)
STYLE_IN_PAGE = re.compile(r"""<style\b|<[a-z][^<>]{0,2000}?\sstyle\s*=\s*["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Needs:
    """What the pages of a site ask a policy for."""

    #: Directives, and the hosts or hashes that each needs besides the site itself.
    sources: dict[str, set[str]] = field(default_factory=dict)

    def add(self, directive: str, source: str) -> None:
        """Note a need."""
        self.sources.setdefault(directive, set()).add(source)


def find_mentioned(text: str) -> set[str]:
    """Return the names of style sheets, scripts and fonts that a text mentions, without folders."""
    found = set()
    for match in END.finditer(text):
        before = text[max(0, match.start() - LONGEST) : match.end()]
        found.add(NOT_IN_NAMES.split(before)[-1])
    return found


def find_unused(
    names: Collection[str], others: Iterable[set[str]], mentioned_in: Callable[[str], set[str]]
) -> set[str]:
    """Return those of some names that neither other texts mention, nor a used file of theirs.

    ``mentioned_in`` returns what a file mentions; it is asked once for each file that is used.
    """
    by_base: dict[str, list[str]] = {}
    for name in names:
        by_base.setdefault(name.rpartition("/")[2], []).append(name)
    unused = set(names)
    waiting = [base for bases in others for base in bases]
    while waiting:
        for name in by_base.pop(waiting.pop(), ()):
            unused.discard(name)
            waiting += mentioned_in(name)
    return unused


def import_hashed(css: str, beside: Collection[str]) -> str:
    """Let a style sheet import the hashed versions of sheets, where there is one beside it.

    The theme's sheet for feeds is written by hand, and so imports what fonts are cut from.
    """

    def hashed(match: re.Match[str]) -> str:
        found = [name for name in beside if _is_version(name, match["stem"])]
        return f"{match['before']}{found[0]}{match['after']}" if len(found) == 1 else match[0]

    return IMPORT.sub(hashed, css)


def _is_version(name: str, stem: str) -> bool:
    match = HASHED.fullmatch(name)
    return match is not None and (match["stem"], match["extension"]) == (stem, ".css")


def find_needs(html: str, own: str, needs: Needs) -> None:
    """Note what a page fetches from other hosts than its ``own``, and what is within the page."""
    for element in FETCHED.finditer(html):
        _note_element(element["name"].lower(), element["attributes"], own, needs)
    for script in IN_PAGE.finditer(html):
        attributes, code = script["attributes"], script["code"]
        if code.strip() and not NOT_RUN.search(attributes) and "src=" not in attributes:
            digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
            needs.add("script-src", f"'sha256-{digest}'")
    if STYLE_IN_PAGE.search(html):
        needs.add("style-src", "'unsafe-inline'")


def _note_element(name: str, attributes: str, own: str, needs: Needs) -> None:
    directive = DIRECTIVES.get(name)
    if name == "link":
        relation = RELATIONS.search(attributes)
        found = {"stylesheet": "style-src", "icon": "img-src", "font": "font-src"}
        directive = found[relation[1].lower()] if relation else None
    if not directive:
        return
    if DATA.search(attributes):
        needs.add(directive, "data:")
    for match in ADDRESS.finditer(attributes):
        origin = match["origin"].lower()
        origin = f"https:{origin}" if origin.startswith("//") else origin
        if origin != own.lower():
            needs.add(directive, origin)
