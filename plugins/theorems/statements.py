"""Number the environments of a tree, and name what has no label of its own. Pure."""

import copy
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from ..core.diagnostics import nearest
from .counters import Counters
from .environments import HEADINGS, Environment, Tell

HEADING_ID = re.compile(r"\{[^{}\n]*#([^\s{}]+)[^{}\n]*\}\s*#*\s*$")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(slots=True)
class Statements:
    """The statements of one post.

    ``by_label`` has the labels that authors gave; ``ids`` all that are taken.
    """

    counters: Counters
    tell: Tell
    by_label: dict[str, Environment] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def number(self, root: etree.Element, found: dict[etree.Element, Environment]) -> None:
        """Give every environment its number and its id, in the order of the text."""
        order = [element for element in root.iter() if element in found or element.tag in HEADINGS]
        top = "h1" if any(element.tag == "h1" for element in order) else "h2"
        for environment in found.values():
            self._claim(environment)
        # What "attr_list" will make of the headings; no id of ours may be one of theirs.
        self.ids |= {m[1] for e in order if (m := HEADING_ID.search(e.text or ""))}
        for element in order:
            if element in found:
                self._count(found[element])
            elif element.tag == top:
                self.counters.enter_section()
        for element in order:
            if element in found:
                self._name(found[element])

    def _claim(self, environment: Environment) -> None:
        """Take the label that the author gave; of two the first has it."""
        opening = environment.opening
        for text, hint in opening.faults:
            self.tell("theorem-option", opening.line, text, hint)
        if opening.label in self.by_label:
            text = f'two environments have the label "{opening.label}"'
            self.tell("label-twice", opening.line, text, "references lead to the first")
            environment.fault = f"The label “{opening.label}” is taken"
        elif opening.label:
            environment.id = opening.label
            self.by_label[opening.label] = environment
            self.ids.add(opening.label)

    def _count(self, environment: Environment) -> None:
        opening = environment.opening
        if "number" in opening.options:
            environment.number = opening.options["number"]
        elif opening.kind and opening.kind.counter and not self._is_borrowed(environment):
            environment.number = self.counters.next(opening.kind.counter)

    def _is_borrowed(self, environment: Environment) -> bool:
        options = environment.opening.options
        flags = environment.opening.flags
        return "unnumbered" in flags or "restate" in options or "informal-of" in options

    def _name(self, environment: Environment) -> None:
        """Give an id to what has none, and the number of the original to what restates it."""
        opening = environment.opening
        if "restate" in opening.options:
            self._restate(environment)
        if not environment.id and not opening.is_proof:
            wanted = opening.options.get("informal-of", "").rpartition(":")[2]
            if "restate" in opening.options:
                wanted = f"{opening.options['restate']}-again"
            wanted = wanted or "-".join(filter(None, (opening.word.casefold(), environment.number)))
            environment.id = self.unique(wanted or "environment")

    def unique(self, wanted: str) -> str:
        """Return an id that is still free, and take it."""
        wanted = re.sub(r"[^\w.-]+", "-", wanted)
        free, count = wanted, 2
        while free in self.ids:
            free, count = f"{wanted}-{count}", count + 1
        self.ids.add(free)
        return free

    def _restate(self, environment: Environment) -> None:
        opening, label = environment.opening, environment.opening.options["restate"]
        seen = {id(environment)}
        original = self.by_label.get(label)
        while original and "restate" in original.opening.options:
            if id(original) in seen:
                text = f'"{label}" is restated in a circle: nobody states it'
                self.tell("theorem-restate", opening.line, text, "let one of them say it in full")
                environment.fault = "It is restated in a circle"
                return
            seen.add(id(original))
            original = self.by_label.get(original.opening.options["restate"])
        if original is None or original is environment or original.opening.is_proof:
            text = f'there is no statement "{label}" to restate'
            self.tell("theorem-restate", opening.line, text, nearest(label, self.by_label))
            environment.fault = f"There is no statement “{label}”"
            return
        opening.kind, environment.number = original.opening.kind, original.number
        opening.title = opening.title or original.opening.title
        opening.options["restate"] = original.id or label
        if not len(environment.element):
            environment.element.extend(_copies(original.element))


def _copies(element: etree.Element) -> list[etree.Element]:
    """Return copies of what is in a statement, without its proofs and references to notes."""
    copies = [copy.deepcopy(child) for child in element if child.tag != "details"]
    for top in copies:
        for one in top.iter():
            one.attrib.pop("id", None)
            one.text = FOOTNOTE.sub("", one.text) if one.text else one.text
            one.tail = FOOTNOTE.sub("", one.tail) if one.tail else one.tail
    return copies
