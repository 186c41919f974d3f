"""Theorem-like environments and proofs: ``::: theorem`` … ``:::`` in Markdown."""

from dataclasses import asdict
from typing import Any

from pelican.contents import Article, Page

from .. import foundation
from ..core.elements import has_class
from ..core.generated_markup import Class
from ..core.html import derive
from ..core.plugin import Plugin, Step
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .environments import question
from .kinds import Kinds
from .settings import TheoremSettings, are_names, proof_settings, site_kinds, theorem_settings

#: What other plugins may use.
__all__ = [
    "Kinds",
    "TheoremSettings",
    "are_names",
    "plugin",
    "question",
    "register",
    "site_kinds",
    "theorem_settings",
]


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension."""
    return {
        "theorems": asdict(theorem_settings(settings)),
        "proofs": asdict(proof_settings(settings)),
        "language": settings["DEFAULT_LANG"],
        "texts": texts_of(settings),
    }


def summarize(content: Any) -> None:
    """Cut the summary of a post with environments here: Pelican's would repeat their ids."""
    if isinstance(content, Article | Page) and derive(content, _has_statements):
        keep_summary(content)


def _has_statements(html: str) -> bool:
    return has_class(html, Class.THEOREM_HEADING)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(theorem_settings, proof_settings),
    fields=("proofs",),
    markdown=markdown_options,
    contents=(Step(summarize, after=("frontmatter",)),),
)

register = plugin.register
