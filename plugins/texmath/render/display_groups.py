r"""Environments around a display: subequations, empheq and numcases. Pure."""

from collections.abc import Collection

from ..rules.delimiters import GROWING
from ..rules.rewriting import Tokens, group
from ..tex.rows import join_rows, split_cells, split_rows, take_body, without_break
from ..tex.tokens import Cursor, TexError

GROWING_BEFORE = {f"\\empheq{size}{side}": side for size in ("", "big") for side in "lr"}


def split_parts(content: Tokens, names: Collection[str]) -> list[Tokens]:
    """Return the environments of these names in some content, and what is between as text."""
    cursor = Cursor(content)
    found: list[Tokens] = []
    between: Tokens = []

    def close() -> None:
        if any(token != " " for token in between):
            found.append(["\\intertext", *group(between)] if found or cursor.peek() else between[:])
        between.clear()

    while cursor:
        token = cursor.take()
        if token == "\\begin" and (name := cursor.name()).removesuffix("*") in names:
            close()
            body = take_body(cursor)
            found.append(["\\begin", *group(name), *body, "\\end", *group(name)])
        elif token == "\\begin":
            between += ["\\begin", *group(name)]
        else:
            between.append(token)
    close()
    return found or [content]


def read_empheq(content: Tokens) -> tuple[Tokens, Tokens, Tokens]:
    r"""Read ``[left=…, right=…]{align}…``: the environment, and what is beside it."""
    cursor = Cursor(content)
    options = _options(cursor.optional() or [])
    name, _, count = cursor.name().partition("=")
    inner = ["\\begin", *group(name), *(group(count) if count else []), *cursor.rest()]
    inner += ["\\end", *group(name)]
    if "box" in options or "innerbox" in options:
        raise TexError("empheq: a box around rows is not supported; \\boxed is one around a row")
    return inner, options.get("left", []), options.get("right", [])


def read_numcases(content: Tokens) -> tuple[Tokens, Tokens]:
    r"""Read ``{f(x) =} a & if $b$ \\ …``: numbered rows after a brace."""
    cursor = Cursor(content)
    left = [*cursor.argument(), "\\empheqlbrace"]
    rows = []
    for row in split_rows(cursor.rest()):
        first, *texts = split_cells(without_break(row)[0])
        words = [t for text in texts for t in ("\\quad", "\\text", *group(text))]
        rows.append([*first, "&", *words])
    return ["\\begin", *group("align"), *join_rows(rows), "\\end", *group("align")], left


def _options(tokens: Tokens) -> dict[str, Tokens]:
    found: dict[str, Tokens] = {}
    cursor = Cursor([*tokens, ","])
    part: Tokens = []
    while cursor:
        token = cursor.take()
        if token == "{":
            cursor.put(["{"])
            part += group(cursor.argument())
        elif token == ",":
            if "=" in part:
                place = part.index("=")
                found["".join(part[:place]).strip()] = part[place + 1 :]
            part = []
        else:
            part.append(token)
    return found


def grown(tokens: Tokens, block: Tokens) -> Tokens:
    """Return what is beside rows, its delimiters as high as the rows are together."""
    cursor = Cursor(tokens)
    found: Tokens = []
    phantom = ["\\vphantom", *group(block)]
    while cursor:
        token = cursor.take()
        delimiter, side = GROWING.get(token, ("", ""))
        if token in GROWING_BEFORE:
            cursor.peek()
            delimiter, side = cursor.take(), GROWING_BEFORE[token]
        if side == "l":
            found += ["\\left", delimiter, *phantom, "\\right", "."]
        elif side:
            found += ["\\left", ".", *phantom, "\\right", delimiter]
        else:
            found.append(token)
    return found
