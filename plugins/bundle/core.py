"""Style sheets without comments and needless spaces, and which of them can be joined. Pure.

Fast minifiers take any space before a colon within braces for one in a declaration, so that
``@layer x { .a :is(b) {} }`` would mean ``.a:is(b)``; those that parse rewrite rules for some
browsers. Here only that is removed which makes no difference to browsers.
"""

import re
from typing import Final

#: What must stay exactly as it is: strings, addresses, escapes, and comments ``/*! … */``.
KEPT: Final = r"""
    "(?:[^"\\\n]|\\.)*+" | '(?:[^'\\\n]|\\.)*+' | (?i:url)\([^"'()]*+\)
    | \\(?:[0-9a-fA-F]{1,6}\s?|.) | (?>/\*!.*?\*/)"""
COMMENT: Final = r"(?>/\*(?!!).*?\*/)"
GAP: Final = rf"(?:\s|{COMMENT})"
TOKEN: Final = re.compile(
    rf"""({KEPT})
    | {GAP}*+(?:;{GAP}*+)*+ (}}) {GAP}*+    # the last semicolon of a rule goes
    | {GAP}*+ ([{{;,>]) {GAP}*+
    | {GAP}*+ (/) (?!\*) {GAP}*+ (?!\*)    # between sizes, or in a calc()
    | ([:(]) {GAP}++
    | {GAP}++ ([)!])
    | (?<![\w.#-]) 0++ (?=\.\d) | (?<=[\s:(,/*+][-+]) 0++ (?=\.\d)    # 0.5 is .5
    | {GAP}++""",
    re.DOTALL | re.VERBOSE,
)
UNSEEN: Final = re.compile(f"{KEPT} | {COMMENT}", re.DOTALL | re.VERBOSE)
FIRST_IN_FILE: Final = re.compile(r"@(?:import|namespace)\b", re.IGNORECASE)


def minify_css(css: str) -> str:
    """Return a style sheet with the same meaning in fewer bytes."""
    return TOKEN.sub(_shorten, css).strip()


def _shorten(match: re.Match[str]) -> str:
    if match[0].startswith("0"):
        return ""
    between = " " if re.search(r"\s", re.sub(r"(?s)/\*.*?\*/", "", match[0])) else "/**/"
    return next(filter(None, match.groups()), between)


def can_be_joined(css: str) -> bool:
    """Return whether other style sheets may come before and after this one in one file.

    An ``@import`` has an effect only at the start of a file, and an open brace, comment or string
    would take in the rules of the next sheet.
    """
    seen = UNSEEN.sub("", css)
    is_closed = all(seen.count(a) == seen.count(b) for a, b in ("{}", "()", "[]"))
    return is_closed and not re.search(r"/\*|[\"']", seen) and not FIRST_IN_FILE.search(seen)
