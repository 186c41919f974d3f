"""What opens a formula in Markdown or in HTML, and what is skipped: it has no formulas."""

import re

from ...core.hypertext import content_pattern
from ...core.markdown.prose import COMMENT, FIRST_LINE, LEAD, Search
from .dialects import ENCLOSED, WRAPPER

#: Environments that are a display without any dollars around them.
ENVIRONMENTS = (
    r"(?:equation|align|gather|multline|alignat|xalignat|flalign|eqnarray|subequations|displaymath"
    r"|split|aligned|alignedat|gathered|array|[dr]?cases|[pbBvV]?(?:small)?matrix|CD|tikzcd"
    r"|empheq|(?:sub)?numcases|prooftree|dgroup|math"
    r"|tikzpicture|pspicture|pgfpicture|circuitikz)\\?\*?"
)
#: Macros that are defined outside of any formula, as pandoc reads them.
DEFINITION = r"""
    ^[ ]{0,3}\\(?:(?:re|provide)?newcommand|DeclareMathOperator)\*?[ ]*
    (?:\{\\[A-Za-z]+\}|\\[A-Za-z]+)(?:\[[^\]\n]*\])*[ ]*
    \{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}
"""
RAW = content_pattern("(?P=raw)", r"\s*+")
#: Dollars in these open no formula: code, tags and addresses; then those of Markdown.
SKIPPED = rf"""
      {COMMENT} | <\?(?:(?!\?>|<\?).)*+\?> | <!\[CDATA\[(?:(?!\]\]>|<!\[).)*+\]\]>
    | (?i:<(?P<raw>pre|code|kbd|samp|tt|xmp|script|style|textarea|option|title|iframe|svg|math)\b
        [^<>]*+>{RAW}</(?P=raw)\s*+>)
    | </?[A-Za-z][\w:-]*+
        (?:\s++[\w:@.-]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>`]++))?+)*+\s*+/?>
    | \bhttps?://[^\s<>]+
"""
MARKDOWN_CODE = rf"""
      ^{LEAD}(?P<fence>`{{3,}}+|~{{3,}}+)[^`\n]*\n
      (?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$                             # fenced code
        |(?:[ \t>]*[^\s>][^\n]*(?:\n|\Z))*)                            # without an end
    | (?<![`\\])(?P<ticks>`++)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`)   # code
"""
MARKDOWN_ADDRESSES = r"""
      <(?:[A-Za-z][\w+.-]*:|[^<>\s!@]+@)[^<>\s]*>                      # <https://…>
    | \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*
        (?:\n[ \t>]*(?:"[^"\n]*"|'[^'\n]*')[ \t]*)?\)                   # [text](address "title")
    | ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:\n[ \t]*)?(?:<[^<>\n]*>|\S+)
        (?:[ \t]*\n?[ \t]*(?:"[^\n]*"|'[^\n]*'|\([^\n]*\))[ \t]*$)?       # [text]: address "title"
"""
INDENTED = rf"""
    | (?P<indented>{FIRST_LINE})
"""

#: A backslash that Markdown is not to see, ``&#92;(x&#92;)``; in a verbose expression.
BACKSLASH = r"&(?:\#92|\#[xX]5[cC]|bsol);"
#: Where any of this may start; after the end of a line, it starts with the next one.
STARTS = re.compile(
    r"\$|\\|`|<|\{(?=[{%me])|\](?=\()|:(?=eqref)|h(?=ttps?://)|\n(?=[ \t>*+\-\d\[~:])"
    r"|&(?=#92|#[xX]5[cC]|bsol)"
)


def _compile(skipped: str) -> Search:
    """Return a pattern for what opens a formula or is skipped; the first alternative wins."""
    pattern = re.compile(
        rf"""
          (?P<enclosed>{ENCLOSED})
        | (?P<wrapper>{WRAPPER})
        | (?P<definition>{DEFINITION})
        | {skipped}
        | (?P<dollar>\\\$)
        | (?P<double>\$\$)
        | (?P<single>\$)
        | (?P<slashes>\\{{1,2}}|{BACKSLASH})(?P<bracket>\(|\[(?!-?[\d.]+[a-z]{{2}}\]))
        | \\begin\{{(?P<environment>{ENVIRONMENTS})\}}
        | \\(?P<reference>eqref|ref)\{{(?P<label>[^{{}}\n]+)\}}
        | (?:\{{eq\}}`|:eqref:`|\\@ref\((?=eq:))(?P<role_label>[^`()\n]+)[`)]  # MyST, D2L, bookdown
        """,
        re.VERBOSE | re.DOTALL | re.MULTILINE,
    )
    return Search(STARTS, pattern)


MARKDOWN = _compile(f"(?P<skip>{MARKDOWN_CODE}|{SKIPPED}|{MARKDOWN_ADDRESSES}){INDENTED}")
HTML = _compile(f"(?P<skip>{SKIPPED})")
