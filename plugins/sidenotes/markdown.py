"""Markdown extension: footnotes in the order of the text, each in an ``aside`` of its own.

Python-Markdown's "footnotes" reads them; the site has to have it on, as ``extra`` does.
"""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from ..notes import Notes, language_of, notes_of
from ..problems import Problem, nearest
from ..texts import Texts, message
from .ordering import order_notes, settle_ids

LABEL = message("Notes")
#: What "footnotes" leaves alone for want of a note; "[^a-z]" is a set of characters, and no call.
CALL = r"(?<![\[(])\[\^(?!\w-\w)([\w.:-]+)\]"

#: Where a note of this name is written.
DEFINITION = r"^ {{0,3}}\[\^{}\]:"


class UnknownNotePattern(InlineProcessor):
    """Reports calls of notes that are not there; they stay what they are, with a question mark."""

    def __init__(self, notes: Notes, footnotes: FootnoteExtension) -> None:
        super().__init__(CALL)
        self.notes = notes
        self.footnotes = footnotes

    def handleMatch(self, m: re.Match[str], _data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the call as it was written."""
        text = f'there is no note "{m[1]}"'
        hint = nearest(m[1], self.footnotes.footnotes) or f"write it: [^{m[1]}]: …"
        self.notes.problems.append(Problem("note-unknown", "", text, hint, near=re.escape(m[0])))
        element = etree.Element("sup", {"class": "note-unknown", "title": text})
        element.text = f"[^{m[1]}]?"
        return element, m.start(0), m.end(0)


class EmptyNoteTreeprocessor(Treeprocessor):
    """Reports notes that say nothing, and has them say "?"; "footnotes" fails on an empty one."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__(footnotes.md)
        self.footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Fill each empty item of the list, which is still in the order of the definitions."""
        items = root.iterfind(".//div[@class='footnote']/ol/li")
        for item, name in zip(items, self.footnotes.footnotes, strict=False):
            if not len(item):
                self._fill(item, name)

    def _fill(self, item: etree.Element, name: str) -> None:
        text = f'the note "{name}" says nothing'
        near = DEFINITION.format(re.escape(name))
        notes_of(self.footnotes.md).problems.append(
            Problem("note-empty", "", text, "write it, or take it out", near=near)
        )
        paragraph = etree.SubElement(item, "p", {"title": text})
        paragraph.text = "? "
        address = f"#{self.footnotes.makeFootnoteRefId(name)}"
        link = {"class": "footnote-backref", "href": address}
        etree.SubElement(paragraph, "a", link).text = FN_BACKLINK_TEXT


class SidenoteTreeprocessor(Treeprocessor):
    """Amends the list of notes that "footnotes" has made, and reports notes that nothing calls."""

    def __init__(self, footnotes: FootnoteExtension, texts: Texts, language: str) -> None:
        super().__init__(footnotes.md)
        self.footnotes = footnotes
        self.texts = texts
        self.language = language

    def run(self, root: etree.Element) -> None:
        """Put the notes in order, each into an ``aside``, and name them for screen readers."""
        names = {self.footnotes.makeFootnoteId(name): name for name in self.footnotes.footnotes}
        for division in root.iterfind(".//div[@class='footnote']"):
            notes = division.find("ol")
            if notes is not None and {item.get("id") for item in notes} <= names.keys():
                self._order(root, notes, names)
                label = self.texts.get(language_of(self.footnotes.md, self.language), LABEL)
                division.set("role", "doc-endnotes")
                division.set("aria-label", label)
                self._wrap(notes)
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                link.set("role", "doc-noteref")

    def _order(self, root: etree.Element, notes: etree.Element, names: dict[str, str]) -> None:
        number, title = map(self.footnotes.getConfig, ("SUPERSCRIPT_TEXT", "BACKLINK_TITLE"))
        for unused in order_notes(root, notes, number, title):
            self._report_unused(names[unused])
        settle_ids(root, notes)

    def _wrap(self, notes: etree.Element) -> None:
        for note in notes:
            # The id goes with it: a link has to lead to where the note stands.
            aside = etree.Element("aside", {"class": "sidenote", "id": note.attrib.pop("id")})
            aside.text, note.text = note.text, None
            aside[:], note[:] = list(note), [aside]
            for link in aside.iter("a"):
                if link.get("class") == "footnote-backref":
                    link.set("role", "doc-backlink")

    def _report_unused(self, name: str) -> None:
        text = f'nothing in the text calls the note "{name}"'
        hint = f"write [^{name}] where it belongs, or take it out"
        near = DEFINITION.format(re.escape(name))
        notes_of(self.footnotes.md).problems.append(
            Problem("note-unused", "", text, hint, near=near)
        )


class SidenotesExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "texts": [Texts(), "the words in the languages of the site"],
            "language": ["en", "of posts that say none"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Amend "footnotes", where the Markdown instance has it."""
        if "footnote" not in md.inlinePatterns:
            return
        footnotes = md.inlinePatterns["footnote"].footnotes  # type: ignore[attr-defined]
        notes = notes_of(md)
        _report_twice(footnotes, notes)
        # Right behind "footnote" (50), which makes the list.
        md.treeprocessors.register(EmptyNoteTreeprocessor(footnotes), "diptych_empty_note", 49)
        unknown = UnknownNotePattern(notes, footnotes)
        md.inlinePatterns.register(unknown, "diptych_note_unknown", 174.9)
        texts, language = self.getConfig("texts"), self.getConfig("language")
        # Behind "footnote-duplicate" (15), which looks for links in each item.
        sidenotes = SidenoteTreeprocessor(footnotes, texts, language)
        md.treeprocessors.register(sidenotes, "diptych_sidenotes", 14)


def _report_twice(footnotes: FootnoteExtension, notes: Notes) -> None:
    """Report a second definition of one note, which "footnotes" takes in silence."""
    define = footnotes.setFootnote

    def set_once(id: str, text: str) -> None:  # noqa: A002  "footnotes" has it by this name
        known = footnotes.footnotes.get(id)
        if known is not None and known != text and not text.startswith(known):
            said = f'the note "{id}" is there twice; the last one counts'
            problem = Problem(
                "note-twice",
                "",
                said,
                "give one of them another name",
                near=DEFINITION.format(re.escape(id)),
            )
            notes.problems.append(problem)
        define(id, text)

    footnotes.setFootnote = set_once  # type: ignore[method-assign]


def makeExtension(**options: Any) -> SidenotesExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return SidenotesExtension(**options)
