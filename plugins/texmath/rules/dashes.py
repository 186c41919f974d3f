r"""Dashes and quotation marks of texts in formulas: ``2013—2022``, ``\text{``a'' -- b}``. Pure."""

from ..tex.tokens import Cursor, join, tokenize
from .rewriting import Rule, Scene, Tokens, group

LIGATURES = {"``": "“", "''": "”", "---": "—", "--": "–"}


def with_ligatures(text: Tokens, font: str) -> Tokens:
    """Return text with the quotation marks and dashes that TeX makes of several characters."""
    if font == "\\texttt" or {"`", "'", "-"}.isdisjoint(text):
        return text
    written = join(text)
    for several, one in LIGATURES.items():
        written = written.replace(several, one)
    return tokenize(written)


def dash(written: Tokens) -> Rule:
    """Return the rule of a dash, which has nothing in braces after it where it was typed."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        if cursor.peek() == "{" and (braced := cursor.argument()):
            cursor.put(["{", *braced, "}"])
        return written

    return rule


RULES: dict[str, Rule] = {
    # Word processors make one of a minus; the longer one is that of a sentence.
    "\\textendash": dash(["-"]),
    "\\textemdash": dash(["\\text", *group(["—"])]),
}
