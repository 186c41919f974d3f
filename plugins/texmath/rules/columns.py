r"""The columns of an array, ``>{\bf}r@{=}l|c``: what is in them, and between them. Pure."""

from dataclasses import dataclass, field

from ..tex.tokens import Cursor, TexError
from .rewriting import Tokens

MOST_COLUMNS = 60
#: Kinds of columns, and how each is aligned; those of paragraphs come with a width.
ALIGNED = {"l": "l", "c": "c", "r": "r", "X": "l", "S": "r", "p": "l", "m": "l", "b": "l"}
ALIGNED |= {"P": "c", "M": "c", "w": "c", "D": "r"}
WITH_WIDTH = {"p": 1, "m": 1, "b": 1, "P": 1, "M": 1, "w": 2, "D": 3}
DROPPED = {" ", "$", "\\arraybackslash", "\\centering", "\\raggedright", "\\raggedleft"}


@dataclass(slots=True)
class Column:
    """A column of an array."""

    #: l, c or r.
    alignment: str
    #: Rules at its left, as math-core writes them.
    rules: str = ""
    #: Tokens before and after the content of each cell.
    before: Tokens = field(default_factory=list)
    after: Tokens = field(default_factory=list)
    #: What all of its cells have, if it is not a column that the author fills.
    between: Tokens | None = None
    #: Whether there is no space at its left.
    tight: bool = False


def parse_columns(spec: Tokens) -> tuple[list[Column], str]:
    """Return the columns of an array, and the rules after the last; raises TexError."""
    cursor, columns = Cursor(spec), list[Column]()
    rules, before, tight = "", Tokens(), False
    while cursor.peek():
        if len(columns) > MOST_COLUMNS:
            raise TexError(f"an array has more than {MOST_COLUMNS} columns")
        kind = cursor.take()
        if kind in "|:":
            rules += kind
        elif kind == ">":
            before = _kept(cursor.argument())
        elif kind == "<":
            after = _kept(cursor.argument())
            if columns:
                columns[-1].after = after
        elif kind in "@!":
            content = _kept(cursor.argument())
            tight = kind == "@"
            if content:
                columns.append(Column("c", rules, between=content, tight=tight))
                rules = ""
        elif kind == "*":
            count, repeated = "".join(cursor.argument()).strip(), cursor.argument()
            if not (count.isdecimal() and len(count) < 3):
                raise TexError(f"an array cannot repeat columns {count} times")
            cursor.put(repeated * int(count))
        elif kind in ALIGNED:
            for _ in range(WITH_WIDTH.get(kind, 0)):
                cursor.argument()
            columns.append(Column(ALIGNED[kind], rules, before, tight=tight))
            rules, before, tight = "", Tokens(), False
    return columns, rules


def _kept(tokens: Tokens) -> Tokens:
    kept = [token for token in tokens if token not in DROPPED]
    return kept if kept or " " not in tokens else []
