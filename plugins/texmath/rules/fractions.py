r"""Rules for slanted fractions, and for derivatives as physics writes them. Pure."""

from ..tex.lengths import ems
from ..tex.tokens import Cursor, join, tokenize
from .delimiters import DELIMITERS
from .rewriting import Rule, Scene, Tokens, group, rewrite, rewritten_argument
from .shapes import shape

UPRIGHT_D = ["\\mathrm", "{", "d", "}"]
STYLES = {"0": "\\displaystyle", "1": "\\textstyle", "2": "\\scriptstyle"}
STYLES["3"] = "\\scriptscriptstyle"
PARTIAL_D = ["\\partial", " "]
DELTA = ["\\delta", " "]


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


def general_fraction(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\genfrac{left}{right}{thickness}{style}{over}{under}``."""
    left, right, width, style = (cursor.argument() for _ in range(4))
    over, under = (group(rewrite(cursor.argument(), scene.inner())) for _ in range(2))
    written = join(width).strip()
    if not written:
        found = ["\\frac", *over, *under]
    elif thickness := ems(written):
        found = shape(f"fraction:{max(thickness, 0):.4g}", over, under)
    else:
        found = [*tokenize(r"\genfrac{}{}{0pt}{}"), *over, *under]
    if switch := STYLES.get("".join(style).strip()):
        found = group([switch, *found])
    sides = [DELIMITERS.get(join(side).strip(), join(side).strip()) for side in (left, right)]
    if any(sides):
        found = ["\\left", sides[0] or ".", *found, "\\right", sides[1] or "."]
    return found


RULES: dict[str, Rule] = {
    **dict.fromkeys(("\\nicefrac", "\\sfrac", "\\flatfrac"), slanted_fraction),
    "\\genfrac": general_fraction,
    **dict.fromkeys(("\\dv", "\\derivative"), derivative(UPRIGHT_D)),
    **dict.fromkeys(("\\pdv", "\\partialderivative", "\\pderivative"), derivative(PARTIAL_D)),
    **dict.fromkeys(("\\fdv", "\\functionalderivative", "\\fderivative"), derivative(DELTA)),
    **dict.fromkeys(("\\dd", "\\differential"), differential),
}
