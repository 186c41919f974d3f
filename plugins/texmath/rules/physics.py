r"""Rules of the package physics: brackets that grow, operators with an argument, matrices. Pure."""

import re

from ..tex.tokens import Cursor, TexError, names, tokenize
from .delimiters import sized
from .prelude import rules_of
from .rewriting import Rule, Scene, Tokens, group, rewrite

#: Each delimiter that can open, and the one that closes it.
CLOSING = {"(": ")", "[": "]", "|": "|", "\\{": "\\}", "\\|": "\\|"}
#: Sizes that may come before the brackets of ``\qty``.
BIG = set(names(r"\big \Big \bigg \Bigg"))
#: Operators whose argument may be in brackets that grow: ``\sin(\frac12)``.
OPERATORS = {
    "sine": "sin", "cosine": "cos", "tangent": "tan", "cosecant": "csc", "secant": "sec",
    "cotangent": "cot", "hypsine": "sinh", "hypcosine": "cosh", "hyptangent": "tanh",
    "hypcosecant": "csch", "hypsecant": "sech", "hypcotangent": "coth", "arcsine": "arcsin",
    "arccosine": "arccos", "arctangent": "arctan", "arccosecant": "arccsc", "arcsecant": "arcsec",
    "arccotangent": "arccot", "asine": "asin", "acosine": "acos", "atangent": "atan",
    "acosecant": "acsc", "asecant": "asec", "acotangent": "acot", "exponential": "exp",
    "logarithm": "log", "naturallogarithm": "ln", "determinant": "det", "Probability": "Pr",
    "trace": "tr", "Trace": "Tr", "Residue": "Res",
    **{
        name: name
        for name in re.findall(
            r"\w+",
            "asin acos atan csch sech arccsc acsc arcsec asec arccot acot erf rank tr Tr Res",
        )
    },
}  # fmt: skip
#: Words between two formulas, with a quad around each.
WORDS = re.findall(
    r"\w+",
    "if then else otherwise unless given using assume since let for all even odd integer and or"
    " as in",
)
OTHERS = r"""
\newcommand{\vnabla}{\boldsymbol\nabla}
\newcommand{\gradientnabla}{\boldsymbol\nabla}
\newcommand{\dotproduct}{\mathbin{\boldsymbol\cdot}}
\newcommand{\crossproduct}{\mathbin{\times}}
\newcommand{\cp}{\mathbin{\times}}
\newcommand{\divsymbol}{\div}
\newcommand{\divisionsymbol}{\div}
\newcommand{\real}{\operatorname{Re}}
\newcommand{\imaginary}{\operatorname{Im}}
\newcommand{\diffd}{\mathrm{d}}
\newcommand{\principalvalue}{\mathcal{P}}
\newcommand{\pv}{\mathcal{P}}
\newcommand{\PV}{\operatorname{P.V.}}
\newcommand{\qcomma}{,\quad}
\newcommand{\qc}{,\quad}
\newcommand{\qcc}{\quad\text{c.c.}\quad}
\newcommand{\poissonbracket}[2]{\left\{#1,#2\right\}}
\newcommand{\pb}[2]{\left\{#1,#2\right\}}
"""


def bracketed(cursor: Cursor) -> tuple[str, Tokens] | None:
    """Return the delimiter that comes next, and what is in the pair that it opens."""
    left = cursor.peek()
    right = CLOSING.get(left)
    if right is None:
        return None
    cursor.take()
    content, depth, braces = Tokens(), 1, 0
    while True:
        token = cursor.take()
        braces += (token == "{") - (token == "}")
        if not braces:
            depth += (token == left and left != right) - (token == right)
            if not depth:
                return left, content
        content.append(token)


def operator(name: str) -> Rule:
    r"""Return the rule of ``\sine[2](x)``."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        power = cursor.optional()
        raised = ["^", *group(rewrite(power, scene.inner()))] if power else []
        found = ["\\operatorname", *group(name), *raised]
        if cursor.peek() == "(" and (inner := bracketed(cursor)):
            return [*found, *sized(["("], [")"], "\\left", rewrite(inner[1], scene))]
        return found

    return rule


def quantity(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\qty(…)``: what follows in delimiters that grow with it; ``\qty{…}`` has braces."""
    size = "\\left"
    if cursor.peek() in BIG:
        size = cursor.take()
    if cursor.peek() == "{":
        return sized(["\\{"], ["\\}"], size, rewrite(cursor.argument(), scene))
    inner = bracketed(cursor)
    if inner is None:
        raise TexError("\\qty needs a delimiter after it")
    return sized([inner[0]], [CLOSING[inner[0]]], size, rewrite(inner[1], scene))


def evaluated(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\eval{…}_a^b``, ``\eval(…|`` or ``\eval[…|``: with a bar after it."""
    cursor.skip("*")
    left = cursor.peek()
    if left in ("(", "["):
        cursor.take()
        content = Tokens()
        while (token := cursor.take()) != "|":
            content.append(token)
        return sized([left], ["\\rvert"], "\\left", rewrite(content, scene))
    return sized(["."], ["\\rvert"], "\\left", rewrite(cursor.argument(), scene))


def fixed(left: str, right: str) -> Rule:
    r"""Return the rule of ``\pqty{…}`` and the like."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        size = "" if cursor.skip("*") else "\\left"
        return sized(tokenize(left), tokenize(right), size, rewrite(cursor.argument(), scene))

    return rule


def quad_text(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\qq{words}``: words with a quad before and after them; with a star only after."""
    before = [] if cursor.skip("*") else ["\\quad"]
    return rewrite([*before, "\\text", *group(cursor.argument()), "\\quad"], scene)


def quad_word(word: str) -> Rule:
    r"""Return the rule of ``\qif`` and the like."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        before = [] if cursor.skip("*") else ["\\quad"]
        return [*before, "\\text", *group(word), "\\quad"]

    return rule


def variation(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\var{F}`` or ``\var(F)``."""
    if cursor.peek() == "{":
        return ["\\delta", " ", *group(rewrite(cursor.argument(), scene))]
    return ["\\delta", " "]


def state_pair(left: str, middle: str, right: str) -> Rule:
    r"""Return the rule of ``\ip{a}{b}``, whose second argument may be left out."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        star = cursor.skip("*")
        first = cursor.argument()
        second = cursor.argument() if cursor.peek() == "{" else first
        one, two = rewrite(first, scene), rewrite(second, scene)
        grow = "" if star else "\\middle"
        between = [t for bar in tokenize(middle) for t in ((grow, bar) if grow else (bar,))]
        return sized([left], [right], "" if star else "\\left", [*one, *between, " ", *two])

    return rule


RULES: dict[str, Rule] = {
    **rules_of(OTHERS),
    **{f"\\{command}": operator(name) for command, name in OPERATORS.items()},
    **{f"\\q{word}": quad_word(word) for word in WORDS},
    **dict.fromkeys(("\\qq", "\\qqtext"), quad_text),
    **dict.fromkeys(("\\qty", "\\quantity"), quantity),
    **dict.fromkeys(("\\eval", "\\evaluated"), evaluated),
    **dict.fromkeys(("\\var", "\\variation"), variation),
    "\\pqty": fixed("(", ")"),
    "\\bqty": fixed("[", "]"),
    "\\vqty": fixed("|", "|"),
    "\\Bqty": fixed("\\{", "\\}"),
    **dict.fromkeys(names(r"\ip \innerproduct"), state_pair("\\langle", "\\vert", "\\rangle")),
    **dict.fromkeys(
        names(r"\op \dyad \outerproduct"),
        state_pair("\\vert", r"\rangle\langle", "\\vert"),
    ),
}
