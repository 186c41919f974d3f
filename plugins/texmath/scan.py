r"""Find the formulas in a Markdown text, as their author means them. Pure.

One dollar follows pandoc's rule: no space inside, no digit behind. Two dollars are a display where
they begin and end their lines, else a formula within the line, as kramdown has it. Code, comments,
tags and addresses are stepped over.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..core.markdown.prose import is_code
from .dialects import LABEL, WRAPPER, enclosed_tex, plain_tex
from .dollars import closing_dollar, spaced_formula
from .openings import MARKDOWN

DOUBLE_END = re.compile(r"(?:\\.|[^\\$]|\$(?!\$))+?\$\$", re.DOTALL)
BLANK_LINE = re.compile(r"\n[ \t>]*\n")
FULL_STOP = re.compile(r"[ \t]*([.,;:])(?=[ \t]*(?:\n|\Z))")
QUOTE = re.compile(r"[ \t>]*")
BLOCK = r"(?:div|p|center|figure|figcaption|section|article|td|th|li|dd|blockquote|details|summary)"
OPENING_TAG = re.compile(rf"<{BLOCK}\b[^<>]*>|{WRAPPER}")
LINE_START = re.compile(
    r"(?P<quote>[ \t>]*)(?P<marker>(?:[-+*]|\d+[.)]|:|\[\^[^\]\n]+\]:)[ \t]+)*\Z"
)
PARAGRAPH_END = re.compile(
    rf"[ \t]*[.,;:]?(?:{LABEL.pattern})?[ \t]*(?:</{BLOCK}>|<br\s*/?>|{WRAPPER})*[ \t]*(?:\n|\Z)",
    re.VERBOSE,
)
UNCLOSED = re.compile(r"(?:\$\$|\\{1,2}\[)[ \t]*\n|\$\$[^$\n]*\\[A-Za-z]|\\begin")
ALONE = re.compile(r"\$[ \t]*\n(?P<tex>(?:[^\n$]*[^\s$>][^\n$]*\n)+)[ \t>]*\$(?=[ \t]*(?:\n|\Z))")


@dataclass(frozen=True, slots=True)
class Piece:
    r"""A part of a text that is no Markdown: where it stands and what it says.

    ``kind`` is inline, display, ref, eqref, dollar (a sign of money), source (text as it is) or
    nothing (what the page does not show). ``content`` is TeX, or the label of a reference, and has
    the lines of the text from ``at`` on; ``label`` is the one that stands behind a display, as in
    ``$$…$$ {#eq-x}``. Where a dollar or ``source`` seems to open a formula and does not, ``fault``
    says why.
    """

    kind: str
    start: int
    end: int
    content: str = ""
    label: str = ""
    at: int = 0
    fault: str = ""


def find_pieces(
    text: str, delimiters: frozenset[str], opening: re.Pattern[str] = MARKDOWN
) -> Iterator[Piece]:
    """Yield the formulas, references and plain dollars of a text, in order."""
    at = 0
    while found := opening.search(text, at):
        piece = _piece(text, found, delimiters)
        if piece:
            yield piece
        at = piece.end if piece else _step(text, found)


def _step(text: str, found: re.Match[str]) -> int:
    """Return where to go on behind something that is no formula."""
    if found.lastgroup == "indented":
        if not is_code(text, found.start()):
            return found.start() + len(found[0]) - len(found[0].lstrip())
    elif found["environment"]:
        return found.start() + 1
    return max(found.end(), found.start() + 1)


def _piece(text: str, found: re.Match[str], delimiters: frozenset[str]) -> Piece | None:
    kind = found.lastgroup or ""
    delimiter = f"\\{found['bracket']}" if kind == "bracket" else DELIMITERS.get(kind)
    fault = ""
    if kind in READERS and (delimiter is None or delimiter in delimiters):
        if piece := READERS[kind](text, found):
            return piece
        fault = _fault(text, found, kind)
    if kind in ("single", "double", "dollar"):
        return Piece("dollar", *found.span(), at=found.start(), fault=fault)
    return Piece("source", *found.span(), at=found.start(), fault=fault) if fault else None


def _fault(text: str, opening: re.Match[str], kind: str) -> str:
    """Return what is wrong with something that looks as if it opened a formula, and does not."""
    if kind == "single":
        spaced = spaced_formula(text, opening.start())
        return f'"{spaced}" is no formula, for the spaces inside its dollars' if spaced else ""
    if UNCLOSED.match(text, opening.start()):
        return f"the display that {opening[0]} opens here is never closed"
    return ""


def _wrapper(_text: str, found: re.Match[str]) -> Piece:
    return Piece("nothing", *found.span())


def _definition(_text: str, found: re.Match[str]) -> Piece:
    return Piece("inline", *found.span(), found[0].strip(), at=found.start())


def _reference(_text: str, found: re.Match[str]) -> Piece:
    name = found.lastgroup or ""
    return Piece(found["reference"] or "eqref", *found.span(), found[name], at=found.start(name))


def _enclosed(text: str, found: re.Match[str]) -> Piece:
    inside, display, label = enclosed_tex(found)
    start = found.start("fenced") if found["fenced"] else found.start()
    if display:
        tex = _content(text, start, text[slice(*inside)])
        return Piece("display", start, found.end(), tex, label, inside[0])
    return _inline(text, start, inside, found.end())


def _single(text: str, opening: re.Match[str]) -> Piece | None:
    start = opening.start()
    if end := closing_dollar(text, start):
        return _inline(text, start, (start + 1, end), end + 1)
    if (found := ALONE.match(text, start)) and _opens_line(text, start):
        return _display(text, start, found.span("tex"), found.end())
    return None


def _inline(text: str, start: int, inside: tuple[int, int], end: int) -> Piece:
    tex = text[slice(*inside)]
    at = inside[0] + len(tex) - len(tex.lstrip())
    return Piece("inline", start, end, _content(text, start, tex).strip(), at=at)


def _content(text: str, start: int, tex: str) -> str:
    """Return TeX without escapes, nor the ``>`` of the quotation that it stands in."""
    quote = QUOTE.match(text, text.rfind("\n", 0, start) + 1)
    depth = quote[0].count(">") if quote else 0
    return plain_tex(re.sub(rf"\n(?:[ \t]*>){{1,{depth}}}", "\n", tex) if depth else tex)


def _double(text: str, opening: re.Match[str]) -> Piece | None:
    start = opening.start()
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
        end, label = found.end(), found[found.lastgroup or 0]
    return Piece("display", start, end, _content(text, start, tex), label, inside[0])


def _opens_line(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return LINE_START.match(OPENING_TAG.sub("", line)) is not None


def _bracketed(text: str, found: re.Match[str]) -> Piece | None:
    r"""Read ``\(…\)`` or ``\[…\]``, with one or two backslashes."""
    slashes, bracket = found["slashes"], found["bracket"]
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
    ends = re.compile(rf"\\(begin|end)\{{{re.escape(found['environment'])}\}}")
    depth = 0
    for mark in ends.finditer(text, found.start()):
        depth += 1 if mark[1] == "begin" else -1
        if not depth:
            return _display(text, found.start(), (found.start(), mark.end()), mark.end())
    return None


#: What reads each kind of opening, and the delimiter that must count for it.
READERS: dict[str, Callable[[str, re.Match[str]], Piece | None]] = {
    "single": _single,
    "double": _double,
    "bracket": _bracketed,
    "environment": _environment,
    "enclosed": _enclosed,
    "wrapper": _wrapper,
    "definition": _definition,
    "label": _reference,
    "role_label": _reference,
}
DELIMITERS = {"single": "$", "double": "$$", "environment": "\\begin", "label": "\\ref"}
