"""Titles and summaries with formulas: as HTML for the page, as text for wherever HTML cannot go."""

from collections.abc import Mapping
from html import escape, unescape
from typing import Any, Protocol

from pelican.contents import Content
from pelican.utils import slugify

from ..core.diagnostics import Problem, in_header
from ..core.documents import add_problems, get_document
from ..core.html import FORMULA, escape_title, strip_tags
from ..core.pelican_api import get_html
from ..core.summaries import keep_summary
from .macros import Macro, macros_of_header, macros_of_setting
from .plain import to_text
from .post import Reading, Typesetter
from .settings import MathSettings
from .tokens import TexError


def set_title(metadata: dict[str, Any], chosen: MathSettings, settings: Mapping[str, Any]) -> None:
    """Put the title without TeX into the metadata, and its HTML beside it as ``title_html``."""
    title = metadata.get("title")
    if not isinstance(title, str) or not ("$" in title or "\\(" in title):
        return
    typesetter = Typesetter("none", {"$", "\\("}, "mathml")
    reading = typesetter.read(unescape(title), macros_of_post(metadata, chosen))
    if not reading.pieces:
        return
    metadata["title"] = _written(reading, [escape(s.text(), quote=False) for s in reading.shown])
    html = [shown.html for shown in reading.shown]
    if chosen.renderer == "mathjax":
        html = [f"\\({escape(s.tex, quote=False)}\\)" if s.tex else s.html for s in reading.shown]
    metadata["title_html"] = _written(reading, html)
    if settings["SLUGIFY_SOURCE"] == "title":
        words = reading.joined(f" {shown.words()} " for shown in reading.shown)
        metadata.setdefault("slug", slugify(words, settings.get("SLUG_REGEX_SUBSTITUTIONS", ())))
    if reading.problems:
        # Without a path: what carries them is what they are about.
        problems = [
            Problem(p.rule, "", p.text, p.hint, near=in_header("Title")) for p in reading.problems
        ]
        add_problems(metadata, *problems)


def macros_of_post(metadata: Mapping[str, Any], chosen: MathSettings) -> dict[str, Macro]:
    """Return the macros of the site and of a post's header; a wrong header is told elsewhere."""
    macros = macros_of_setting(chosen.macros)
    given = get_document(metadata).fields.get("macros", [])
    try:
        return macros_of_header(
            given if isinstance(given, list) else str(given).split("\n"), macros
        )
    except (TexError, ValueError):
        return macros


def _written(reading: Reading, replacements: list[str]) -> str:
    """Return the HTML of a title with something for each of its formulas."""
    mark = "\ue000{}\ue001"
    html = escape_title(reading.marked(mark))
    for place, replacement in enumerate(replacements):
        html = html.replace(mark.format(place), replacement)
    return html


def set_summary_text(content: Content) -> None:
    """Cut the summary of a content with formulas; ``summary_text`` is the same without tags."""
    if FORMULA.search(get_html(content)):
        keep_summary(content)
    html = content.metadata.get("summary")
    if isinstance(html, str) and FORMULA.search(html):
        content.summary_text = escape(text_of(html), quote=False)


def text_of(html: str) -> str:
    """Return HTML as text, its formulas in Unicode."""
    return strip_tags(FORMULA.sub(lambda m: escape(_text(m[0]), quote=False), html))


def _text(formula: str) -> str:
    return to_text(formula) if formula.startswith("<math") else strip_tags(formula)


class ContentWithFormulas(Protocol):
    """What templates find on a content with formulas in its title or summary, and on no other."""

    #: The title as HTML; ``title`` is text.
    title_html: str
    #: The summary as text, escaped.
    summary_text: str
