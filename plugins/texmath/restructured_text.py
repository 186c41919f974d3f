"""Formulas in reStructuredText: docutils leaves them as TeX, which is typeset here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.directives.body import MathBlock
from pelican.contents import Content

from ..core.diagnostics import Problem, placed
from ..core.generated_markup import Class
from ..core.html import get_html
from ..core.hypertext import content_pattern
from ..core.texts import texts_of
from .find.snippets import Snippet
from .headers import macros_of_post
from .problems import find_problems
from .render.conversion import shared_converter
from .render.display_markup import BoxNames
from .render.equations import Equations
from .render.formulas import Formula
from .settings import MathSettings
from .typesetting import render_reference

MARKED_UP = re.compile(
    r"<(?P<tag>tt|pre)\b(?P<attributes>(?>[^<>]*?\bclass="
    rf'"{Class.MATH}\b)[^<>]*+)>(?P<tex>{content_pattern("(?P=tag)")})</(?P=tag)>'
)
NAME = re.compile(r' id="[^"]*"')
REFERENCE = re.compile(r"\\(eqref|ref)\{([^{}]+)\}")
LABEL_AT_END = re.compile(r"\\label\{[^{}]*\}\Z")


class LabelledMath(MathBlock):  # type: ignore[misc]
    """The directive ``math`` of docutils with Sphinx's options."""

    option_spec: ClassVar[dict[str, Any]] = {
        **MathBlock.option_spec,
        "label": directives.unchanged_required,
        "nowrap": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the displays, the last one with the label."""
        self.options.pop("nowrap", None)
        label = self.options.pop("label", "")
        blocks: list[nodes.Node] = super().run()
        if label:
            blocks[-1] += nodes.Text(f"\\label{{{label}}}")
        return blocks


def equation_role(
    _name: str, raw: str, text: str, *_inliner: Any
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Read Sphinx's role ``eq``, a link to an equation by its label."""
    return [nodes.math(raw, f"\\eqref{{{text}}}")], []


def leave_tex(settings: dict[str, Any]) -> None:
    """Make docutils write formulas as TeX, and read labels as Sphinx does."""
    chosen = settings.get("DOCUTILS_SETTINGS") or {}
    settings["DOCUTILS_SETTINGS"] = {**chosen, "math_output": "LaTeX"}
    directives.register_directive("math", LabelledMath)
    roles.register_local_role("eq", equation_role)


def typeset_math(content: Content, chosen: MathSettings) -> tuple[str, list[Problem]]:
    """Return a content's HTML with its formulas typeset, and what is wrong with them."""
    html = get_html(content)
    snippets = [_snippet(match) for match in MARKED_UP.finditer(html)]
    places = [n for n, snippet in enumerate(snippets) if snippet.kind in ("inline", "display")]
    macros = macros_of_post(content.metadata, chosen)
    names = BoxNames(texts_of(content.settings), content.lang)
    equations = Equations(shared_converter(), macros, chosen.numbering, names=names)
    formulas = [Formula(snippets[n].content, snippets[n].kind == "display") for n in places]
    typeset = dict(zip(places, equations.typeset(formulas), strict=True))
    numbers = equations.numbering.numbers
    shown = iter(
        typeset[n].html if n in typeset else render_reference(snippet, numbers)
        for n, snippet in enumerate(snippets)
    )
    html = MARKED_UP.sub(lambda match: _placed_html(match, next(shown)), html)
    if not any(find_problems("", snippets, typeset, numbers, macros)):
        return html, []
    source = Path(content.source_path).read_text("utf-8-sig", errors="replace")
    located = list(locate_snippets(source, snippets))
    found = find_problems(source, located, typeset, numbers, macros)
    return html, [placed(problem, content.source_path, 0) for problem in found]


def _snippet(match: re.Match[str]) -> Snippet:
    tex = unescape(match["tex"].strip())
    if reference := REFERENCE.fullmatch(tex):
        return Snippet(reference[1], *match.span(), reference[2])
    return Snippet("display" if match["tag"] == "pre" else "inline", *match.span(), tex)


def _placed_html(match: re.Match[str], html: str) -> str:
    """Return a display in a paragraph of its own, with the id that the author gave."""
    if match["tag"] == "tt":
        return html
    name = NAME.search(match["attributes"])
    return f"<p{name[0] if name else ''}>{html}</p>"


def locate_snippets(source: str, snippets: Iterable[Snippet]) -> Iterator[Snippet]:
    """Yield snippets with their place in the source: each after the one before it, if possible."""
    at = 0
    for snippet in snippets:
        words = LABEL_AT_END.sub("", snippet.content).split()
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        found = pattern.search(source, at) or pattern.search(source)
        start, at = found.span() if found else (0, at)
        yield replace(snippet, at=start)
