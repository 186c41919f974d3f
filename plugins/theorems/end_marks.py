"""How authors mark the end of a proof, and what may be around such a mark. Pure."""

import re
from collections.abc import Sequence

SYMBOLS = {
    *("∎", "□", "■", "◻", "◼", "▢", "⬜", "⬛", "◽", "◾", "\\square", "\\Box", "\\blacksquare"),
    *("\\qed", "\\QED", "\\qedsymbol", "\\openbox", "\\Halmos", "\\mdlgwhtsquare"),
    *("&#8718;", "&#9632;", "&#9633;", "&#x220e;", "&#x25a0;", "&#x25a1;", "&squ;", "&squf;"),
    *("&square;", "&blacksquare;", ":black_square:", ":white_square:"),
}
WORD = re.compile(
    r"(?:Q\.?\s?E\.?\s?D|q\.\s?e\.\s?d|[Qq]ed|[Qq]uod\serat\sdemonstrandum"
    r"|C\.?Q\.?F\.?D|c\.q\.f\.d|w\.\s?z\.\s?b\.\s?w)(?![A-Za-z0-9])\.?|证毕|證畢|証明終"
)
#: Whether a text may have a mark at all.
MAYBE = re.compile(
    rf"{'|'.join(re.escape(one) for one in sorted(SYMBOLS))}|&#|{WORD.pattern}|\\rule",
    re.IGNORECASE,
)
TOKEN = re.compile(
    rf"""\n | [ \t\u00a0]+ | ~+ | :{{3,}} | \[\^[^\[\]\n]{{1,60}}\]
      | (?<![A-Za-z])(?:{WORD.pattern}) | :(?:black|white)_square:
      | \\(?:begin|end|hspace\*?|vspace|rule)\{{[^{{}}\n]{{1,20}}\}}(?:\{{[^{{}}\n]{{1,9}}\}})?
      | \\\\[()\[\]] | \\(?:tag\*?|[A-Za-z]+|.) | \$\$? | \{{\#[^{{}}\n]{{1,80}}\}}
      | <[^<>\n]{{1,80}}>
      | &\#?\w{{1,16}}; | [*_]+ | \w+ | .""",
    re.VERBOSE | re.DOTALL,
)
#: Spaces, and what may put a mark to the right.
SPACE = re.compile(
    r"\s+|~|[\u00a0&\ufe0e\ufe0f]+|\\(?:hfill|hfil|quad|qquad|null|enspace|[,;:! ]|[hv]space.*)"
    r"|&(?:nbsp|e[mn]sp);",
    re.DOTALL,
)
CLOSING = re.compile(
    r":{3,}|\[\^.*|\$\$?|\\{1,2}[)\]]|[})\].*_|。]+|</\w+>|\\end\{.*|\{\#.*", re.DOTALL
)
#: What is around nothing but a mark.
PAIRS = {
    "\\(": "\\)",
    "\\[": "\\]",
    "\\\\(": "\\\\)",
    "\\\\[": "\\\\]",
    "{": "}",
    "(": ")",
    "[": "]",
    "$": "$",
    "$$": "$$",
}
#: Commands for the text or the place of a mark.
AROUND = re.compile(
    r"\\(?:tag\*?|l?eqno|text\w*|math\w+|hbox|mbox|llap|rlap|small|large|Large"
    r"|ensuremath|(?:right|left|center)line|color|makebox|raisebox)|[_^]"
)
VARIANTS = ("\ufe0e", "\ufe0f")
#: After these, a box is part of a formula.
OPERATORS = set("=+-*/<>^_&|:(,")
RELATION = re.compile(
    r"\\(?:not)?(?:in|ni|notin|subset\w*|supset\w*|[cs]up|cap|times|cdot|otimes|oplus|le|leq|ge|geq|ne|neq"
    r"|to|mapsto|\w*arrow|sim|simeq|approx|equiv|cong|colon|circ|setminus|mid|parallel|perp|forall"
    r"|exists|partial|nabla|operatorname)"
)
#: Lines that no reader sees: comments, and definitions of notes, addresses and abbreviations.
UNSEEN = re.compile(
    r"[ ]{0,3}(?:<!--(?:(?!-->).){0,300}-->|\*?\[[^\]\n]{1,200}\]:.*)[ \t]*",
)
#: So many lines at the end of a proof may be such.
MOST_UNSEEN = 60
QEDHERE = re.compile(r"(?<![ \t])[ \t]*\\(?:tag\*\{[ \t]*\\qedhere[ \t]*\}|qedhere)(?![A-Za-z])")


def seen(text: str) -> str:
    """Return a text without the lines at its end that no reader sees."""
    first, *lines = text.rsplit("\n", MOST_UNSEEN)
    end = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        if UNSEEN.fullmatch(lines[place]):
            end = place  # and the lines of a note that are indented
        elif lines[place].strip() and not lines[place].startswith("    "):
            break
    return "\n".join([first, *lines[:end]]).rstrip() if end < len(lines) else text


def needs_box(before: str, after: Sequence[str]) -> bool:
    """Return whether a box is a part of its formula, by what is right before and after it."""
    if before == "|" and [one for one in after if not one.isspace()] == ["|"]:
        return False  # the last cell of a table
    is_operator = before[-1] in OPERATORS and before != "**"
    return is_operator or RELATION.fullmatch(before) is not None
