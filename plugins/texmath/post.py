"""The formulas of one text typeset: what each piece of it becomes, and what is wrong. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from ..core.diagnostics import Problem, nearest
from .convert import Converter, expand
from .equations import Equation, Equations, Formula, Typeset
from .layout import link_to
from .macros import Expander, Macro
from .openings import MARKDOWN
from .plain import to_text
from .scan import Piece, find_pieces
from .tokens import TexError, join

FONT = re.compile(r"\\(?:math|text|operator|bold|left|right|big)[a-zA-Z]*\*?|\\[,;:! ]")
WORDS = re.compile(r"[A-Za-z0-9]+")
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a piece of a text becomes in a page; ``source`` is what its author wrote."""

    html: str
    source: str
    tex: str = ""

    def text(self) -> str:
        """Return it as text without markup."""
        found = MATH.search(self.html)
        return to_text(found[0]) if found else self.tex or self.html

    def words(self) -> str:
        """Return it as it serves in an id: letters and numbers with hyphens between."""
        return "-".join(WORDS.findall(FONT.sub(" ", self.tex or self.html)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, what its pieces become, and the problems found; these have no path yet.

    ``equations`` are those with a label.
    """

    text: str
    pieces: tuple[Piece, ...]
    shown: tuple[Shown, ...]
    problems: tuple[Problem, ...]
    equations: tuple[Equation, ...] = ()

    def marked(self, mark: str) -> str:
        """Return the text with a mark for each piece; ``{}`` in it is the place of the piece."""
        return self.joined(
            "" if piece.kind == "nothing" else mark.format(place)
            for place, piece in enumerate(self.pieces)
        )

    def joined(self, replacements: Iterable[str]) -> str:
        """Return the text with something else for each piece."""
        parts, at = [], 0
        for piece, replacement in zip(self.pieces, replacements, strict=True):
            parts += [self.text[at : piece.start], replacement]
            at = piece.end
        return "".join([*parts, self.text[at:]])


class Typesetter:
    """Reads texts and typesets their formulas; one serves any number of texts."""

    def __init__(
        self,
        numbering: str,
        delimiters: Iterable[str],
        renderer: str,
        opening: re.Pattern[str] = MARKDOWN,
    ) -> None:
        self._numbering = numbering
        self._delimiters = frozenset(delimiters)
        self._renderer = renderer
        self._opening = opening
        self._converter = Converter()

    def read(self, text: str, macros: Mapping[str, Macro], references: bool = True) -> Reading:
        r"""Return a text with all that its formulas become, and its ``\ref`` and ``\eqref``."""
        delimiters = self._delimiters | ({"\\ref"} if references else set())
        pieces = tuple(find_pieces(text, delimiters, self._opening))
        equations = Equations(self._converter, macros, self._numbering)
        places = [n for n, piece in enumerate(pieces) if piece.kind in ("inline", "display")]
        formulas = [_formula(pieces[n]) for n in places]
        if self._renderer == "mathjax":
            made = [render_for_mathjax(formula, macros) for formula in formulas]
        else:
            made = equations.typeset(formulas)
        typeset = dict(zip(places, made, strict=True))
        shown = [
            self._show(text, piece, typeset.get(n), equations) for n, piece in enumerate(pieces)
        ]
        problems = list(find_problems(text, pieces, typeset, equations))
        return Reading(text, pieces, tuple(shown), tuple(problems), equations.labelled())

    def _show(
        self, text: str, piece: Piece, typeset: Typeset | None, equations: Equations
    ) -> Shown:
        source = text[piece.start : piece.end]
        if typeset:
            return Shown(typeset.html, source, piece.content.strip())
        if piece.kind == "dollar":
            return Shown(source.lstrip("\\"), source)
        if piece.kind == "nothing":
            return Shown("", source)
        if piece.kind == "source" or self._renderer == "mathjax":
            return Shown(escape(source, quote=False), source)
        return Shown(render_reference(piece, equations.numbers), source)


def _formula(piece: Piece) -> Formula:
    return Formula(piece.content, piece.kind == "display", piece.label)


def render_for_mathjax(formula: Formula, macros: Mapping[str, Macro]) -> Typeset:
    """Return a formula as MathJax finds it in a page, with the site's macros replaced."""
    try:
        tex = join(expand(formula.tex, Expander(macros))).strip()
    except TexError:
        tex = formula.tex.strip()
    left, right = ("\\[", "\\]") if formula.display else ("\\(", "\\)")
    return Typeset(f'<span class="math">{left}{escape(tex, quote=False)}{right}</span>')


def render_reference(piece: Piece, numbers: Mapping[str, str]) -> str:
    """Return a link to an equation, or a question mark where there is none of that label."""
    label = piece.content.strip()
    number = numbers.get(label)
    if number is None:
        title = escape(f"There is no equation “{label}”")
        return f'<span class="ref" title="{title}">?</span>'
    number = f"({number})" if piece.kind == "eqref" else number
    return link_to(label, number)


def find_problems(
    text: str, pieces: Iterable[Piece], typeset: Mapping[int, Typeset], equations: Equations
) -> Iterable[Problem]:
    """Yield what is wrong with the formulas of a text, with lines from 1."""
    for place, piece in enumerate(pieces):
        made = typeset.get(place)
        if piece.fault:
            hint = "\\$ is the sign itself" if piece.kind == "dollar" else ""
            yield Problem("math-delimiter", "", piece.fault, hint, line=_line(text, piece, 0))
        if made and made.fault:
            said = f"{_excerpt(piece.content, made.at)}: {made.fault} (at character {made.at + 1})"
            yield Problem("math-tex", "", said, line=_line(text, piece, made.at))
        for label in made.twice if made else ():
            said = f'two equations have the label "{label}"'
            line = _line(text, piece, max(piece.content.rfind(label), 0))
            yield Problem("math-label", "", said, "links lead to the first", line=line)
        named = made.named if made else [piece.content.strip()] if piece.content else ()
        for label in named:
            if label not in equations.numbers:
                said = f'there is no equation with the label "{label}"'
                line = _line(text, piece, max(piece.content.find(label), 0))
                yield Problem("math-ref", "", said, nearest(label, equations.numbers), line=line)


def _excerpt(tex: str, at: int) -> str:
    """Return the part of some TeX in which the place of a fault stands, in one line."""
    start = max(0, at - 20) if len(tex) > 60 else 0
    shown = " ".join(tex[start : start + 60].split())
    return f"{'…' if start else ''}{shown}{'…' if start + 60 < len(tex) else ''}"


def _line(text: str, piece: Piece, at: int) -> int:
    """Return the line of a place in a piece's content, which has the lines of the text."""
    return text.count("\n", 0, piece.at) + piece.content.count("\n", 0, at) + 1
