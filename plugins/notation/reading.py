"""The symbols of a post and where they are used, read off its HTML. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from ..core.elements import Element, find_elements
from ..core.generated_markup import Class, Data, find_statement_headings
from ..core.hypertext import find_headings, strip_tags
from .atoms import Row, parse
from .matching import Symbols
from .model import DefinedSymbol, NotationRead, SymbolPlace

#: What is within a part of a row: the other tags of lists end it.
INSIDE = r"(?:(?!</?(?:dt|dd|div)\b).)*+"
ROW = re.compile(
    rf"<div>\s*+<dt>(?P<symbol>{INSIDE})</dt>\s*+<dd>(?P<meaning>{INSIDE})</dd>\s*+</div>",
    re.DOTALL,
)
TEX = re.compile(r'<annotation encoding="application/x-tex">([^<]*)</annotation>')
OWN = re.compile(r'<a [^<>]*?href="#(?P<id>[^"<>]+)"')
#: Two places in the HTML.
Span = tuple[int, int]
#: The widest first: of two that hold in a place the later in this list counts.
ORDER = ("site", "series", "header", "post", "section", "statement", "proof")


def read_notation(html: str) -> NotationRead:
    """Return the symbols of a post, and which of them each statement and display has."""
    lists = list(find_elements(html, Class.NOTATION, having=[Data.SCOPE]))
    if not lists:
        return NotationRead()
    reader = _Reader(html, lists)
    return NotationRead(tuple(reader.entries), tuple(reader.places()), frozenset(reader.used))


def find_meanings(html: str, parts: Iterable[Iterable[Span]]) -> list[str]:
    """Return what the symbols mean that each part of a post uses, as HTML; a part is some spans."""
    lists = list(find_elements(html, Class.NOTATION, having=[Data.SCOPE]))
    if not lists:
        return ["" for _ in parts]
    reader = _Reader(html, lists)
    return [
        "".join(reader.entries[n].meaning for span in part for n in reader.symbols_in(*span))
        for part in parts
    ]


class _Reader:
    """Reads one post."""

    def __init__(self, html: str, lists: Sequence[Element]) -> None:
        self.html = html
        found = find_elements(html, Class.THEOREM, having=[Data.KIND])
        self.statements = [one for one in found if one.is_closed]
        self.proofs = [one for one in find_elements(html, Class.PROOF) if one.is_closed]
        self.headings = [one for one in find_headings(html) if one["open"] is not None]
        self.entries = [entry for one in lists for entry in self._entries(one)]
        self.same: dict[Row, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for tex in entry.tex:
                self.same.setdefault(parse(tex), []).append(number)
        # The first of its entries is the key of a row: that is quicker to compare.
        self.meanings = {numbers[0]: numbers for numbers in self.same.values()}
        self.known = Symbols((numbers[0], row) for row, numbers in self.same.items())
        self.used: set[int] = set()
        # Posts repeat many of their formulas.
        self.found: dict[str, list[int]] = {}
        spans = [(one.start, one.end) for one in lists]
        self.formulas = [
            (found.start(), unescape(found[1]))
            for found in TEX.finditer(html)
            if not _is_within(found.start(), spans)
        ]
        self.starts = [start for start, _ in self.formulas]
        for at, tex in self.formulas:
            self.used.update(self._in_formula(at, tex))

    def _entries(self, around: Element) -> Iterator[DefinedSymbol]:
        scope, holds = self._where(around)
        at = -1 if scope in ("site", "series", "header") else around.start
        for row in ROW.finditer(self.html, around.inner_start, around.inner_end):
            own = OWN.search(row["meaning"])
            name = unescape(own["id"]) if own else ""
            place = self.html.find(f' id="{own["id"]}"') if own else -1
            tex = tuple(
                part
                for found in TEX.findall(row["symbol"])
                for part in split_symbols(unescape(found))
            )
            yield DefinedSymbol(
                row["symbol"], row["meaning"].strip(), tex, scope, at, holds, place, name
            )

    def _where(self, around: Element) -> tuple[str, tuple[Span, ...]]:
        """Return the scope of a list, and where it holds."""
        scope = around.attributes[Data.SCOPE]
        if scope in ("site", "series", "header", "post"):
            return scope, ((0, len(self.html)),)
        if scope == "here" and (inner := self._within(around)):
            return inner
        return self._section(around.start)

    def _within(self, around: Element) -> tuple[str, tuple[Span, ...]] | None:
        """Return where a list in a statement or a proof holds."""
        for one in reversed(self.statements):
            if one.start < around.start < one.end:
                of = one.attributes.get("id", "")
                proofs = (p for p in self.proofs if p.attributes.get(Data.OF) == of)
                return "statement", tuple((e.start, e.end) for e in (one, *proofs))
        for one in reversed(self.proofs):
            if one.start < around.start < one.end:
                return "proof", ((one.start, one.end),)
        return None

    def _section(self, place: int) -> tuple[str, tuple[Span, ...]]:
        start, depth, end = 0, 0, len(self.html)
        for heading in self.headings:
            if heading.start() < place:
                start, depth = heading.start(), int(heading["depth"])
            elif int(heading["depth"]) <= depth:
                end = heading.start()
                break
        return "section" if depth else "post", ((start, end),)

    def _in_formula(self, at: int, tex: str) -> Iterator[int]:
        if (firsts := self.found.get(tex)) is None:
            firsts = self.found[tex] = [*self.known.find(parse(tex))]
        for first in firsts:
            if (number := self._meant(first, at)) is not None:
                yield number

    def _meant(self, first: int, at: int) -> int | None:
        """Return the entry that defines a symbol at a place: of the narrowest scope, the latest."""
        best, chosen = None, None
        for number in self.meanings[first]:
            entry = self.entries[number]
            if any(start <= at < end for start, end in entry.holds):
                rank = (ORDER.index(entry.scope), entry.at <= at, entry.at)
                if best is None or rank > best:
                    best, chosen = rank, number
        return chosen

    def symbols_in(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the symbols between two places that are not defined there."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        found = (n for at, tex in self.formulas[first:last] for n in self._in_formula(at, tex))
        # Where a symbol is defined, the text says what it is.
        return tuple(n for n in dict.fromkeys(found) if not self._defines(start, end, n))

    def _defines(self, start: int, end: int, number: int) -> bool:
        return start <= self.entries[number].defined_at < end

    def places(self) -> Iterator[SymbolPlace]:
        """Yield the statements and the displays that have symbols."""
        headings = {one.id: one for one in find_statement_headings(self.html)}
        taken: list[Span] = []
        for one in self.statements:
            heading = headings.get(one.attributes.get("id", ""))
            if heading is None or (taken and one.start < taken[-1][1]):
                continue
            taken.append((one.start, one.end))
            if symbols := self.symbols_in(one.start, one.end):
                label = next(find_elements(heading.name.inner, Class.THEOREM_LABEL), None)
                name = strip_tags(label.inner if label else heading.name.inner).strip(" .")
                yield SymbolPlace(one.start, one.end, one.inner_start, name, heading.id, symbols)
        end = 0
        for box in find_elements(self.html, Class.EQUATION, Class.DISPLAY):
            if box.start < end or _is_within(box.start, taken):
                continue
            end = box.end
            if symbols := self.symbols_in(box.start, box.end):
                inner = next(find_elements(box.opening + box.inner, Class.DISPLAY), None)
                name = inner.attributes.get("aria-label", "") if inner else ""
                yield SymbolPlace(box.start, box.end, box.start, name, "", symbols)


def _is_within(place: int, spans: Sequence[Span]) -> bool:
    """Return whether a place is within one of some spans, which are in order and apart."""
    before = bisect_left(spans, (place,))
    return before > 0 and place < spans[before - 1][1]


def split_symbols(tex: str) -> Iterator[str]:
    """Yield the symbols of a formula that has several with commas between them: ``$x, y$``."""
    return (part.strip() for part in _split(tex) if part.strip())


def _split(tex: str) -> Iterator[str]:
    start = depth = 0
    for at, char in enumerate(tex):
        if char in "{([":
            depth += 1
        elif char in "})]":
            depth -= 1
        elif char == "," and depth <= 0:
            yield tex[start:at]
            start = at + 1
    yield tex[start:]
