r"""Rules for what is negated by a stroke: ``\not``. Pure."""

from ..tex.tokens import Cursor, names
from .rewriting import Rule, Scene, Tokens, group, rewrite, whole_argument

#: What may be between ``\not`` and what it negates.
SPACES = set(names(r"\! \, \: \; \> \negthinspace \mspace \mkern")) | {" "}
IMPLICATIONS = {
    "\\implies": "\\Longrightarrow",
    "\\impliedby": "\\Longleftarrow",
    "\\iff": "\\Longleftrightarrow",
}


def negated(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\not``: a stroke over what comes next, which need not be one symbol."""
    while cursor.peek() in SPACES:
        cursor.take()
    whole = [token for token in whole_argument(cursor) if token not in SPACES]
    if arrow := IMPLICATIONS.get("".join(whole)):
        return ["\\;", "\\not", arrow, "\\;"]
    if (
        len(whole) == 1
        and not whole[0].isdigit()
        and (whole[0] not in scene.rules or whole[0] == "\\smallsetminus")
    ):
        return ["\\not", *whole]
    return ["\\cancel", *group(rewrite(whole, scene))]


RULES: dict[str, Rule] = dict.fromkeys(("\\not", "\\centernot"), negated)
