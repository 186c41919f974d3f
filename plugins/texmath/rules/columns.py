r"""The columns of an array, ``>{\bf}r@{=}l|c``: what is in them, and between them. Pure."""

from dataclasses import dataclass, field

from ..tex.tokens import Cursor, TexError
from .rewriting import Tokens

MOST_COLUMNS = 60
#: Kinds of columns, and how each is aligned; those of paragraphs come with a width.
ALIGNED = {"l": "l", "c": "c", "r": "r", "X": "l", "S": "r", "p": "l", "m": "l", "b": "l"}
ALIGNED |= {"P": "c", "M": "c", "w": "c", "W": "c", "D": "r"}
WITH_WIDTH = {"p": 1, "m": 1, "b": 1, "P": 1, "M": 1, "w": 2, "W": 2, "D": 3}
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
    reader = _Reader(spec)
    reader.read()
    return reader.columns, reader.rules


class _Reader:
    """Reads the columns of an array."""

    def __init__(self, spec: Tokens) -> None:
        self.columns: list[Column] = []
        #: Of the next column: the rules at its left, what is before its cells, whether it is tight.
        self.rules = ""
        self.before: Tokens = []
        self.tight = False
        self._cursor = Cursor(spec)

    def read(self) -> None:
        """Read all columns."""
        while self._cursor.peek():
            if len(self.columns) > MOST_COLUMNS:
                raise TexError(f"an array has more than {MOST_COLUMNS} columns")
            kind = self._cursor.take()
            if kind in "|:":
                self.rules += kind
            elif kind in "<>@!":
                self._read_content(kind, _kept(self._cursor.argument()))
            elif kind == "*":
                self._repeat()
            elif kind in ALIGNED:
                self._add(kind)
            elif kind.isalpha():  # a cell, mostly: the columns were forgotten
                raise TexError(f"an array has no column {kind!r}: write one such as {{lcr}}")

    def _read_content(self, kind: str, content: Tokens) -> None:
        if kind == ">":
            self.before = content
        elif kind == "<":
            if self.columns:
                self.columns[-1].after = content
        else:
            self.tight = kind == "@"
            if content:
                column = Column("c", self.rules, between=content, tight=self.tight)
                self.columns.append(column)
                self.rules = ""

    def _repeat(self) -> None:
        count = "".join(self._cursor.argument()).strip()
        repeated = self._cursor.argument()
        if not (count.isdecimal() and len(count) < 3):
            raise TexError(f"an array cannot repeat columns {count} times")
        self._cursor.put(repeated * int(count))

    def _add(self, kind: str) -> None:
        for _ in range(WITH_WIDTH.get(kind, 0)):
            self._cursor.argument()
        column = Column(ALIGNED[kind], self.rules, self.before, tight=self.tight)
        self.columns.append(column)
        self.rules, self.before, self.tight = "", [], False


def _kept(tokens: Tokens) -> Tokens:
    kept = [token for token in tokens if token not in DROPPED]
    return kept if kept or " " not in tokens else []
