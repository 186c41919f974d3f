r"""The parts of a text that are not Markdown, each read from what opens it. Pure.

One dollar follows pandoc's rule: no space inside, no digit after. Two dollars are a display where
they begin and end their lines, else a formula within the line, as kramdown has it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .dialects import LABEL, WRAPPER, enclosed_tex, plain_tex
from .dollars import closing_dollar, ends_in_markup, is_prose

LABELLED = "\\label{"
DOUBLE_END = re.compile(r"(?:\\.|[^\\$]|\$(?!\$))+?\$\$", re.DOTALL)
BLANK_LINE = re.compile(r"\n[ \t>]*\n")
FULL_STOP = re.compile(r"[ \t]*+([.,;:])(?=[ \t]*+(?:\n|\Z))")
QUOTE = re.compile(r"[ \t>]*")
BLOCK = r"(?:div|p|center|figure|figcaption|section|article|td|th|li|dd|blockquote|details|summary)"
OPENING_TAG = re.compile(rf"<{BLOCK}\b[^<>]*>|{WRAPPER}")
LINE_START = re.compile(
    r"(?P<quote>[ \t>]*)(?P<marker>(?:[-+*]|\d+[.)]|:|\[\^[^\]\n]+\]:)[ \t]+)*\Z"
)
PARAGRAPH_END = re.compile(
    rf"[ \t]*+(?:[.,;:][ \t]*+)?(?:{LABEL.pattern})?[ \t]*+"
    rf"(?:</{BLOCK}>|<br\s*+/?>|{WRAPPER})*+[ \t]*+(?:\n|\Z)",
    re.VERBOSE,
)
#: Each line is read once: what follows it decides nothing about where it ends.
ALONE = re.compile(
    r"\$[ \t]*+\n(?P<tex>(?:(?![ \t>]*+(?:\n|\$))[^\n$]*+\n)++)[ \t>]*+\$(?=[ \t]*+(?:\n|\Z))"
)
#: Brackets that an author has escaped: of a number, of a link, of what is left out of a quotation.
LITERAL = re.compile(
    r"\s*(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\[[^\[\]\n]*\](?:\[[^\[\]\n]*\]|\(https?:[^()\s]*\))"
    r"|\.{3}|…|sic!?)\s*"
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text that is not Markdown."""

    #: inline, display, ref, eqref, dollar (a plain one), source (text as it is), empty (delimiters
    #: with nothing between them) or nothing (what a page does not show).
    kind: str
    #: Where it is in the text: from ``start`` to before ``end``.
    start: int
    end: int
    #: The TeX, or the label of a reference.
    content: str = ""
    #: The label after a display, as in ``$$…$$ {#eq-x}``.
    label: str = ""
    #: Where ``content`` begins in the text; from there on both have the same lines.
    at: int = 0
    #: Why a dollar or ``source`` that looks like a formula is none; else "".
    fault: str = ""


def _wrapper(_text: str, found: re.Match[str]) -> Snippet:
    return Snippet("nothing", *found.span())


def _definition(_text: str, found: re.Match[str]) -> Snippet:
    return Snippet("inline", *found.span(), found[0].strip(), at=found.start())


def _reference(_text: str, found: re.Match[str]) -> Snippet:
    name = found.lastgroup or ""
    return Snippet(found["reference"] or "eqref", *found.span(), found[name], at=found.start(name))


def _enclosed(text: str, found: re.Match[str]) -> Snippet:
    inside, display, label = enclosed_tex(found)
    start = found.start("fenced") if found["fenced"] else found.start()
    if display:
        # With the end of the line before it: each line of a quotation begins with ">".
        at = inside[0] - bool(found["fenced"])
        tex = _content(text, start, text[at : inside[1]])
        return Snippet("display", start, found.end(), tex, label, at)
    return _inline(text, start, inside, found.end())


def _single(text: str, opening: re.Match[str]) -> Snippet | None:
    start = opening.start()
    if (found := ALONE.match(text, start)) and _opens_line(text, start):
        return _display(text, start, found.span("tex"), found.end())
    if end := closing_dollar(text, start):
        return _inline(text, start, (start + 1, end), end + 1)
    return None


def _inline(text: str, start: int, inside: tuple[int, int], end: int) -> Snippet:
    tex = text[slice(*inside)]
    if LABELLED in tex and "\n\n" not in tex:  # only an equation has a label: it needs a number
        return _display(text, start, inside, end)
    at = inside[0] + len(tex) - len(tex.lstrip())
    return Snippet("inline", start, end, _content(text, start, tex).strip(), at=at)


def _content(text: str, start: int, tex: str) -> str:
    """Return TeX without escapes, and without the ``>`` of the quotation that it is in."""
    quote = QUOTE.match(text, text.rfind("\n", 0, start) + 1)
    depth = quote[0].count(">") if quote else 0
    return plain_tex(re.sub(rf"\n(?:[ \t]*>){{1,{depth}}}", "\n", tex) if depth else tex)


def _double(text: str, opening: re.Match[str]) -> Snippet | None:
    start = opening.start()
    found = DOUBLE_END.match(text, start + 2)
    if not found or not found[0][:-2].strip():
        return None
    end, inside = found.end(), (found.start(), found.end() - 2)
    if PARAGRAPH_END.match(text, end) and _opens_line(text, start):
        return _display(text, start, inside, end)
    if is_prose(text[slice(*inside)]) or text[end : end + 1].isdigit():
        return None
    if BLANK_LINE.search(found[0]) or ends_in_markup(text, start + 1, inside[1]):
        return None
    return _inline(text, start, inside, end)


def _display(text: str, start: int, inside: tuple[int, int], end: int) -> Snippet:
    """Return a display with the label and the full stop after it: that must not be left alone."""
    tex = text[slice(*inside)]
    if found := FULL_STOP.match(text, end):
        end, tex = found.end(), f"{tex.rstrip()}{found[1]}"
    label = ""
    if found := LABEL.match(text, end):
        end, label = found.end(), found[found.lastgroup or 0]
    return Snippet("display", start, end, _content(text, start, tex), label, inside[0])


def _opens_line(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return LINE_START.match(OPENING_TAG.sub("", line)) is not None


def _bracketed(text: str, found: re.Match[str]) -> Snippet | None:
    r"""Read ``\(…\)`` or ``\[…\]``, with one or two backslashes."""
    slashes, bracket = found["slashes"], found["bracket"]
    closing = slashes + (")" if bracket == "(" else "]")
    end = text.find(closing, found.end())
    while len(slashes) == 1 and end > 0 and text[end - 1] == "\\":
        end = text.find(closing, end + 1)  # "\\]" ends a row, not a display
    tex = text[found.end() : max(end, 0)]
    if end < 0 or not tex.strip() or (bracket == "(" and BLANK_LINE.search(tex)):
        return None
    if len(slashes) == 1 and (LITERAL.fullmatch(tex) or is_prose(tex)):
        return None
    read = _inline if bracket == "(" else _display
    return read(text, found.start(), (found.end(), end), end + len(closing))


def _environment(text: str, found: re.Match[str]) -> Snippet | None:
    start = found.start()
    end = _environment_ends(text, found["environment"]).get(start)
    return _display(text, start, (start, end), end) if end else None


@lru_cache(maxsize=8)
def _environment_ends(text: str, name: str) -> dict[int, int]:
    """Return the end of each environment of one name by its start: each may hold others."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for mark in re.finditer(rf"\\(begin|end)\{{{re.escape(name)}\}}", text):
        if mark[1] == "begin":
            opened.append(mark.start())
        elif opened:
            ends[opened.pop()] = mark.end()
    return ends


#: The reader of each kind of opening; it returns None if that opens no formula.
READERS: dict[str, Callable[[str, re.Match[str]], Snippet | None]] = {
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
#: The delimiter of MATH_DELIMITERS that each kind of opening needs.
DELIMITER_OF = {"single": "$", "double": "$$", "environment": "\\begin", "label": "\\ref"}
