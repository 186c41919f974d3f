r"""A display as its author wrote it: an environment such as ``align``, and its rows. Pure."""

from dataclasses import dataclass, field, replace

from ..rules.begin_end import WITH_COUNT
from ..rules.rewriting import Tokens
from ..rules.tables import strut
from ..tex.rows import levels, split_rows, without_break
from ..tex.tokens import Cursor
from .display_rows import DisplayRow, parse_row, two_columns

#: Environments that are a display by themselves, and how their rows are set.
KINDS = {
    "equation": "equation",
    "displaymath": "equation",
    "math": "equation",
    "multline": "multline",
    "gather": "gather",
    "align": "align",
    "alignat": "align",
    "xalignat": "align",
    "flalign": "align",
    "eqnarray": "align",
}
UNNUMBERED = {"displaymath", "math"}


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on lines of its own."""

    #: How its rows are set: equation, gather, align or multline.
    kind: str
    rows: tuple[DisplayRow, ...] = field(default_factory=tuple)
    #: The label of the ``subequations`` around it, "" for one without; None without subequations.
    parent: str | None = None


def parse_display(tokens: Tokens, numbering: str) -> Display:
    """Return the rows of an expanded display; ``numbering`` is ams, all or none."""
    name, content = outer_environment(tokens)
    if name == "subequations":
        label, content = _leading_label(content)
        return replace(parse_display(content, numbering), parent=label)
    base = name.removesuffix("*")
    counts = numbering != "none"
    if kind := KINDS.get(base, ""):
        if base in WITH_COUNT:
            content = _without_count(content)
        numbered = name == base and base not in UNNUMBERED
    else:
        content, numbered = tokens, False
        kind = kind_of_bare(content)
    pieces = [content] if kind in ("equation", "multline") else _rows(content)
    if base == "eqnarray":
        pieces = [two_columns(piece) for piece in pieces]
    numbered = (numbered or numbering == "all") and counts
    return Display(kind, tuple(parse_row(piece, numbered, counts) for piece in pieces))


def _rows(content: Tokens) -> list[Tokens]:
    """Return the rows of a display, each with the room that its author asks for below it."""
    rows: list[Tokens] = []
    for piece in split_rows(content):
        row, length = without_break(piece)
        if rows and length > 0:
            rows[-1] = [*rows[-1], *strut(length)]
        rows.append(row)
    return rows


def outer_environment(tokens: Tokens) -> tuple[str, Tokens]:
    """Return the environment that all of the tokens are in, and what is in it; or ""."""
    start = next((n for n, token in enumerate(tokens) if token != " "), 0)
    if tokens[start : start + 1] != ["\\begin"]:
        return "", tokens
    cursor = Cursor(tokens[start + 1 :])
    name = cursor.name()
    content: Tokens = []
    depth = 1
    while cursor:
        token = cursor.take()
        depth += (token == "\\begin") - (token == "\\end")
        if not depth:
            cursor.argument()
            return (name, content) if not cursor.peek() else ("", tokens)
        content.append(token)
    return "", tokens


def _leading_label(content: Tokens) -> tuple[str, Tokens]:
    """Take the label of subequations, which comes before the environment in them."""
    cursor = Cursor(content)
    if not cursor.skip("\\label"):
        return "", content
    label = cursor.name()
    return label, cursor.rest()


def _without_count(content: Tokens) -> Tokens:
    cursor = Cursor(content)
    cursor.argument()
    return cursor.rest()


def kind_of_bare(tokens: Tokens) -> str:
    """Return how a display without an environment is set: in rows where it has any."""
    if "\\\\" not in tokens and "&" not in tokens:
        return "equation"
    found = list(levels(tokens))
    if ("&", 0) in found:
        return "align"
    return "gather" if ("\\\\", 0) in found else "equation"
