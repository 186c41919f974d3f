r"""The arrows of tikz-cd: their options, and the diagram that they are in. Pure."""

import re
from typing import TypeAlias

from ..tex.rows import split_cells, split_rows, without_break
from ..tex.tokens import Cursor, TexError, join
from .arrow_kinds import command_of, kind_of
from .diagrams import Arrow, grid
from .rewriting import Tokens, group

#: Commands for arrows; the short ones have their direction in their name.
SHORT = re.compile(r"\\([lrud]{1,2})ar")
OPPOSITE = str.maketrans("lrud", "rldu")
DIRECTION = re.compile(r"[lrud]+|[LRUD]+")
#: The arrows of a diagram by the places of the objects that they connect.
Place: TypeAlias = tuple[int, int]
Arrows: TypeAlias = dict[tuple[Place, Place], list[Arrow]]


def tikz_diagram(body: Tokens) -> Tokens:
    """Return the table of a tikzcd: objects at even places, arrows between them."""
    cells: dict[tuple[int, int], Tokens] = {}
    arrows: Arrows = {}
    for row, line in enumerate(split_rows(body)):
        for column, content in enumerate(split_cells(without_break(line)[0])):
            cells[2 * row, 2 * column] = _read(content, row, column, arrows)
    between: dict[tuple[int, int], list[Arrow]] = {}
    last = max(row for row, _ in cells), max(column for _, column in cells)
    for (start, target), found in arrows.items():
        if not all(0 <= at <= end for at, end in zip(target, last, strict=True)):
            raise TexError("in tikzcd an arrow leads out of the diagram")
        place = (start[0] + target[0]) // 2, (start[1] + target[1]) // 2
        if any(token != " " for token in cells.get(place, [])):
            raise TexError("in tikzcd an arrow across another object is not supported")
        between.setdefault(place, []).extend(found)
    cells |= {place: _together(found) for place, found in between.items()}
    return grid(cells)


def _together(arrows: list[Arrow]) -> Tokens:
    if len(arrows) == 1:
        return arrows[0].tokens()
    across = all(arrow.across for arrow in arrows)
    separator = ["\\\\"] if across else ["&"]
    found = ["\\begin", *group("array"), *group("c" if across else "c" * len(arrows))]
    for place, arrow in enumerate(arrows):
        found += [*(separator if place else []), *arrow.tokens()]
    return [*found, "\\end", *group("array")]


def _read(content: Tokens, row: int, column: int, arrows: Arrows) -> Tokens:
    """Return the object of a cell; its arrows are added to those of the diagram."""
    cursor, kept = Cursor(content), Tokens()
    while cursor:
        token = cursor.take()
        short = SHORT.fullmatch(token)
        if not short and token not in ("\\arrow", "\\ar"):
            kept.append(token)
            continue
        options = _options(cursor.optional() or [])
        if short:
            options.append(short[1])
        elif cursor.peek() == "{":
            options.append(cursor.name())
        while cursor.peek() == "{":
            label = cursor.argument()
            options.append(["{", *label, "}", *("'" if cursor.skip("'") else [])])
        direction, arrow = _arrow(options)
        down = direction.count("d") - direction.count("u")
        right = direction.count("r") - direction.count("l")
        start = (2 * row, 2 * column)
        target = (2 * (row + down), 2 * (column + right))
        arrows.setdefault((start, target), []).append(arrow)
    return kept


def _options(tokens: Tokens) -> list[str | Tokens]:
    """Return options: words as text, and labels, which are in quotation marks, as tokens."""
    found: list[str | Tokens] = []
    cursor, part = Cursor([*tokens, ","]), Tokens()
    while cursor:
        token = cursor.take()
        if token == '"':
            label = Tokens()
            while (token := cursor.take()) != '"':
                label.append(token)
            found.append(["{", *label, "}", *("'" if cursor.peek() == "'" else [])])
        elif token == "{":
            cursor.put(["{"])
            part += group(cursor.argument())
        elif token == ",":
            found += [text] if (text := join(part).strip().strip("'").strip()) else []
            part = []
        else:
            part.append(token)
    return found


def _arrow(options: list[str | Tokens]) -> tuple[str, Arrow]:
    """Return where an arrow leads, and the arrow."""
    words = [option for option in options if isinstance(option, str)]
    direction = next((w.lower() for w in reversed(words) if DIRECTION.fullmatch(w)), "")
    way = "".join(sorted(set(direction), key="durl".index))
    if not way:
        raise TexError("in tikzcd an arrow needs a direction: \\arrow[r]")
    kind, backwards = kind_of(word for word in words if not DIRECTION.fullmatch(word))
    points = way.translate(OPPOSITE) if backwards else way
    swapped, before = "swap" in words, way in ("r", "u", "ur", "ul")
    sides: tuple[Tokens, Tokens] = ([], [])
    for option in options:
        if isinstance(option, list):
            other = option[-1] == "'"
            label = option[1:-2] if other else option[1:-1]
            sides[before == (other != swapped)].extend(label)
    return direction, Arrow(command_of(kind, points), *sides, across=way in ("r", "l"))
