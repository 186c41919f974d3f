"""The formulas of one post together: each typeset, with its number and its references. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ...core.generated_markup import Class
from ..rules import RULES
from ..rules.rewriting import Scene, Tokens
from ..tex.expansion import Expander
from ..tex.macros import Macro
from ..tex.placed_tokens import PlacedToken
from ..tex.tokens import TexError, tokenize
from .conversion import Converter, expand, prepare, render_error
from .display_markup import (
    BoxNames,
    claim_ids,
    fill_number_cells,
    id_of,
    lay_out,
    link_to,
    marks_of_taken,
    number_as_shown,
    scroll_box,
)
from .display_rows import DisplayRow
from .displays import Display, parse_display
from .formulas import Formula, Typeset
from .line_breaks import SYMBOL, count_symbols
from .numbering import Numbering
from .reference_marks import fill_placeholders, one_of_each, placeholder
from .tags import with_tag

#: A formula of more symbols in a line, with no place to break it, may be wider than a phone.
WIDE = 30
BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")


@dataclass(slots=True)
class _Work:
    """A formula while it is being typeset."""

    formula: Formula
    #: The macros that are defined before it.
    macros: Mapping[str, Macro]
    tokens: Tokens = field(default_factory=list)
    #: None for a formula within a line.
    display: Display | None = None
    fault: str = ""
    twice: list[str] = field(default_factory=list)
    #: The labels that its tags refer to.
    named: list[str] = field(default_factory=list)


class Equations:
    """Typesets the formulas of one post; ``numbering`` has their numbers afterwards."""

    def __init__(
        self,
        converter: Converter,
        macros: Mapping[str, Macro],
        numbering: str,
        *,
        others: bool = False,
        names: BoxNames | None = None,
    ) -> None:
        self.numbering = Numbering()
        self._names = names or BoxNames()
        self._converter = converter
        self._expander = Expander(macros)
        self._numbered = numbering
        #: Whether another plugin fills references to what is no equation of the post.
        self._others = others

    def typeset(self, formulas: list[Formula]) -> list[Typeset]:
        """Return the HTML of all formulas; a reference may come before its equation."""
        works = [self._read(formula) for formula in formulas]
        ids: set[str] = set()
        for work in works:
            if work.display:
                work.display = self.numbering.number(work.display)
        for work in works:
            self._set_tags(work)
            if work.display:
                work.display, work.twice = claim_ids(work.display, ids)
        return [self._render(work) for work in works]

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
        return parse_display(tokens + label, self._numbered)

    def _set_tags(self, work: _Work) -> None:
        """Typeset the tags of a display, which may have formulas and references."""
        if not work.display or all(row.tag is None for row in work.display.rows):
            return
        try:
            rows = tuple(
                with_tag(row, work.named, self._converter, self.numbering)
                for row in work.display.rows
            )
            work.display = replace(work.display, rows=rows)
        except TexError as error:
            work.fault, work.display = f"in its tag, {error}", None

    def _render(self, work: _Work) -> Typeset:
        scene = Scene(
            RULES,
            display=work.display is not None,
            numbers=self.numbering.numbers,
            named=[*work.named],
            others=[] if self._others else None,
        )
        fault, twice = work.fault, tuple(work.twice)
        if not fault:
            try:
                html = fill_placeholders(self._html(work, scene), scene.others or ())
                html += self._links(scene.named, scene.others or ()) + marks_of_taken(twice)
                return Typeset(
                    html,
                    twice=twice,
                    named=tuple(scene.named),
                    others=tuple(scene.others or ()),
                )
            except TexError as error:
                fault = str(error)
        html = render_error(work.formula.tex.strip(), fault)
        html = f'<span class="{Class.DISPLAY}">{html}</span>' if work.formula.display else html
        return Typeset(html, fault, self._place_of_fault(work), twice)

    def _links(self, labels: Iterable[str], others: Iterable[str]) -> str:
        """Return links to the equations that a formula refers to; they come after it."""
        numbers = ((label, self.numbering.numbers.get(label)) for label in dict.fromkeys(labels))
        links = [link_to(label, f"({number})") for label, number in numbers if number is not None]
        links += [placeholder("a", written) for written in one_of_each(others)]
        return f'<span class="{Class.FORMULA_REFS}">{" ".join(links)}</span>' if links else ""

    def _place_of_fault(self, work: _Work) -> int:
        """Return where a formula fails: typeset it again, with tokens that know their places."""
        try:
            tokens = expand(work.formula.tex, Expander(work.macros), with_places=True)
            display = self._parse(work.formula, tokens)
            scene = Scene(RULES, display=display is not None, numbers=self.numbering.numbers)
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
        long = mathml.startswith("<math>") and len(mathml) > WIDE * SYMBOL
        wide = long and count_symbols(mathml) > WIDE
        return scroll_box(mathml, self._names.of(()), Class.WIDE) if wide else mathml

    def _render_display(self, display: Display, tex: str, scene: Scene) -> str:
        rows = [_prepared(row, scene) for row in display.rows]
        left, right = prepare(display.left, scene), prepare(display.right, scene)
        display = replace(display, rows=tuple(rows), left=left, right=right)
        numbered = [row for row in rows if row.number]
        within = len(rows) > 1 and bool(numbered)
        mathml = self._converter.typeset(lay_out(display, numbers=within), tex, scene)
        if not numbered:
            return scroll_box(mathml, self._names.of(()))
        first = numbered[0]
        if within:
            mathml = fill_number_cells(mathml, rows, first)
        box = scroll_box(mathml, self._names.of([row.number for row in numbered]))
        number = (
            ""
            if within
            else f'<span class="{Class.EQUATION_NUMBER}">{number_as_shown(first)}</span>'
        )
        return f'<span class="{Class.EQUATION}" id="{id_of(display)}">{box}{number}</span>'


def _prepared(row: DisplayRow, scene: Scene) -> DisplayRow:
    tokens = prepare(row.tokens, scene)
    return row if tokens is row.tokens else replace(row, tokens=tokens)
