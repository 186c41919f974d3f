"""Markdown extension: references become placeholders, and the labels of the post are noted.

References are found in the source, where their lines can be told, and leave a mark each; what
turns out to stand in code or in an attribute is put back as its author wrote it. Numbers of other
posts are not known here, so ``linking`` fills the placeholders when every post has been read.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString, code_escape

from ..marks import MarkedBlockProcessor, mark, mark_pattern
from ..notes import Edit, Notes, edited, language_of, notes_of, source_lines
from ..theorems.kinds import Kinds
from ..theorems.settings import TheoremSettings, site_kinds
from .captions import CAPTION, CaptionAssembler, Captions
from .labels import collect_labels, part_ids
from .model import METADATA_KEY, PREFIXES, Label
from .parsing import Piece, find_pieces

REF = "ref"
MARKED = mark_pattern(REF)
CONTROL = re.compile("[\x02\x03]")


class ReferenceStore:
    """The references of the text that is being read."""

    def __init__(self, notes: Notes, kinds: Kinds, language: str) -> None:
        self.notes = notes
        self.kinds = kinds
        self.language = language
        self.captions = Captions()
        self.pieces: list[tuple[Piece, int]] = []
        self.own: dict[str, list[int]] = {}
        self.explicit: set[str] = set()

    def clear(self) -> None:
        """Forget the text before."""
        self.pieces, self.own, self.explicit = [], {}, set()

    def put_back(self, text: str) -> str:
        """Return a text with every reference as its author wrote it."""
        return MARKED.sub(lambda match: self.source(int(match[1])), text)

    def source(self, number: int) -> str:
        """Return what stood where a mark stands."""
        return self.pieces[number][0].source

    def looks_like_label(self, written: str) -> bool:
        """Tell whether something can only be meant as a label."""
        label = written.rpartition(":")[2]
        if not label[:1].isalpha() or written in self.explicit:
            return written in self.explicit
        if ":" in written:
            return not self.is_claimed(written)
        prefix, hyphen, _ = label.partition("-")
        if not hyphen:
            return False
        known = any(prefix.lower() in prefixes for prefixes in PREFIXES.values())
        return known or self.kinds.of_label(label) is not None

    def is_claimed(self, key: str) -> bool:
        """Tell whether another extension knows a key, as that of a citation."""
        return any(claims(key) for claims in self.notes.claims)


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
            if self._is_ours(piece, line):
                suffix = piece.reference.suffix if piece.reference else ""
                place = mark(REF, len(store.pieces))
                edits.append(Edit(piece.start, piece.end, f"{place}{suffix}"))
                store.pieces.append((piece, line))
        return edited(lines, edits, self.md)

    def _is_ours(self, piece: Piece, line: int) -> bool:
        """Tell whether a piece is a reference. Of citations only those are told that nobody has."""
        if piece.kind in ("defined", "own"):
            return False
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


class CodeTreeprocessor(Treeprocessor):
    """Puts back what stands in code, before anything colours it."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Amend the code in place."""
        for element in root.iter("code"):
            if element.text and STX in element.text:
                element.text = AtomicString(
                    MARKED.sub(lambda m: code_escape(self.store.source(int(m[1]))), element.text)
                )


class ReferenceTreeprocessor(CodeTreeprocessor):
    """Puts placeholders in the place of the marks."""

    def run(self, root: etree.Element) -> None:
        """Amend the tree in place."""
        for label in part_ids(root):
            if self.store.notes.in_body:
                text = f'two things have the label "{label}"'
                line = max(self.store.notes.defined.get(label, [0]))
                self.store.notes.tell("label-twice", line, text, "references lead to the first")
        if not (self.store.pieces or self.store.own):
            return
        super().run(root)
        self.names = {e.get("id", "") for e in root.iter()} | {
            equation.label for equation in equations_of(self.md)
        }
        self._walk(root, within_link=False)

    def _walk(self, element: etree.Element, *, within_link: bool) -> None:
        for name, value in element.items():
            if value and STX in value:
                element.set(name, self.store.put_back(value))
        if element.tag == "a":
            self._name_link(element)
        within_link = within_link or element.tag in ("a", "summary")
        for child in list(element):
            self._walk(child, within_link=within_link)
            if child.tail and STX in child.tail:
                parts = self._parts(child.tail, within_link)
                child.tail = parts.pop(0)
                place = list(element).index(child) + 1
                element[place:place] = self._elements(parts)
        if element.text and STX in element.text and element.tag != "code":
            parts = self._parts(element.text, within_link)
            element.text = parts.pop(0)
            element[0:0] = self._elements(parts)

    def _name_link(self, link: etree.Element) -> None:
        """Make a placeholder of a link with words of its own to a label."""
        href = link.get("href") or ""
        name = unquote(href[1:])
        if href[:1] == "#" and name in self.store.own and not link.get("class"):
            lines = self.store.own[name]
            line = lines.pop(0) if len(lines) > 1 else lines[0]
            del link.attrib["href"]
            link.set("class", "ref")
            link.set("data-ref", f"#{name}")
            link.set("data-line", str(line))

    def _parts(self, text: str, within_link: bool) -> list[Any]:
        """Return text, placeholder, text, …: what is no reference after all is text again."""
        parts: list[Any] = [""]
        for n, part in enumerate(MARKED.split(text)):
            made = self._placeholder(int(part), within_link) if n % 2 else part
            if isinstance(made, str):
                parts[-1] += made
            else:
                parts += [made, ""]
        return parts

    def _placeholder(self, number: int, within_link: bool) -> etree.Element | str:
        piece, line = self.store.pieces[number]
        reference = piece.reference
        if reference is None:
            return piece.source.removeprefix("\\")
        label = reference.items[0].label
        if piece.kind == "at" and not self._is_reference(label):
            return piece.source
        tag = "span" if within_link else "a"
        attributes = {"class": "ref", "data-ref": reference.written(), "data-line": str(line)}
        element = etree.Element(tag, attributes)
        element.text = label
        return element

    def _is_reference(self, label: str) -> bool:
        small = label[:1].lower() + label[1:]
        return label in self.names or small in self.names or self.store.looks_like_label(label)

    @staticmethod
    def _elements(parts: list[Any]) -> list[etree.Element]:
        elements = parts[::2]
        for element, tail in zip(elements, parts[1::2], strict=True):
            element.tail = tail
        return elements


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
        notes.metadata[METADATA_KEY] = tuple(labels)


def equations_of(md: Markdown) -> tuple[Any, ...]:
    """Return the labelled equations that texmath has read, where it is on."""
    return getattr(getattr(md, "texmath", None), "equations", ())


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
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        kinds = site_kinds(TheoremSettings(**self.getConfig("theorems")))
        store = ReferenceStore(notes_of(md), kinds, self.getConfig("language"))
        md.crossrefs = store  # type: ignore[attr-defined]
        # Behind formulas (26) and environments (25.6), before fenced code (25).
        md.preprocessors.register(CaptionPreprocessor(md, store), "diptych_captions", 25.5)
        md.preprocessors.register(ReferencePreprocessor(md, store), "diptych_crossrefs", 25.4)
        blocks = MarkedBlockProcessor(md.parser, "cap", CAPTION)
        md.parser.blockprocessors.register(blocks, "diptych_captions", 94)
        # Before the inline patterns (20).
        md.treeprocessors.register(CaptionTreeprocessor(md, store), "diptych_captions", 44)
        # Before "codehilite" (30).
        md.treeprocessors.register(CodeTreeprocessor(md, store), "diptych_crossrefs_code", 31)
        # Behind "smarty" (6), which takes a mark for a word; before "toc" (5).
        md.treeprocessors.register(ReferenceTreeprocessor(md, store), "diptych_crossrefs", 5.5)
        md.treeprocessors.register(LabelTreeprocessor(md, store), "diptych_labels", 2)
        md.postprocessors.register(ReferencePostprocessor(md, store), "diptych_crossrefs", -5)


def makeExtension(**options: Any) -> CrossrefsExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return CrossrefsExtension(**options)
