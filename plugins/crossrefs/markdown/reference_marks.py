"""References in the source of a post: each is replaced by a mark.

In the source their lines are known. If a mark turns out to be in code or in an attribute, the
author's text is put back.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ...core.markdown.findings import findings_of
from ...core.markdown.lines import Edit, edited, source_lines
from ...core.markdown.prose import compile_prose, find_in_prose
from ..references.notation import NAME, Piece, find_pieces, find_within
from .brackets import is_citation, mark_citation, mark_locator
from .other_notations import translate
from .store import ReferenceStore, equations_of

#: A heading without an id of its own.
HEADING = compile_prose(
    r"^[ ]{0,3}(?:\#{1,6}[ \t]*(?P<words>[^\n{]+?)[ \t]*\#*)$", r"\n(?=[ ]{0,3}\#)"
)
MARKUP = re.compile(r"\]\([^()\n]*\)|[*_`\[\]]")
#: A word by itself between citations, or after them; with a year it is like a key.
BARE_KEY = re.compile(r"[;,]\s{0,4}(?P<key>[A-Za-z][\w:.+/-]{2,60})(?=\s{0,4}[;,\]])")
#: References in brackets that begin with one, and have no semicolon after it.
COMMA = re.compile(
    rf"\[(?:(?:see|cf\.?|e\.g\.,?)\s)?-?@{NAME}\s{{0,4}}(?:,|,?\s(?:and|&))\s{{1,4}}-?@"
)
LIKE_YEAR = re.compile(r"[A-Za-z]\d{4}(?!\d)")
CONTROL = re.compile("[\x02\x03]")


class ReferencePreprocessor(Preprocessor):
    """Replaces the references by marks."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each reference."""
        store = self.store
        store.clear()
        lines = translated(lines, self.md)
        text, numbers = "\n".join(lines), source_lines(lines, self.md)
        found = list(_with_lines(text, numbers))
        # Those of environments and captions, whose lines have been taken out, and of equations.
        findings = store.findings
        store.define(
            [*findings.defined, *findings.labels, *(e.label for e in equations_of(self.md))]
        )
        for piece, line in found:
            if piece.kind == "defined":
                store.define([piece.label])
                store.findings.define(piece.label, line)
            elif piece.kind == "own":
                store.own.setdefault(unquote(piece.label), []).append(line)
        if any(piece.kind in ("at", "group") for piece, _ in found):
            store.explicit |= {name for name in self._sections(text) if not store.is_claimed(name)}
        edits = []
        for piece, line in found:
            self._question(piece, line)
            for one in self._within(piece):
                replacement = self._replaced(one, line)
                if replacement is not None:
                    edits.append(Edit(one.start, one.end, replacement))
        return edited(lines, edits, self.md)

    def _sections(self, text: str) -> Iterator[str]:
        """Yield the ids that headings will get of their words."""
        if "toc" in self.md.treeprocessors:
            toc: Any = self.md.treeprocessors["toc"]
            for heading in find_in_prose(HEADING, text):
                yield toc.slugify(MARKUP.sub("", heading["words"]), toc.sep)

    def _question(self, piece: Piece, line: int) -> None:
        """Report what is among citations, and is like a key without its ``@``, and a comma."""
        if piece.kind == "group" and COMMA.match(piece.source):
            text = "references in brackets have another mark than ; between them"
            self.store.findings.report("markdown-slip", line, text, "write [@one; @two]")
        for found in BARE_KEY.finditer(piece.source) if piece.kind == "group" else ():
            key = found["key"]
            if LIKE_YEAR.search(key) or self.store.looks_like_label(key):
                text = f'"{key}" is among citations and has no @: it is text'
                self.store.findings.report(
                    "markdown-slip", line, text, f"write @{key}, after a semicolon"
                )

    def _within(self, piece: Piece) -> Iterable[Piece]:
        """Return the piece; of brackets with other words the references in them."""
        if piece.kind != "group" or piece.reference or is_citation(piece, self.store):
            return (piece,)
        return find_within(piece)

    def _replaced(self, piece: Piece, line: int) -> str | None:
        """Return the text that replaces a piece, None if it stays."""
        if is_citation(piece, self.store):
            return "".join(mark_citation(piece, line, self.store))
        if not self._is_ours(piece, line):
            return None
        if piece.locator:
            if self.store.is_claimed(piece.label) and not self.store.looks_like_label(piece.label):
                return "".join(mark_locator(piece, line, self.store))
            rest = f" [{piece.locator}]"
            mark = self.store.keep(replace(piece, source=piece.source.removesuffix(rest)), line)
            return f"{mark}{rest}"
        suffix = piece.reference.suffix if piece.reference else ""
        return f"{self.store.keep(piece, line)}{suffix}"

    def _is_ours(self, piece: Piece, line: int) -> bool:
        """Return whether a piece is a reference; report a citation of an unknown key."""
        if piece.kind in ("defined", "own"):
            return False
        if piece.kind == "within":
            return self.store.looks_like_label(piece.label) or self.store.is_claimed(piece.label)
        if piece.kind != "group" or not piece.reference:
            return True
        labels = [item.label for item in piece.reference.items]
        if any(self.store.looks_like_label(label) for label in labels):
            return not CONTROL.search(piece.reference.prefix)
        lost = next((label for label in labels if not self.store.is_claimed(label)), None)
        if lost is not None:
            text = f'"{lost}" is the label of nothing, and no bibliography has it'
            hint = "correct it, or write \\@ for the character itself"
            if self.store.findings.citing is None:
                hint += "; citations need the plugin citations, and references.bib or another one"
            self.store.findings.report("ref-unclaimed", line, text, hint)
        return False


def translated(lines: list[str], md: Markdown) -> list[str]:
    """Return the lines with the citations of other notations in the one that is read here."""
    text = "\n".join(lines)
    # Without "footnotes" a call would lead nowhere, and without a bibliography a citation.
    cites = findings_of(md).citing is not None
    found = list(translate(text, notes="footnote" in md.inlinePatterns, cites=cites))
    if not found:
        return lines
    edits = [Edit(one.start, one.end, one.text) for one in found]
    notes = "".join(f"\n\n{one.note}" for one in found if one.note)
    return edited(lines, [*edits, Edit(len(text), len(text), notes)], md)


def _with_lines(text: str, numbers: list[int]) -> Iterator[tuple[Piece, int]]:
    line = at = 0
    for piece in find_pieces(text):
        line += text.count("\n", at, piece.start)
        at = piece.start
        yield piece, numbers[line]
