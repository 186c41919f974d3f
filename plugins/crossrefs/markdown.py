"""Markdown extension: references become placeholders, and the labels of the post are noted.

References are found in the source, where their lines can be told, and leave a mark each; what
turns out to stand in code or in an attribute is put back as its author wrote it. Numbers of other
posts are not known here, so ``linking`` fills the placeholders when every post has been read.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..core.markdown.findings import language_of, notes_of
from ..core.markdown.lines import Edit, edited, source_lines
from ..core.markdown.placeholders import MarkedBlockProcessor
from ..core.markdown.processors import add_processor
from ..core.texts import Texts
from ..theorems.settings import TheoremSettings, site_kinds
from .captions import CAPTION, CaptionAssembler
from .citing import is_citation, mark_citation
from .labels import collect_labels
from .model import PLUGIN, Label
from .parsing import Piece, find_pieces, find_within
from .placeholders import CodeTreeprocessor, ReferenceTreeprocessor
from .store import ReferenceStore, equations_of

CONTROL = re.compile("[\x02\x03]")


class ReferencePreprocessor(Preprocessor):
    """Takes the references and the captions out of the lines."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each reference."""
        store = self.store
        store.clear()
        text, numbers = "\n".join(lines), source_lines(lines, self.md)
        found = list(_with_lines(text, numbers))
        for piece, line in found:
            if piece.kind == "defined":
                store.explicit.add(piece.label)
                store.notes.define(piece.label, line)
            elif piece.kind == "own":
                store.own.setdefault(unquote(piece.label), []).append(line)
        edits = []
        for piece, line in found:
            for one in self._within(piece):
                replacement = self._replaced(one, line)
                if replacement is not None:
                    edits.append(Edit(one.start, one.end, replacement))
        return edited(lines, edits, self.md)

    def _within(self, piece: Piece) -> Iterable[Piece]:
        """Return a piece, or what is in it, where it is brackets with other words."""
        if piece.kind != "group" or piece.reference or is_citation(piece, self.store):
            return (piece,)
        return find_within(piece)

    def _replaced(self, piece: Piece, line: int) -> str | None:
        """Return what stands in the text for a piece, None where it stays as it is."""
        if is_citation(piece, self.store):
            return "".join(mark_citation(piece, line, self.store))
        if not self._is_ours(piece, line):
            return None
        suffix = piece.reference.suffix if piece.reference else ""
        return f"{self.store.keep(piece, line)}{suffix}"

    def _is_ours(self, piece: Piece, line: int) -> bool:
        """Tell whether a piece is a reference. Of citations only those are told that nobody has."""
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
            self.store.notes.tell("ref-unclaimed", line, text, "write \\@ for the sign itself")
        return False


def _with_lines(text: str, numbers: list[int]) -> Iterator[tuple[Piece, int]]:
    line = at = 0
    for piece in find_pieces(text):
        line += text.count("\n", at, piece.start)
        at = piece.start
        yield piece, numbers[line]


class CaptionPreprocessor(Preprocessor):
    """Gives each caption a block of its own."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each caption."""
        captions = self.store.captions
        edits = [*captions.take("\n".join(lines), source_lines(lines, self.md))]
        for caption in captions.found:
            self.store.notes.define(caption.label, caption.line)
        return edited(lines, edits, self.md)


class CaptionTreeprocessor(Treeprocessor):
    """Makes figures, before the inline patterns read the captions."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Amend the tree in place."""
        if not self.store.captions.found:
            return
        lang = language_of(self.md, self.store.language)
        assembler = CaptionAssembler(self.store.captions.found, self.store.kinds, lang)
        assembler.run(root)
        for caption in assembler.alone:
            text = f'the caption "{caption.label}" belongs to no {caption.kind}'
            hint = "put it right before or behind one"
            self.store.notes.tell("ref-caption", caption.line, text, hint)


class LabelTreeprocessor(Treeprocessor):
    """Notes the labels of the body, once headings have their ids."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Note them in the metadata; the tree stays as it is."""
        notes = self.store.notes
        if not notes.in_body:
            return
        labels = collect_labels(root, self.md, notes.defined)
        for equation in equations_of(self.md):
            labels.append(
                Label(equation.anchor, "equation", equation.number, aliases=(equation.label,))
            )
        notes.found[PLUGIN] = tuple(labels)


class ReferencePostprocessor(Postprocessor):
    """Puts back what stands in raw HTML."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, text: str) -> str:
        """Return the HTML without marks."""
        return self.store.put_back(text)


class CrossrefsExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "theorems": [{}, "the fields of TheoremSettings"],
            "language": ["en", "of posts that say none"],
            "texts": [Texts(), "the words in its languages"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        chosen = TheoremSettings(**self.getConfig("theorems"))
        kinds = site_kinds(chosen, self.getConfig("texts"))
        store = ReferenceStore(notes_of(md), kinds, self.getConfig("language"))
        md.crossrefs = store  # type: ignore[attr-defined]
        add_processor(md, "preprocessors", "captions", CaptionPreprocessor(md, store))
        add_processor(md, "preprocessors", "references", ReferencePreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, "cap", CAPTION)
        add_processor(md, "blockprocessors", "caption_blocks", blocks)
        add_processor(md, "treeprocessors", "captions", CaptionTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "reference_code", CodeTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "references", ReferenceTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "labels", LabelTreeprocessor(md, store))
        add_processor(md, "postprocessors", "references", ReferencePostprocessor(md, store))


def makeExtension(**options: Any) -> CrossrefsExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return CrossrefsExtension(**options)
