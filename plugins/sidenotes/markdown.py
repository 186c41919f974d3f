"""Markdown extension: footnotes in the order of the text, each in a box of its own.

Python-Markdown's "footnotes" reads them; the site has to have it on, as ``extra`` does.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.footnotes import (
    NBSP_PLACEHOLDER,
    FootnoteExtension,
    FootnoteReorderingProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from ..core.diagnostics import Problem, within
from ..core.generated_markup import Class
from ..core.markdown.findings import Findings, findings_of, language_of
from ..core.markdown.processors import add_processor, replace_processor
from ..core.texts import Texts, message
from .empty import EmptyNoteTreeprocessor
from .inline import InlineNotesPreprocessor, NestedNotesTreeprocessor
from .links import LinksTreeprocessor
from .naming import definition_of, drop_links_back, items_of, links_of, settle_ids
from .raw import RawNotesTreeprocessor
from .unknown import InlineNotePattern, UnknownNotePattern, settle_unknown

LABEL = message("Notes")


class OrderTreeprocessor(FootnoteReorderingProcessor):
    """Numbers the calls in the order of the text, and puts the notes into the same order.

    "footnotes" numbers them in the order in which Markdown reads them, which is block by block from
    the outside inwards: a call in a list or a theorem would get a number after those that follow.
    """

    def run(self, root: etree.Element) -> None:
        """Number the calls anew, those in notes last, and order the list."""
        if not self.footnotes.footnotes:
            return
        names = {
            f"#{self.footnotes.makeFootnoteId(name)}": name for name in self.footnotes.footnotes
        }
        notes = {f"#{item.get('id')}": item for item in items_of(root)}
        self.footnotes.used_refs, self.footnotes.found_refs = set(), {}
        numbers: dict[str, int] = {}
        parts = [root]
        for part in parts:
            for call, link in _calls(part):
                name = names[link.attrib["href"]]
                if name not in numbers:
                    numbers[name] = len(numbers) + 1
                    parts.append(notes[link.attrib["href"]])
                link.text = self.footnotes.getConfig("SUPERSCRIPT_TEXT").format(numbers[name])
                call.set("id", self.footnotes.makeFootnoteRefId(name, found=True))
        self.footnotes.footnote_order = list(numbers)
        super().run(root)


def _calls(part: etree.Element) -> Iterator[tuple[etree.Element, etree.Element]]:
    """Yield the ``sup`` and the link of each call in a part, in its order, without the notes."""
    for child in part:
        if child.get("class") == Class.FOOTNOTE:
            continue
        if child.tag == "sup" and len(child) and child[0].get("class") == Class.FOOTNOTE_REF:
            yield child, child[0]
        else:
            yield from _calls(child)


class SidenoteTreeprocessor(Treeprocessor):
    """Changes the list of notes that "footnotes" has made, and reports notes that nothing calls."""

    def __init__(self, footnotes: FootnoteExtension, texts: Texts, language: str) -> None:
        super().__init__(footnotes.md)
        self.footnotes = footnotes
        self.texts = texts
        self.language = language

    def run(self, root: etree.Element) -> None:
        """Put each note into a box, with the roles that screen readers know notes by.

        A theme may have its menu in an ``aside``, and place all of them where that is.
        """
        self._report_unused(root)
        settle_ids(root)
        for division in root.iter("div"):
            if division.get("class") == Class.FOOTNOTE:
                label = self.texts.get(language_of(self.footnotes.md, self.language), LABEL)
                division.set("role", "doc-endnotes")
                division.set("aria-label", label)
                self._wrap(division.findall("./ol/li"))
        for link in links_of(root, Class.FOOTNOTE_REF):
            link.set("role", "doc-noteref")

    def _wrap(self, notes: list[etree.Element]) -> None:
        for note in notes:
            # The id goes to the box: a link has to lead to the place that the note is shown at.
            name = note.attrib.pop("id")
            box = etree.Element("div", {"class": Class.SIDENOTE, "id": name, "role": "note"})
            box.text, note.text = note.text, None
            box[:], note[:] = list(note), [box]
            _part_from_code(box)
            for link in links_of(box, Class.FOOTNOTE_BACKREF):
                link.set("role", "doc-backlink")

    def _report_unused(self, root: etree.Element) -> None:
        problems = findings_of(self.footnotes.md).problems
        settle_unknown(problems, self.footnotes)
        items = {item.get("id"): item for item in items_of(root)}
        called = set(self.footnotes.footnote_order)
        for name in [name for name in self.footnotes.footnotes if name not in called]:
            text = f'nothing in the text calls the note "{name}"'
            hint = f"write [^{name}] where it belongs, or take it out"
            near = definition_of(name)
            # A misspelt call of it is reported as that.
            if not any(one.rule == "note-unknown" and f'"{name}"' in one.hint for one in problems):
                problems.append(Problem("note-unused", "", text, hint, near))
            drop_links_back(items[self.footnotes.makeFootnoteId(name)])


class SidenotesExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "texts": [Texts(), "the words in the languages of the site"],
            "language": ["en", "the language of posts that name none"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Change "footnotes", where the Markdown instance has it."""
        if "footnote" not in md.inlinePatterns:
            return
        footnotes = md.inlinePatterns["footnote"].footnotes  # type: ignore[attr-defined]
        findings = findings_of(md)
        _report_twice(footnotes, findings)
        # What is in the margin has to be in the order of the text, whatever a site has set.
        # The later registration of a name replaces the earlier one.
        footnotes.setConfig("USE_DEFINITION_ORDER", False)
        order = OrderTreeprocessor(footnotes)
        replace_processor(md, "treeprocessors", "footnote-reorder", order)
        add_processor(md, "treeprocessors", "raw_notes", RawNotesTreeprocessor(footnotes))
        add_processor(md, "treeprocessors", "nested_notes", NestedNotesTreeprocessor(footnotes))
        add_processor(md, "treeprocessors", "note_empty", EmptyNoteTreeprocessor(footnotes))
        unknown = UnknownNotePattern(findings, footnotes)
        add_processor(md, "inlinePatterns", "note_unknown", unknown)
        add_processor(md, "inlinePatterns", "note_inline", InlineNotePattern(findings))
        inline = InlineNotesPreprocessor(md, footnotes, findings)
        add_processor(md, "preprocessors", "inline_notes", inline)
        add_processor(md, "treeprocessors", "links", LinksTreeprocessor(md))
        texts, language = self.getConfig("texts"), self.getConfig("language")
        sidenotes = SidenoteTreeprocessor(footnotes, texts, language)
        add_processor(md, "treeprocessors", "notes", sidenotes)


def _part_from_code(box: etree.Element) -> None:
    """Put the links back into a paragraph of their own, if a note ends in code.

    What is put aside may also be a tag within a line, with the text of the note after it.
    """
    last = box[-1] if len(box) else None
    if last is None or last.tag != "p":
        return
    found = HTML_PLACEHOLDER_RE.match(last.text or "")
    is_alone = found and (last.text or "")[found.end() :].strip() in ("", NBSP_PLACEHOLDER)
    if found and is_alone and all(child.get("class") == Class.FOOTNOTE_BACKREF for child in last):
        if len(last):  # nothing leads back from a note that nothing calls
            paragraph = etree.SubElement(box, "p")
            paragraph[:], last[:] = list(last), []
        last.text = found[0]


def _report_twice(footnotes: FootnoteExtension, findings: Findings) -> None:
    """Report a second definition of one note, which "footnotes" takes without a word."""
    define = footnotes.setFootnote

    def set_once(id: str, text: str) -> None:  # noqa: A002  "footnotes" has it by this name
        known = footnotes.footnotes.get(id)
        if known is not None and known != text and not text.startswith(known):
            said = f'the note "{id}" is there twice; the last one counts'
            hint = "give one of them another name"
            written = definition_of(id)
            problem = Problem("note-twice", "", said, hint, near=within(written, written))
            findings.problems.append(problem)
        define(id, text)

    footnotes.setFootnote = set_once  # type: ignore[method-assign]


def makeExtension(**options: Any) -> SidenotesExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return SidenotesExtension(**options)
