"""Math at build time: TeX in posts, titles and summaries becomes MathML, which needs no script."""

from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Page

from .. import foundation
from ..core.build import build_of
from ..core.diagnostics import Problem, report
from ..core.documents import add_problems
from ..core.html import derive, set_html
from ..core.hypertext import FORMULA
from ..core.mathml import simplify
from ..core.plugin import Plugin, Step
from ..core.settings import SettingError
from ..core.summaries import keep_summary, renew_summary_text
from ..core.texts import texts_of
from . import html_posts, mathjax, restructured_text
from .formula_store import MARKED as MARKED_FORMULA
from .headers import ContentWithFormulas, macro_problems, set_texts, set_title
from .settings import (
    FAULTS,
    FILE,
    forget_settings,
    math_settings,
    read_file_of_macros,
    settings_of_run,
)
from .tex.macro_files import read_macro_file
from .tex.tokens import tokenize
from .tex_apart import tex_apart
from .typesetting import IN_FIELDS, Reading, Shown, make_field_reader

__all__ = [
    "IN_FIELDS",
    "MARKED_FORMULA",
    "Reading",
    "Shown",
    "make_field_reader",
    "plugin",
    "read_macro_file",
    "register",
    "tokenize",
]

#: What typesets the posts that are not written in Markdown, by the suffix of their files.
OTHER_FORMATS = {".rst": restructured_text, ".html": html_posts, ".htm": html_posts}


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings of docutils and MathJax, which read formulas, too."""
    forget_settings(settings)
    try:
        import_module("math_core")
    except ImportError as error:
        text = f"The plugin texmath needs math-core ({error}): pip install math-core"
        raise SettingError(text) from None
    if math_settings(settings).renderer == "mathml":
        restructured_text.leave_tex(settings)
    else:
        mathjax.set_up(settings)
    # For ``base.html``; a function of the site's own of that name wins.
    settings["JINJA_GLOBALS"] = {"tex_apart": tex_apart, **settings["JINJA_GLOBALS"]}


def report_macros(settings: dict[str, Any]) -> None:
    """Report what is wrong with the file of macros."""
    faults = settings.get(FAULTS, ())
    report(settings, [Problem("math-macro", path, text, line=line) for path, line, text in faults])


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension."""
    return {
        "settings": asdict(math_settings(settings)),
        "file": settings.get(FILE, ""),
        "texts": texts_of(settings),
        "language": settings["DEFAULT_LANG"],
    }


def read_title(metadata: dict[str, Any], settings: dict[str, Any]) -> None:
    """Set the title as text and as HTML, if it has formulas."""
    set_title(metadata, settings_of_run(settings), settings)
    set_texts(metadata, settings_of_run(settings))


def finish_content(content: Content) -> None:
    """Typeset posts that are not in Markdown, and cut the summary outside of formulas."""
    if isinstance(content, Article | Page):
        chosen = settings_of_run(content.settings)
        module = OTHER_FORMATS.get(Path(content.source_path).suffix)
        if chosen.renderer == "mathml" and module:
            html, problems = module.typeset_math(content, chosen)
            set_html(content, html)
            add_problems(content.metadata, *problems, *macro_problems(content, chosen))
        if derive(content, _has_formula):
            keep_summary(content)
        renew_summary_text(content)
        if chosen.renderer == "mathjax":
            mathjax.add_script(content)


def _has_formula(html: str) -> bool:
    return FORMULA.search(html) is not None


def simplify_feed(context: dict[str, Any], feed: Any) -> None:
    """Give feeds simple HTML for formulas: many readers of feeds drop MathML."""
    memory = build_of(context).memory
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str) and "<math" in html:
                item[name] = memory.recall_text(simplify, html)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(read_file_of_macros, math_settings),
    fields=("macros",),
    attributes=ContentWithFormulas,
    prepare=(Step(prepare),),
    load=(Step(mathjax.remove_plugin), Step(report_macros, after=("foundation",))),
    markdown=markdown_options,
    headers=(Step(read_title, after=("foundation",)),),
    contents=(Step(finish_content, after=("frontmatter", "theorems", "corrections")),),
    feeds=(Step(simplify_feed, after=("foundation", "corrections")),),
)

register = plugin.register
