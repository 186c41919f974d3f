"""What marks in a formula become: MathML that math-core has no command for. Pure.

``rules/shapes.py`` writes the marks.
"""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ..rules.shapes import CELL, CLOSE, NEXT, OPEN

MARK = re.compile(f"<mtext>([{OPEN}{NEXT}{CLOSE}])([^<]*)</mtext>")
CELL_MARK = re.compile(rf'<mtd(?: class="([^"]*)")?><mtext>{CELL}([^<]*)</mtext>')
LOST_CELL_MARK = re.compile(f"<mtext>{CELL}[^<]*</mtext>")
CENTERED = "m-c"
ALIGNED = {"m-l", CENTERED, "m-r"}
SPAN = re.compile(r"(span|rows)(\d+)")
Shape: TypeAlias = Callable[[list[str], str], str]


def apply_shapes(mathml: str) -> str:
    """Return MathML in which all marks have become their shapes."""
    if CELL in mathml:
        mathml = LOST_CELL_MARK.sub("", CELL_MARK.sub(_cell, mathml))
    if OPEN not in mathml:
        return mathml
    # What is open: the name of each shape, its finished parts, and the pieces of the last one.
    stack: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    at = 0
    for found in MARK.finditer(mathml):
        stack[-1][2].append(mathml[at : found.start()])
        at = found.end()
        if found[1] == OPEN:
            stack.append((found[2], [], []))
        elif len(stack) > 1:
            name, parts, pieces = stack[-1]
            parts.append("".join(pieces))
            pieces.clear()
            if found[1] == CLOSE:
                stack.pop()
                kind, _, argument = name.partition(":")
                stack[-1][2].append(SHAPES[kind](parts, argument))
    # Marks that are not closed: math-core never parts them, so this is for safety's sake.
    rest = "".join(piece for _, parts, pieces in stack for piece in (*parts, *pieces))
    return rest + mathml[at:]


def _cell(found: re.Match[str]) -> str:
    """Return the beginning of a cell with the classes and spans of its mark."""
    classes, attributes = [], ""
    marks = found[2].split()
    own = (found[1] or "").split()
    if not ALIGNED.isdisjoint(marks):  # a cell of several columns has an alignment of its own
        own = [name for name in own if name not in ALIGNED]
    for name in (*own, *(mark for mark in marks if mark != CENTERED)):
        if span := SPAN.fullmatch(name):
            attribute = "columnspan" if span[1] == "span" else "rowspan"
            attributes += f' {attribute}="{span[2]}"'
        else:
            classes.append(name)
    joined = f' class="{" ".join(classes)}"' if classes else ""
    return f"<mtd{joined}{attributes}>"


def element(opening: str) -> Shape:
    """Return a shape that is one element around its only part; its argument replaces ``{}``."""
    name = opening.split(" ", 1)[0]

    def made(parts: list[str], argument: str) -> str:
        return f"<{opening.replace('{}', argument)}>{parts[0]}</{name}>"

    return made


def _space(_parts: list[str], argument: str) -> str:
    width, height, depth, *filled = argument.split(",")
    ink = ' class="m-xink"' if filled else ""
    return f'<mspace width="{width}em" height="{height}em" depth="{depth}em"{ink}/>'


def _fraction(parts: list[str], width: str) -> str:
    over, under = map(_one, parts)
    return f'<mfrac linethickness="{width}em">{over}{under}</mfrac>'


def _scripts(parts: list[str], _argument: str) -> str:
    """Return a base with scripts: below and above, at its right, then at its left."""
    base, right_below, right_above, left_below, left_above = parts
    scripts = "".join(map(_one, (right_below, right_above)))
    before = "".join(map(_one, (left_below, left_above)))
    return f"<mmultiscripts>{_one(base)}{scripts}<mprescripts/>{before}</mmultiscripts>"


def _intent(parts: list[str], said: str) -> str:
    return f'<mrow intent="{said.replace("@", "$")}">{parts[0]}</mrow>'


def _one(part: str) -> str:
    return f"<mrow>{part}</mrow>"


SHAPES: Mapping[str, Shape] = {
    "rlap": element('mpadded width="0"'),
    "llap": element('mpadded width="0" class="m-xllap"'),
    "clap": element('mpadded width="0" class="m-xclap"'),
    "smash": element('mpadded height="0" depth="0"'),
    "smasht": element('mpadded height="0"'),
    "smashb": element('mpadded depth="0"'),
    "raise": element('mpadded voffset="{}em"'),
    "enclose": element('menclose notation="{}"'),
    "class": element('mrow class="{}"'),
    "intent": _intent,
    "arg": element('mrow arg="{}"'),
    "tip": element('mrow title="{}"'),
    "space": _space,
    "fraction": _fraction,
    "scripts": _scripts,
}
