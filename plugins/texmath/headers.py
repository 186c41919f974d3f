"""Formulas in a header: the title, as HTML and as text, and macros."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape
from typing import Any, Protocol

from pelican.contents import Content
from pelican.utils import slugify

from ..core.diagnostics import Problem, in_header
from ..core.documents import KEY, add_problems, get_document
from ..core.hypertext import escape_title
from .settings import MathSettings
from .tex.header_macros import MacroFault, macros_of_header
from .tex.macros import Macro, macros_of_setting
from .typesetting import IN_FIELDS, Reading, Typesetter, may_have_formulas

#: Fields that are shown as text, besides the title.
TEXTS = ("description", "image_alt", "subtitle")


def set_title(metadata: dict[str, Any], chosen: MathSettings, settings: Mapping[str, Any]) -> None:
    """Put the title without TeX into the metadata, and its HTML as ``title_html``."""
    title = metadata.get("title")
    if not isinstance(title, str) or not may_have_formulas(title):
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


def set_texts(metadata: dict[str, Any], chosen: MathSettings) -> None:
    """Write the formulas of what is shown as text only as text: a description, names of terms."""
    document = get_document(metadata)
    terms = [*(metadata.get("tags") or ()), metadata.get("category")]
    names = [term for term in terms if isinstance(getattr(term, "name", None), str)]
    places = [*((metadata, name) for name in TEXTS), (document.fields, "series")]
    given = [
        (fields, name)
        for fields, name in places
        if isinstance(fields.get(name), str) and may_have_formulas(fields[name])
    ]
    named = [term for term in names if may_have_formulas(term.name)]
    if not (given or named):
        return
    macros = macros_of_post(metadata, chosen)
    for term in named:
        term.name = _as_text(term.name, macros)
    changed = {name: _as_text(fields[name], macros) for fields, name in given}
    metadata |= {name: text for name, text in changed.items() if name in TEXTS}
    if "series" in changed:
        fields = {**document.fields, "series": changed["series"]}
        metadata[KEY] = replace(document, fields=fields)


def _as_text(text: str, macros: Mapping[str, Macro]) -> str:
    reading = _read(text, macros, "mathml")
    return reading.joined(shown.text() for shown in reading.shown) if reading.snippets else text


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
