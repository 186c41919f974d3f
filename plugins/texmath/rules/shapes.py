r"""Marks around tokens that math-core has no command for: ``render/shapes.py`` reads them. Pure.

A mark is text of one character that no formula has, and the name of a shape. math-core typesets
what is between marks, and what is between them in its MathML is put into the shape.
"""

from .rewriting import Tokens, group

#: Characters that Unicode has for no text, and that formulas are cleaned of.
OPEN, CLOSE, NEXT, CELL = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
#: Comes before the number of a reference to what is in no formula.
OTHER = "\ufdd4"


def mark(character: str, name: str = "") -> Tokens:
    """Return a mark, which has a name if it opens a shape."""
    return ["\\text", *group([character, *name])]


def shape(name: str, *parts: Tokens) -> Tokens:
    """Return tokens that become a shape with these parts."""
    found = [*mark(OPEN, name)]
    for place, part in enumerate(parts):
        found += [*(mark(NEXT) if place else []), *group(part)]
    return group([*found, *mark(CLOSE)])


def cell(*classes: str) -> Tokens:
    """Return a mark that gives the cell of a table that it is in some classes."""
    return mark(CELL, " ".join(classes)) if any(classes) else []
