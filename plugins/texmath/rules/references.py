r"""Rules for references within formulas: ``\eqref{…}``, ``\cref{…}`` and ``@thm-a``. Pure.

A link within a formula is out of reach of screen readers, to which a formula is one whole: so a
number is text, and the link follows the formula.
"""

import re
from collections.abc import Callable

from ..tex.tokens import Cursor, tokenize
from .rewriting import Rule, Scene, Tokens, group
from .shapes import OTHER, mark

#: A reference as authors write it in Markdown.
AT = re.compile(r"[A-Za-z][\w]*(?:[-:./]\w+)+")
#: One between symbols, where an ``@`` may be a symbol.
AT_IN_MATH = re.compile(r"[a-z]{2,4}[-:][A-Za-z]\w*(?:[-:./]\w+)*")
#: What a label is made of.
LABEL = re.compile(r"[\w:./-]")


def refer(label: str, written: str, scene: Scene, shown: str = "({})") -> Tokens:
    """Return the number of what has a label: of an equation at once, of another thing later."""
    number = scene.numbers.get(label)
    if number is not None or scene.others is None:
        scene.named.append(label)
        return ["\\text", *group(tokenize(shown.format(number or "?")))]
    scene.others.append(written)
    return mark(OTHER, str(len(scene.others) - 1))


def reference(command: str, shown: str = "({})") -> Rule:
    r"""Return the rule of ``\ref``, ``\eqref`` and the like."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        cursor.skip("*")
        labels = [label.strip() for label in cursor.name().split(",")]
        found: Tokens = []
        for place, label in enumerate(labels):
            found += ["\\text", *group(tokenize(", "))] if place else []
            found += refer(label, f"{command}{{{label}}}", scene, shown)
        return found

    return rule


def label_after_at(cursor: Cursor, is_label: Callable[[str], object] = AT.fullmatch) -> str:
    """Return the label that comes next, after an ``@``; "" if none does."""
    taken: Tokens = []
    while (ahead := cursor.ahead()) and LABEL.fullmatch(ahead[-1]):
        taken.append(cursor.take())
    label = "".join(taken).rstrip(".:-/")
    cursor.put(taken[len(label) :])
    if is_label(label):
        return label
    cursor.put(taken[: len(label)])
    return ""


def referred_in_text(cursor: Cursor, scene: Scene) -> Tokens:
    """Read what comes after an ``@`` in text: a reference, or nothing."""
    label = label_after_at(cursor)
    if label and (scene.numbers.get(label) is not None or scene.others is not None):
        return refer(label, f"@{label}", scene)
    cursor.put([*label])
    return []


def referred_in_math(cursor: Cursor, scene: Scene) -> Tokens:
    """Read what comes after an ``@`` between symbols: a reference, or nothing."""
    label = label_after_at(cursor, AT_IN_MATH.fullmatch)
    if label and (scene.numbers.get(label) is not None or scene.others is not None):
        return refer(label, f"@{label}", scene)
    cursor.put([*label])
    return ["@"]


RULES: dict[str, Rule] = {
    "@": referred_in_math,
    "\\ref": reference("\\ref", "{}"),
    "\\eqref": reference("\\eqref"),
    "\\refeq": reference("\\ref", "{}"),
    "\\cref": reference("\\cref"),
    "\\Cref": reference("\\Cref"),
    "\\autoref": reference("\\autoref"),
}
