"""Markdown extension: ``::: lemma {#lem-x} Title`` … ``:::`` becomes a section with a number.

The fences are found in the source, where their lines can be told, and leave a mark each. Blocks
that are marks become empty elements, between which the tree is then folded into environments.
"""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString, code_escape

from ..core.changes import make_changes
from ..core.elements import find_elements
from ..core.generated_markup import Class, Data
from ..core.html import strip_ids
from ..core.markdown.findings import Notes, language_of, notes_of
from ..core.markdown.lines import Edit, edited, source_lines
from ..core.markdown.placeholders import MarkedBlockProcessor, mark, mark_pattern
from ..core.markdown.processors import add_processor
from ..core.texts import Texts
from .counters import Counters
from .environments import FENCE, Assembler, Closing
from .fences import Fence, Opening, find_fences, parse_opening
from .headings import Headings
from .kinds import Kinds
from .proofs import Proofs
from .settings import ProofSettings, TheoremSettings, site_kinds
from .statements import Statements

MARKED = mark_pattern("env")


class FenceStore:
    """The fences of the text that is being read, and the settings."""

    def __init__(
        self, notes: Notes, chosen: TheoremSettings, proofs: ProofSettings, texts: Texts
    ) -> None:
        self.notes = notes
        self.chosen = chosen
        self.proofs = proofs
        self.language = "en"
        self.kinds: Kinds = site_kinds(chosen, texts)
        self.fences: list[Opening | Closing] = []
        self.sources: list[str] = []

    def put_back(self, text: str) -> str:
        """Return a text with every fence as its author wrote it."""
        return MARKED.sub(lambda match: self.sources[int(match[1])], text)


class FencePreprocessor(Preprocessor):
    """Marks the fences, and gives each a block of its own."""

    def __init__(self, md: Markdown, store: FenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each fence."""
        text, numbers = "\n".join(lines), source_lines(lines, self.md)
        self.store.fences, self.store.sources = [], []
        edits: list[Edit] = []
        at = line = 0
        for fence in find_fences(text):
            line += text.count("\n", at, fence.start)
            left = f"{fence.lead}{self._mark(fence, numbers[line])}"
            if not (edits and edits[-1].end == fence.start - 1) and _parts_words(text, fence):
                left = f"{_blank(fence.lead)}\n{left}"
            if (behind := _line(text, fence.end + 1)).strip(" \t>"):
                left = f"{left}\n{_blank(fence.lead, behind)}"
            edits.append(Edit(fence.start, fence.end, left))
            at = fence.start
        return edited(lines, edits, self.md)

    def _mark(self, fence: Fence, line: int) -> str:
        left = mark("env", len(self.store.fences))
        source = ":" * fence.colons
        if fence.rest:
            opening = parse_opening(fence.rest, self.store.kinds)
            opening.line, opening.colons = line, fence.colons
            self.store.fences.append(opening)
            self.store.sources.append(f"{source} {fence.rest.removesuffix(opening.title)}")
            left += opening.title
        else:
            self.store.fences.append(Closing(line, fence.colons))
            self.store.sources.append(source)
        return left


def _blank(lead: str, behind: str = ">" * 9) -> str:
    """Return a blank line within the quotation that a fence and the line behind it share."""
    quoted = re.match(r"[ \t>]*", behind)
    depth = quoted[0].count(">") if quoted else 0
    return "".join(re.findall(r"[ \t]*>", lead)[:depth])


def _line(text: str, start: int) -> str:
    """Return the line that begins at a place."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _parts_words(text: str, fence: Fence) -> bool:
    """Tell whether a fence needs a blank line before it, within the quotation that it stands in."""
    before = text[text.rfind("\n", 0, max(fence.start - 1, 0)) + 1 : max(fence.start - 1, 0)]
    return bool(before.strip(" \t>")) and not fence.lead.strip(" \t>")


class TheoremTreeprocessor(Treeprocessor):
    """Folds the tree, before the inline patterns read titles and summaries."""

    def __init__(self, md: Markdown, store: FenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Amend the tree in place."""
        if not self.store.fences:
            return
        for element in root.iter("code"):
            if element.text and STX in element.text:
                text = MARKED.sub(
                    lambda m: code_escape(self.store.sources[int(m[1])]), element.text
                )
                element.text = AtomicString(text)
        found = Assembler(self.store.fences, self._tell).run(root)
        lang = language_of(self.md, self.store.language)
        counters = Counters(self.store.chosen.numbering == "section")
        statements = Statements(counters, self._tell, ids=set(self.store.notes.defined))
        headings = Headings(self.store.kinds, lang, self._tell)
        statements.number(root, found)
        for environment in found.values():
            if not environment.opening.is_proof:
                headings.write(environment)
                self.store.notes.define(environment.id, environment.opening.line)
        foreign = hasattr(self.md, "crossrefs")
        Proofs(statements, headings, self._open(), foreign).write(root, found)

    def _tell(self, rule: str, line: int, text: str, hint: str) -> None:
        self.store.notes.tell(rule, line, text, hint)

    def _open(self) -> bool:
        """Return whether proofs are open: as the post's header says, else as the settings do."""
        said = " ".join(map(str, getattr(self.md, "Meta", {}).get("proofs", ()))).strip().casefold()
        return {"open": True, "closed": False}.get(said, self.store.proofs.open)


class TheoremPostprocessor(Postprocessor):
    """Puts back marks in raw HTML; a statement that is restated keeps the only ids."""

    def __init__(self, md: Markdown, store: FenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, text: str) -> str:
        """Return the HTML, once the formulas are in it."""
        text = self.store.put_back(text)
        restated = find_elements(text, Class.THEOREM, having=[Data.RESTATE])
        headings = ((one, text.find("</p>", one.start, one.end)) for one in restated)
        return make_changes(
            text,
            (
                (heading, one.end, strip_ids(text[heading : one.end]))
                for one, heading in headings
                if heading >= 0
            ),
        )


class TheoremExtension(Extension):
    """Registers the processors; the settings come as plain dicts."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "theorems": [{}, "the fields of TheoremSettings"],
            "proofs": [{}, "the fields of ProofSettings"],
            "language": ["en", "of posts that say none"],
            "texts": [Texts(), "the words in its languages"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        chosen = TheoremSettings(**self.getConfig("theorems"))
        proofs = ProofSettings(**self.getConfig("proofs"))
        store = FenceStore(notes_of(md), chosen, proofs, self.getConfig("texts"))
        store.language = self.getConfig("language")
        add_processor(md, "preprocessors", "theorems", FencePreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, "env", FENCE)
        add_processor(md, "blockprocessors", "theorem_blocks", blocks)
        add_processor(md, "treeprocessors", "theorems", TheoremTreeprocessor(md, store))
        add_processor(md, "postprocessors", "theorems", TheoremPostprocessor(md, store))


def makeExtension(**options: Any) -> TheoremExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return TheoremExtension(**options)
