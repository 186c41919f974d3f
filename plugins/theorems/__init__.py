"""Theorem-like environments and proofs: ``::: theorem`` … ``:::`` in Markdown."""

import re
from dataclasses import asdict
from typing import Any

from pelican.contents import Article, Page

from .. import foundation
from ..core.pelican_api import get_html
from ..core.plugin import Plugin, Step
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


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what Markdown reads environments with."""
    return {
        "theorems": asdict(theorem_settings(settings)),
        "proofs": asdict(proof_settings(settings)),
        "language": settings["DEFAULT_LANG"],
        "texts": texts_of(settings),
    }


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


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(theorem_settings, proof_settings),
    fields=("proofs",),
    markdown=markdown_options,
    contents=(Step(summarize, after=("frontmatter",)),),
    feeds=(Step(simplify_feed, after=("foundation",)),),
)

register = plugin.register
