"""The tags of a post are closed within the post. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: Elements that have both tags, and would take in or cut off what is around a post.
NAMES = (
    "div section article main aside header footer nav figure figcaption details summary center"
    " table blockquote ul ol dl pre a b i em strong small big span font u s del ins code kbd sub"
    " sup h1 h2 h3 h4 h5 h6 form fieldset button select iframe video audio picture object"
    " template"
)
#: Elements that are text up to their end; without one, the rest of the page would be.
RAW = "script|style|textarea|title|xmp|noembed|noframes|noscript|plaintext|svg|math"
#: Of these, what ends a paragraph that it is in; a rule has no end.
_BLOCKS = (
    "div section article main aside header footer nav figure figcaption details center table"
    " blockquote ul ol dl li dt dd pre summary h1 h2 h3 h4 h5 h6 form fieldset p hr"
)
BLOCKS = frozenset(_BLOCKS.split())
#: Elements of words: within a paragraph no block is in one.
_WORDS = "a b i em strong small big span font u s del ins code kbd sub sup mark cite q abbr"
WORDS = frozenset(_WORDS.split())
#: Elements whose end tags may be missing; what is open in one ends with it.
SOFT = frozenset(("p", "li", "td", "th", "dt", "dd"))
#: Of these, what may be in an element of its own kind.
NESTED = ("svg", "math")
TAG = re.compile(
    rf"<(?P<raw>!--|(?:{RAW})(?=[\s/>]))"
    rf"|<(?P<end>/?)(?P<name>{NAMES.replace(' ', '|')}|p|li|td|th|dt|dd|hr|[a-z]+-[a-z-]+)"
    r"(?=[\s/>])"
    r"(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>",
    re.IGNORECASE,
)
HEADING = re.compile(r"h[1-6]")
#: What has Markdown read within an element, and means nothing to a browser.
FOR_MARKDOWN = re.compile(
    r"(<[A-Za-z][\w:-]*+"
    r"(?:\s++(?!markdown\b)[\w:@.-]++(?:=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?)*+)"
    r"\s+markdown(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|\w+))?(?=[\s/>])"
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
    for found, is_whole in _tags(html):
        if raw := (found["raw"] or "").lower():
            if not is_whole:
                balancer.parts.append(f"{html[at : found.start()]}&lt;")
                at = found.start() + 1
                balancer.faults.append(TagFault(raw, False, balancer.counts[raw, False]))
            balancer.counts[raw, False] += 1
            continue
        name = found["name"].lower()
        if not found["end"]:
            if balancer.must_end(name):
                balancer.parts.append(html[at : found.start()])
                at = found.start()
                balancer.end_before(name)
            balancer.open(name)
            continue
        balancer.parts.append(html[at : found.start()])
        at = found.start() if balancer.close(name) else found.end()
    balancer.parts.append(html[at:])
    while balancer.stack:
        balancer.end()
    return "".join(balancer.parts), balancer.faults


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
        if name != "hr":
            self.stack.append((name, self.counts[name, False]))
            self.opened[name] += 1
        self.counts[name, False] += 1

    def must_end(self, name: str) -> bool:
        """Return whether the last element that is open ends before this one, in any browser."""
        if name in BLOCKS and self._words_in_paragraph():
            return True
        last = self.stack[-1][0] if self.stack else ""
        is_heading = HEADING.fullmatch(last) and HEADING.fullmatch(name)
        return (last == "p" and name in BLOCKS) or last == name == "a" or bool(is_heading)

    def _words_in_paragraph(self) -> bool:
        """Return whether all that is open in a paragraph is of words, such as emphasis."""
        if not self.opened["p"]:
            return False
        names = (name for name, _ in reversed(self.stack))
        return next(name for name in names if name not in WORDS) == "p"

    def end_before(self, name: str) -> None:
        """End the paragraph, link or heading before what cannot be in it."""
        if name in BLOCKS and self._words_in_paragraph():
            while self.stack[-1][0] != "p":
                self.end()
        last = self.stack[-1][0]
        self.end()
        if last != "p":
            return
        if self.parts[-1].endswith("<p>"):  # with nothing in it
            self.parts[-1] = self.parts[-1].removesuffix("<p>")
        else:
            self.parts.append("</p>\n")

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


def _ends(low: str, name: str) -> dict[int, int]:
    """Return where the elements of a name end, by where they begin."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])[^<>]*+", low):
        if tag[1] and opened:
            found[opened.pop()] = tag.start()
        elif not tag[1] and not tag[0].endswith("/"):
            opened.append(tag.start())
        elif not tag[1]:
            found[tag.start()] = tag.end()
    return found


def _tags(html: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the tags that count, but none in comments and scripts, and whether each is whole.

    A comment or a script without an end is not: it would take in the rest of the page.
    """
    skipped, low = 0, html.lower()
    last: dict[str, int] = {}
    ends = {name: _ends(low, name) for name in NESTED if f"<{name}" in low}
    for found in TAG.finditer(html):
        if found.start() < skipped:
            continue
        if raw := (found["raw"] or "").lower():
            end = "-->" if raw == "!--" else f"</{raw}"
            if raw not in last:
                last[raw] = -1 if raw == "plaintext" else low.rfind(end)
            place = -1
            if raw in NESTED:
                place = ends[raw].get(found.start(), -1)
            elif last[raw] >= found.end():
                place = low.find(end, found.end())
            skipped = max(skipped, place)
            yield found, place >= 0
        elif not found[0].endswith("/>") or (found["name"] or "").lower() == "hr":
            yield found, True
