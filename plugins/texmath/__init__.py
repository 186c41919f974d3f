"""Math at build time: TeX in posts, titles and summaries becomes MathML, which needs no script."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content, Page

from .. import foundation
from ..core.diagnostics import METADATA_KEY
from ..core.markdown import reader as noting
from ..core.pelican_api import set_html
from . import hypertext, restructured
from .feeds import simplify_feed
from .fields import set_summary_text, set_title
from .settings import math_settings

#: What typesets the posts that are not written in Markdown, by the suffix of their files.
OTHER_FORMATS = {".rst": restructured, ".html": hypertext, ".htm": hypertext}


def prepare(pelican: Any) -> None:
    """Check the settings, and have Markdown read formulas with them."""
    settings = pelican.settings
    chosen = math_settings(settings)
    settings["MATH_RENDERER"] = chosen.renderer
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    configs[f"{__name__}.markdown"] = {"settings": asdict(chosen)}
    if chosen.renderer == "mathml" and isinstance(settings.get("MATH_JAX", {}), dict):
        off = {"auto_insert": False, "process_summary": False}
        settings["MATH_JAX"] = {**settings.get("MATH_JAX", {}), **off}
    if chosen.renderer == "mathml":
        restructured.leave_tex(settings)


def quiet_render_math(pelican: Any) -> None:
    """Keep pelican-render-math, if it was set up before us, from adding its script."""
    if pelican.settings["MATH_RENDERER"] == "mathml":
        for extension in pelican.settings["MARKDOWN"].get("extensions", []):
            if "auto_insert" in getattr(extension, "config", {}):
                extension.setConfig("auto_insert", False)
        if other := sys.modules.get("pelican.plugins.render_math.math"):
            other.process_summary.mathjax_script = None


def read_title(generator: Any, metadata: dict[str, Any]) -> None:
    """Give a content with formulas in its title the title as text and as HTML."""
    set_title(metadata, math_settings(generator.settings), generator.settings)


def finish_content(content: Content) -> None:
    """Typeset what no Markdown extension has, and cut the summary where no formula is."""
    if isinstance(content, Article | Page):
        chosen = math_settings(content.settings)
        module = OTHER_FORMATS.get(Path(content.source_path).suffix)
        if chosen.renderer == "mathml" and module:
            html, problems = module.typeset_math(content, chosen)
            set_html(content, html)
            found = content.metadata.get(METADATA_KEY, ())
            content.metadata[METADATA_KEY] = (*found, *problems)
        set_summary_text(content)


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.get_generators.connect(quiet_render_math)
    signals.readers_init.connect(noting.add_reader)
    signals.article_generator_context.connect(read_title)
    signals.page_generator_context.connect(read_title)
    signals.content_object_init.connect(finish_content)
    signals.feed_generated.connect(simplify_feed)
