"""Alerts as GitHub, Obsidian, Quarto and Docusaurus have them: ``> [!NOTE]``, ``::: tip``."""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass

from ..texts import Texts, message

#: What alerts are called, by the word that an author writes.
TITLES = {
    "note": message("Note"),
    "info": message("Note"),
    "abstract": message("Summary"),
    "summary": message("Summary"),
    "tip": message("Tip"),
    "hint": message("Tip"),
    "success": message("Tip"),
    "important": message("Important"),
    "question": message("Question"),
    "warning": message("Warning"),
    "caution": message("Caution"),
    "danger": message("Danger"),
    "failure": message("Danger"),
    "error": message("Danger"),
    "bug": message("Danger"),
    "example": message("Example"),
    "quote": message("Quotation"),
    "todo": message("To do"),
}
#: The look of an alert, where it is another word.
LOOKS = {
    "info": "note",
    "abstract": "note",
    "summary": "note",
    "question": "note",
    "todo": "note",
    "hint": "tip",
    "success": "tip",
    "important": "important",
    "caution": "warning",
    "danger": "danger",
    "failure": "danger",
    "error": "danger",
    "bug": "danger",
}
ALERT = re.compile(
    r" {0,3}\[!(?P<kind>[A-Za-z]+)(?:\|[^\]\n]*)?\](?P<fold>[-+]?)[ ]*(?P<title>[^\n]*)$"
)


@dataclass(frozen=True, slots=True)
class Alerts:
    """Makes the elements of alerts."""

    texts: Texts
    language: str

    def begin(self, parent: etree.Element, lines: list[str]) -> tuple[etree.Element, list[str]]:
        """Return the element of a quotation or an alert, and the lines that are in it."""
        found = ALERT.match(lines[0])
        if not found:
            return etree.SubElement(parent, "blockquote"), lines
        element = self.make(parent, found["kind"].casefold(), found["title"], found["fold"])
        return element, lines[1:]

    def make(
        self, parent: etree.Element, kind: str, title: str = "", fold: str = ""
    ) -> etree.Element:
        """Add an alert; ``fold`` is "-" for one that is closed, "+" for one that is open."""
        element = etree.SubElement(parent, "div")
        self.change(element, kind, title, fold)
        return element

    def change(self, element: etree.Element, kind: str, title: str = "", fold: str = "") -> None:
        """Make an element an alert, with its title before what is in it."""
        look = LOOKS.get(kind, kind if kind in TITLES else "note")
        element.set("class", f"admonition {look}")
        if fold:
            element.tag, heading = "details", etree.Element("summary")
            if fold == "+":
                element.set("open", "open")
        else:
            element.set("role", "note")
            heading = etree.Element("p", {"class": "admonition-title"})
        heading.text = title.strip() or self.title(kind)
        element.insert(0, heading)

    def title(self, kind: str) -> str:
        """Return what an alert without a title is called."""
        if kind in TITLES:
            return self.texts.get(self.language, TITLES[kind])
        return kind.capitalize()
