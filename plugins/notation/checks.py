"""What is doubtful in the symbols of a post, and of the two posts on a paper. Pure."""

import re
from collections.abc import Iterator

from ..core.changes import drop_elements
from ..core.diagnostics import Problem, within
from ..core.generated_markup import Class
from ..core.hypertext import strip_tags
from .atoms import Row, parse
from .model import DefinedSymbol, NotationRead
from .written import SETTINGS

#: Words that say nothing, and what is not written in words.
NO_WORDS = re.compile(r"\b(?:the|an?|der|die|das|eine?|le|la|les|une?|el|los|las|una?)\b|[^\w\s]")
#: The scopes of one post that hold in all of it.
WHOLE = ("header", "post")


def _near(tex: str) -> str:
    """Return a pattern of the line that defines a symbol."""
    return rf"\$[^$\n]*{re.escape(tex)}[^$\n]*\$\s*[:=,]|{re.escape(tex)}[\"']?\s*:"


def find_problems(read: NotationRead, path: str) -> Iterator[Problem]:
    """Yield the hints on a post: symbols that are defined twice, too late or for nothing."""
    yield from _twice(read, path)
    yield from _early(read, path)
    used = {parse(tex) for number in read.used for tex in read.entries[number].tex}
    for entry in read.entries:
        if entry.scope not in ("site", "series") and not used.intersection(map(parse, entry.tex)):
            if not entry.tex:
                continue  # its line is reported already
            text = f"no formula where it holds has the symbol ${entry.tex[0]}$"
            hint = "write it as the formulas do"
            yield Problem("symbol-unused", path, text, hint, near=_near(entry.tex[0]))


def _twice(read: NotationRead, path: str) -> Iterator[Problem]:
    seen: dict[tuple[Row, str, object], DefinedSymbol] = {}
    for entry in read.entries:
        scope = "post" if entry.scope in WHOLE else entry.scope
        for tex in entry.tex:
            # What a header says, the line of a series or of the site may say otherwise.
            key = (parse(tex), scope, entry.holds)
            if key in seen and seen[key] is not entry and seen[key].meaning:
                yield _second(entry, seen[key], tex, path)
            seen[key] = entry


def _second(entry: DefinedSymbol, first: DefinedSymbol, tex: str, path: str) -> Problem:
    text = f'the symbol ${tex}$ is defined twice, before as "{_short(first.meaning)}"'
    hint = "leave out one of the two, or write it in its section"
    start = near = _near(tex)
    if setting := SETTINGS.get(entry.scope):
        start, path = rf"^[ \t]*{setting}\b[\s\S]*?(?:{near})", "pelicanconf.py"
    return Problem("symbol-twice", path, text, hint, near=within(start, near))


def _early(read: NotationRead, path: str) -> Iterator[Problem]:
    for place in read.places:
        for number in place.symbols if place.id else ():
            entry = read.entries[number]
            at = entry.defined_at if entry.defined_at >= 0 else entry.at
            if at >= place.end:
                where = f" (#{entry.defined_in})" if entry.defined_at >= 0 else ""
                text = f"{place.name} uses ${entry.tex[0]}$, which is defined after it{where}"
                hint = "say before what it is, or that it comes later"
                near = rf"#{re.escape(place.id)}\b"
                yield Problem("symbol-early", path, text, hint, near=near)


def find_differences(
    read: NotationRead, other: NotationRead, path: str, title: str
) -> Iterator[Problem]:
    """Yield a hint for each symbol that the other post on the paper defines in other words."""
    theirs = {parse(tex): one for one in other.entries if one.scope in WHOLE for tex in one.tex}
    for entry in read.entries:
        for tex in entry.tex if entry.scope in WHOLE else ():
            found = theirs.get(parse(tex))
            if found and _words(found.meaning) != _words(entry.meaning):
                text = f'the symbol ${tex}$ is "{_short(entry.meaning)}" here'
                text += f' and "{_short(found.meaning)}" in "{title}"'
                hint = "take the same words, or another letter"
                yield Problem("symbol-differs", path, text, hint, near=_near(tex))


def _words(meaning: str) -> list[str]:
    # Where the statement is that defines it, each half says for itself.
    words = strip_tags(drop_elements(meaning, Class.REF))
    return NO_WORDS.sub(" ", words.casefold()).split()


def _short(meaning: str) -> str:
    text = strip_tags(meaning)
    return text if len(text) <= 60 else f"{text[:59]}…"
