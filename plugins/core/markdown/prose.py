"""Search a Markdown text for our syntax, but not in code, comments, tags and addresses. Pure.

These may hold anything that looks like our syntax and is not meant as such.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..hypertext import content_pattern

#: A comment. If one begins within another, the inner one counts: so none is looked for twice.
COMMENT = r"<!--(?:(?!-->|<!--).)*+-->"
#: What a line may begin with before its first word: quotations, items, definitions and notes.
LEAD = r"[ \t>]*+(?:(?:(?:[-+*]|\d+[.)]|:)[ \t]++|\[\^[^\]\n]+\]:[ \t]*+)[ \t>]*+)*+"
#: What begins an item, a definition or a note.
MARKER = re.compile(r"(?:(?:[-+*]|\d{1,9}[.)]|:)[ \t]|\[\^[^\]\n]+\]:)[ \t]*")
SKIP = rf"""
    (?P<skip>
        ^{LEAD}(?P<codefence>`{{3,}}+|~{{3,}}+)[^`\n]*\n
        (?:.*?^[ \t>]*(?P=codefence)[`~]*[ \t]*$|(?=\Z))                 # fenced code
      | (?<![`\\])(?P<ticks>`++)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`)   # code
      | {COMMENT}
      | <(?P<raw>pre|code|script|style|textarea|kbd|samp|svg|math)\b[^<>]*+>
        {content_pattern("(?P=raw)")}</(?P=raw)>
      | </?[A-Za-z][\w:-]*+
        (?:\s++[\w:@.-]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+\s*+/?>
      | <(?:[A-Za-z][\w+.-]*:|[\w.+-]+@)[^<>\s]*>                        # <https://…>
      | \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)                          # [text](address)
      | ^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:[ \t]*\S+                            # [text]: address
      | \bhttps?://[^\s<>]+
    )
"""
BLOCK = r"(?:(?<=\n\n)|(?<=\A))(?:(?:[ ]{4}|\t)[^\n]*(?:\n(?:[ \t]*\n)*(?=[ ]{4}|\t))?)+"
INDENTED = re.compile(BLOCK)
#: The first line of such a block, or of a later paragraph in it: blocks are found once for a text.
FIRST_LINE = r"(?:(?<=\n\n)|(?<=\A))(?:[ ]{4}|\t)[^\n]*"
LIST_START = re.compile(r"[ ]{0,3}(?:[-+*]|\d+[.)]|:|!!!|\?\?\?|===|\[\^[^\]]+\]:|\*\[)[ \t]*")
#: A line after which indented lines are in a block of HTML.
HTML_START = re.compile(
    r"[ ]{0,3}<(?:summary\b|(?:p|div|details|section|article|aside|center|figure|figcaption|table"
    r"|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|blockquote)\b[^<>]*>(?![^\n]*</))"
)

#: What is no line of a paragraph, and in nothing.
EDGES = ("```", "~~~", ":::", "#")
#: How many lines above an indented block are looked at.
FARTHEST = 200


#: Where what is skipped may start; after the end of a line, it starts with the next one.
STARTS = r"`|<(?=[\w/!.+-])|\](?=\()|h(?=ttps?://)|\n(?=[ \t>*+\-\d`~\[:])"


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern that is tried only where it may start: at characters that are rare in prose."""

    #: All places where the pattern may start, besides the start of the text: each alternative
    #: begins with a literal, for which ``re`` is fast. A match may also be the ``\n`` before.
    starts: re.Pattern[str]
    pattern: re.Pattern[str]

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first match of the pattern from a place on."""
        match = self.pattern.match
        if (at == 0 or text[at - 1] == "\n") and (found := match(text, at)):
            return found
        for place in self.starts.finditer(text, at):
            start = place.start()
            if found := match(text, start + (text[start] == "\n")):
                return found
        return None


def compile_prose(wanted: str, starts: str) -> Search:
    """Return the pattern for ``find_in_prose`` from one in verbose syntax, and where it may start.

    ``starts`` is added to STARTS.
    """
    flags = re.VERBOSE | re.DOTALL | re.MULTILINE
    pattern = re.compile(f"(?:{wanted}) | {SKIP} | (?P<indented>{FIRST_LINE})", flags)
    return Search(re.compile(f"{STARTS}|{starts}"), pattern)


def find_in_prose(pattern: Search, text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of ``compile_prose(wanted)`` that are in prose, in order."""
    at = 0
    while found := pattern.search(text, at):
        start, at = found.start(), max(found.end(), found.start() + 1)
        block = block_at(text, start)
        if block and is_code(text, block[0]):
            at = block[1]
        elif found["indented"] is not None:
            at = start + len(found[0]) - len(found[0].lstrip())
        elif found["skip"] is None:
            yield found


def block_at(text: str, start: int) -> tuple[int, int] | None:
    """Return where the indented block begins and ends that has a paragraph at a place."""
    is_first = not start or text[start - 2 : start] == "\n\n"
    if not (is_first and text.startswith(("    ", "\t"), start)):
        return None
    starts, ends = _blocks(text)
    number = bisect_right(starts, start) - 1
    return (starts[number], ends[number]) if number >= 0 else None


@lru_cache(maxsize=4)
def _blocks(text: str) -> tuple[list[int], list[int]]:
    found = [block.span() for block in INDENTED.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def is_code(text: str, start: int) -> bool:
    """Return whether an indented block is code, and not a part of a list, a note or HTML."""
    limit, end, is_apart = 4, start - 1, False
    for _ in range(FARTHEST):
        if end <= 0:
            return True
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        indent = len(line) - len(line.lstrip(" \t"))
        if not line.strip():
            # The paragraph above begins at the left edge: it is in nothing.
            if is_apart:
                return True
        elif indent < limit and not line.startswith("\t"):
            if line.startswith(EDGES):
                return True
            if LIST_START.match(line) or HTML_START.match(line):
                return False
            is_apart = not indent
            limit = max(indent, 1)
        end = begin - 1
    return True


def continued(lead: str) -> str:
    """Return what further lines begin with: four spaces for the last item or the like."""
    markers = list(MARKER.finditer(lead))
    if not markers:
        return lead
    before = MARKER.sub(lambda found: " " * len(found[0]), lead[: markers[-1].start()])
    return f"{before}{' ' * 4}"
