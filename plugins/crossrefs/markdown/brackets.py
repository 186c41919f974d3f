"""Citations among the references of a post: brackets with keys that are no labels."""

from collections.abc import Iterator

from ..references.notation import Piece, Reference, braced
from .store import ReferenceStore


def is_citation(piece: Piece, store: ReferenceStore) -> bool:
    """Return whether brackets have citations, and nothing else but references."""
    labels = [part.item.label for part in piece.parts]
    cited = [label for label in labels if not store.looks_like_label(label)]
    return bool(cited) and all(store.is_claimed(label) for label in cited)


def mark_citation(piece: Piece, line: int, store: ReferenceStore) -> Iterator[str]:
    """Yield the text of a citation with a mark for each bracket and each key.

    What is around the keys stays Markdown. Every mark has its own source, so that all of it
    can be put back if the text turns out to be code.
    """
    brackets = _brackets(store)
    for n, part in enumerate(piece.parts):
        yield store.keep(_text("[", brackets[0]), line) if n == 0 else ";"
        label = part.item.label
        source = f"{'-' * part.item.bare}@{braced(label)}"
        is_label = store.looks_like_label(label)
        kind = "group" if is_label else "year" if part.item.bare else "paren"
        key = Piece(kind, 0, 0, source, label, Reference((part.item,)))
        yield f"{part.prefix}{store.keep(key, line)}{part.suffix}"
    yield store.keep(_text("]", brackets[1]), line)


def mark_locator(piece: Piece, line: int, store: ReferenceStore) -> Iterator[str]:
    """Yield the text of ``@doe [p. 3]`` with its marks: Doe (2016, p. 3)."""
    opening, closing = _brackets(store)
    reference = piece.reference
    source = f"@{braced(piece.label)}"
    yield store.keep(Piece("names", 0, 0, source, piece.label, reference), line)
    yield store.keep(_text(" [", f" {opening}"), line)
    yield store.keep(Piece("year", 0, 0, "", piece.label, reference), line)
    # In code the author's text is put back, which has no comma.
    yield store.keep(_text("", ", "), line)
    yield f"{piece.locator}{store.keep(_text(']', closing), line)}"


def _brackets(store: ReferenceStore) -> tuple[str, str]:
    return store.findings.citing.brackets if store.findings.citing else ("", "")


def _text(source: str, shown: str) -> Piece:
    return Piece("text", 0, 0, source, shown)
