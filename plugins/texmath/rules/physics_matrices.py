r"""Rules for the matrices of physics: ``\pmqty{…}``, ``\imat{3}``, ``\dmat{a,b}``. Pure."""

from collections.abc import Callable
from typing import TypeAlias

from ..tex.rows import split_cells, split_rows, without_break
from ..tex.tokens import Cursor, TexError, tokenize
from .physics import bracketed
from .rewriting import Rule, Scene, Tokens, group, rewrite

#: From the argument of a command, and what fills the other places, to the cells of its rows.
Maker: TypeAlias = Callable[[Tokens, Tokens], list[list[Tokens]]]
#: The environment of each matrix, and whether it is small.
MATRICES = {
    "\\mqty": "", "\\pmqty": "p", "\\Pmqty": "P", "\\bmqty": "b", "\\vmqty": "v",
    "\\matrixquantity": "", "\\mdet": "v", "\\matrixdeterminant": "v",
    "\\smqty": "small", "\\smallmatrixquantity": "small", "\\spmqty": "smallp",
    "\\sPmqty": "smallP", "\\sbmqty": "smallb", "\\svmqty": "smallv", "\\smdet": "smallv",
}  # fmt: skip
BRACKET_KINDS = {"(": "p", "[": "b", "|": "v", "{": ""}
PAULI = {
    "0": r"1&0\\0&1", "1": r"0&1\\1&0", "x": r"0&1\\1&0", "2": r"0&-i\\i&0", "y": r"0&-i\\i&0",
    "3": r"1&0\\0&-1", "z": r"1&0\\0&-1",
}  # fmt: skip


def matrix(kind: str) -> Rule:
    r"""Return the rule of ``\pmqty{a & b \\ c & d}``; ``\mqty(…)`` has the brackets it is given."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        cursor.skip("*")
        small, bracket = kind.startswith("small"), kind.removeprefix("small")
        if cursor.peek() != "{" and (inner := bracketed(cursor)):
            bracket, content = BRACKET_KINDS.get(inner[0], ""), inner[1]
        else:
            content = cursor.argument()
        name = f"{bracket.replace('P', 'p')}{'small' if small else ''}matrix"
        return rewrite(["\\begin", *group(name), *content, "\\end", *group(name)], scene)

    return rule


def bare_matrix(make: Maker) -> Rule:
    r"""Return the rule of ``\imat{n}``, ``\dmat{a,b}`` and the like: rows for within a matrix."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        fill = cursor.optional() or []
        rows = make(cursor.argument(), fill)
        found = Tokens()
        for row in rows:
            found += ["\\\\"] if found else []
            found += [t for n, one in enumerate(row) for t in (["&", *one] if n else one)]
        cursor.put(found)
        return []

    return rule


def identity(argument: Tokens, _fill: Tokens) -> list[list[Tokens]]:
    """Return the rows of a matrix with ones on its diagonal."""
    number = "".join(argument).strip()
    size = min(int(number), 20) if number.isdecimal() else 0
    return [[["1" if row == column else "0"] for column in range(size)] for row in range(size)]


def diagonal(argument: Tokens, fill: Tokens) -> list[list[Tokens]]:
    """Return the rows of a matrix with these blocks on its diagonal."""
    blocks = [
        [split_cells(without_break(row)[0]) for row in split_rows(block)]
        for block in _listed(argument)
    ]
    width = sum(max(len(row) for row in block) for block in blocks)
    rows, at = [], 0
    for block in blocks:
        for row in block:
            rest = width - at - len(row)
            rows.append([fill or ["{", "}"]] * at + row + [fill or ["{", "}"]] * rest)
        at += max(len(row) for row in block)
    return rows


def antidiagonal(argument: Tokens, fill: Tokens) -> list[list[Tokens]]:
    """Return the rows of a matrix with these entries on its other diagonal."""
    return [row[::-1] for row in diagonal(argument, fill)]


def pauli(argument: Tokens, _fill: Tokens) -> list[list[Tokens]]:
    """Return the rows of a matrix of Pauli."""
    rows = tokenize(PAULI.get("".join(argument).strip(), PAULI["0"]))
    return [split_cells(without_break(row)[0]) for row in split_rows(rows)]


def same_entries(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\xmat*{a}{2}{3}``: entries a, with a star with their row and column."""
    star = cursor.skip("*")
    entry = cursor.argument()
    high, wide = ("".join(cursor.argument()).strip() for _ in range(2))
    if not (high.isdecimal() and wide.isdecimal() and int(high) < 20 and int(wide) < 20):
        raise TexError("\\xmat needs numbers of rows and columns below 20")
    found = Tokens()
    one_line = int(high) == 1 or int(wide) == 1
    for row in range(1, int(high) + 1):
        found += ["\\\\"] if found else []
        for column in range(1, int(wide) + 1):
            index = str(max(row, column)) if one_line else f"{row}{column}"
            found += ["&"] if column > 1 else []
            found += [*entry, *(["_", *group(index)] if star else [])]
    cursor.put(found)
    return []


def zero_entries(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\zmat{2}{2}``."""
    cursor.put(["{", "0", "}"])
    return same_entries(cursor, scene)


def _listed(tokens: Tokens) -> list[Tokens]:
    cursor, found = Cursor(tokens), [Tokens()]
    while cursor:
        token = cursor.take()
        if token == ",":
            found.append([])
        elif token == "{":
            cursor.put(["{"])
            found[-1] += cursor.argument()
        else:
            found[-1].append(token)
    return found


RULES: dict[str, Rule] = {
    **{command: matrix(kind) for command, kind in MATRICES.items()},
    **dict.fromkeys(("\\imat", "\\identitymatrix"), bare_matrix(identity)),
    **dict.fromkeys(("\\dmat", "\\diagonalmatrix"), bare_matrix(diagonal)),
    **dict.fromkeys(("\\admat", "\\antidiagonalmatrix"), bare_matrix(antidiagonal)),
    **dict.fromkeys(("\\pmat", "\\paulimatrix"), bare_matrix(pauli)),
    **dict.fromkeys(("\\xmat", "\\xmatrix"), same_entries),
    **dict.fromkeys(("\\zmat", "\\zeromatrix"), zero_entries),
}
