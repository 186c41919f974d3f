r"""Rules for what is above, below and beside operators: ``\sideset``, ``\adjustlimits``. Pure."""

from ..tex.rows import join_rows, split_cells, split_rows
from ..tex.tokens import Cursor, TexError, tokenize
from .rewriting import Rule, Scene, Tokens, group, rewrite, whole_argument
from .shapes import shape

LIMITS = {"\\limits", "\\nolimits", "\\displaylimits", " "}


def scripts_of(cursor: Cursor) -> tuple[Tokens, Tokens]:
    """Return the scripts that come next, below and above; primes are above."""
    below: Tokens = []
    above: Tokens = []
    while (token := cursor.peek()) in ("_", "^", "'") and token:
        cursor.take()
        if token == "'":
            above += ["\\prime"]
        elif token == "_":
            below += whole_argument(cursor)
        else:
            above += whole_argument(cursor)
    return below, above


def sideset(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\sideset{_a^b}{_c^d}\sum_x^y``: scripts at all corners, and limits."""
    inner = scene.inner()
    left = scripts_of(Cursor(cursor.argument()))
    right = scripts_of(Cursor(cursor.argument()))
    operator = rewrite(whole_argument(cursor), scene)
    while cursor.peek() in LIMITS and cursor.peek():
        cursor.take()
    parts = [rewrite(part, inner) for part in (*right, *left)]
    base = shape("scripts", operator, *parts)
    return _under_over(["\\mathop", *group(base)], cursor, scene)


def _under_over(base: Tokens, cursor: Cursor, scene: Scene) -> Tokens:
    below, above = (rewrite(part, scene.inner()) for part in scripts_of(cursor))
    if below and above:
        return ["\\overset", *group(above), *group(["\\underset", *group(below), *group(base)])]
    if below:
        return ["\\underset", *group(below), *group(base)]
    return ["\\overset", *group(above), *group(base)] if above else base


def adjusted_limits(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\adjustlimits\sup_x\inf_{y}``: limits of two operators at one height."""
    operators, limits = [], []
    for _ in range(2):
        operators.append(rewrite(whole_argument(cursor), scene))
        while cursor.peek() in LIMITS and cursor.peek():
            cursor.take()
        if not cursor.skip("_"):
            raise TexError("\\adjustlimits needs two operators with limits below")
        limits.append(rewrite(whole_argument(cursor), scene.inner()))
    found = Tokens()
    for place in (0, 1):
        operator = [*operators[place], "\\vphantom", *group(operators[1 - place])]
        limit = [*limits[place], "\\vphantom", *group(limits[1 - place])]
        found += ["\\underset", *group(limit), *group(["\\mathop", *group(operator)])]
    return found


def smash_operator(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\smashoperator[lr]{\sum_{i=1}^n}``: limits that take no room beside the operator."""
    cursor.optional()
    content = Cursor(cursor.argument())
    operator = whole_argument(content)
    while content.peek() in LIMITS and content.peek():
        content.take()
    below, above = (rewrite(part, scene.inner()) for part in scripts_of(content))
    found = rewrite(operator, scene)
    if below:
        found = [*found, "\\limits", "_", *group(shape("clap", below))]
    if above:
        found = [*found, *([] if below else ["\\limits"]), "^", *group(shape("clap", above))]
    return [*group(found), *rewrite(content.rest(), scene)]


def border_matrix(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\bordermatrix{&a\cr b&1\cr}``: brackets around what is right of and below the heads.

    MathML has no brackets around a part of a table: it is a table of tables.
    """
    rows = [split_cells(row[bool(n) :]) for n, row in enumerate(split_rows(cursor.argument()))]
    head, body = rows[0], rows[1:]
    parts = [
        [head[0], _matrix([head[1:]])],
        [_matrix([row[:1] for row in body]), _matrix([row[1:] for row in body], "pmatrix")],
    ]
    return rewrite(group(_matrix(parts)), scene)


def _matrix(rows: list[list[Tokens]], name: str = "matrix") -> Tokens:
    inside = join_rows([token for cell in row for token in ("&", *cell)][1:] for row in rows)
    return [*tokenize(f"\\begin{{{name}}}"), *inside, *tokenize(f"\\end{{{name}}}")]


RULES: dict[str, Rule] = {
    "\\sideset": sideset,
    "\\adjustlimits": adjusted_limits,
    "\\smashoperator": smash_operator,
    "\\bordermatrix": border_matrix,
}
