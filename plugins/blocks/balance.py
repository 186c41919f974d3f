"""The tags of a post are closed within the post. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Elements that have both tags, and would take in or cut off what is around a post.
NAMES = (
    "div section article main aside header footer nav figure figcaption details summary center"
    " table blockquote ul ol dl pre a b i em strong small big span font u s del ins code kbd sub sup"
    " h1 h2 h3 h4 h5 h6 form fieldset button select iframe video audio picture object svg"
)
#: Elements whose end tags may be missing; what is open in one ends with it.
SOFT = frozenset(("p", "li", "td", "th", "dt", "dd"))
TAG = re.compile(
    rf"<(?P<raw>!--|(?:script|style|textarea|title|xmp)\b)"
    rf"|<(?P<end>/?)(?P<name>{NAMES.replace(' ', '|')}|p|li|td|th|dt|dd)(?=[\s/>])"
    r"(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A tag without its counterpart."""

    #: The name of the element.
    name: str
    #: Whether it is an end tag, which nothing opens.
    is_end: bool
    #: Which of the tags of this kind in the HTML it is, from 0.
    count: int


def has_tags(blocks: Iterable[object]) -> bool:
    """Return whether raw HTML has tags that may have no counterpart."""
    return any(TAG.search(block) for block in blocks if isinstance(block, str))


def balance(html: str) -> tuple[str, list[Fault]]:
    """Return HTML in which each tag has its counterpart, and those that had none."""
    parts: list[str] = []
    faults: list[Fault] = []
    stack: list[tuple[str, int]] = []
    opened: dict[str, int] = {}
    counts: dict[tuple[str, bool], int] = {}
    at = 0
    skipped, low = 0, html.lower()
    for found in TAG.finditer(html):
        if found["raw"] and found.start() >= skipped:
            skipped = _end_of_raw(low, found["raw"].lower(), found.end())
        if not found["name"] or found[0].endswith("/>") or found.start() < skipped:
            continue
        name, is_end = found["name"].lower(), bool(found["end"])
        count = counts[name, is_end] = counts.get((name, is_end), -1) + 1
        if not is_end:
            stack.append((name, count))
            opened[name] = opened.get(name, 0) + 1
            continue
        parts.append(html[at : found.start()])
        at = found.start()
        if not opened.get(name):
            if name not in SOFT:
                faults.append(Fault(name, True, count))
            at = found.end()
            continue
        while stack[-1][0] != name:
            parts += _close(*stack[-1], faults)
            opened[stack.pop()[0]] -= 1
        stack.pop()
        opened[name] -= 1
    parts.append(html[at:])
    for name, number in reversed(stack):
        parts += _close(name, number, faults)
    return ("".join(parts), faults) if faults else (html, [])


def _end_of_raw(html: str, name: str, at: int) -> int:
    """Return where a comment or a script ends; without an end, it is none."""
    end = html.find("-->" if name == "!--" else f"</{name}", at)
    return end if end >= 0 else at


def _close(name: str, number: int, faults: list[Fault]) -> list[str]:
    """Return the end tag of an element that is open, if it must have one."""
    if name in SOFT:
        return []
    faults.append(Fault(name, False, number))
    return [f"</{name}>"]
