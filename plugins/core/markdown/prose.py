"""Search a Markdown text for something of ours, and step over what is no prose. Pure.

Code, comments, tags and addresses may hold anything that looks like our syntax; there it is none.
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
    """Return the pattern of something wanted, in verbose syntax, for ``find_in_prose``."""
    flags = re.VERBOSE | re.DOTALL | re.MULTILINE
    return re.compile(f"(?:{wanted}) | {SKIP} | (?P<indented>{BLOCK})", flags)


def find_in_prose(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what is wanted, in order, where it is neither code nor a part of an address."""
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
    """Tell whether an indented block is code: no list, note or admonition holds it."""
    end = start - 1
    while end > 0:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if line.strip() and not line.startswith(("    ", "\t")):
            return LIST_START.match(line) is None
        end = begin - 1
    return True
