"""Formulas in posts written in HTML: read as in Markdown, without what only Markdown has."""

import re
from pathlib import Path

from pelican.contents import Content

from ..core.diagnostics import Problem, placed
from ..core.html import get_html
from ..core.texts import texts_of
from .find.openings import HTML
from .headers import macros_of_post
from .render.display_markup import BoxNames
from .settings import MathSettings
from .typesetting import Typesetter

BODY = re.compile(r"<body[^<>]*+>", re.IGNORECASE)


def typeset_math(content: Content, chosen: MathSettings) -> tuple[str, list[Problem]]:
    """Return a content's HTML with its formulas typeset, and what is wrong with them."""
    typesetter = Typesetter(chosen.numbering, chosen.delimiters, chosen.renderer, HTML)
    macros = macros_of_post(content.metadata, chosen)
    names = BoxNames(texts_of(content.settings), content.lang)
    reading = typesetter.read(get_html(content), macros, names=names)
    html = reading.joined(shown.html for shown in reading.shown)
    if not reading.problems:
        return html, []
    source = Path(content.source_path).read_text("utf-8-sig", errors="replace")
    body = BODY.search(source)
    before = source.count("\n", 0, body.end()) if body else 0
    return html, [placed(problem, content.source_path, before) for problem in reading.problems]
