"""Twice the text takes about twice the time, whatever is in it."""

import re
import signal
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from .attacks import attacks
from .expressions import ANYWHERE, expressions
from .growth import GROWTH, growth
from .pieces import PUMPS

#: Expressions that read what no author writes: the theme's style sheets.
OF_THE_THEME = {
    "plugins.bundle.core.TOKEN",
    "plugins.bundle.core.UNSEEN",
    "plugins.fonts.stylesheet.FONT_RULE",
}
EXPRESSIONS = {
    where: (pattern, use)
    for pattern, (where, use) in expressions().items()
    if isinstance(pattern.pattern, str)
    and where not in OF_THE_THEME
    and not where.startswith("plugins.bundle.core:")
}
#: How many texts each expression is tried on, of some hundred: `invoke fuzz` tries all.
TEXTS = 16


def runner(pattern: re.Pattern[str], use: str) -> Callable[[str], object]:
    """Return what tries an expression on a text, as the plugins do."""
    if use == ANYWHERE:
        return lambda text: [0 for _ in pattern.finditer(text)]
    tried: Callable[[str], object] = getattr(pattern, use)
    return tried


@pytest.mark.parametrize("part", range(4))
def test_expressions(part):
    steep = []
    for where in sorted(EXPRESSIONS)[part::4]:
        pattern, use = EXPRESSIONS[where]
        tried = runner(pattern, use)
        for start, pump, end in islice(attacks(pattern), TEXTS):

            def text_of(count: int, parts: tuple[str, str, str] = (start, pump, end)) -> str:
                return f"{parts[0]}{parts[1] * count}{parts[2]}"

            if growth(tried, text_of, len(pump)) >= GROWTH:
                steep.append((where, (start, pump, end)))
                break
    assert steep == []


STARTS = ("", "# a {#", "::: theorem {#a ", "Table: cap {", "> ", "- ", "$")
HEADER = "Title: A\nDate: 2024-01-01\n\n"


class TooLong(Exception):  # noqa: N818  # it is no error of ours
    """A text was not read in some seconds."""


@pytest.fixture
def read(tmp_path, make_settings):
    """A function that reads the body of a post as a build does."""
    found: list[Any] = []

    def keep(generators):
        found.extend(generators)

    def stop(*_arguments):
        raise TooLong

    path = Path(make_settings()["PATH"], "a.md")
    path.write_text(f"{HEADER}Text.\n", "utf-8")
    pelican = Pelican(make_settings())
    signals.all_generators_finalized.connect(keep)
    Pelican.run(pelican)
    readers = next(one for one in found if isinstance(one, ArticlesGenerator)).readers
    reader = readers.readers["md"]
    before = signal.signal(signal.SIGALRM, stop)

    def read_body(body):
        path.write_text(f"{HEADER}{body}\n", "utf-8")
        signal.alarm(20)
        try:
            reader.parse(str(path))
        finally:
            signal.alarm(0)

    # The first code of all loads what guesses its language.
    read_body("~~~\nx = 1\n~~~")
    yield read_body
    signal.signal(signal.SIGALRM, before)


def test_posts(read):
    steep = []
    for start in STARTS:
        for pump in PUMPS if not start else ("[", "{", "#", " ", "a "):

            def body(count: int, start: str = start, pump: str = pump) -> str:
                return start + pump * count

            try:
                if growth(read, body, len(pump), enough=0.06, size=1200) >= GROWTH:
                    steep.append((start, pump))
            except TooLong:
                steep.append((start, pump))
    assert steep == []
