"""Formulas in a header: the title, as HTML and as text, and macros."""

from collections.abc import Mapping
from html import escape, unescape
from typing import Any, Protocol

from pelican.contents import Content
from pelican.utils import slugify

from ..core.diagnostics import Problem, in_header
from ..core.documents import add_problems, get_document
from ..core.hypertext import escape_title
from .settings import MathSettings
from .tex.header_macros import MacroFault, macros_of_header
from .tex.macros import Macro, macros_of_setting
from .typesetting import IN_FIELDS, Reading, Typesetter


def set_title(metadata: dict[str, Any], chosen: MathSettings, settings: Mapping[str, Any]) -> None:
    """Put the title without TeX into the metadata, and its HTML as ``title_html``."""
    title = metadata.get("title")
    if not isinstance(title, str) or not any(delimiter in title for delimiter in IN_FIELDS):
        return
    macros = macros_of_post(metadata, chosen)
    reading = _read(title, macros, "mathml")  # MathML can be written as text, whatever the page has
    if not reading.snippets:
        return
    texts = [escape(shown.text(), quote=False) for shown in reading.shown]
    metadata["title"] = reading.joined(texts, escape_title)
    in_page = reading if chosen.renderer == "mathml" else _read(title, macros, chosen.renderer)
    metadata["title_html"] = in_page.joined((s.html for s in in_page.shown), escape_title)
    if settings["SLUGIFY_SOURCE"] == "title":
        words = reading.joined(f" {shown.words()} " for shown in reading.shown)
        metadata.setdefault("slug", slugify(words, settings.get("SLUG_REGEX_SUBSTITUTIONS", ())))
    if reading.problems:
        # Without a path: it is that of the content that they are kept on.
        problems = [
            Problem(p.rule, "", p.text, p.hint, near=in_header("Title")) for p in reading.problems
        ]
        add_problems(metadata, *problems)


def _read(title: str, macros: Mapping[str, Macro], renderer: str) -> Reading:
    return Typesetter("none", IN_FIELDS, renderer).read(unescape(title), macros)


def macros_of_post(metadata: Mapping[str, Any], chosen: MathSettings) -> dict[str, Macro]:
    """Return the macros of the site and of a post's header."""
    return _macros(metadata, chosen)[0]


def macro_problems(content: Content, chosen: MathSettings) -> list[Problem]:
    """Return what is wrong with the macros in the header of a content."""
    faults = _macros(content.metadata, chosen)[1]
    path = content.source_path
    return [Problem("math-macro", path, fault.text, near=fault.near) for fault in faults]


def _macros(
    metadata: Mapping[str, Any], chosen: MathSettings
) -> tuple[dict[str, Macro], tuple[MacroFault, ...]]:
    given = get_document(metadata).fields.get("macros")
    return macros_of_header(given, macros_of_setting(chosen.macros))


class ContentWithFormulas(Protocol):
    """What templates find on a content with formulas in its title, and on no other."""

    #: The title as HTML; ``title`` is text.
    title_html: str
