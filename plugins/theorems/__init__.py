"""Theorem-like environments and proofs: ``::: theorem`` … ``:::`` in Markdown."""

from dataclasses import asdict
from typing import Any

from pelican.contents import Article, Page

from .. import foundation
from ..core.diagnostics import Problem, in_header
from ..core.documents import add_problems, get_document
from ..core.elements import has_class
from ..core.generated_markup import Class
from ..core.html import derive
from ..core.plugin import Plugin, Step
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .environments import question
from .kinds import Kinds
from .proofs import SAID
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


def question_proofs(metadata: dict[str, Any], _settings: dict[str, Any]) -> None:
    """Report what a header says of proofs and nobody understands."""
    said = str(get_document(metadata).fields.get("proofs") or "").strip()
    if said and said.casefold() not in SAID:
        text, hint = f'proofs are not "{said}"', "write Proofs: open, or Proofs: closed"
        problem = Problem("frontmatter-field", "", text, hint, near=in_header("Proofs"))
        add_problems(metadata, problem)


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
    headers=(Step(question_proofs),),
    contents=(Step(summarize, after=("frontmatter",)),),
)

register = plugin.register
