"""Theorem-like environments and proofs: ``::: theorem`` … ``:::`` in Markdown."""

import re
from dataclasses import asdict
from typing import Any

from pelican import signals
from pelican.contents import Article, Page

from .. import foundation
from ..core.markdown import reader as noting
from ..core.pelican_api import get_html
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .settings import proof_settings, theorem_settings

#: As Markdown writes them: attributes in the order of the alphabet.
WITHIN_PAGE = re.compile(
    r'<a (?:aria-label="[^"]*" )?class="(?:permalink|theorem-proof)"[^>]*>.*?</a> ?'
    r'|<p class="proof-links">.*?</p>\n?'
)
#: What every statement has.
HEADING = '<p class="theorem-heading">'


def prepare(pelican: Any) -> None:
    """Check the settings, and have Markdown read environments with them."""
    settings = pelican.settings
    chosen = {
        "theorems": asdict(theorem_settings(settings)),
        "proofs": asdict(proof_settings(settings)),
    }
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    site = {"language": settings["DEFAULT_LANG"], "texts": texts_of(settings)}
    configs[f"{__name__}.markdown"] = {**chosen, **site}


def simplify_feed(_context: dict[str, Any], feed: Any) -> None:
    """Leave the links that lead about a post's own page out of the entries of a feed."""
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str) and "theorem" in html:
                item[name] = WITHIN_PAGE.sub("", html)


def summarize(content: Any) -> None:
    """Cut the summary of a post with environments: Pelican's would have their ids twice."""
    if isinstance(content, Article | Page) and HEADING in (get_html(content)):
        keep_summary(content)


def register() -> None:
    foundation.register()
    signals.feed_generated.connect(simplify_feed)
    signals.initialized.connect(prepare)
    signals.readers_init.connect(noting.add_reader)
    signals.content_object_init.connect(summarize)
