r"""Find the formulas in a Markdown text, as their author means them. Pure.

One dollar follows pandoc's rule: no space inside, no digit behind. Two dollars are a display where
they begin and end their lines, else a formula within the line, as kramdown has it. Code, comments,
tags and addresses are stepped over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dialects import ENCLOSED, WRAPPER, enclosed_tex, plain_tex

#: Environments that are a display without any dollars around them.
ENVIRONMENTS = (
    r"(?:equation|align|gather|multline|alignat|xalignat|flalign|eqnarray|subequations|displaymath"
    r"|split|aligned|alignedat|gathered|array|[dr]?cases|[pbBvV]?(?:small)?matrix)\\?\*?"
)
#: What opens a formula, or may hold dollars that open none; the first that fits counts.
OPENING = re.compile(
    rf"""
      (?P<enclosed>{ENCLOSED})
    | (?P<wrapper>{WRAPPER})
    | (?P<skip>
          ^(?P<lead>[ \t>]*(?:(?:[-+*]|\d+[.)])[ \t]+)?)(?P<fence>`{{3,}}|~{{3,}})[^`\n]*\n
          (?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|(?=\Z))                     # fenced code
        | (?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`)   # code
        | <!--.*?-->
        | <(?P<raw>pre|code|script|style|textarea|kbd|samp|svg|math)\b[^>]*>.*?</(?P=raw)>
        | </?[A-Za-z][\w:-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>
        | <(?:[A-Za-z][\w+.-]*:|[\w.+-]+@)[^<>\s]*>                        # <https://…>
        | \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)                          # [text](address)
        | ^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:[ \t]*\S+                          # [text]: address
        | \bhttps?://[^\s<>]+
      )
    | (?P<indented>(?:(?<=\n\n)|(?<=\A))
          (?:(?:[ ]{{4}}|\t)[^\n]*(?:\n(?:[ \t]*\n)*(?=[ ]{{4}}|\t))?)+)
    | (?P<dollar>\\\$)
    | (?P<double>\$\$)
    | (?P<single>\$)
    | (?P<slashes>\\{{1,2}})(?P<bracket>\(|\[(?!-?[\d.]+[a-z]{{2}}\]))
    | \\begin\{{(?P<environment>{ENVIRONMENTS})\}}
    | \\(?P<reference>eqref|ref)\{{(?P<label>[^{{}}\n]+)\}}
    | (?:\{{eq\}}`|:eqref:`|\\@ref\((?=eq:))(?P<role_label>[^`()\n]+)[`)]  # MyST, D2L, bookdown
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
INSIDE_LINE = re.compile(r"\\\\[{}]|\\.|[{}$]|\n[ \t>]*\n", re.DOTALL)
#: Variables of a shell or a template: $HOME/$USER, ${a}/${b}; and R's df$x + df$y.
VARIABLES = re.compile(
    r"\$[A-Z][A-Z_]+[^\w$\\]?\$[A-Z_]{2}|\$\{\w+\}[^$]*\$\{[A-Za-z_]|(?<=[A-Za-z0-9])\$[^$]*\$[A-Za-z]"
)
DOUBLE_END = re.compile(r"(?:\\.|[^\\$]|\$(?!\$))+?\$\$", re.DOTALL)
BLANK_LINE = re.compile(r"\n[ \t>]*\n")
FULL_STOP = re.compile(r"[ \t]*([.,;:])(?=[ \t]*(?:\n|\Z))")
#: Quarto's {#eq-x}, R Markdown's (\#eq:x), MyST's (eq-x) or (sec:x); "(1)" and words are text.
LABEL = re.compile(
    r"[ \t]*(?:\{#(?P<label>[\w:.-]+)\}|\n?:eqlabel:`(?P<role>[^`\n]+)`|\(\\?\#?(?P<named>(?=eq|\w+[:_])[A-Za-z][\w:.-]*)\))"
)
QUOTE = re.compile(r"[ \t>]*")
BLOCK = r"(?:div|p|center|figure|figcaption|section|article|td|th|li|dd|blockquote|details|summary)"
OPENING_TAG = re.compile(rf"<{BLOCK}\b[^<>]*>|{WRAPPER}")
LINE_START = re.compile(
    r"(?P<quote>[ \t>]*)(?P<marker>(?:[-+*]|\d+[.)]|:|\[\^[^\]\n]+\]:)[ \t]+)*\Z"
)
LIST_START = re.compile(r"[ ]{0,3}(?:[-+*]|\d+[.)]|:|!!!|\?\?\?|\[\^[^\]]+\]:|\*\[)[ \t]*")
PARAGRAPH_END = re.compile(
    rf"[ \t]*[.,;:]?[ \t]*(?:{LABEL.pattern})?[ \t]*(?:</{BLOCK}>|<br ?/?>|{WRAPPER})*[ \t]*(?:\n|\Z)"
)
#: Pandoc's rule takes no spaces inside of dollars; where TeX stands there, it is meant all the same.
SPACED = re.compile(r"(?<![\w\\$])\$(?P<tex>(?:\\[^\n]|[^\\\n$`])+)\$(?![A-Za-z\\$]|\{(?![{%])|[ ]?\d)")
ALONE = re.compile(r"\$[ \t]*\n(?P<tex>(?:[^\n$]*[^\s$>][^\n$]*\n)+)[ \t>]*\$(?=[ \t]*(?:\n|\Z))")
TEX_SIGN = re.compile(r"\\[A-Za-z,;:!|{} ]|[_^=<>]")
BRACED = re.compile(r"\{[^{}]*\}|\\[A-Za-z]+")
WORD = re.compile(r"[A-Za-z]{2}")
WORDS = re.compile(r"[A-Za-z]{2,}[,.;]? +[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    r"""A part of a text that is no Markdown: where it stands and what it says.

    ``kind`` is inline, display, dollar (a sign of money), nothing, ref or eqref. ``content`` is TeX, or the
    label of a reference, and has the lines of the text from ``at`` on; ``label`` is the one that
    stands behind a display, as in ``$$…$$ {#eq-x}``.
    """

    kind: str
    start: int
    end: int
    content: str = ""
    label: str = ""
    at: int = 0


def find_pieces(text: str, delimiters: frozenset[str]) -> Iterator[Piece]:
    """Yield the formulas, references and plain dollars of a text, in order."""
    at = 0
    while found := OPENING.search(text, at):
        piece = _piece(text, found, delimiters)
        if piece:
            yield piece
        at = piece.end if piece else _step(text, found)


def _step(text: str, found: re.Match[str]) -> int:
    """Return where to go on behind something that is no formula."""
    if found["indented"] is not None:
        if not _is_code(text, found.start()):
            return found.start() + len(found[0]) - len(found[0].lstrip())
    elif found["environment"]:
        return found.start() + 1
    return max(found.end(), found.start() + 1)


def _piece(text: str, found: re.Match[str], delimiters: frozenset[str]) -> Piece | None:
    if found["dollar"] or found["double"] or found["single"]:
        read = _double if found["double"] else _single
        formula = None if found["dollar"] else read(text, found.start(), delimiters)
        return formula or Piece("dollar", *found.span())
    if found["enclosed"]:
        return _enclosed(text, found)
    if found["wrapper"]:
        return Piece("nothing", *found.span())
    if found["bracket"]:
        return _bracketed(text, found, delimiters)
    if found["environment"]:
        return _environment(text, found) if "\\begin" in delimiters else None
    if found["label"]:
        return Piece(found["reference"], *found.span(), found["label"], at=found.start("label"))
    if found["role_label"]:
        return Piece("eqref", *found.span(), found["role_label"], at=found.start("role_label"))
    return None


def _enclosed(text: str, found: re.Match[str]) -> Piece:
    inside, display, label = enclosed_tex(found)
    start = found.start("fenced") if found["fenced"] else found.start()
    if display:
        tex = _content(text, start, text[slice(*inside)])
        return Piece("display", start, found.end(), tex, label, inside[0])
    return _inline(text, start, inside, found.end())


def _single(text: str, start: int, delimiters: frozenset[str]) -> Piece | None:
    if "$" not in delimiters or VARIABLES.match(text, start):
        return None
    end = _closing_dollar(text, start, nested=True) or _closing_dollar(text, start, nested=False)
    if end:
        return _inline(text, start, (start + 1, end), end + 1)
    if (found := ALONE.match(text, start)) and _opens_line(text, start):
        return _display(text, start, found.span("tex"), found.end())
    if (found := SPACED.match(text, start)) and _is_tex(found["tex"]):
        return _inline(text, start, found.span("tex"), found.end())
    return None


def _is_tex(text: str) -> bool:
    """Tell whether what stands between dollars with spaces inside is TeX, or words and prices."""
    outside = BRACED.sub("", text)
    if WORDS.search(outside) or text.isspace() or text[0].isdigit() and "\\" not in text:
        return False
    return bool(TEX_SIGN.search(text)) or not WORD.search(outside)


def _inline(text: str, start: int, inside: tuple[int, int], end: int) -> Piece:
    tex = text[slice(*inside)]
    at = inside[0] + len(tex) - len(tex.lstrip())
    return Piece("inline", start, end, _content(text, start, tex).strip(), at=at)


def _content(text: str, start: int, tex: str) -> str:
    """Return TeX without escapes, nor the ``>`` of the quotation that it stands in."""
    quote = QUOTE.match(text, text.rfind("\n", 0, start) + 1)
    depth = quote[0].count(">") if quote else 0
    return plain_tex(re.sub(rf"\n(?:[ \t]*>){{1,{depth}}}", "\n", tex) if depth else tex)


def _closing_dollar(text: str, start: int, *, nested: bool) -> int:
    r"""Return where a formula in one dollar ends, or 0; ``nested`` ones are within braces."""
    if text[start + 1 : start + 2] in ("", " ", "\t", "\n", "$"):
        return 0
    depth = 0
    for found in INSIDE_LINE.finditer(text, start + 1):
        sign = found[0]
        if sign in "{}":
            depth = max(0, depth + (1 if sign == "{" else -1)) if nested else 0
        elif sign[0] == "\n":
            return 0
        elif sign == "$" and not depth:
            place = found.start()
            behind = text[place + 1 : place + 2]
            closes = not (text[place - 1].isspace() or behind.isdigit())
            return place if closes and not _cuts_code(text, start, place) else 0
    return 0


def _cuts_code(text: str, start: int, end: int) -> bool:
    """Tell whether a span of code begins between two places and ends behind them."""
    return bool(text.count("`", start, end) % 2) and "`" in text[end : text.find("\n", end)]


def _double(text: str, start: int, delimiters: frozenset[str]) -> Piece | None:
    if "$$" not in delimiters:
        return None
    found = DOUBLE_END.match(text, start + 2)
    if not found or not found[0][:-2].strip():
        return None
    end, inside = found.end(), (found.start(), found.end() - 2)
    if _opens_line(text, start) and PARAGRAPH_END.match(text, end):
        return _display(text, start, inside, end)
    if BLANK_LINE.search(found[0]):
        return None
    return _inline(text, start, inside, end)


def _display(text: str, start: int, inside: tuple[int, int], end: int) -> Piece:
    """Return a display, with the label behind it and the full stop that would else stand alone."""
    tex = text[slice(*inside)]
    if found := FULL_STOP.match(text, end):
        end, tex = found.end(), f"{tex.rstrip()}{found[1]}"
    label = ""
    if found := LABEL.match(text, end):
        end, label = found.end(), next(filter(None, found.groups()))
    return Piece("display", start, end, _content(text, start, tex), label, inside[0])


def _opens_line(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return LINE_START.match(OPENING_TAG.sub("", line)) is not None


def _bracketed(text: str, found: re.Match[str], delimiters: frozenset[str]) -> Piece | None:
    r"""Read ``\(…\)`` or ``\[…\]``, with one or two backslashes."""
    slashes, bracket = found["slashes"], found["bracket"]
    if f"\\{bracket}" not in delimiters:
        return None
    closing = slashes + (")" if bracket == "(" else "]")
    end = text.find(closing, found.end())
    while len(slashes) == 1 and end > 0 and text[end - 1] == "\\":
        end = text.find(closing, end + 1)  # "\\]" ends a row, and no display
    tex = text[found.end() : max(end, 0)]
    if end < 0 or not tex.strip() or (bracket == "(" and BLANK_LINE.search(tex)):
        return None
    read = _inline if bracket == "(" else _display
    return read(text, found.start(), (found.end(), end), end + len(closing))


def _environment(text: str, found: re.Match[str]) -> Piece | None:
    name = re.escape(found["environment"])
    depth = 0
    for mark in re.finditer(rf"\\(begin|end)\{{{name}\}}", text[found.start() :]):
        depth += 1 if mark[1] == "begin" else -1
        if not depth:
            end = found.start() + mark.end()
            return _display(text, found.start(), (found.start(), end), end)
    return None


def _is_code(text: str, start: int) -> bool:
    """Tell whether an indented block is code: no list, note or admonition holds it."""
    for line in reversed(text[:start].split("\n")):
        if line.strip() and not line.startswith(("    ", "\t")):
            return LIST_START.match(line) is None
    return True
