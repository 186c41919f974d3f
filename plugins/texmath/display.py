r"""A display as rows with numbers, tags and labels: what ``equation`` and ``align`` are. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .environments import WITH_COUNT
from .rewrite import Tokens
from .tokens import Cursor, tokenize

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
SILENT = {"\\notag", "\\nonumber"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a display: its tokens, and what its author said of its number.

    ``tag`` is None where there is none; ``bare`` says that it stands without brackets. ``number``
    is what is shown in the end, "" for nothing.
    """

    tokens: Tokens
    label: str = ""
    tag: str | None = None
    bare: bool = False
    numbered: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on its own line: ``kind`` is equation, gather, align or multline.

    ``parent`` is the label of the ``subequations`` around it; "" for none of them, and None where
    there are no subequations at all.
    """

    kind: str
    rows: tuple[Row, ...] = field(default_factory=tuple)
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
    pieces = [content] if kind in ("equation", "multline") else split_rows(content)
    if base == "eqnarray":
        pieces = [_two_columns(piece) for piece in pieces]
    numbered = (numbered or numbering == "all") and counts
    return Display(kind, tuple(parse_row(piece, numbered, counts) for piece in pieces))


def outer_environment(tokens: Tokens) -> tuple[str, Tokens]:
    """Return the environment that all of the tokens stand in, and what is in it; or ""."""
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
    """Take the label of subequations, which stands before the environment in them."""
    cursor = Cursor(content)
    if not cursor.skip("\\label"):
        return "", content
    label = cursor.name()
    return label, rest_of(cursor)


def _without_count(content: Tokens) -> Tokens:
    cursor = Cursor(content)
    cursor.argument()
    return rest_of(cursor)


def rest_of(cursor: Cursor) -> Tokens:
    """Return all that is still to come."""
    found = []
    while cursor:
        found.append(cursor.take())
    return found


def kind_of_bare(tokens: Tokens) -> str:
    """Return how a display without an environment is set: in rows where it has any."""
    if "\\\\" not in tokens and "&" not in tokens:
        return "equation"
    levels = list(_levels(tokens))
    if ("&", 0) in levels:
        return "align"
    return "gather" if ("\\\\", 0) in levels else "equation"


def _levels(tokens: Tokens) -> Iterable[tuple[str, int]]:
    """Yield each token with its depth in braces, environments and delimiters."""
    depth = 0
    for token in tokens:
        depth -= token in ("}", "\\end", "\\right")
        yield token, depth
        depth += token in ("{", "\\begin", "\\left")


def split_rows(tokens: Tokens) -> list[Tokens]:
    r"""Return the rows between the ``\\`` that are in no group; an empty last one goes."""
    rows: list[Tokens] = [[]]
    for token, depth in _levels(tokens):
        if depth == 0 and token in ("\\\\", "\\cr"):
            rows.append([])
        rows[-1].append(token)
    if len(rows) > 1 and set(rows[-1]) <= {" ", "\\\\", "\\cr"}:
        rows.pop()
    return rows


def count_cells(row: Tokens) -> int:
    """Return how many cells a row has: one more than it has ``&`` that are in no group."""
    return 1 + sum(token == "&" and not depth for token, depth in _levels(row))


def join_rows(rows: Iterable[Tokens]) -> Tokens:
    r"""Return rows with a ``\\`` between each two of them."""
    found: Tokens = []
    for row in rows:
        found += ["\\\\", " ", *row] if found else row
    return found


def parse_row(tokens: Tokens, numbered: bool, counts: bool) -> Row:
    """Return a row, its tag and label taken out of its tokens.

    Where rows are counted at all, one with a label has a number.
    """
    cursor, left = Cursor(_without_break(tokens)), []
    label, tag, bare, silent = "", None, False, False
    while cursor:
        token = cursor.take()
        if token == "\\label":
            label = cursor.name()
        elif token == "\\tag":
            bare = cursor.skip("*")
            tag = plain_tag(cursor.name())
        elif token in SILENT:
            silent = True
        else:
            left.append(token)
    wanted = (numbered or bool(label and counts)) and not silent
    return Row(left, label, tag, bare, wanted or tag is not None)


def _without_break(tokens: Tokens) -> Tokens:
    r"""Return a row without the ``\\*[6pt]`` that it begins with."""
    if tokens[:1] not in (["\\\\"], ["\\cr"]):
        return tokens
    cursor = Cursor(tokens[1:])
    cursor.skip_at_once("*")
    length = cursor.optional()
    if length is not None and not any(token.isdigit() or len(token) > 1 for token in length):
        cursor.put(["[", *length, "]"])
    return rest_of(cursor)


def _two_columns(tokens: Tokens) -> Tokens:
    """Return a row of eqnarray, a & = & b, as one of align, a &= b."""
    places = [n for n, (token, depth) in enumerate(_levels(tokens)) if token == "&" and not depth]
    if len(places) < 2:
        return tokens
    return [*tokens[: places[1]], " ", *tokens[places[1] + 1 :]]


def plain_tag(tag: str) -> str:
    r"""Return the text of a tag: ``$\ast$`` → ∗."""
    signs = {"\\ast": "∗", "\\star": "⋆", "\\dagger": "†", "\\dag": "†", "\\ddagger": "‡"}
    signs |= {"\\ddag": "‡", "\\square": "□", "\\blacksquare": "■", "\\prime": "′", "'": "′"}
    return "".join(
        signs.get(token, token if token[0] != "\\" else token[1:] if len(token) == 2 else "")
        for token in tokenize(tag)
        if token not in "{}$"
    ).strip()
