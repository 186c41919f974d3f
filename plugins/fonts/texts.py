"""The characters that the text of a site is set in, without those of its formulas. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from unicodedata import normalize

from ..core.hypertext import TAG, element_pattern

ASCII = "".join(map(chr, range(0x20, 0x7F)))
ALL_ASCII = bytes(range(0x80))
#: What text has seldom outside code, which is in a font of the reader's.
RARE = "$*\\^`{|}~"
#: Kept whatever a site uses: browsers refuse a font without a space, and a font would be another
#: with each new letter. The last are those of templates and style sheets.
ALWAYS = "".join(set(ASCII) - set(RARE)) + "\u00a0\u00ad\u2010\u2011·×–—‘’“”…−↑"
#: For the same in other languages than English: the words of templates, the months, quotations.
WESTERN = "".join(map(chr, range(0xC0, 0x100))) + "ŒœŸ¡¿«»‚„‹›"
ENTITY = re.compile(r"&#?\w+;")
SELDOM = frozenset(RARE)
NOT_SHOWN = dict.fromkeys(map(ord, RARE))
#: What only patterns and TeX have; a formula, and the address of a link in Markdown.
PATTERN = frozenset("\\^{}")
WRITTEN = re.compile(r"\$[^$]*+\$|\]\([^()]*+\)")
CODE = re.compile(element_pattern("pre|code|script|style"))
#: What Jinja reads in a template: statements, expressions, comments.
JINJA = re.compile(
    r"\{%(?:[^%]++|%(?!\}))*+(?:%\}|\Z)"
    r"|\{\{(?:[^}]++|\}(?!\}))*+(?:\}\}|\Z)"
    r"|\{\#(?:[^\#]++|\#(?!\}))*+(?:\#\}|\Z)"
)


def not_ascii(text: str) -> str:
    """Return the characters of a text that are not ASCII, in the fastest way."""
    return text.encode(errors="ignore").translate(None, ALL_ASCII).decode()


def iter_strings(value: object) -> Iterator[str]:
    """Yield each text in a value: in lists and dicts, and the names of tags and the like."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.items():
            yield from iter_strings(item)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from iter_strings(one)
    elif isinstance(name := getattr(value, "name", None), str):
        yield name


def may_be_shown(text: str) -> str:
    """Return what pages may show of a setting or a field of a header, as an author wrote it.

    Patterns, addresses and formulas are not shown as they are written.
    """
    if "</" in text or SELDOM.isdisjoint(text):
        return text
    plain = WRITTEN.sub(lambda match: match[0].translate(NOT_SHOWN), text)
    is_path = "/" in text and " " not in text
    if is_path or not PATTERN.isdisjoint(plain) or not any(map(str.isalnum, plain)):
        return text.translate(NOT_SHOWN)
    return plain


def shown_by_template(template: str) -> str:
    """Return what a template shows by itself, without what Jinja puts there, and without tags."""
    return TAG.sub("", CODE.sub("", JINJA.sub("", template)))


def characters_of_text(texts: Iterable[str]) -> frozenset[str]:
    """Return all characters that browsers set some HTML in, and those that every site has.

    Their capitals are among them, since small capitals are made of these.
    """
    found = set(ALWAYS)
    for html in texts:
        text = _without_formulas(html)
        found.update(not_ascii(text), unescape("".join({*ENTITY.findall(text)})))
        if not SELDOM.isdisjoint(text):
            shown = TAG.sub("", CODE.sub("", text))
            found.update(char for char in RARE if char in shown)
        # Where the font has é, browsers use it for e and a combining accent.
        found.update(not_ascii(normalize("NFC", text)))
    return frozenset(found.union("".join(found).upper()))


def _without_formulas(html: str) -> str:
    first, *others = html.split("<math")
    return first + "".join(part.partition("</math>")[2] for part in others)
