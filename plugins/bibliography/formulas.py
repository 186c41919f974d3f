"""The formulas in titles and abstracts of entries, typeset if `texmath` is on."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

#: From text with TeX in dollars to HTML.
Typeset = Callable[[str], str]


def make_typeset(settings: Mapping[str, Any]) -> Typeset:
    """Return what makes HTML of an entry's text; without `texmath` formulas stay TeX."""
    return _make(settings, lambda shown: shown.html)


def make_plain(settings: Mapping[str, Any]) -> Typeset:
    """Return what makes text of an entry's text, its formulas in Unicode; it is not escaped."""
    return _make(settings, lambda shown: shown.text(), quoted=False)


def _make(
    settings: Mapping[str, Any], show: Callable[[Any], str], *, quoted: bool = True
) -> Typeset:
    def written(text: str) -> str:
        return escape(text, quote=False) if quoted else text

    if "MATH_RENDERER" not in settings:
        return written
    # Here, for it needs math-core, and we do not.
    from ..texmath.macros import macros_of_setting  # noqa: PLC0415
    from ..texmath.post import Typesetter  # noqa: PLC0415
    from ..texmath.settings import math_settings  # noqa: PLC0415

    chosen = math_settings(settings)
    typesetter = Typesetter("none", {"$", "\\("}, chosen.renderer)
    macros = macros_of_setting(chosen.macros)

    def typeset(text: str) -> str:
        if "$" not in text and "\\(" not in text:
            return written(text)
        reading = typesetter.read(text, macros, references=False)
        html = written(reading.marked("\ue000{}\ue001"))
        for place, shown in enumerate(reading.shown):
            html = html.replace(f"\ue000{place}\ue001", show(shown))
        return html

    return typeset
