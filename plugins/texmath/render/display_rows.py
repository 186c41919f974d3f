r"""The rows of a display, and what their author says about their numbers. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..rules.rewriting import Tokens
from ..rules.symbols import plain_tag
from ..tex.lengths import is_length
from ..tex.tokens import Cursor

NO_NUMBER = {"\\notag", "\\nonumber"}
#: What says something about the number of a row.
SAYING = NO_NUMBER | {"\\label", "\\tag"}


@dataclass(frozen=True, slots=True)
class DisplayRow:
    """A row of a display, and what its author says about its number."""

    tokens: Tokens
    label: str = ""
    #: What is shown instead of a number; None without a tag.
    tag: str | None = None
    #: Whether the tag is without brackets.
    bare: bool = False
    #: Whether the row has a number or a tag.
    numbered: bool = False
    #: The number or the tag that is shown; "" for none.
    number: str = ""


def levels(tokens: Tokens) -> Iterable[tuple[str, int]]:
    """Yield each token with its depth in braces, environments and delimiters."""
    depth = 0
    for token in tokens:
        depth -= token in ("}", "\\end", "\\right")
        yield token, depth
        depth += token in ("{", "\\begin", "\\left")


def split_rows(tokens: Tokens) -> list[Tokens]:
    r"""Return the rows between the ``\\`` that are in no group; without an empty last one."""
    rows: list[Tokens] = [[]]
    for token, depth in levels(tokens):
        if depth == 0 and token in ("\\\\", "\\cr"):
            rows.append([])
        rows[-1].append(token)
    if len(rows) > 1 and set(rows[-1]) <= {" ", "\\\\", "\\cr"}:
        rows.pop()
    return rows


def count_cells(row: Tokens) -> int:
    """Return how many cells a row has: one more than the number of its ``&`` outside of groups."""
    return 1 + sum(token == "&" and not depth for token, depth in levels(row))


def join_rows(rows: Iterable[Tokens]) -> Tokens:
    r"""Return rows with a ``\\`` between each two of them."""
    found: Tokens = []
    for row in rows:
        found += ["\\\\", " ", *row] if found else row
    return found


def two_columns(tokens: Tokens) -> Tokens:
    """Return a row of eqnarray, a & = & b, as one of align, a &= b."""
    places = [n for n, (token, depth) in enumerate(levels(tokens)) if token == "&" and not depth]
    if len(places) < 2:
        return tokens
    return [*tokens[: places[1]], " ", *tokens[places[1] + 1 :]]


def parse_row(tokens: Tokens, numbered: bool, counts: bool) -> DisplayRow:
    """Return a row, with its tag and label removed from its tokens.

    If rows are counted at all, a row with a label has a number.
    """
    tokens = _without_break(tokens)
    if SAYING.isdisjoint(tokens):
        return DisplayRow([*tokens], numbered=numbered)
    cursor, left = Cursor(tokens), []
    label, tag, bare, unnumbered = "", None, False, False
    while cursor:
        token = cursor.take()
        if token == "\\label":
            label = cursor.name()
        elif token == "\\tag":
            bare = cursor.skip("*")
            tag = plain_tag(cursor.name())
        elif token in NO_NUMBER:
            unnumbered = True
        else:
            left.append(token)
    wanted = (numbered or bool(label and counts)) and not unnumbered
    return DisplayRow(left, label, tag, bare, wanted or tag is not None)


def _without_break(tokens: Tokens) -> Tokens:
    r"""Return a row without the ``\\*[6pt]`` that it begins with."""
    if tokens[:1] not in (["\\\\"], ["\\cr"]):
        return tokens
    cursor = Cursor(tokens[1:])
    cursor.skip_at_once("*")
    length = cursor.optional()
    if length is not None and not is_length(length):
        cursor.put(["[", *length, "]"])
    return cursor.rest()
