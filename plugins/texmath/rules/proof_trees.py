r"""Rules for the proof trees of bussproofs: fractions of premises over conclusions. Pure."""

from ..tex.rows import take_body
from ..tex.tokens import Cursor, TexError
from .rewriting import Scene, Tokens, group, rewrite
from .shapes import shape

#: How many premises each inference has.
PREMISES = {
    f"\\{name}{end}": count
    for count, pair in enumerate(
        (("Axiom", "AX"), ("UnaryInf", "UI"), ("BinaryInf", "BI"), ("TrinaryInf", "TI"),
         ("QuaternaryInf", "QuaI"), ("QuinaryInf", "QuiI"))
    )
    for name in pair
    for end in ("C", "")
}  # fmt: skip
LABELS = {"\\LeftLabel": "left", "\\LL": "left", "\\RightLabel": "right", "\\RL": "right"}
#: The thickness of the line of an inference.
LINES = {"\\noLine": "0em", "\\singleLine": "", "\\solidLine": "", "\\dashedLine": ""}
LINES |= {"\\doubleLine": "0.15em"}
IGNORED = {
    "\\alwaysNoLine", "\\alwaysSingleLine", "\\alwaysSolidLine", "\\alwaysDashedLine",
    "\\alwaysDoubleLine", "\\alwaysRootAtTop", "\\alwaysRootAtBottom", "\\rootAtTop",
    "\\rootAtBottom", "\\DisplayProof", "\\DP", "\\kernHyps", "\\insertBetweenHyps", " ",
}  # fmt: skip


def proof_tree(cursor: Cursor, scene: Scene) -> Tokens:
    """Read the commands of a proof tree: each inference takes proofs off a stack."""
    inner = Cursor(take_body(cursor))
    stack: list[Tokens] = []
    labels: dict[str, Tokens] = {}
    line = ""
    while inner:
        token = inner.take()
        if token in LABELS:
            labels[LABELS[token]] = rewrite(["\\text", *group(inner.argument())], scene)
        elif token in LINES:
            line = LINES[token]
        elif token in PREMISES:
            count = PREMISES[token]
            if len(stack) < count:
                raise TexError(f"{token} needs {count} proofs before it")
            conclusion = _formula(token, inner, scene)
            premises = stack[len(stack) - count :]
            del stack[len(stack) - count :]
            stack.append(_inferred(premises, conclusion, labels, line) if count else conclusion)
            labels, line = {}, ""
        elif token not in IGNORED:
            raise TexError(f"in a proof tree {token} is not supported")
    return [token for proof in stack for token in (*proof, "\\qquad")][:-1]


def _formula(command: str, cursor: Cursor, scene: Scene) -> Tokens:
    r"""Return the formula of ``\AxiomC{text}`` or ``\Axiom$a \fCenter b$``."""
    if command.endswith("C"):
        return group(rewrite(["\\text", *group(cursor.argument())], scene))
    if not cursor.skip("$"):
        raise TexError(f"{command} needs a formula in dollars")
    found = Tokens()
    while (token := cursor.take()) != "$":
        found += ["\\vdash"] if token == "\\fCenter" else [token]
    return group(rewrite(found, scene))


def _inferred(
    premises: list[Tokens], conclusion: Tokens, labels: dict[str, Tokens], line: str
) -> Tokens:
    over = [token for one in premises for token in (*one, "\\qquad")][:-1]
    parts = (["\\displaystyle", *over], ["\\displaystyle", *conclusion])
    found = shape(f"fraction:{line.removesuffix('em')}", *parts) if line else [
        "\\frac", *group(parts[0]), *group(parts[1])
    ]  # fmt: skip
    left, right = labels.get("left", []), labels.get("right", [])
    small = ["\\scriptstyle"]
    before = group([*small, *left, "\\;"]) if left else []
    return group([*before, *found, *(group([*small, "\\;", *right]) if right else [])])
