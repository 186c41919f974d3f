r"""Texts with formulas, read and typeset: what each formula becomes, and what is wrong. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ..core.diagnostics import Problem
from ..core.generated_markup import Class
from ..core.hypertext import MATHML
from ..core.markdown.prose import Search
from ..core.mathml import to_text
from .find.openings import MARKDOWN
from .find.scanning import find_snippets
from .find.snippets import Snippet
from .problems import find_problems
from .render.conversion import expand, shared_converter
from .render.display_markup import BoxNames, link_to
from .render.equations import Equations
from .render.formulas import Formula, Typeset
from .render.numbering import Equation
from .render.reference_marks import with_line
from .settings import math_settings
from .tex.expansion import Expander
from .tex.macros import Macro, macros_of_setting
from .tex.tokens import TexError, join

FONT = re.compile(r"\\(?:math|text|operator|bold|left|right|big)[a-zA-Z]*\*?|\\[,;:! ]")
WORDS = re.compile(r"[A-Za-z0-9]+")
#: The delimiters of formulas in titles and other fields.
IN_FIELDS = ("$", "\\(")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a snippet of a text becomes in a page."""

    html: str
    #: What its author wrote.
    source: str
    #: The TeX of a formula.
    tex: str = ""

    def text(self) -> str:
        """Return it as a text without markup."""
        found = MATHML.search(self.html)
        return to_text(found[0]) if found else self.tex or self.html

    def words(self) -> str:
        """Return it for an id: letters and numbers, with hyphens between words."""
        return "-".join(WORDS.findall(FONT.sub(" ", self.tex or self.html)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that has been read, and what its snippets become."""

    text: str
    snippets: tuple[Snippet, ...]
    shown: tuple[Shown, ...]
    #: What is wrong, without a path.
    problems: tuple[Problem, ...]
    #: The equations with a label.
    equations: tuple[Equation, ...] = ()

    def marked(self, mark: str) -> str:
        """Return the text with a mark for each snippet; ``{}`` in it is the snippet's index."""
        return self.joined(
            "" if snippet.kind == "nothing" else mark.format(place)
            for place, snippet in enumerate(self.snippets)
        )

    def joined(self, replacements: Iterable[str], write: Callable[[str], str] = str) -> str:
        """Return the text with its snippets replaced; ``write`` escapes the rest."""
        parts, at = [], 0
        for snippet, replacement in zip(self.snippets, replacements, strict=True):
            parts += [write(self.text[at : snippet.start]), replacement]
            at = snippet.end
        return "".join([*parts, write(self.text[at:])])


class Typesetter:
    """Reads texts and typesets their formulas; can be used for any number of texts."""

    def __init__(
        self,
        numbering: str,
        delimiters: Iterable[str],
        renderer: str,
        opening: Search = MARKDOWN,
        *,
        others: bool = False,
    ) -> None:
        #: Whether another plugin fills the references in formulas to what is no equation.
        self._others = others
        self._numbering = numbering
        self._delimiters = frozenset(delimiters)
        self._renderer = renderer
        self._opening = opening
        self._converter = shared_converter()

    def read(
        self,
        text: str,
        macros: Mapping[str, Macro],
        references: bool = True,
        names: BoxNames | None = None,
    ) -> Reading:
        r"""Return a text with what its formulas become, and its ``\ref`` and ``\eqref``."""
        delimiters = self._delimiters | ({"\\ref"} if references else set())
        snippets = tuple(find_snippets(text, delimiters, self._opening))
        others = self._others and not references
        equations = Equations(self._converter, macros, self._numbering, others=others, names=names)
        places = [n for n, snippet in enumerate(snippets) if snippet.kind in ("inline", "display")]
        formulas = [_formula(snippets[n]) for n in places]
        if self._renderer == "mathjax":
            made = [render_for_mathjax(formula, macros) for formula in formulas]
        else:
            made = equations.typeset(formulas)
        typeset = dict(zip(places, made, strict=True))
        numbers = equations.numbering.numbers
        shown = [self._show(text, s, typeset.get(n), numbers) for n, s in enumerate(snippets)]
        problems = find_problems(text, snippets, typeset, numbers, macros)
        return Reading(
            text, snippets, tuple(shown), tuple(problems), equations.numbering.labelled()
        )

    def _show(
        self, text: str, snippet: Snippet, typeset: Typeset | None, numbers: Mapping[str, str]
    ) -> Shown:
        source = text[snippet.start : snippet.end]
        if typeset:
            html = typeset.html
            if typeset.others:
                html = with_line(html, text.count("\n", 0, snippet.at) + 1)
            return Shown(html, source, snippet.content.strip())
        if snippet.kind == "dollar":
            return Shown(source.lstrip("\\"), source)
        if snippet.kind == "nothing":
            return Shown("", source)
        if snippet.kind in ("source", "empty"):
            return Shown(escape(source, quote=False), source)
        if self._renderer == "mathjax":
            return Shown(_marked_up(f"\\{snippet.kind}{{{snippet.content}}}"), source)
        return Shown(render_reference(snippet, numbers), source)


def _formula(snippet: Snippet) -> Formula:
    return Formula(snippet.content, snippet.kind == "display", snippet.label)


def render_for_mathjax(formula: Formula, macros: Mapping[str, Macro]) -> Typeset:
    """Return a formula as MathJax finds it in a page, with the site's macros replaced."""
    try:
        tex = join(expand(formula.tex, Expander(macros))).strip()
    except TexError:
        tex = formula.tex.strip()
    left, right = ("$$", "$$") if formula.display else ("\\(", "\\)")
    return Typeset(_marked_up(f"{left}{tex}{right}"))


def _marked_up(tex: str) -> str:
    return f'<span class="{Class.MATH}">{escape(tex, quote=False)}</span>'


def render_reference(snippet: Snippet, numbers: Mapping[str, str]) -> str:
    """Return a link to an equation, or a question mark if none has that label."""
    label = snippet.content.strip()
    number = numbers.get(label)
    if number is None:
        title = escape(f"There is no equation “{label}”")
        return f'<span class="{Class.REF}" title="{title}">?</span>'
    number = f"({number})" if snippet.kind == "eqref" else number
    return link_to(label, number)


def may_have_formulas(text: str) -> bool:
    """Return whether a title or another field has a delimiter of formulas."""
    return any(delimiter in text for delimiter in IN_FIELDS)


def make_field_reader(settings: Mapping[str, Any]) -> Callable[[str], Reading | None]:
    """Return a function that reads a field, such as the title of an entry.

    It returns None for a field without formulas.
    """
    chosen = math_settings(settings)
    typesetter = Typesetter("none", IN_FIELDS, chosen.renderer)
    macros = macros_of_setting(chosen.macros)

    def read(text: str) -> Reading | None:
        if not may_have_formulas(text):
            return None
        return typesetter.read(text, macros, references=False)

    return read
