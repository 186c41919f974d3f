"""Formulas where MathML is not possible: as TeX, as text, or as simple HTML. Pure.

Titles, alternative texts, ids and the search index have text; feeds have the ``<i>``, ``<sub>``
and ``<sup>`` that feed readers keep.
"""

import re
from functools import cache, lru_cache
from html import escape, unescape

from ..hypertext import FORMULA, MATHML, content_pattern, element_pattern, strip_tags
from .flat import Flat
from .lettering import HTML, UNICODE
from .linear import PRIMES, Linear, NotLinearError
from .parsing import parse_mathml

SCRIPT = re.compile(element_pattern("script"))
#: A script of text alone, without attributes: the call of a note is none.
SUB_OR_SUP = re.compile(r"<(?P<tag>sub|sup)>(?P<inner>(?:[^<>]|</?(?:i|em|b)>){1,200})</(?P=tag)>")
#: How many formulas are known in each form: small ones come again and again.
KNOWN = 4096
ANNOTATION = re.compile(
    rf"<annotation[^<>]*+>(?P<tex>{content_pattern('annotation')})</annotation>"
)


def tex_of(mathml: str) -> str:
    """Return the TeX that the MathML of a formula has with it; "" if it has none."""
    found = ANNOTATION.search(mathml)
    return unescape(found["tex"]) if found else ""


@lru_cache(KNOWN)
def to_text(mathml: str) -> str:
    """Return a formula as readable text: ``O(n⁻¹ᐟ²)``; a matrix as its TeX."""
    try:
        return _write(_linear(UNICODE), mathml)
    except NotLinearError:
        return " ".join(_without_tags(mathml).split())


@lru_cache(KNOWN)
def to_flat_text(mathml: str) -> str:
    """Return any formula as Unicode for search: rows and cells one after the other."""
    try:
        return _write(_flat(), mathml)
    except NotLinearError:
        return " ".join(_without_tags(mathml).split())


@lru_cache(KNOWN)
def to_feed_html(mathml: str) -> str:
    """Return a formula as simple HTML; one that needs two dimensions as TeX in ``<code>``."""
    try:
        return _write(_linear(HTML), mathml)
    except NotLinearError:
        return f"<code>{escape(_without_tags(mathml), quote=False)}</code>"


#: One of each: they keep nothing of a formula.
_linear, _flat = cache(Linear), cache(Flat)


def _write(writer: Linear, mathml: str) -> str:
    """Return a formula in one line; raises NotLinearError."""
    try:
        return " ".join(writer.write(parse_mathml(mathml)).split())
    except NotLinearError:
        raise
    except (ValueError, IndexError, TypeError, RecursionError) as error:
        # By hand: a fraction of one part, a thousand rows in each other.
        raise NotLinearError("math") from error


def _without_tags(mathml: str) -> str:
    """Return what a formula has besides tags, where there is no TeX of it."""
    return tex_of(mathml) or strip_tags(mathml)


def text_of(html: str) -> str:
    """Return HTML as text, without scripts and with formulas in Unicode."""
    html = FORMULA.sub(lambda found: escape(_text_of(found[0]), quote=False), html)
    return strip_tags(scripts_as_text(SCRIPT.sub("", html)))


def scripts_as_text(html: str) -> str:
    """Return HTML with its subscripts and superscripts in Unicode: 10³ is not 103."""
    # From within: a script may be in another one, but hardly ever in more than that.
    for _ in range(3 if "<su" in html else 0):
        html = SUB_OR_SUP.sub(_script_as_text, html)
    return html


def _script_as_text(found: re.Match[str]) -> str:
    write = UNICODE.sub if found["tag"] == "sub" else UNICODE.sup
    text = strip_tags(found["inner"])
    return escape(write(text) if text not in PRIMES else text, quote=False)


def _text_of(formula: str) -> str:
    return to_text(formula) if formula.startswith("<math") else strip_tags(formula)


def simplify(html: str) -> str:
    """Return HTML with each formula as simple HTML: many feed readers drop MathML."""
    return MATHML.sub(lambda found: to_feed_html(found[0]), html)
