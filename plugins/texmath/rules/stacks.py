r"""Rules for what is above, below and beside operators: ``\sideset``, ``\adjustlimits``. Pure."""

from ..tex.tokens import Cursor, TexError
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


RULES: dict[str, Rule] = {
    "\\sideset": sideset,
    "\\adjustlimits": adjusted_limits,
    "\\smashoperator": smash_operator,
}
