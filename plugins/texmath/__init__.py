"""Math at build time: TeX in posts, titles and summaries becomes MathML, which needs no script."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Page

from .. import foundation
from ..core.documents import add_problems
from ..core.pelican_api import set_html
from ..core.plugin import Plugin, Step
from . import hypertext, restructured
from .feeds import simplify_feed
from .fields import ContentWithFormulas, set_summary_text, set_title
from .settings import math_settings

#: What typesets the posts that are not written in Markdown, by the suffix of their files.
OTHER_FORMATS = {".rst": restructured, ".html": hypertext, ".htm": hypertext}


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings of what else reads formulas."""
    chosen = math_settings(settings)
    settings["MATH_RENDERER"] = chosen.renderer
    if chosen.renderer == "mathml" and isinstance(settings.get("MATH_JAX", {}), dict):
        off = {"auto_insert": False, "process_summary": False}
        settings["MATH_JAX"] = {**settings.get("MATH_JAX", {}), **off}
    if chosen.renderer == "mathml":
        restructured.leave_tex(settings)


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what Markdown reads formulas with."""
    return {"settings": asdict(math_settings(settings))}


def quiet_render_math(settings: dict[str, Any]) -> None:
    """Keep pelican-render-math, if it was set up before us, from adding its script."""
    if settings["MATH_RENDERER"] == "mathml":
        for extension in settings["MARKDOWN"].get("extensions", []):
            if "auto_insert" in getattr(extension, "config", {}):
                extension.setConfig("auto_insert", False)
        if other := sys.modules.get("pelican.plugins.render_math.math"):
            other.process_summary.mathjax_script = None


def read_title(metadata: dict[str, Any], settings: dict[str, Any]) -> None:
    """Give a content with formulas in its title the title as text and as HTML."""
    set_title(metadata, math_settings(settings), settings)


def finish_content(content: Content) -> None:
    """Typeset what no Markdown extension has, and cut the summary where no formula is."""
    if isinstance(content, Article | Page):
        chosen = math_settings(content.settings)
        module = OTHER_FORMATS.get(Path(content.source_path).suffix)
        if chosen.renderer == "mathml" and module:
            html, problems = module.typeset_math(content, chosen)
            set_html(content, html)
            add_problems(content.metadata, *problems)
        set_summary_text(content)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(math_settings,),
    fields=("macros",),
    attributes=ContentWithFormulas,
    prepare=(Step(prepare),),
    load=(Step(quiet_render_math),),
    markdown=markdown_options,
    headers=(Step(read_title),),
    contents=(Step(finish_content, after=("frontmatter", "theorems", "corrections")),),
    feeds=(Step(simplify_feed, after=("foundation", "corrections")),),
)

register = plugin.register
