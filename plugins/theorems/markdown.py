"""Markdown extension: ``::: lemma {#lem-x} Title`` … ``:::`` becomes a section with a number.

The fences are found in the source, where their lines are known, and each is replaced by a mark.
Blocks that are marks become empty elements, and what is between those becomes an environment.
"""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString, code_escape

from ..core.markdown.findings import findings_of, language_of
from ..core.markdown.lines import Edit, edited, source_lines
from ..core.markdown.placeholders import MarkedBlockProcessor
from ..core.markdown.processors import add_processor
from ..core.texts import Texts
from .environments import FENCE, EnvironmentAssembler
from .fence_store import MARKED, WORD, FenceStore
from .fences import find_fences
from .headings import Headings
from .kinds import Kinds
from .opening import Opening
from .openings import parse_opening
from .proof_ends import drop_end_marks
from .proofs import SAID, Proofs
from .restatements import strip_restated
from .room import give_room
from .rungs import Rungs
from .settings import ProofSettings, TheoremSettings
from .statements import Counters, Statements, unlabelled


class EndMarkPreprocessor(Preprocessor):
    """Takes the authors' own marks off the ends of proofs."""

    def __init__(self, md: Markdown, kinds: Kinds) -> None:
        super().__init__(md)
        self.kinds = kinds

    def run(self, lines: list[str]) -> list[str]:
        """Return as many lines."""
        text = drop_end_marks("\n".join(lines), self._is_proof)
        return text.split("\n")

    def _is_proof(self, rest: str) -> bool:
        return parse_opening(rest, self.kinds).is_proof


class FencePreprocessor(Preprocessor):
    """Marks the fences, and gives each a block of its own."""

    def __init__(self, md: Markdown, store: FenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each fence."""
        text, numbers = "\n".join(lines), source_lines(lines, self.md)
        self.store.clear()
        edits: list[Edit] = []
        at = line = 0
        for fence in find_fences(text):
            line += text.count("\n", at, fence.start)
            at = fence.start
            follows = bool(edits) and edits[-1].end == fence.start - 1
            block = give_room(self.store.keep(fence, numbers[line]), fence, text, follows=follows)
            edits.append(Edit(fence.start, fence.end, block))
        openings = (fence for fence in self.store.fences if isinstance(fence, Opening))
        self.store.findings.labels |= {opening.label for opening in openings if opening.label}
        return edited(lines, edits, self.md)


class TheoremTreeprocessor(Treeprocessor):
    """Assembles the environments, before the inline patterns read titles and summaries."""

    def __init__(self, md: Markdown, store: FenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.store.fences:
            return
        for element in root.iter("code"):
            if element.text and STX in element.text:
                text = MARKED.sub(
                    lambda m: code_escape(self.store.sources[int(m[1])]), element.text
                )
                element.text = AtomicString(text)
        found = EnvironmentAssembler(self.store.fences, self._report).run(root)
        lang = language_of(self.md, self.store.language)
        counters = Counters(self.store.chosen.numbering == "section")
        statements = Statements(counters, self._report, ids=set(self.store.findings.defined))
        cites = self.store.findings.citing is not None
        headings = Headings(self.store.kinds, lang, self._report, cites)
        statements.number(root, found)
        for environment in found.values():
            if environment.opening.is_statement:
                headings.write(environment)
                self.store.findings.define(environment.id, environment.opening.line)
        if self.store.findings.in_body and (lines := unlabelled(found.values())):
            self.store.findings.found["theorems"] = lines
        foreign = hasattr(self.md, "crossrefs")
        Proofs(statements, headings, self._open(), foreign).write(root, found)
        Rungs(statements, headings, self.store.proofs.depth).write(root, found)

    def _report(self, rule: str, line: int, text: str, hint: str) -> None:
        self.store.findings.report(rule, line, text, hint)

    def _open(self) -> bool:
        """Return whether proofs are open, by the post's header, else by the settings."""
        said = " ".join(map(str, getattr(self.md, "Meta", {}).get("proofs", ())))
        return SAID.get(said.strip().casefold(), self.store.proofs.open)


class FencePostprocessor(Postprocessor):
    """Replaces the marks that are left, in raw HTML for one, by their sources."""

    def __init__(self, md: Markdown, store: FenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, text: str) -> str:
        """Return the HTML; sources hold formulas."""
        return MARKED.sub(self._put_back, text) if STX in text else text

    def _put_back(self, found: re.Match[str]) -> str:
        fence = self.store.fences[int(found[1])]
        if isinstance(fence, Opening):
            said, hint = "the ::: here is text", "put it outside of HTML, on a line of its own"
            self.store.findings.report("theorem-fence", fence.line, said, hint)
        return self.store.sources[int(found[1])]


class RestatementPostprocessor(Postprocessor):
    """Removes the ids of restatements."""

    def run(self, text: str) -> str:
        """Return the HTML; the formulas are in it already."""
        return strip_restated(text)


class TheoremExtension(Extension):
    """Registers the processors; the settings come as plain dicts."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "theorems": [{}, "the fields of TheoremSettings"],
            "proofs": [{}, "the fields of ProofSettings"],
            "language": ["en", "of posts without one"],
            "texts": [Texts(), "the words in its languages"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        chosen = TheoremSettings(**self.getConfig("theorems"))
        proofs = ProofSettings(**self.getConfig("proofs"))
        store = FenceStore(findings_of(md), chosen, proofs, self.getConfig("texts"))
        store.language = self.getConfig("language")
        ends = EndMarkPreprocessor(md, store.kinds)
        add_processor(md, "preprocessors", "proof_ends", ends)
        add_processor(md, "preprocessors", "theorems", FencePreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, WORD, FENCE)
        add_processor(md, "blockprocessors", "theorem_blocks", blocks)
        add_processor(md, "treeprocessors", "theorems", TheoremTreeprocessor(md, store))
        add_processor(md, "postprocessors", "fences", FencePostprocessor(md, store))
        add_processor(md, "postprocessors", "theorems", RestatementPostprocessor(md))


def makeExtension(**options: Any) -> TheoremExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return TheoremExtension(**options)
