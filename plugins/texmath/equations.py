"""The formulas of one post together: their numbers, and references to them. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .convert import Converter, expand, prepare, render_error
from .display import Display, Row, parse_display
from .layout import (
    anchor,
    brackets,
    claim_ids,
    fill_number_cells,
    id_of,
    lay_out,
    link_to,
    scroll_box,
    taken,
)
from .macros import Expander, Macro
from .mathml import SIGN, count_signs
from .places import PlacedToken
from .rewrite import Scene, Tokens
from .rules import RULES
from .tokens import TexError, tokenize

#: A formula of more signs in a line, with no place to break it, may be wider than a phone.
WIDE = 30
BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as its author wrote it: its TeX, and whether it stands on lines of its own.

    ``label`` is one that was given outside of the TeX, as in ``$$…$$ {#eq-bound}``.
    """

    tex: str
    display: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Typeset:
    """What became of a formula: its HTML; why it failed, and where in its TeX.

    ``twice`` are its labels that another formula before it has too, ``named`` those that it refers
    to.
    """

    html: str
    fault: str = ""
    at: int = 0
    twice: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(slots=True)
class _Work:
    """A formula on its way: ``display`` is None for one within a line.

    ``macros`` are those that hold before it.
    """

    formula: Formula
    macros: Mapping[str, Macro]
    tokens: Tokens = field(default_factory=list)
    display: Display | None = None
    fault: str = ""
    twice: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Equation:
    """A label of the post, the number that it stands for, and the id that a link leads to."""

    label: str
    number: str
    anchor: str


class Equations:
    """Typesets the formulas of one post; knows its macros, its labels and their numbers."""

    def __init__(self, converter: Converter, macros: Mapping[str, Macro], numbering: str) -> None:
        self.numbers: dict[str, str] = {}
        self._converter = converter
        self._expander = Expander(macros)
        self._numbering = numbering
        self._count = 0

    def typeset(self, formulas: list[Formula]) -> list[Typeset]:
        """Return the HTML of all formulas; a reference may come before its equation."""
        works = [self._read(formula) for formula in formulas]
        ids: set[str] = set()
        for work in works:
            if work.display:
                work.display, work.twice = claim_ids(self._number(work.display), ids)
        return [self._render(work) for work in works]

    def labelled(self) -> tuple[Equation, ...]:
        """Return the equations with a label, in order."""
        return tuple(Equation(k, number, anchor(k)) for k, number in self.numbers.items())

    def _read(self, formula: Formula) -> _Work:
        work = _Work(formula, self._expander.macros)
        try:
            work.tokens = expand(formula.tex, self._expander)
            work.display = self._parse(formula, work.tokens)
        except TexError as error:
            work.fault = str(error)
        return work

    def _parse(self, formula: Formula, tokens: Tokens) -> Display | None:
        if not formula.display:
            return None
        label = tokenize(f"\\label{{{formula.label}}}") if formula.label else []
        return parse_display(tokens + label, self._numbering)

    def _number(self, display: Display) -> Display:
        """Return the display with the numbers that its rows have among all of the post."""
        if display.parent is None:
            return replace(display, rows=tuple(self._numbered(row) for row in display.rows))
        self._count += 1
        outer, within = str(self._count), 0
        if display.parent:
            self._note(display.parent, outer)
        rows = []
        for row in display.rows:
            letter = chr(ord("a") + within % 26)
            within += row.numbered and row.tag is None
            rows.append(self._noted(row, outer + letter))
        return replace(display, rows=tuple(rows))

    def _numbered(self, row: Row) -> Row:
        if row.numbered and row.tag is None:
            self._count += 1
        return self._noted(row, str(self._count))

    def _noted(self, row: Row, number: str) -> Row:
        if not row.numbered:
            return row
        number = number if row.tag is None else row.tag
        if row.label:
            self._note(row.label, number)
        return replace(row, number=number)

    def _note(self, label: str, number: str) -> None:
        self.numbers.setdefault(label, number)

    def _render(self, work: _Work) -> Typeset:
        scene = Scene(RULES, display=work.display is not None, numbers=self.numbers)
        fault, twice = work.fault, tuple(work.twice)
        if not fault:
            try:
                html = self._html(work, scene) + self._links(scene.named) + taken(twice)
                return Typeset(html, twice=twice, named=tuple(scene.named))
            except TexError as error:
                fault = str(error)
        html = render_error(work.formula.tex.strip(), fault)
        html = f'<span class="display">{html}</span>' if work.formula.display else html
        return Typeset(html, fault, self._place_of_fault(work), twice)

    def _links(self, labels: Iterable[str]) -> str:
        """Return links to the equations that a formula refers to, to stand behind it."""
        numbers = {label: self.numbers[label] for label in labels if label in self.numbers}
        links = [link_to(label, f"({number})") for label, number in numbers.items()]
        return f'<span class="formula-refs">{" ".join(links)}</span>' if links else ""

    def _place_of_fault(self, work: _Work) -> int:
        """Typeset a formula that fails once more, with tokens that know their places."""
        try:
            tokens = expand(work.formula.tex, Expander(work.macros), with_places=True)
            display = self._parse(work.formula, tokens)
            scene = Scene(RULES, display=display is not None, numbers=self.numbers)
            self._html(replace(work, tokens=tokens, display=display), scene)
        except TexError as error:
            return error.token.at if isinstance(error.token, PlacedToken) else 0
        return 0

    def _html(self, work: _Work, scene: Scene) -> str:
        tex = BLANK_LINES.sub("\n", work.formula.tex).strip()
        if tex and all(token == " " for token in work.tokens):
            return ""  # nothing but definitions
        if work.display:
            return self._render_display(work.display, tex, scene)
        mathml = self._converter.typeset(prepare(work.tokens, scene), tex, scene)
        long = mathml.startswith("<math>") and len(mathml) > WIDE * SIGN
        wide = long and count_signs(mathml) > WIDE
        return scroll_box(mathml, "Formula", "wide") if wide else mathml

    def _render_display(self, display: Display, tex: str, scene: Scene) -> str:
        rows = [replace(row, tokens=prepare(row.tokens, scene)) for row in display.rows]
        display = replace(display, rows=tuple(rows))
        numbered = [row for row in rows if row.number]
        within = len(rows) > 1 and bool(numbered)
        mathml = self._converter.typeset(lay_out(display, numbers=within), tex, scene)
        if not numbered:
            return scroll_box(mathml, "Formula")
        first = numbered[0]
        if within:
            mathml = fill_number_cells(mathml, rows, first)
        box = scroll_box(mathml, "Equation " + ", ".join(row.number for row in numbered))
        number = "" if within else f'<span class="equation-number">{brackets(first)}</span>'
        return f'<span class="equation" id="{id_of(display)}">{box}{number}</span>'
