"""MathJax in the browser: the script of pelican-render-math, and no other part of that plugin.

Its patterns read any two dollars as a formula, also those in code, attributes and addresses, and we
have found the formulas already. So all that it adds to Pelican is removed, whether or not an author
lists it, and wherever in the list; with ``MATH_RENDERER = "mathjax"`` we add its script to contents
with formulas.

pelican-render-math does not promise anything that is used here. Seen in its version 1.0.5.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from blinker import ANY
from pelican import signals
from pelican.contents import Content

from ..core.html import change, derive
from ..core.hypertext import FORMULA
from ..core.pelican_api import set_formatted_field
from ..core.settings import SettingError
from ..core.summaries import keep_summary

#: Where the settings keep the script.
SETTING = "DIPTYCH_MATHJAX"
#: The class of its Markdown extension, by name: an author may have the plugin in a folder of any
#: name, or not at all.
EXTENSION = "PelicanMathJaxExtension"
#: Its receiver that adds the script to reStructuredText, and to summaries, which it parses again.
RECEIVER = "process_rst_and_summaries"
#: The place in its script that says where MathJax looks for formulas: in all of a page, also in
#: code and buttons.
EVERYWHERE = '"    tex2jax: { "'
IN_FORMULAS = "\"    tex2jax: { ignoreClass: '.*', processClass: 'math', \""


@dataclass(frozen=True, slots=True)
class Script:
    """The script that loads MathJax."""

    html: str
    #: Whether contents get it; ``auto_insert`` in MATH_JAX.
    in_contents: bool
    #: Whether summaries get it, for pages that list them; ``process_summary`` in MATH_JAX.
    in_summaries: bool


def remove_plugin(settings: dict[str, Any]) -> None:
    """Remove what the plugin has added to Markdown and to the signal after all generators."""
    if extensions := settings["MARKDOWN"].get("extensions"):
        others = [one for one in extensions if type(one).__name__ != EXTENSION]
        settings["MARKDOWN"]["extensions"] = others
    for receiver in list(signals.all_generators_finalized.receivers_for(ANY)):
        if getattr(receiver, "__name__", "") == RECEIVER:
            signals.all_generators_finalized.disconnect(receiver)


def set_up(settings: dict[str, Any]) -> None:
    """Make the script from ``MATH_JAX``, and have docutils mark formulas up for it."""
    try:
        from pelican.plugins.render_math import math as plugin  # noqa: PLC0415
    except ImportError:
        needs = 'The setting MATH_RENDERER = "mathjax" needs pelican-render-math'
        raise SettingError(f"{needs}: pip install pelican-render-math") from None
    # Both functions are what its receiver of "initialized" begins with.
    chosen = plugin.process_settings(SimpleNamespace(settings=settings))
    script = plugin.process_mathjax_script(chosen).replace(EVERYWHERE, IN_FORMULAS)
    html = f'<script type="text/javascript">{script}</script>'
    settings[SETTING] = Script(html, chosen["auto_insert"], chosen["process_summary"])
    docutils = settings.get("DOCUTILS_SETTINGS") or {}
    marked_up = {"math_output": f"MathJax {chosen['source']}"}
    settings["DOCUTILS_SETTINGS"] = {**marked_up, **docutils}
    if settings.get("TYPOGRIFY"):
        ignored = settings.get("TYPOGRIFY_IGNORE_TAGS") or []
        settings["TYPOGRIFY_IGNORE_TAGS"] = [*ignored, ".math", "script"]


def add_script(content: Content) -> None:
    """Add the script to a content with formulas, and to its summary if that has some."""
    script: Script = content.settings[SETTING]
    if derive(content, _has_formula, getattr(content, "title_html", "")):
        keep_summary(content)  # of which the script is no part yet
        if script.in_contents:
            change(content, _with_script, script.html)
    summary = content.metadata.get("summary")
    if script.in_summaries and isinstance(summary, str) and FORMULA.search(summary):
        set_formatted_field(content, "summary", summary + script.html)


def _has_formula(html: str, title: str) -> bool:
    return FORMULA.search(f"{html}{title}") is not None


def _with_script(html: str, script: str) -> str:
    return f"{html}\n{script}"
