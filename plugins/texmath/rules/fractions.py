r"""Rules for slanted fractions, and for derivatives as physics writes them. Pure."""

from ..tex.tokens import Cursor
from .rewriting import Rule, Scene, Tokens, group, rewrite, rewritten_argument

UPRIGHT_D = ["\\mathrm", "{", "d", "}"]
PARTIAL_D = ["\\partial", " "]


def slanted_fraction(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\nicefrac{a}{b}``: a/b."""
    over = rewritten_argument(cursor, scene.inner())
    return group([*over, "/", *rewritten_argument(cursor, scene.inner())])


def derivative(symbol: Tokens) -> Rule:
    r"""Return the rule of ``\dv[n]{f}{x}`` or ``\pdv{f}{x}{y}``; f may be left out."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        power = cursor.optional()
        arguments = [cursor.argument()]
        while cursor.peek() == "{" and len(arguments) < (3 if symbol is PARTIAL_D else 2):
            arguments.append(cursor.argument())
        function, *variables = arguments if len(arguments) > 1 else [[], *arguments]
        if power is None and len(variables) > 1:
            power = [str(len(variables))]
        raised = ["^", *group(power)] if power else []
        below = [t for v in variables for t in (*symbol, *v)]
        below += raised if len(variables) == 1 else []
        over = group(rewrite([*symbol, *raised, *function], scene.inner()))
        return ["\\frac", *over, *group(rewrite(below, scene.inner()))]

    return rule


def differential(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\dd[3]{x}``."""
    power = cursor.optional()
    raised = ["^", *group(power)] if power else []
    of = rewritten_argument(cursor, scene) if cursor.peek() == "{" else []
    return [*UPRIGHT_D, *raised, *of]


RULES: dict[str, Rule] = {
    **dict.fromkeys(("\\nicefrac", "\\sfrac", "\\flatfrac"), slanted_fraction),
    **dict.fromkeys(("\\dv", "\\derivative"), derivative(UPRIGHT_D)),
    **dict.fromkeys(("\\pdv", "\\partialderivative"), derivative(PARTIAL_D)),
    **dict.fromkeys(("\\dd", "\\differential"), differential),
}
