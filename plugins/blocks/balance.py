"""The tags of a post are closed within the post. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Elements that have both tags, and would take in or cut off what is around a post.
NAMES = (
    "div section article main aside header footer nav figure figcaption details summary center"
    " table blockquote ul ol dl pre a b i em strong small big span font u s del ins code kbd sub"
    " sup h1 h2 h3 h4 h5 h6 form fieldset button select iframe video audio picture object svg"
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
class TagFault:
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


def balance(html: str) -> tuple[str, list[TagFault]]:
    """Return HTML in which each tag has its counterpart, and those that had none."""
    balancer, at = _Balancer(), 0
    for found in _tags(html):
        name = found["name"].lower()
        if not found["end"]:
            balancer.open(name)
            continue
        balancer.parts.append(html[at : found.start()])
        at = found.start() if balancer.close(name) else found.end()
    balancer.parts.append(html[at:])
    while balancer.stack:
        balancer.end()
    return ("".join(balancer.parts), balancer.faults) if balancer.faults else (html, [])


class _Balancer:
    """The elements that are open, and the HTML up to a tag."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.faults: list[TagFault] = []
        #: The open elements, each with its number among those of its name.
        self.stack: list[tuple[str, int]] = []
        self.opened: Counter[str] = Counter()
        self.counts: Counter[tuple[str, bool]] = Counter()

    def open(self, name: str) -> None:
        """Begin an element."""
        self.stack.append((name, self.counts[name, False]))
        self.opened[name] += 1
        self.counts[name, False] += 1

    def close(self, name: str) -> bool:
        """End the elements up to one; return whether there is one to end."""
        self.counts[name, True] += 1
        if not self.opened[name]:
            if name not in SOFT:
                self.faults.append(TagFault(name, True, self.counts[name, True] - 1))
            return False
        while self.stack[-1][0] != name:
            self.end()
        self.stack.pop()
        self.opened[name] -= 1
        return True

    def end(self) -> None:
        """End the last element, whose tag is missing."""
        name, number = self.stack.pop()
        self.opened[name] -= 1
        if name not in SOFT:
            self.faults.append(TagFault(name, False, number))
            self.parts.append(f"</{name}>")


def _tags(html: str) -> Iterator[re.Match[str]]:
    """Yield the tags that count, but none in comments and scripts."""
    skipped, low = 0, html.lower()
    for found in TAG.finditer(html):
        if found["raw"] and found.start() >= skipped:
            skipped = _end_of_raw(low, found["raw"].lower(), found.end())
        if found["name"] and not found[0].endswith("/>") and found.start() >= skipped:
            yield found


def _end_of_raw(html: str, name: str, at: int) -> int:
    """Return where a comment or a script ends; without an end, it is none."""
    end = html.find("-->" if name == "!--" else f"</{name}", at)
    return end if end >= 0 else at
