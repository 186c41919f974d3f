"""Theorem-like environments and proofs: ``::: theorem`` … ``:::`` in Markdown."""

from dataclasses import asdict
from typing import Any

from pelican import signals
from pelican.contents import Article, Page

from .. import foundation
from ..core.elements import has_class
from ..core.generated_markup import Class
from ..core.markdown import reader as noting
from ..core.pelican_api import get_html
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .settings import proof_settings, theorem_settings


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


def summarize(content: Any) -> None:
    """Cut the summary of a post with environments: Pelican's would have their ids twice."""
    if isinstance(content, Article | Page) and has_class(get_html(content), Class.THEOREM_HEADING):
        keep_summary(content)


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.readers_init.connect(noting.add_reader)
    signals.content_object_init.connect(summarize)
