r"""The rows of a display, and what their author says about their numbers. Pure."""

from dataclasses import dataclass

from ..rules.rewriting import Tokens, group
from ..tex.rows import levels
from ..tex.tokens import Cursor, TexError

NO_NUMBER = {"\\notag", "\\nonumber"}
#: Text between two rows.
INTERTEXT = {"\\intertext", "\\shortintertext"}
WIDE_TEXT, WIDE_FORMULA = "m-l m-xtext", "m-xcenter"
#: What says something about the number of a row.
SAYING = NO_NUMBER | {"\\label", "\\tag"}


@dataclass(frozen=True, slots=True)
class DisplayRow:
    """A row of a display, and what its author says about its number."""

    tokens: Tokens
    label: str = ""
    #: What is shown instead of a number; None without a tag.
    tag: Tokens | None = None
    #: Whether the tag is without brackets.
    bare: bool = False
    #: Whether the row has a number or a tag.
    numbered: bool = False
    #: The number or the tag that is shown, as text; "" for none.
    number: str = ""
    #: A tag with formulas, as HTML.
    tag_html: str = ""
    #: For a row of one cell that is as wide as all columns, the class of that cell.
    wide: str = ""


def two_columns(tokens: Tokens) -> Tokens:
    """Return a row of eqnarray, a & = & b, as one of align, a &= b."""
    places = [n for n, (token, depth) in enumerate(levels(tokens)) if token == "&" and not depth]
    if len(places) < 2:
        return tokens
    return [*tokens[: places[1]], " ", *tokens[places[1] + 1 :]]


def split_intertext(tokens: Tokens) -> list[Tokens]:
    r"""Return a row in parts: each ``\intertext{…}`` is one, with or without a ``\\`` before."""
    if INTERTEXT.isdisjoint(tokens):
        return [tokens]
    parts: list[Tokens] = [[]]
    cursor = Cursor(tokens)
    while cursor:
        token = cursor.take()
        if token in INTERTEXT:
            parts += [["\\intertext", *group(cursor.argument())], []]
        else:
            parts[-1].append(token)
    return [part for part in parts if any(token != " " for token in part)] or [[]]


def parse_row(tokens: Tokens, numbered: bool, counts: bool) -> DisplayRow:
    """Return a row, with its tag and label removed from its tokens.

    If rows are counted at all, a row with a label has a number.
    """
    if tokens[:1] == ["\\intertext"]:
        return DisplayRow(["\\text", *tokens[1:]], wide=WIDE_TEXT)
    if SAYING.isdisjoint(tokens):
        return DisplayRow([*tokens], numbered=numbered)
    cursor, left = Cursor(tokens), []
    label, tag, bare, unnumbered = "", None, False, False
    while cursor:
        token = cursor.take()
        if token == "\\label":
            label = cursor.name()
        elif token == "\\tag":
            if tag is not None:
                raise TexError("a row has one tag only, and this one has two")
            bare = cursor.skip("*")
            tag = cursor.argument()
        elif token in NO_NUMBER:
            unnumbered = True
        else:
            left.append(token)
    wanted = (numbered or bool(label and counts)) and not unnumbered
    return DisplayRow(left, label, tag, bare, wanted or tag is not None)
