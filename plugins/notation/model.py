"""Symbols of a post with their meanings, and the places that use them. Pure."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DefinedSymbol:
    """A line of notation."""

    #: The HTML of its symbols, and of what they mean.
    symbol: str
    meaning: str
    #: The TeX of its symbols.
    tex: tuple[str, ...]
    #: One of "site", "series", "header", "post", "section", "statement" and "proof".
    scope: str
    #: Where it is written in the HTML; -1 for what is said before the post begins.
    at: int
    #: Where it holds: pairs of places in the HTML.
    holds: tuple[tuple[int, int], ...]
    #: Where the place is in this post that it links to, and its id; -1 for none.
    defined_at: int = -1
    defined_in: str = ""


@dataclass(frozen=True, slots=True)
class SymbolPlace:
    """A statement or a display."""

    start: int
    end: int
    #: Where its button goes.
    button: int
    #: "Lemma 2", "Equation 3".
    name: str
    #: The id of a statement; "" for a display.
    id: str
    #: Numbers of entries, in the order of its formulas.
    symbols: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NotationRead:
    """What a post says of its symbols."""

    entries: tuple[DefinedSymbol, ...] = ()
    places: tuple[SymbolPlace, ...] = ()
    #: The numbers of the entries that a formula of the post uses.
    used: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of a post, for templates."""

    #: HTML.
    symbol: str
    meaning: str
    #: The TeX, as it is written.
    tex: tuple[str, ...]


class PostWithSymbols(Protocol):
    """What templates find on each article and page."""

    #: The symbols that its list has.
    symbols: tuple[Symbol, ...]
