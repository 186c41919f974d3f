"""References after the word that they print: "Theorem @thm-a" becomes "Theorem Theorem 1"."""

from collections.abc import Iterator
from typing import Any

from pelican.contents import Content

from ...core.diagnostics import Problem
from ...core.documents import line_of_file
from ...theorems import Kinds
from ..labels.model import PREFIXES
from .filling import Placeholders
from .notation import parse_reference
from .showing import Answers

#: Marks that are read as the name of a kind.
MARKS = {"§": "section"}


def find_doubled(
    content: Content, placeholders: Placeholders, answers: Answers, kinds: Kinds, lang: str
) -> Iterator[Problem]:
    """Yield a problem for each reference of a content after the name of what it refers to."""
    known = dict(answers)
    for written, line, word in placeholders:
        targets = known.get(written, ()) if word else ()
        first: Any = next(iter(targets), "")
        # A text is a fault, which has been said; what has no number is printed with its title.
        is_shown = not isinstance(first, str) and any(first[1:3])
        if not is_shown or not _is_name(word, first[0], kinds, lang):
            continue
        reference = parse_reference(written)
        if reference is None or reference.form in ("ref", "eqref", "own") or reference.prefix:
            continue
        if not reference.items[0].bare:
            label = reference.items[0].label
            text = f'"{word}" is before a reference to "{label}", which prints it again'
            hint = f"leave the word out, or write [-@{label}]"
            at = line_of_file(content, line)
            yield Problem("ref-word", content.source_path, text, hint, line=at)


def _is_name(word: str, kind: str, kinds: Kinds, lang: str) -> bool:
    """Return whether a word is the name of a kind, or an abbreviation of it."""
    if kind in (MARKS.get(word), ""):
        return bool(kind)
    name, word = kinds.name(kind, lang), word.casefold()
    short = kinds.known[kind].prefixes if kind in kinds.known else PREFIXES.get(kind, ())
    return word in (kind, name.one.casefold(), name.many.casefold(), *short)
