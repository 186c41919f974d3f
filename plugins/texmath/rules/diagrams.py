r"""Rules for commutative diagrams: ``CD`` of amscd, and the grid that they become. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..tex.rows import split_rows, without_break
from ..tex.tokens import Cursor, TexError, names, tokenize
from .rewriting import Tokens, group
from .shapes import shape

#: Arrows of CD with labels at both sides.
ACROSS = {">": "\\xrightarrow", "<": "\\xleftarrow", ")": "\\xrightarrow", "(": "\\xleftarrow"}
DOWN = {"V": "\\downarrow", "A": "\\uparrow"}
#: Those that have sizes, as delimiters have.
SIZED = set(names(r"\downarrow \uparrow \updownarrow \Downarrow \Uparrow \Vert \vert"))
PLAIN = {"=": "\\xlongequal", "|": "\\Vert", "\\vert": "\\Vert", "\\|": "\\Vert", ".": ""}


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow with its labels."""

    #: The command of the arrow; "" for none.
    command: str
    #: Labels above or at the left, and below or at the right.
    first: Tokens
    second: Tokens
    #: Whether it goes across, and is as long as its labels.
    across: bool = True

    def tokens(self) -> Tokens:
        """Return the arrow as TeX."""
        if self.across:
            return self._across()
        first, second = (
            ["\\scriptstyle", *part] if part else [] for part in (self.first, self.second)
        )
        if not self.command:
            return [*group(first), *group(second)]
        # Both sides are equally wide, so that the arrow is in the middle.
        left = [*_phantom(second), *group(first), *(["\\,"] if first else [])]
        right = [*(["\\,"] if second else []), *group(second), *_phantom(first)]
        return [*left, *self._upright(), *tokenize(r"\vphantom{\Bigg|}"), *right]

    def _upright(self) -> Tokens:
        """Return an arrow that goes down, up or aslant."""
        name, _, character = self.command.partition(" ")
        if character:  # one that is turned by its class
            return shape(f"class:{name}", [character])
        if self.command in SIZED:
            return ["\\Big", self.command]
        return shape("class:m-xslant", [self.command])

    def _across(self) -> Tokens:
        if not self.command:
            return [*group(self.first), *group(self.second)]
        if not self.command.startswith("\\x"):
            above = ["\\overset", *group(self.first)] if self.first else []
            below = ["\\underset", *group(self.second)] if self.second else []
            return [*above, *group([*below, *group([self.command])])]
        below = ["[", *group(self.second), "]"] if self.second else []
        return [self.command, *below, *group(self.first or tokenize(r"\quad"))]


def _phantom(label: Tokens) -> Tokens:
    return ["\\hphantom", *group([*label, "\\,"])] if label else []


def grid(cells: Mapping[tuple[int, int], Tokens]) -> Tokens:
    """Return the cells of a diagram, by row and column, as a table."""
    rows = max((row for row, _ in cells), default=0) + 1
    columns = max((column for _, column in cells), default=0) + 1
    found = ["\\begin", *group("array"), *group("c" * columns)]
    for row in range(rows):
        found += ["\\\\"] if row else []
        for column in range(columns):
            found += ["&"] if column else []
            found += group(cells.get((row, column), []))
    return [*found, "\\end", *group("array")]


def diagram_of_rows(body: Tokens) -> Tokens:
    """Return the table of a CD: objects, and the arrows between and below them."""
    cells: dict[tuple[int, int], Tokens] = {}
    for number, row in enumerate(split_rows(body)):
        column = 0
        pieces = _pieces(without_break(row)[0])
        objects = any(isinstance(piece, list) for piece in pieces)
        for place, piece in enumerate(pieces):
            if isinstance(piece, Arrow) and objects:
                column += 1 - column % 2
                cells[number, column] = piece.tokens()
                # Two arrows in turn have an object between them that is not there.
                column += 2 if isinstance(_at(pieces, place + 1), Arrow) else 1
            elif isinstance(piece, Arrow):
                cells[number, column] = piece.tokens()
                column += 2
            else:
                column += column % 2
                cells[number, column] = piece
    return grid(cells)


def _at(pieces: Sequence[Arrow | Tokens], place: int) -> Arrow | Tokens | None:
    return pieces[place] if place < len(pieces) else None


def _pieces(row: Tokens) -> list[Arrow | Tokens]:
    """Return the objects and arrows of a row, in order."""
    cursor = Cursor(row)
    found: list[Arrow | Tokens] = []
    content: Tokens = []

    def close() -> None:
        if any(token != " " for token in content):
            found.append(content[:])
        content.clear()

    while cursor:
        token = cursor.take()
        if token == "@":
            close()
            found.append(_arrow(cursor))
        elif token == "{":
            cursor.put(["{"])
            content += group(cursor.argument())
        elif token != "&":
            content.append(token)
    close()
    return found


def _arrow(cursor: Cursor) -> Arrow:
    kind = cursor.take()
    if kind in PLAIN:
        return Arrow(PLAIN[kind], [], [], across=kind in "=.")
    if kind not in ACROSS and kind not in DOWN:
        raise TexError(f"in CD there is no arrow @{kind}")
    first, second = _until(cursor, kind), _until(cursor, kind)
    across = kind in ACROSS
    return Arrow({**ACROSS, **DOWN}[kind], first, second, across=across)


def _until(cursor: Cursor, end: str) -> Tokens:
    found: Tokens = []
    while (token := cursor.take()) != end:
        if token == "{":
            cursor.put(["{"])
            found += group(cursor.argument())
        else:
            found.append(token)
    return [] if set(found) <= {" "} else found
