r"""The arrows of tikz-cd: their options, and the diagram that they are in. Pure."""

import re

from ..tex.rows import split_cells, split_rows, without_break
from ..tex.tokens import Cursor, TexError, join
from .diagrams import Arrow, grid
from .rewriting import Tokens, group

#: Commands for arrows; the short ones have their direction in their name.
SHORT = re.compile(r"\\([lrud]{1,2})ar")
DIRECTION = re.compile(r"[lrud]+|[LRUD]+")
#: The commands of arrows by their kind and direction.
SHAPES = {
    "": {
        "r": "\\xrightarrow",
        "l": "\\xleftarrow",
        "d": "\\downarrow",
        "u": "\\uparrow",
        "dr": "\\searrow",
        "dl": "\\swarrow",
        "ur": "\\nearrow",
        "ul": "\\nwarrow",
    },
    "hook": {
        "r": "\\xhookrightarrow",
        "l": "\\xhookleftarrow",
        "d": "\\downarrow",
        "u": "\\uparrow",
    },
    "two heads": {"r": "\\twoheadrightarrow", "l": "\\twoheadleftarrow", "d": "↡", "u": "↟"},
    "tail": {"r": "\\rightarrowtail", "l": "\\leftarrowtail"},
    "dashed": {"r": "\\dashrightarrow", "l": "\\dashleftarrow", "d": "⇣", "u": "⇡"},
    "mapsto": {"r": "\\xmapsto", "l": "\\mapsfrom", "d": "↧", "u": "↥"},
    "squiggly": {"r": "\\rightsquigarrow", "l": "⇜"},
    "equal": {"r": "\\xlongequal", "l": "\\xlongequal", "d": "\\Vert", "u": "\\Vert"},
    "double": {
        "r": "\\xRightarrow",
        "l": "\\xLeftarrow",
        "d": "\\Downarrow",
        "u": "\\Uparrow",
        "dr": "⇘",
        "dl": "⇙",
        "ur": "⇗",
        "ul": "⇖",
    },
    "both": {
        "r": "\\xleftrightarrow",
        "l": "\\xleftrightarrow",
        "d": "\\updownarrow",
        "u": "\\updownarrow",
        "dr": "⤡",
        "ul": "⤡",
        "dl": "⤢",
        "ur": "⤢",
    },
    "line": {
        "r": "—",
        "l": "—",
        "d": "\\vert",
        "u": "\\vert",
        "dr": "╲",
        "ul": "╲",
        "dl": "╱",
        "ur": "╱",
    },
    "none": {},
}
#: Options of an arrow, and the kind that each makes it.
KINDS = {
    "hook": "hook",
    "hook'": "hook",
    "hookrightarrow": "hook",
    "hook right": "hook",
    "two heads": "two heads",
    "twoheadrightarrow": "two heads",
    "->>": "two heads",
    "tail": "tail",
    ">->": "tail",
    "rightarrowtail": "tail",
    "dashed": "dashed",
    "dotted": "dashed",
    "dashrightarrow": "dashed",
    "maps to": "mapsto",
    "mapsto": "mapsto",
    "|->": "mapsto",
    "squiggly": "squiggly",
    "rightsquigarrow": "squiggly",
    "equal": "equal",
    "equals": "equal",
    "=": "equal",
    "Equal": "equal",
    "Rightarrow": "double",
    "=>": "double",
    "double": "double",
    "leftrightarrow": "both",
    "<->": "both",
    "no head": "line",
    "dash": "line",
    "-": "line",
    "phantom": "none",
    "rightarrow": "",
    "->": "",
}
OPPOSITE = str.maketrans("lrud", "rldu")
#: Options that change only where an arrow or a label is, or how it looks.
GEOMETRY = re.compile(
    r"(?:bend|shift|near|very near|at|pos|xshift|yshift|shorten|crossing over|start|end|in|out|loop"
    r"|outer|inner|sep|scale|font|sloped|anchor|auto|marking|line width|thick|thin|color|red|blue"
    r"|description|to path|rounded|rotate|above|below|left|right|center|draw|pos|curve|from|Mapsto"
    r"|every|cramped|row|column|ampersand|nodes|labels|arrows|arrow|math|baseline|gray|green|black"
    r"|dashed|densely|text|swap|harpoon|looseness|overlay|fill|relative|tips|execute)\b.*|\d*|\.\d+"
)


def tikz_diagram(body: Tokens) -> Tokens:
    """Return the table of a tikzcd: objects at even places, arrows between them."""
    cells: dict[tuple[int, int], Tokens] = {}
    arrows: dict[tuple[int, int], list[Arrow]] = {}
    for row, line in enumerate(split_rows(body)):
        for column, content in enumerate(split_cells(without_break(line)[0])):
            cells[2 * row, 2 * column] = _read(content, row, column, arrows)
    last = max(row for row, _ in cells), max(column for _, column in cells)
    for place, found in arrows.items():
        if not all(0 <= at <= end for at, end in zip(place, last, strict=True)):
            raise TexError("in tikzcd an arrow leads out of the diagram")
        if any(token != " " for token in cells.get(place, [])):
            raise TexError("in tikzcd an arrow across another object is not supported")
        cells[place] = _together(found)
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


def _read(
    content: Tokens, row: int, column: int, arrows: dict[tuple[int, int], list[Arrow]]
) -> Tokens:
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
        place = (2 * row + down, 2 * column + right)
        arrows.setdefault(place, []).append(arrow)
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
    direction, kind, swapped, backwards = "", "", False, False
    labels: list[tuple[Tokens, bool]] = []
    for option in options:
        if isinstance(option, list):
            labels.append((option[1:-1] if option[-1] == "}" else option[1:-2], option[-1] == "'"))
        elif DIRECTION.fullmatch(option):
            direction = option.lower()
        elif option in KINDS:
            kind = KINDS[option]
        elif option in ("swap", "'"):
            swapped = True
        elif option in ("leftarrow", "<-", "Leftarrow", "hookleftarrow"):
            backwards, kind = True, {"Leftarrow": "double", "hookleftarrow": "hook"}.get(option, "")
        elif not GEOMETRY.fullmatch(option):
            raise TexError(f'in tikzcd an arrow cannot have the option "{option}"')
    way = "".join(sorted(set(direction), key="durl".index))
    if not way:
        raise TexError("in tikzcd an arrow needs a direction: \\arrow[r]")
    points = way.translate(OPPOSITE) if backwards else way
    if kind != "none" and points not in SHAPES[kind]:
        raise TexError(f"in tikzcd an arrow of the kind {kind} cannot lead to {way}")
    command = SHAPES[kind].get(points, "")
    before = way in ("r", "u", "ur", "ul")
    sides: tuple[Tokens, Tokens] = ([], [])
    for label, other in labels:
        sides[before == (other != swapped)].extend(label)
    return direction, Arrow(command, *sides, across=way in ("r", "l"))
