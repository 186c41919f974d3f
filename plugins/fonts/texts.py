"""The characters that the text of a site is set in, without those of its formulas. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from unicodedata import normalize

#: Kept whatever a site uses: they cost little, and browsers refuse a font without a space.
ASCII = "".join(map(chr, range(0x20, 0x7F)))
ALL_ASCII = bytes(range(0x80))
#: For what no content has: the characters of templates.
ALWAYS = ASCII + "\u00a0\u00ad\u2010\u2011¡¿§©°±·×«»–—‘’‚“”„†•…′″‹›€−"
#: For the same in other languages than English: the words of templates, the months.
WESTERN = "".join(map(chr, range(0xC0, 0x100))) + "ŒœŸ"
ENTITY = re.compile(r"&#?\w+;")


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


def characters_of_text(texts: Iterable[str]) -> frozenset[str]:
    """Return all characters that browsers set some HTML in, and those that every site has.

    Their capitals are among them, since small capitals are made of these.
    """
    found = set(ALWAYS)
    for html in texts:
        text = _without_formulas(html)
        found.update(not_ascii(text), unescape("".join({*ENTITY.findall(text)})))
        # Where the font has é, browsers use it for e and a combining accent.
        found.update(not_ascii(normalize("NFC", text)))
    return frozenset(found.union("".join(found).upper()))


def _without_formulas(html: str) -> str:
    first, *others = html.split("<math")
    return first + "".join(part.partition("</math>")[2] for part in others)
