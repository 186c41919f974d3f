"""Markup of TeX, Liquid and Markdown that has become visible in a page. Pure.

Patterns without a choice of where to begin: each text is gone through once.
"""

import re
from collections.abc import Iterator

#: What it is, and how it looks; only in a text from which code and formulas have been taken.
PATTERNS = {
    "TeX": re.compile(
        r"\\(?:begin|end|label|ref|eqref|cite[tp]?|frac|mathbb|mathcal|emph|textbf|textit)\{[^{}\n]{0,60}"
        r"|\$\$|(?<![\w$\\])\$\\?[A-Za-z][^$\n]{0,40}[\\^_={}][^$\n]{0,40}\$(?![\w$])|\\[\[(]|\\[\])]"
    ),
    "Liquid": re.compile(r"\{%[^%\n]{0,60}%?\}?|\{\{[^{}\n]{0,60}\}\}"),
    "Markdown": re.compile(
        r"\*\*[^\s*][^*\n]{0,60}(?<!\s)\*\*|!?\[[^][\n]{1,60}\]\([^()\s]{1,80}\)"
        r"|^#{2,6} \S[^\n]{0,60}|^:::+[^\n]{0,60}|^```[^\n]{0,20}|^> \[!\w{1,20}\]"
        r"|\{:? ?[.#][\w-]{1,40}[^{}\n]{0,40}\}"
        r"|^\|(?: ?:?-{2,}:? ?\|){1,20}",
        re.MULTILINE,
    ),
}
#: A tag that begins or ends something.
BEGIN_OR_END = re.compile(
    r"\\(?:begin|end)\{(?P<name>\w{1,40})|\{%-?[ ]{0,9}(?:end)?(?P<tag>\w{1,40})"
)


def find_markup(text: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of markup that is visible, once: what it is, and its text."""
    seen = set()
    for kind, pattern in PATTERNS.items():
        for found in pattern.finditer(text):
            row = (kind, found[0].strip())
            if row not in seen and (kind, _begin_of(row[1])) not in seen:
                seen |= {row, (kind, _begin_of(row[1]))}
                yield row


def _begin_of(markup: str) -> str:
    """Return what begins what a tag of Liquid or TeX ends: they are said together."""
    word = BEGIN_OR_END.match(markup)
    return f"begin {word['name'] or word['tag']}" if word else markup
