"""Formulas where MathML is not possible: as TeX, as text, or as simple HTML. Pure.

Titles, alternative texts, ids and the search index have text; feeds have the ``<i>``, ``<sub>``
and ``<sup>`` that feed readers keep.
"""

import re
import xml.etree.ElementTree as etree
from functools import cache, lru_cache
from html import escape, unescape

from ..hypertext import FORMULA, MATHML, content_pattern, element_pattern, strip_tags
from .lettering import HTML, UNICODE
from .linear import Flat, Linear, NotLinearError

SCRIPT = re.compile(element_pattern("script"))
#: How many formulas are known in each form: small ones come again and again.
KNOWN = 4096
ANNOTATION = re.compile(
    rf"<annotation[^<>]*+>(?P<tex>{content_pattern('annotation')})</annotation>"
)


def tex_of(mathml: str) -> str:
    """Return the author's TeX that the MathML of a formula has with it; "" for none."""
    found = ANNOTATION.search(mathml)
    return unescape(found["tex"]) if found else ""


@lru_cache(KNOWN)
def to_text(mathml: str) -> str:
    """Return a formula as readable text: ``O(n⁻¹ᐟ²)``; a matrix as its TeX."""
    try:
        return _write(_linear(UNICODE), mathml)
    except NotLinearError:
        return " ".join(tex_of(mathml).split())


@lru_cache(KNOWN)
def to_flat_text(mathml: str) -> str:
    """Return any formula as Unicode for search: rows and cells one after the other."""
    return _write(_flat(), mathml)


@lru_cache(KNOWN)
def to_feed_html(mathml: str) -> str:
    """Return a formula as simple HTML; one that needs two dimensions as TeX in ``<code>``."""
    try:
        return _write(_linear(HTML), mathml)
    except NotLinearError:
        return f"<code>{escape(tex_of(mathml), quote=False)}</code>"


#: One of each: they keep nothing of a formula.
_linear, _flat = cache(Linear), cache(Flat)


def _write(writer: Linear, mathml: str) -> str:
    return " ".join(writer.write(etree.fromstring(mathml)).split())


def text_of(html: str) -> str:
    """Return HTML as text, without scripts and with formulas in Unicode."""
    html = FORMULA.sub(lambda found: escape(_text_of(found[0]), quote=False), html)
    return strip_tags(SCRIPT.sub("", html))


def _text_of(formula: str) -> str:
    return to_text(formula) if formula.startswith("<math") else strip_tags(formula)


def simplify(html: str) -> str:
    """Return HTML with each formula as simple HTML: many feed readers drop MathML."""
    return MATHML.sub(lambda found: to_feed_html(found[0]), html)
