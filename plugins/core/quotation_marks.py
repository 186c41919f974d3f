"""Quotation marks by language. Pure."""

import re

#: What opens and closes a quotation, and one within it, by language; in all others as in English.
QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "et", "lt", "is", "bg", "hr", "sr"), "„ “ ‚ ‘"),
    **dict.fromkeys(("es", "it", "ca", "pt", "el"), "« » “ ”"),
    **dict.fromkeys(("ru", "uk", "be"), "« » „ “"),
    **dict.fromkeys(("no", "nb", "nn"), "« » ‘ ’"),
    **dict.fromkeys(("sv", "fi"), "” ” ’ ’"),
    **dict.fromkeys(("de-ch", "it-ch", "fr-ch"), "« » ‹ ›"),
    "fr": "«\u202f \u202f» “ ”",
    "pl": "„ ” ‚ ’",
    "ro": "„ ” « »",
    "hu": "„ ” » «",
    "da": "» « › ‹",
    "ja": "「 」 『 』",
    "pt-br": "“ ” ‘ ’",
}
ENGLISH = ("“", "”", "‘", "’")
#: Two marks of English, or straight ones, around words; what is in a tag is none.
PAIR = re.compile(r'“([^“”"<>]{1,300})”|(?<![\w=])"(?=[^\s"])([^"“”<>]{1,300})(?<=[^\s"])"(?!\w)')


def quotes_of(lang: str) -> tuple[str, ...]:
    """Return the four marks of a language, such as ``de`` or ``pt_BR``."""
    lang = lang.lower().replace("_", "-")
    found = QUOTES.get(lang) or QUOTES.get(lang.partition("-")[0])
    return tuple(found.split(" ")) if found else ENGLISH


def in_language(text: str, lang: str) -> str:
    """Return a text with the marks of a language around its quotations."""
    if '"' not in text and "“" not in text:
        return text
    opening, closing, *_ = quotes_of(lang)
    return PAIR.sub(lambda found: f"{opening}{found[1] or found[2]}{closing}", text)
