r"""Where a formula in single dollars ends, and which dollars belong to no formula. Pure.

Pandoc's rule: no space inside, no digit after. Other engines have no such rule, so some authors
write spaces: what is between the dollars must then clearly be TeX.
"""

import re
from functools import lru_cache

INSIDE_LINE = re.compile(r"\\\\[{}]|\\\\\$(?=\d)|\\.|[{}$]|\n[ \t>]*\n", re.DOTALL)
#: Dollars that open no formula: $HOME/$USER, ${a}/${b}, R's df$x + df$y, A$5 and R$10.
NO_FORMULA = re.compile(
    r"\$[A-Z][A-Z_]+[^\w$\\]?\$[A-Z_]{2}|\$/[^$\n]*\$/|\$\{\w+\}[^$]*\$\{[A-Za-z_]"
    r"|(?<=[A-Za-z0-9])\$[A-Za-z][^$\\\n]*\$[A-Za-z]|(?<=[A-Za-z])\$\d[\d.,]*(?![\d.,^_$\\])"
)
#: Dollars with spaces or ends of lines inside, neither of them at a word or before a price.
SPACED = re.compile(
    r"(?<![\w\\$])\$(?P<tex>(?:\\[^\n]|[^\\\n$`]|\\?\n(?![ \t>]*\n))+)"
    r"\$(?![A-Za-z\\$]|\{(?![{%])|[ ]?\d)"
)
#: What a formula cannot end in: an address, or an attribute of a tag.
WITHIN = re.compile(
    r"""(?:https?://|mailto:)(?:(?!https?://|mailto:)[^\s<>{}])*+\Z
      | \]\([^()\n]*\Z
      | <[A-Za-z][\w-]*\s[^<>]*=\s*(?:"[^"]*|'[^']*)\Z""",
    re.VERBOSE,
)
#: The rest of the text of a link, for a dollar in it.
LINK_TEXT = re.compile(r"[^\[\]\\]*\]\(")
#: "a<b>c" is no tag.
TAG = re.compile(r"</[A-Za-z]|<(?:code|em|strong|span|div|br|img|su[bp]|t[dh]|li|kbd|pre)\b[^<>]*>")
CLEARLY_TEX = re.compile(r"\\[A-Za-z,;:!|{}]|[_^]")
MARKED_TEX = re.compile(r"\\[A-Za-z]|[_^]")
#: A formula of single letters with spaces inside its dollars: no words, and no price.
SMALL = re.compile(
    r"(?=[^A-Za-z]*[A-Za-z])(?:(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[\s\d=<>+*/().,|!:;'-])+"
)
NEXT_LINE = re.compile(r"\$\n[ \t]*\\[A-Za-z](?:[^$\\\n]|\\[^\n])*\$(?![\w$])")
BEFORE_DIGIT = re.compile(r"\$[A-Za-z](?:[\w=<>+*/()^{}\\-]*[A-Za-z)}])?\$(?=\d)")
#: What probably opens a formula: one letter, or a command; a shell has longer names.
LONE = re.compile(r"(?<![\w$\\])\$(?:[A-Za-z](?![A-Za-z\d])|\\[A-Za-z]+)")
#: What makes it TeX up to another dollar.
TEX_BEFORE = re.compile(r"\\[A-Za-z]|[_^]|[ ][=+<>][ ]")
#: Words, at least two of them or with spaces around, and nothing that is TeX.
PROSE = re.compile(
    r"\s++[a-z]{2,}+(?:\s++[a-z]{2,}+)*\s++|\s*+\d*+(?:\s*+[A-Za-z]{2,}[,.]?){2,}\s*+|\d++\s++[a-z]{2,}+\s++"
)
BRACED = re.compile(r"\{[^{}]*\}|\\[A-Za-z]+")
WORD = re.compile(r"[A-Za-z]{2}")
WORDS = re.compile(r"[A-Za-z]{2}[,.;]?\s+[A-Za-z]{2}")


def closing_dollar(text: str, start: int) -> int:
    """Return where the formula ends that a dollar opens, or 0 if it opens none."""
    if NO_FORMULA.match(text, start):
        return 0
    end = _closing_dollar(text, start, nested=True) or _closing_dollar(text, start, nested=False)
    if end:
        return end
    found = _match_spaced(text, start)
    if not found:
        return _closing_after_line(text, start)
    clear = CLEARLY_TEX.search(found["tex"]) or SMALL.fullmatch(found["tex"])
    return found.end() - 1 if clear else 0


def _closing_after_line(text: str, start: int) -> int:
    """Return where a formula ends whose first line has nothing but its dollar, or 0."""
    found = NEXT_LINE.match(text, start)
    return found.end() - 1 if found and not _crosses_markup(text, start, found.end() - 1) else 0


def digit_after(text: str, start: int) -> str:
    """Return what would be a formula without the digit after its dollars; or ""."""
    found = BEFORE_DIGIT.match(text, start)
    return found[0] if found else ""


def lone_dollar(text: str, start: int) -> str:
    """Return a dollar and what follows it, a letter or a command; "" if it may have an end.

    It may where its paragraph has another one, unless that is the first of a formula.
    """
    if not (found := LONE.match(text, start)):
        return ""
    end = text.find("\n\n", start)
    other = text.find("$", start + 1, end if end >= 0 else len(text))
    if other < 0:
        return found[0]
    is_tex = TEX_BEFORE.search(text, start, other) and text[other - 1].isspace()
    return found[0] if is_tex and closing_dollar(text, other) else ""


def is_prose(tex: str) -> bool:
    """Return whether what delimiters enclose is words, not TeX."""
    return PROSE.fullmatch(tex) is not None


def spaced_formula(text: str, start: int) -> str:
    """Return what would be a formula without the spaces inside its dollars; or ""."""
    found = _match_spaced(text, start)
    return found[0] if found and not WORD.search(BRACED.sub("", found["tex"])) else ""


def _match_spaced(text: str, start: int) -> re.Match[str] | None:
    found = SPACED.match(text, start)
    if not found or _is_prose(found["tex"]) or _crosses_markup(text, start, found.end() - 1):
        return None
    return found


def _is_prose(text: str) -> bool:
    """Return whether words, prices or tags are between dollars with spaces inside."""
    price = text[0].isdigit() and "\\" not in text
    words = TAG.search(text) or WORDS.search(BRACED.sub("", text))
    return bool(words) or price or text.isspace()


def _closing_dollar(text: str, start: int, *, nested: bool) -> int:
    r"""Return where a formula in one dollar ends, or 0; ``nested`` ones are within braces."""
    if text[start + 1 : start + 2] in ("", " ", "\t", "\n", "$"):
        return 0
    if not (place := _next_dollars(text, nested=nested).get(start, 0)):
        return 0
    after = text[place + 1 : place + 2]
    spaced = text[place - 1].isspace() and text[place - 2] != "\\"
    closes = not spaced and not (after.isdigit() and not _may_touch(text, start, place))
    return place if closes and not _crosses_markup(text, start, place) else 0


@lru_cache(maxsize=8)
def _next_dollars(text: str, *, nested: bool) -> dict[int, int]:
    """Return for each dollar the next one of its paragraph, 0 for none.

    ``nested`` ones, within braces that open between the two, do not count. All are found at once:
    to look for each by itself would take long in a text of many dollars and braces.
    """
    tokens = [(found.start(), found[0]) for found in INSIDE_LINE.finditer(text)]
    closing = _closing_braces([token for _, token in tokens]) if nested else {}
    found: dict[int, int] = {}
    # From the end: what each token leads to is what comes after it leads to.
    leads = [0] * (len(tokens) + 1)
    for number in range(len(tokens) - 1, -1, -1):
        place, token = tokens[number]
        if token == "$":
            leads[number], found[place] = place, leads[number + 1]
        elif token == "{" and nested:
            leads[number] = leads[closing[number] + 1] if number in closing else 0
        elif token[0] != "\n":
            leads[number] = leads[number + 1]
    return found


def _closing_braces(tokens: list[str]) -> dict[int, int]:
    """Return the number of the brace that closes each opening one in its paragraph."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token == "{":
            opened.append(number)
        elif token == "}" and opened:
            closing[opened.pop()] = number
        elif token[0] == "\n":
            opened.clear()
    return closing


def _may_touch(text: str, start: int, place: int) -> bool:
    """Return whether a formula may have a digit after it: if it is TeX, and no price is meant."""
    return MARKED_TEX.search(text, start, place) is not None and not text[start + 1].isdigit()


def _crosses_markup(text: str, start: int, end: int) -> bool:
    """Return whether a tag is between two places, or only one of them is within markup."""
    return bool(TAG.search(text, start, end)) or ends_in_markup(text, start, end)


def ends_in_markup(text: str, start: int, end: int) -> bool:
    """Return whether an address, the text of a link, or code ends after two places, not between."""
    if WITHIN.search(text, start, end):
        return True
    if LINK_TEXT.match(text, start + 1, end) and _is_in_brackets(text, start):
        return True
    return bool(text.count("`", start, end) % 2) and "`" in text[end : text.find("\n", end)]


def _is_in_brackets(text: str, place: int) -> bool:
    paragraph = text.rfind("\n\n", 0, place) + 1
    return text.rfind("[", paragraph, place) > text.rfind("]", paragraph, place)
