"""Search a Markdown text for our syntax, but not in code, comments, tags and addresses. Pure.

These may hold anything that looks like our syntax and is not meant as such.
"""

import re
from collections.abc import Iterator

SKIP = r"""
    (?P<skip>
        ^[ \t>]*(?:(?:[-+*]|\d+[.)])[ \t]+)?(?P<codefence>`{3,}|~{3,})[^`\n]*\n
        (?:.*?^[ \t>]*(?P=codefence)[`~]*[ \t]*$|(?=\Z))                 # fenced code
      | (?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`)   # code
      | <!--.*?-->
      | <(?P<raw>pre|code|script|style|textarea|kbd|samp|svg|math)\b[^>]*>.*?</(?P=raw)>
      | </?[A-Za-z][\w:-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>
      | <(?:[A-Za-z][\w+.-]*:|[\w.+-]+@)[^<>\s]*>                        # <https://…>
      | \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)                          # [text](address)
      | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+                                  # [text]: address
      | \bhttps?://[^\s<>]+
    )
"""
BLOCK = r"(?:(?<=\n\n)|(?<=\A))(?:(?:[ ]{4}|\t)[^\n]*(?:\n(?:[ \t]*\n)*(?=[ ]{4}|\t))?)+"
INDENTED = re.compile(BLOCK)
LIST_START = re.compile(r"[ ]{0,3}(?:[-+*]|\d+[.)]|:|!!!|\?\?\?|\[\^[^\]]+\]:|\*\[)[ \t]*")


def compile_prose(wanted: str) -> re.Pattern[str]:
    """Return the pattern for ``find_in_prose`` from one in verbose syntax."""
    flags = re.VERBOSE | re.DOTALL | re.MULTILINE
    return re.compile(f"(?:{wanted}) | {SKIP} | (?P<indented>{BLOCK})", flags)


def find_in_prose(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of ``compile_prose(wanted)`` that are in prose, in order."""
    at = 0
    while found := pattern.search(text, at):
        start, at = found.start(), max(found.end(), found.start() + 1)
        block = INDENTED.match(text, start)
        if block and is_code(text, start):
            at = block.end()
        elif found["indented"] is not None:
            at = start + len(found[0]) - len(found[0].lstrip())
        elif found["skip"] is None:
            yield found


def is_code(text: str, start: int) -> bool:
    """Return whether an indented block is code, and not a part of a list, note or admonition."""
    end = start - 1
    while end > 0:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if line.strip() and not line.startswith(("    ", "\t")):
            return LIST_START.match(line) is None
        end = begin - 1
    return True
