"""Math at build time: TeX in posts, titles and summaries becomes MathML, which needs no script."""

from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content, Page

from .. import foundation
from ..core.diagnostics import METADATA_KEY
from ..core.html import FORMULA
from ..core.markdown import reader as noting
from ..core.mathml import simplify
from ..core.pelican_api import get_html, set_html
from ..core.settings import SettingError
from ..core.summaries import keep_summary, renew_summary_text
from . import html_posts, mathjax, restructured_text
from .headers import set_title
from .settings import math_settings
from .typesetting import Reading, Shown, make_field_reader

#: What other plugins use, where texmath is on (``core.running.is_on``).
__all__ = ["Reading", "Shown", "make_field_reader", "register"]

#: What typesets the posts that are not written in Markdown, by the suffix of their files.
OTHER_FORMATS = {".rst": restructured_text, ".html": html_posts, ".htm": html_posts}


def prepare(pelican: Any) -> None:
    """Check the settings, and have Markdown read formulas with them."""
    settings = pelican.settings
    chosen = math_settings(settings)
    if find_spec("math_core") is None:
        raise SettingError("The plugin texmath needs math-core: pip install math-core")
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    configs[f"{__name__}.markdown"] = {"settings": asdict(chosen)}
    if chosen.renderer == "mathml":
        restructured_text.leave_tex(settings)
    else:
        mathjax.set_up(settings)


def begin_build(pelican: Any) -> None:
    """Take out what pelican-render-math has added, now that all plugins are set up."""
    mathjax.take_out(pelican.settings)


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
        if FORMULA.search(get_html(content)):
            keep_summary(content)
        renew_summary_text(content)
        if chosen.renderer == "mathjax":
            mathjax.add_script(content)


def simplify_feed(_context: dict[str, Any], feed: Any) -> None:
    """Give feeds simple HTML for formulas: many readers of feeds drop MathML."""
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str) and "<math" in html:
                item[name] = simplify(html)


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.get_generators.connect(begin_build)
    signals.readers_init.connect(noting.add_reader)
    signals.article_generator_context.connect(read_title)
    signals.page_generator_context.connect(read_title)
    signals.content_object_init.connect(finish_content)
    signals.feed_generated.connect(simplify_feed)
