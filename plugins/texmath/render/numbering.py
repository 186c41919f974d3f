"""The numbers and labels of the equations of one post. Pure."""

from dataclasses import dataclass, replace
from typing import Any

from ...core.labels import canonical_label
from .display_markup import anchor
from .display_rows import DisplayRow
from .displays import Display


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation of a post that has a label."""

    label: str
    number: str
    #: The id that a link leads to.
    anchor: str


class Numbers(dict[str, str]):
    """The numbers of equations by label, in whichever spelling one asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self._spellings: dict[str, str] = {}

    def __setitem__(self, label: str, number: str) -> None:
        super().__setitem__(label, number)
        self._spellings.setdefault(canonical_label(label), label)

    def __missing__(self, label: str) -> str:
        return super().__getitem__(self._spellings[canonical_label(label)])

    def __contains__(self, label: object) -> bool:
        return super().__contains__(label) or canonical_label(str(label)) in self._spellings

    def get(self, label: str, default: Any = None) -> Any:
        """Return the number of a label, or the default."""
        try:
            return self[label]
        except KeyError:
            return default


class Numbering:
    """Counts the equations of one post; ``numbers`` has the numbers by label."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self._count = 0

    def labelled(self) -> tuple[Equation, ...]:
        """Return the equations with a label, in order."""
        return tuple(Equation(k, number, anchor(k)) for k, number in self.numbers.items())

    def number(self, display: Display) -> Display:
        """Return the display with the numbers of its rows; they continue those of the post."""
        if display.parent is None:
            return replace(display, rows=tuple(self._numbered(row) for row in display.rows))
        self._count += 1
        outer, within = str(self._count), 0
        if display.parent:
            self._keep(display.parent, outer)
        rows = []
        for row in display.rows:
            letter = chr(ord("a") + within % 26)
            within += row.numbered and row.tag is None
            rows.append(self._with_number(row, outer + letter))
        return replace(display, rows=tuple(rows))

    def _numbered(self, row: DisplayRow) -> DisplayRow:
        if row.numbered and row.tag is None:
            self._count += 1
        return self._with_number(row, str(self._count))

    def _with_number(self, row: DisplayRow, number: str) -> DisplayRow:
        if not row.numbered:
            return row
        if row.tag is not None:
            # Its text is known only once all equations have their numbers, to which it may refer.
            return row
        if row.label:
            self._keep(row.label, number)
        return replace(row, number=number)

    def keep_tag(self, row: DisplayRow, number: str) -> DisplayRow:
        """Return a row with the text of its tag."""
        if row.label:
            self._keep(row.label, number)
        return replace(row, number=number)

    def _keep(self, label: str, number: str) -> None:
        if label not in self.numbers:
            self.numbers[label] = number
