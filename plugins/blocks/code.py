"""Where the code of a text is that Python-Markdown would not take for code. Pure.

Python-Markdown reads fences at the left edge only, and finds code that is indented in a list or
a quotation only after everything else has read the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .code_ends import (
    HTML,
    INDENTING,
    KNOWN,
    MATH,
    TAGGED,
    Ends,
    closing_fence,
    end_of_indented,
    end_of_indenting,
)
from .containers import take_list, take_quote
from .info import CHUNK, info_of_tag
from .lines import DEEPEST, FENCE, NO_TEXT, QUOTE, RULE, indent_of, read_marker


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code."""

    #: Its first line in the text, and the line after it.
    first: int
    end: int
    #: What its first line begins with: the containers that it is in.
    lead: str
    #: Its lines.
    lines: tuple[str, ...]
    #: What follows the fence; None for code that is indented.
    info: str | None = None
    #: Whether a fence ends it.
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class _Container:
    """A text, or what is in a list, a quotation or the like."""

    #: Its lines, without what they are indented by.
    texts: list[str]
    #: Its first line in the whole text.
    first: int = 0
    #: How many containers it is in.
    depth: int = 0
    #: By how much less its lines are indented than Python-Markdown has it.
    slack: int = 0


#: What has been read: the code in some lines, and the line after them. A line of text has None.
_Read = tuple[list[CodeBlock], int] | None


def find_code(lines: list[str]) -> list[CodeBlock]:
    """Return the blocks of code of a text that Python-Markdown would not find, in order."""
    return list(_Scanner(lines).scan(_Container(lines)))


class _Scanner:
    """Reads the lines of a text."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.ends = Ends()

    def scan(self, container: _Container) -> Iterator[CodeBlock]:
        """Yield the code in a container."""
        readers = (
            *(self._indented, self._fenced, self._tagged, self._html),
            *(self._quote, self._indenting, self._list),
        )
        at, after_text = 0, False
        while at < len(container.texts):
            line = container.texts[at]
            if not line.strip():
                at, after_text = at + 1, False
                continue
            read = (reader(container, at, after_text) for reader in readers)
            found = next((one for one in read if one), None)
            if found:
                yield from found[0]
                at, after_text = found[1], False
            else:
                at, after_text = at + 1, not (NO_TEXT.match(line) or RULE.match(line))

    def _indented(self, container: _Container, at: int, after_text: bool) -> _Read:
        texts, first = container.texts, container.first
        if after_text or indent_of(texts[at]) < 4:
            return None
        end = end_of_indented(texts, at)
        if not container.depth:
            return [], end
        rows = texts[at:end]
        least = min(indent_of(row) for row in rows if row.strip())
        cut = 4 + min(container.slack, least - 4)
        inside = tuple(row[cut:] for row in rows)
        return [CodeBlock(first + at, first + end, self._lead(container, at), inside)], end

    def _fenced(self, container: _Container, at: int, _after_text: bool) -> _Read:
        texts, first = container.texts, container.first
        fence = FENCE.match(texts[at])
        if not fence or (fence["fence"][0] == "`" and "`" in fence["info"]):
            return None
        width, mark, info = len(fence["indent"]), fence["fence"], fence["info"]
        end, closing = closing_fence(texts, at + 1, mark)
        after = end + bool(closing)
        is_known = KNOWN.match(info) and not CHUNK.fullmatch(info.strip())
        is_known = is_known and closing.rstrip(" ") == mark
        if MATH.match(info) or (is_known and not container.depth and not width):
            return [], after
        inside = tuple(row[min(width, indent_of(row)) :] for row in texts[at + 1 : end])
        # An admonition counts the spaces before what is in a list in it.
        lead, is_closed = self._lead(container, at) + " " * width, bool(closing)
        while inside and not is_closed and not inside[-1].strip():
            inside = inside[:-1]
        return [CodeBlock(first + at, first + after, lead, inside, info.strip(), is_closed)], after

    def _tagged(self, container: _Container, at: int, _after_text: bool) -> _Read:
        texts, first = container.texts, container.first
        tag = TAGGED.match(texts[at])
        end = self.ends.of_tagged(texts, at, tag["liquid"] or tag["hugo"]) if tag else None
        if not tag or end is None:
            return None
        info = info_of_tag(tag["options"] or tag["hugo_options"] or "")
        inside, lead = tuple(texts[at + 1 : end]), self._lead(container, at)
        return [CodeBlock(first + at, first + end + 1, lead, inside, info)], end + 1

    def _html(self, container: _Container, at: int, _after_text: bool) -> _Read:
        html = HTML.match(container.texts[at])
        end = self.ends.of_html(container.texts, at, html) if html else at
        return ([], end) if end > at else None

    def _quote(self, container: _Container, at: int, _after_text: bool) -> _Read:
        if container.depth >= DEEPEST or not QUOTE.match(container.texts[at]):
            return None
        inside, end = take_quote(container.texts, at)
        return list(self._within(container, inside, at)), end

    def _indenting(self, container: _Container, at: int, _after_text: bool) -> _Read:
        """Read a note, a definition or an admonition."""
        line = container.texts[at]
        found = INDENTING.match(line)
        if not found or container.depth >= DEEPEST:
            return None
        end = end_of_indenting(container.texts, at)
        rest = (row[min(4, indent_of(row)) :] for row in container.texts[at + 1 : end])
        # After "!!!" and the like comes a title.
        first = line[found.end() :] if line.lstrip()[0] in "[:*" else ""
        return list(self._within(container, [first, *rest], at)), end

    def _list(self, container: _Container, at: int, after_text: bool) -> _Read:
        marker = read_marker(container.texts[at])
        if not marker or container.depth >= DEEPEST or (after_text and not marker.interrupts):
            return None
        if not (found := take_list(container.texts, at)):
            return None
        blocks: list[CodeBlock] = []
        for item in found.items:
            slack = container.slack + max(0, 4 - item.marker.offset)
            blocks += self._within(container, item.lines, item.first, slack)
        return blocks, found.end

    def _within(
        self, container: _Container, texts: list[str], at: int, slack: int = 0
    ) -> Iterator[CodeBlock]:
        return self.scan(_Container(texts, container.first + at, container.depth + 1, slack))

    def _lead(self, container: _Container, at: int) -> str:
        """Return what is before a line of a container."""
        line, text = self.lines[container.first + at], container.texts[at]
        return line[: len(line) - len(text)] if line.endswith(text) else ""
