"""Change a text, but not its code, which may be about what engines read. Pure."""

import re
from collections.abc import Callable, Iterator

from ...core.hypertext import content_pattern
from ...core.markdown.prose import COMMENT

CODE = rf"""
    (?P<code>
        ^[ \t>]*(?:(?:[-+*]|\d{{1,3}}[.)])[ \t]+)?(?P<codefence>`{{3,}}+|~{{3,}}+)[^`\n]*\n
        (?:.*?^[ \t>]*(?P=codefence)[`~]*[ \t]*$|(?=\Z))
      | (?<![`\\])(?P<ticks>`++)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`)
      | {COMMENT}
      | <(?P<rawtag>pre|script|style)\b[^<>]*+>{content_pattern("(?P=rawtag)")}</(?P=rawtag)>
      | \{{%-?[ ]?highlight\b[^%\n]*+%\}}(?:(?!\{{%-?[ ]?(?:end)?highlight\b).)*+
        \{{%-?[ ]?endhighlight[ ]?-?%\}}
      | \{{\{{<[ ]?highlight\b[^<>\n]*+>\}}\}}(?:(?!\{{\{{<[ ]?/?[ ]?highlight\b).)*+
        \{{\{{<[ ]?/[ ]?highlight[ ]?>\}}\}}
    )
"""
FLAGS = re.VERBOSE | re.DOTALL | re.MULTILINE

Change = Callable[[re.Match[str]], str]


def outside_code(wanted: str) -> re.Pattern[str]:
    """Return the pattern for the functions below from one in verbose syntax."""
    return re.compile(rf"{CODE} | (?:{wanted})", FLAGS)


def find_outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what an ``outside_code`` pattern finds, in order."""
    return (found for found in pattern.finditer(text) if found["code"] is None)


def change_outside(pattern: re.Pattern[str], text: str, change: Change) -> str:
    """Return the text with each place replaced that an ``outside_code`` pattern finds."""
    return pattern.sub(lambda found: found[0] if found["code"] is not None else change(found), text)


def line_at(text: str, place: int) -> int:
    """Return the 1-based line of a place."""
    return text.count("\n", 0, place) + 1


def is_alone(found: re.Match[str]) -> bool:
    """Return whether a match is a paragraph by itself, at the left edge."""
    text = found.string
    before, after = text[: found.start()], text[found.end() :]
    return bool(re.search(r"(?:\A\s{0,200}|\n[ \t]*\n) {0,3}\Z", before[-200:])) and bool(
        re.match(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)", after[:200])
    )
