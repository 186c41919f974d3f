"""Markdown extension: the corrections in a header are read together with the body.

Each is put after the body as a block of its own, so that its formulas, references and citations
count as those of the post. In the HTML each is a ``div.correction-text`` at the end, until
``placing`` puts it in its place.
"""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..core.elements import make_element
from ..core.generated_markup import Class, Data
from ..core.markdown.findings import Findings, findings_of
from ..core.markdown.placeholders import MarkedBlockProcessor, mark, mark_pattern
from ..core.markdown.processors import add_processor
from .core import parse_corrections
from .written import CorrectionFault, Written

FIELD = "corrections"
WORD = "cor"
TAG = "correction"
# Formulas, code and addresses in "<>" stay as they are; any other "<" is escaped, for a header
# is not to have HTML.
RAW = re.compile(
    r"(?P<kept>\$[^$]*\$|(?P<ticks>(?<!`)`++).*?(?P=ticks)(?!`)|<(?:https?:|mailto:|[^\s<>@/]+@)[^\s<>]*>)"
    r"|<(?=[/!?A-Za-z])"
)


def text_attributes(number: int) -> dict[str, str]:
    """Return the attributes of the text of a correction, until it is put in its place."""
    return {"class": Class.CORRECTION_TEXT, Data.NUMBER: str(number)}


@dataclass(frozen=True, slots=True)
class CorrectionsRead:
    """The corrections of a post as they have been read."""

    written: tuple[Written, ...]
    faults: tuple[CorrectionFault, ...] = ()
    #: The line of each text, which Markdown has read after the body.
    lines: tuple[int, ...] = ()
    #: Whether `crossrefs` will fill references.
    linked: bool = False


class CorrectionStore:
    """What the processors of one post share."""

    def __init__(self, md: Markdown, findings: Findings) -> None:
        self.md, self.findings = md, findings
        self.written: tuple[Written, ...] = ()
        #: Those that are in the tree; None before it is done, while `toc` finishes titles.
        self.placed: set[int] | None = None

    def read(self) -> Any:
        """Return the field as our reader has read it, or as Markdown's own ``meta`` has."""
        fields = getattr(self.md, "fields", None) or getattr(self.md, "Meta", {})
        return fields.get(FIELD)


class CorrectionPreprocessor(Preprocessor):
    """Puts the texts after the body."""

    def __init__(self, md: Markdown, store: CorrectionStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a marked block for each correction."""
        store = self.store
        store.written, store.placed = (), None
        if not store.findings.in_body or not (value := store.read()):
            return lines
        store.written, faults = parse_corrections(value)
        blocks = [*lines]
        numbers = []
        for number, correction in enumerate(store.written):
            text = RAW.sub(lambda found: found["kept"] or "&lt;", correction.text)
            blocks += ["", f"{mark(WORD, number)} {text}"]
            numbers.append(len(blocks))
        linked = hasattr(self.md, "crossrefs")
        read = CorrectionsRead(store.written, faults, tuple(numbers), linked)
        store.findings.found[FIELD] = read
        return [*blocks, ""]


class CorrectionTreeprocessor(Treeprocessor):
    """Moves the blocks to the end, out of an environment that the body has left open."""

    def __init__(self, md: Markdown, store: CorrectionStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.store.written:
            return
        placed = self.store.placed = set()
        found = [(parent, child) for parent in root.iter() for child in parent if child.tag == TAG]
        for parent, child in found:
            parent.remove(child)
            number = int(child.get("n", ""))
            placed.add(number)
            child.tag, child.attrib = "div", text_attributes(number)
            root.append(child)


class CorrectionPostprocessor(Postprocessor):
    """Puts back the texts that raw HTML without an end tag has swallowed."""

    def __init__(self, md: Markdown, store: CorrectionStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, text: str) -> str:
        """Return the HTML with every correction at its end."""
        placed = self.store.placed
        lost = [n for n in range(len(self.store.written)) if placed is not None and n not in placed]
        if not lost:
            return text
        text = re.sub(rf"{mark_pattern(WORD).pattern}[^\n]*", "", text)
        texts = (
            make_element("div", text_attributes(n), escape(self.store.written[n].text, quote=False))
            for n in lost
        )
        return "\n".join([text, *texts])


class CorrectionsExtension(Extension):
    """Registers the processors."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        store = CorrectionStore(md, findings_of(md))
        add_processor(md, "preprocessors", "corrections", CorrectionPreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, WORD, TAG)
        add_processor(md, "blockprocessors", "correction_blocks", blocks)
        add_processor(md, "treeprocessors", "corrections", CorrectionTreeprocessor(md, store))
        add_processor(md, "postprocessors", "corrections", CorrectionPostprocessor(md, store))


def makeExtension(**options: Any) -> CorrectionsExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return CorrectionsExtension(**options)
