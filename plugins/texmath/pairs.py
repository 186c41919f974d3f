r"""Rules for pairs of delimiters that an author declares, and for those of physics. Pure.

``\DeclarePairedDelimiter`` becomes a macro that ends up in the rule here (see macros.py).
"""

from .rewrite import Rule, Scene, Tokens, group, rewrite, rewritten_argument
from .tokens import Cursor, TexError, join, tokenize

CLOSING = {"(": ")", "[": "]", "|": "|", "\\{": "\\}", "\\|": "\\|"}
UPRIGHT_D = ["\\mathrm", "{", "d", "}"]
PARTIAL_D = ["\\partial", " "]


def sized(left: Tokens, right: Tokens, size: str, content: Tokens) -> Tokens:
    r"""Return content between delimiters: ``size`` is ``\left``, ``\big`` or the like, or ""."""
    if size == "\\left":
        return ["\\left", *left, *content, "\\right", *right]
    if size:
        return [f"{size}l", *left, *content, f"{size}r", *right]
    return [*left, " ", *content, *right]


def declared_pair(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read what a declared command stands for, with the ``*`` or ``[\big]`` and the arguments."""
    arity, left, right, body = cursor.name(), *(cursor.argument() for _ in range(3))
    if arity not in {*"123456789"}:
        raise TexError(f"a pair of delimiters cannot have {arity} arguments")
    size = "\\left" if cursor.skip("*") else join(cursor.optional() or [])
    arguments = [cursor.argument() for _ in range(int(arity))]
    content: Tokens = []
    for token in body:
        if token == "\\delimsize":
            content += ["\\middle"] if size == "\\left" else tokenize(size)
        elif len(token) == 2 and token[0] == "#" and token[1] <= arity:
            content += arguments[int(token[1]) - 1]
        else:
            content.append(token)
    return rewrite(sized(left, right, size.strip(), content), scene)


def growing(left: str, right: str) -> Rule:
    r"""Return the rule of ``\abs{x}`` and its kin, which grow with x but where they have a star."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        size = "" if cursor.skip("*") else "\\left"
        content = rewrite(cursor.argument(), scene)
        return sized(tokenize(left), tokenize(right), size, content)

    return rule


def quantity(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\qty(…)``: what follows in delimiters that grow with it."""
    left = cursor.peek()
    if left == "{":
        return sized(["\\{"], ["\\}"], "\\left", rewrite(cursor.argument(), scene))
    right = CLOSING.get(left)
    if right is None:
        raise TexError("\\qty needs a delimiter behind it")
    cursor.take()
    content, depth = [], 1
    while depth:
        token = cursor.take()
        depth -= token == right
        depth += token == left and left != right
        content.append(token)
    return sized([left], [right], "\\left", rewrite(content[:-1], scene))


def derivative(sign: Tokens) -> Rule:
    r"""Return the rule of ``\dv[n]{f}{x}`` or ``\pdv{f}{x}{y}``; f may be left out."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        power = cursor.optional()
        arguments = [cursor.argument()]
        while cursor.peek() == "{" and len(arguments) < (3 if sign is PARTIAL_D else 2):
            arguments.append(cursor.argument())
        function, *variables = arguments if len(arguments) > 1 else [[], *arguments]
        if power is None and len(variables) > 1:
            power = [str(len(variables))]
        raised = ["^", *group(power)] if power else []
        below = [t for v in variables for t in (*sign, *v)]
        below += raised if len(variables) == 1 else []
        over = group(rewrite([*sign, *raised, *function], scene.inner()))
        return ["\\frac", *over, *group(rewrite(below, scene.inner()))]

    return rule


def differential(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\dd[3]{x}``."""
    power = cursor.optional()
    raised = ["^", *group(power)] if power else []
    of = rewritten_argument(cursor, scene) if cursor.peek() == "{" else []
    return [*UPRIGHT_D, *raised, *of]


def expectation(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\ev{A}`` or ``\ev{A}{\psi}``."""
    content = cursor.argument()
    if cursor.peek() == "{":
        state = cursor.argument()
        content = [*state, "\\middle", "\\vert", " ", *content, "\\middle", "\\vert", " ", *state]
    return sized(["\\langle"], ["\\rangle"], "\\left", rewrite(content, scene))


RULES: dict[str, Rule] = {
    "\\DelimiterPair": declared_pair,
    **dict.fromkeys(("\\abs", "\\absolutevalue"), growing("\\lvert", "\\rvert")),
    "\\norm": growing("\\lVert", "\\rVert"),
    "\\eval": growing(".", "\\rvert"),
    "\\order": growing("(", ")"),
    **dict.fromkeys(("\\qty", "\\quantity"), quantity),
    **dict.fromkeys(("\\dv", "\\derivative"), derivative(UPRIGHT_D)),
    **dict.fromkeys(("\\pdv", "\\partialderivative"), derivative(PARTIAL_D)),
    **dict.fromkeys(("\\dd", "\\differential"), differential),
    **dict.fromkeys(("\\ev", "\\expval", "\\expectationvalue"), expectation),
}
