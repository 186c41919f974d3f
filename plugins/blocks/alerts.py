"""Alerts as GitHub, Obsidian and Docusaurus have them: ``> [!NOTE]``."""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass

from ..core.texts import Texts, message

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
    **{"info": "note", "abstract": "note", "summary": "note", "question": "note", "todo": "note"},
    **{"hint": "tip", "success": "tip", "important": "important", "caution": "warning"},
    **{"danger": "danger", "failure": "danger", "error": "danger", "bug": "danger"},
}
ALERT = re.compile(r" {0,3}\[!(?P<kind>[A-Za-z]+)(?:\|[^\]\n]*)?\](?P<fold>[-+]?)[ ]*(?P<title>[^\n]*)$")


@dataclass(frozen=True, slots=True)
class Alerts:
    """Makes the elements of alerts."""

    texts: Texts
    language: str

    def begin(self, parent: etree.Element, lines: list[str]) -> tuple[etree.Element, list[str]]:
        """Return the element of a quotation or an alert, and the lines that are in it."""
        found = ALERT.match(lines[0])
        if not found or not re.fullmatch(r"[A-Za-z]+", found["kind"]):
            return etree.SubElement(parent, "blockquote"), lines
        element = self.make(parent, found["kind"].casefold(), found["title"], found["fold"])
        return element, lines[1:]

    def make(self, parent: etree.Element, kind: str, title: str = "", fold: str = "") -> etree.Element:
        """Add an alert with its title."""
        title = title.strip() or self.title(kind)
        look = LOOKS.get(kind, kind if kind in TITLES else "note")
        classes = {"class": f"admonition {look}"}
        if fold:
            is_open = {"open": "open"} if fold == "+" else {}
            element = etree.SubElement(parent, "details", classes | is_open)
            etree.SubElement(element, "summary").text = title
            return element
        element = etree.SubElement(parent, "div", classes | {"role": "note"})
        etree.SubElement(element, "p", {"class": "admonition-title"}).text = title
        return element

    def title(self, kind: str) -> str:
        """Return what an alert without a title is called."""
        if kind in TITLES:
            return self.texts.get(self.language, TITLES[kind])
        return kind.capitalize()
