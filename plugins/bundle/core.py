"""Style sheets without comments and needless spaces, and which of them may become one. Pure.

Minifiers that are made for speed take a space before a colon for one of a declaration wherever
there are braces around, so ``@layer x { .a :is(b) {} }`` would come to mean ``.a:is(b)``; those
that parse rewrite rules for some browsers. Here nothing goes but what no browser sees.
"""

import re
from typing import Final

#: What must stay to the letter: strings, addresses, escapes, and comments that ask for it.
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
    """Return a style sheet that means the same in fewer bytes."""
    return TOKEN.sub(_shorten, css).strip()


def _shorten(match: re.Match[str]) -> str:
    if match[0].startswith("0"):
        return ""
    between = " " if re.search(r"\s", re.sub(r"(?s)/\*.*?\*/", "", match[0])) else "/**/"
    return next(filter(None, match.groups()), between)


def can_be_joined(css: str) -> bool:
    """Return whether other style sheets may come before and after this one in one file.

    An ``@import`` counts only at the start of a file, and what is left open would swallow the
    rules of the next.
    """
    seen = UNSEEN.sub("", css)
    is_closed = all(seen.count(a) == seen.count(b) for a, b in ("{}", "()", "[]"))
    return is_closed and not re.search(r"/\*|[\"']", seen) and not FIRST_IN_FILE.search(seen)
