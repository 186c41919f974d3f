r"""Commands that mean several cells of a row, replaced before rows are split. Pure."""

from .tokens import Cursor, tokenize

CELLS = {"\\MoveEqLeft", "\\Aboxed", "\\ArrowBetweenLines", "\\vdotswithin", "\\shortvdotswithin"}


def with_cells(tokens: list[str]) -> list[str]:
    r"""Return tokens with the cells that ``\MoveEqLeft`` and ``\Aboxed`` mean."""
    if CELLS.isdisjoint(tokens):
        return tokens
    cursor = Cursor(tokens)
    found: list[str] = []
    while cursor:
        token = cursor.take()
        if token == "\\MoveEqLeft":
            found += _moved_left(cursor)
        elif token == "\\Aboxed":
            found += _boxed(cursor.argument())
        elif token == "\\ArrowBetweenLines":
            found += _arrow(cursor)
        elif token == "\\shortvdotswithin":
            cursor.skip("*")
            found += ["&", "\\vdotswithin", "{", *cursor.argument(), "}", "\\\\"]
        else:
            found.append(token)
    return found


def _moved_left(cursor: Cursor) -> list[str]:
    count = "".join(cursor.optional() or "2").strip()
    width = float(count) if count.replace(".", "", 1).isdecimal() else 2
    return tokenize(rf"\hspace{{{width:g}em}}&\hspace{{-{width:g}em}}")


def _boxed(content: list[str]) -> list[str]:
    """Return a box around both sides of an equation, which are two cells."""
    place = content.index("&") if "&" in content else len(content)
    left, right = content[:place], content[place + 1 :]
    box = ["\\mathrlap", "{", "\\boxed", "{", *left, "{", "}", *right, "}", "}"]
    gap = tokenize(r"\kern.3em")
    found = [*box, *gap, "\\phantom", "{", *left, "}"]
    if place < len(content):
        found += ["&", "\\phantom", "{", "{", "}", *right, "}"]
    return [*found, *gap]


def _arrow(cursor: Cursor) -> list[str]:
    star = cursor.skip("*")
    arrow = cursor.optional() or ["\\Updownarrow"]
    return [*arrow, "\\quad", "&", "\\\\"] if not star else ["&", "&", "\\quad", *arrow, "\\\\"]
