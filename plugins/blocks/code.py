"""Where the code of a text is that Python-Markdown would not take for code. Pure.

Python-Markdown reads fences at the left edge only, and finds code that is indented in a list or
a quotation only after everything else has read the text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .containers import ListBlock, take_list, take_quote
from .lines import DEEPEST, FENCE, NO_TEXT, QUOTE, RULE, indent_of, read_marker

#: A container whose further lines are indented by four spaces: a note, a definition, and others.
INDENTING = re.compile(
    r" {0,3}(?:\[\^[^\]\n]+\]:|:(?= )|\*\[[^\]\n]+\]:|(?:!!!|\?\?\?\+?|===[!+]?)(?= ))[ ]*"
)
#: What Python-Markdown reads itself: the first line of a fence at the left edge.
KNOWN = re.compile(
    r"(?:\{[^\n]*\}|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*')[ ]*)?)$"
)
#: Formulas, which are no code.
MATH = re.compile(r"[ ]*(?:math|\{math\})[ ]*$")
#: A block of HTML: nothing in it is code because it is indented.
HTML = re.compile(r" {0,3}<(?P<tag>[A-Za-z][\w-]*)(?=[\s>/]|$)|(?P<other> {0,3}<(?:!--|\?|!\[))")
#: Elements without an end.
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
        "time",
        "tt",
        "font",
    ]
)
#: Code between tags of Jekyll, Hexo and Hugo.
TAGGED = re.compile(
    r" {0,3}(?:\{%-? *(?P<liquid>highlight|codeblock|prism)(?P<options>(?: [^%\n]*)?)-?%\}"
    r"|\{\{[<%] *(?P<hugo>highlight|code)(?P<hugo_options>(?: [^>\n]*)?)[>%]\}\})[ ]*$"
)

#: How often an end is looked for in vain.
MOST = 20


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


def find_code(lines: list[str]) -> list[CodeBlock]:
    """Return the blocks of code of a text that Python-Markdown would not find, in order."""
    return list(_Scanner(lines).scan(lines, 0, 0, 0))


class _Scanner:
    """Reads the lines of a text; ``texts`` of a container are what its lines end in."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        #: How often no end was found, by name: a text of nothing but beginnings stays cheap.
        self.endless: Counter[str] = Counter()

    def scan(self, texts: list[str], first: int, depth: int, slack: int) -> Iterator[CodeBlock]:
        """Yield the code in a container whose first line is ``first``.

        ``slack`` is by how much less its lines are indented than Python-Markdown has it.
        """
        at, is_text = 0, False
        while at < len(texts):
            line = texts[at]
            was_text, is_text = is_text, False
            if not line.strip():
                at += 1
            elif indent_of(line) >= 4 and not was_text:
                end = _end_of_indented(texts, at)
                if depth:
                    yield self._indented(texts, at, end, first, slack)
                at = end
            elif (fence := FENCE.match(line)) and not _is_inline(fence):
                block, at = self._fenced(texts, at, first, fence, depth)
                if block:
                    yield block
            elif tag := TAGGED.match(line):
                block, at = self._tagged(texts, at, first, tag)
                if block:
                    yield block
            elif html := HTML.match(line):
                end = self._end_of_html(texts, at, html)
                is_text = end == at
                at = max(end, at + 1)
            elif depth < DEEPEST and QUOTE.match(line):
                inside, end = take_quote(texts, at)
                yield from self.scan(inside, first + at, depth + 1, 0)
                at = end
            elif INDENTING.match(line) and (not was_text or line.lstrip()[0] in "[:"):
                end = _end_of_indenting(texts, at)
                yield from self._in_indenting(texts, at, end, first, depth)
                at = end
            elif depth < DEEPEST and (found := self._list(texts, at, was_text)):
                for item in found.items:
                    missing = slack + max(0, 4 - item.marker.offset)
                    yield from self.scan(item.lines, first + item.first, depth + 1, missing)
                at = found.end
            else:
                is_text = not (NO_TEXT.match(line) or RULE.match(line))
                at += 1

    def _list(self, texts: list[str], at: int, was_text: bool) -> ListBlock | None:
        marker = read_marker(texts[at])
        if marker is None or (was_text and not marker.interrupts):
            return None
        return take_list(texts, at)

    def _lead(self, row: int, text: str) -> str:
        """Return what is before a text in a line."""
        line = self.lines[row]
        return line[: len(line) - len(text)] if line.endswith(text) else ""

    def _indented(self, texts: list[str], at: int, end: int, first: int, slack: int) -> CodeBlock:
        rows = texts[at:end]
        least = min(indent_of(row) for row in rows if row.strip())
        cut = 4 + min(slack, least - 4)
        inside = tuple(row[cut:] for row in rows)
        return CodeBlock(first + at, first + end, self._lead(first + at, rows[0]), inside)

    def _fenced(
        self, texts: list[str], at: int, first: int, fence: re.Match[str], depth: int
    ) -> tuple[CodeBlock | None, int]:
        width, mark, info = len(fence["indent"]), fence["fence"], fence["info"]
        end, closing = _closing(texts, at + 1, mark)
        after = min(end + 1, len(texts))
        if MATH.match(info):
            return None, after
        is_known = not depth and not width and KNOWN.match(info) and closing.rstrip(" ") == mark
        if is_known:
            return None, after
        inside = tuple(row[min(width, indent_of(row)) :] for row in texts[at + 1 : end])
        lead = self._lead(first + at, texts[at])
        return CodeBlock(
            first + at, first + after, lead, inside, info.strip(), bool(closing)
        ), after

    def _tagged(
        self, texts: list[str], at: int, first: int, tag: re.Match[str]
    ) -> tuple[CodeBlock | None, int]:
        name = tag["liquid"] or tag["hugo"]
        ending = re.compile(
            rf" *(?:\{{%-? *end{name} *-?%\}}|\{{\{{[<%] */ *{name} *[>%]\}}\}})[ ]*$"
        )
        rows = range(at + 1, len(texts) if self.endless[name] < MOST else 0)
        end = next((row for row in rows if ending.match(texts[row])), None)
        if end is None:
            self.endless[name] += 1
            return None, at + 1
        words = (tag["options"] or tag["hugo_options"] or "").replace("lang:", " ").split()
        info = words[0].strip("\"'") if words else ""
        lead = self._lead(first + at, texts[at])
        block = CodeBlock(first + at, first + end + 1, lead, tuple(texts[at + 1 : end]), info)
        return block, end + 1

    def _end_of_html(self, texts: list[str], at: int, html: re.Match[str]) -> int:
        """Return the line after a block of HTML; the line itself if it is none."""
        name = (html["tag"] or "").lower()
        if html["other"]:
            ending = "-->" if "<!--" in html["other"] else ">"
            return next((row + 1 for row in range(at, len(texts)) if ending in texts[row]), at + 1)
        if name in INLINE or name in VOID or self.endless[name] >= MOST:
            return at
        if "markdown=" in texts[at]:
            return at + 1
        tags = re.compile(rf"<(?P<end>/?){re.escape(name)}\b[^<>]*?(?P<alone>/?)>", re.IGNORECASE)
        depth = 0
        for row in range(at, len(texts)):
            for found in tags.finditer(texts[row]):
                depth += -1 if found["end"] else 0 if found["alone"] else 1
            if depth <= 0:
                return row + 1
        self.endless[name] += 1
        return at

    def _in_indenting(
        self, texts: list[str], at: int, end: int, first: int, depth: int
    ) -> Iterator[CodeBlock]:
        """Yield the code in a note, a definition or an admonition."""
        found = INDENTING.match(texts[at])
        start = found.end() if found else 0
        rows = [texts[at][start:], *(row[min(4, indent_of(row)) :] for row in texts[at + 1 : end])]
        if depth < DEEPEST:
            yield from self.scan(rows, first + at, depth + 1, 0)


def _is_inline(fence: re.Match[str]) -> bool:
    """Return whether what looks like a fence is code within a line."""
    return fence["fence"][0] == "`" and "`" in fence["info"]


def _closing(texts: list[str], at: int, mark: str) -> tuple[int, str]:
    """Return the line with the fence that closes code, and that line; "" if there is none."""
    for row in range(at, len(texts)):
        line = texts[row]
        if line.lstrip(" ").startswith(mark) and indent_of(line) < 4:
            if not line.strip().strip(mark[0]):
                return row, line
    return len(texts), ""


def _end_of_indented(texts: list[str], at: int) -> int:
    """Return the line after code that is indented."""
    end = at
    for row in range(at, len(texts)):
        if texts[row].strip():
            if indent_of(texts[row]) < 4:
                break
            end = row + 1
    return end


def _end_of_indenting(texts: list[str], at: int) -> int:
    """Return the line after a container whose lines are indented by four spaces."""
    end, blank = at + 1, False
    for row in range(at + 1, len(texts)):
        if not texts[row].strip():
            blank = True
        elif indent_of(texts[row]) < 4 and (blank or NO_TEXT.match(texts[row])):
            break
        else:
            end, blank = row + 1, False
    return end
