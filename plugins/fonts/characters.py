"""The characters that formulas are drawn with, and those that the font lacks. Pure.

Plain string work: the MathML of a large site is some hundred megabytes, and each build
looks through it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import unescape

from ..core.hypertext import ANNOTATION, MATHML, TAG, element_pattern
from .texts import ASCII, characters_of_text, not_ascii

#: What browsers draw though no text has it: the symbol of a root, a minus for each hyphen.
DRAWN = "\u00a0√−"
#: What few formulas have: upright capitals among them, since an identifier of one letter is shown
#: in italics. The rest of ASCII a site's fonts have from the beginning: they would be others with
#: each new letter.
RARE = "#$%&'*;?@\\^_`~" + "".join(map(chr, range(0x41, 0x5B)))
PLAIN = "".join(set(ASCII) - set(RARE))
#: An identifier of one letter is shown in italics.
LETTER = re.compile(r"<mi(?![^<>]*\bmathvariant)[^<>]*+>([^<])</mi>")
WORDS = re.compile(element_pattern("mtext|annotation"))
#: Ranges of letters in fonts for mathematics: script, Fraktur, double-struck and so on.
LETTERLIKE = (*range(0x2100, 0x2150), *range(0x1D400, 0x1D800))
VARIATIONS = range(0xFE00, 0xFE10)


def iter_formulas(html: str) -> Iterator[str]:
    """Yield the MathML of some HTML, without its TeX and the outer tags."""
    for part in html.split("<math")[1:]:
        formula = part.partition("</math>")[0]
        # Ours have the TeX at the end; others may have a presentation after it.
        head, annotation, rest = formula.partition("<annotation")
        formula = ANNOTATION.sub("", formula) if annotation and "<m" in rest else head
        yield unescape(formula) if "&" in formula else formula


def characters_of_math(texts: Iterable[str]) -> frozenset[str]:
    """Return all characters that browsers draw the formulas of some HTML with."""
    found: set[str] = set()
    for html in texts:
        if formulas := "".join(iter_formulas(html)):
            letters = set(LETTER.findall(formulas))
            italics = {one: image for one in letters if (image := _images()[0].get(one))}
            found.update(italics.values())
            # An italic letter is drawn by its image alone, wherever it is one identifier.
            others = LETTER.sub("", formulas) if italics else formulas
            found.update(letters - italics.keys(), not_ascii(others), PLAIN, DRAWN)
            found.update(char for char in RARE if char in others)
            if formulas.count("mathvariant=") > formulas.count('mathvariant="normal"'):
                for letter in set(TAG.sub("", formulas)):
                    found.update(_images()[1].get(letter, ()))
    return frozenset(found - {""})


#: By the word for it in ``fonts.toml``: a function that returns the characters of some texts.
TEXTS: dict[str, Callable[[Iterable[str]], frozenset[str]]] = {
    "math": characters_of_math,
    "text": characters_of_text,
}


def characters_in_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of some texts for each kind of font, in the order of TEXTS."""
    listed = list(texts)
    return tuple("".join(sorted(characters(listed))) for characters in TEXTS.values())


def characters_in_html(html: str) -> tuple[str, ...]:
    """Return the characters of some HTML for each kind of font, in the order of TEXTS."""
    return characters_in_texts([html])


@cache
def _images() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the italic image of each letter that has one, and all its images."""
    italic: dict[str, str] = {}
    every: dict[str, list[str]] = {}
    for char in map(chr, LETTERLIKE):
        # One step only: the normal form of an italic ϵ would be that of an italic ε.
        kind, _, code = unicodedata.decomposition(char).partition(" ")
        if kind == "<font>":
            letter, name = chr(int(code, 16)), unicodedata.name(char)
            every.setdefault(letter, []).append(char)
            if name.startswith("MATHEMATICAL ITALIC") or name == "PLANCK CONSTANT":
                italic[letter] = char
    return italic, every


def is_drawn(char: str) -> bool:
    """Return whether a character needs a glyph: spaces and controls do not."""
    return unicodedata.category(char)[0] not in "CZ" and ord(char) not in VARIATIONS


def find_missing(html: str, missing: Iterable[str]) -> Iterator[tuple[str, str]]:
    r"""Yield each character of formulas that is among the missing, with the TeX it comes from.

    Words in formulas, as in ``\text{…}``, are text: any font of the reader's is right for them.
    """
    wanted = frozenset(missing)
    for formula in MATHML.findall(html):
        characters = unescape(TAG.sub("", WORDS.sub("", formula)))
        for char in sorted(wanted.intersection(characters)):
            _, _, tex = formula.partition("<annotation")
            yield char, unescape(tex.partition(">")[2].partition("</annotation>")[0])


def missing_in_texts(texts: Iterable[str], missing: str) -> tuple[tuple[str, str], ...]:
    """Return the characters of formulas that are among the missing, each with its TeX."""
    found = (one for text in texts for one in find_missing(text, missing))
    return tuple(dict.fromkeys(found))


def missing_in_html(html: str, missing: str) -> tuple[tuple[str, str], ...]:
    """Return the same for some HTML."""
    return missing_in_texts([html], missing)


def describe(char: str) -> str:
    """Return a character's number and name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '(without a name)')}"


def near(char: str, tex: str) -> str:
    """Return a regular expression for where a formula's source has a character."""
    return re.escape(char) if char in tex else r"\s+".join(map(re.escape, tex.split()))
