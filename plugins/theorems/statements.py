"""Number the environments of a tree, and write their headings. Pure.

A heading of a statement is a paragraph, so that the outline of the post stays that of its author.
"""

import copy
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from ..problems import nearest
from .counters import Counters
from .environments import HEADINGS, Environment, Tell, question
from .kinds import Kinds
from .names import words_of

HEADING_ID = re.compile(r"\{[^{}\n]*#([^\s{}]+)[^{}\n]*\}\s*#*\s*$")
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(slots=True)
class Statements:
    """The statements of one post, in the language of the post.

    ``by_label`` has the labels that authors gave; ``ids`` all that are taken.
    """

    kinds: Kinds
    lang: str
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

    def write(self, environment: Environment) -> None:
        """Write attributes and heading of a statement, or of what is none for want of a kind."""
        opening, element = environment.opening, environment.element
        kind = opening.kind
        if kind is None:
            self._write_unknown(environment)
            return
        for name in ("restate", "informal-of"):
            if name in opening.options:
                element.set(f"data-{name}", opening.options[name])
        classes = ["theorem", f"theorem-{kind.style}", *opening.classes]
        element.set("class", " ".join(classes))
        element.set("data-kind", kind.key)
        element.set("id", environment.id)
        element.set("role", "group")
        element.set("aria-labelledby", f"{environment.id}-name")
        element.insert(0, self._heading(environment))

    def _write_unknown(self, environment: Environment) -> None:
        opening = environment.opening
        text = f'there is no kind of environment "{opening.word}"'
        known = [*self.kinds.known, "proof"]
        hint = nearest(opening.word.casefold(), known) or "THEOREM_KINDS may add one"
        self.tell("theorem-kind", opening.line, text, hint)
        environment.element.set("class", "theorem-unknown")
        environment.element.set("id", environment.id)
        heading = etree.Element("p", {"class": "theorem-heading"})
        mark = question(f"There is no kind “{opening.word}”")
        mark.tail = f" {opening.word} {opening.title}".rstrip()
        heading.append(mark)
        environment.element.insert(0, heading)

    def label(self, environment: Environment) -> str:
        """Return what a statement is called: ``Lemma 2``."""
        kind = environment.opening.kind
        name = self.kinds.name(kind.key, self.lang).one if kind else environment.opening.word
        return f"{name} {environment.number}".rstrip()

    def _heading(self, environment: Environment) -> etree.Element:
        opening, words = environment.opening, words_of(self.lang)
        heading = etree.Element("p", {"class": "theorem-heading"})
        name = etree.SubElement(
            heading, "span", {"class": "theorem-name", "id": f"{environment.id}-name"}
        )
        name.append(self._label(environment))
        if "informal-of" in opening.options:
            name[-1].tail = f" ({words.informal})"
        if opening.title:
            name[-1].tail = f"{name[-1].tail or ''} ("
            title = etree.SubElement(name, "span", {"class": "theorem-title"})
            title.text, title.tail = opening.title, ")"
        name[-1].tail = f"{name[-1].tail or ''}."
        if environment.fault:
            name.tail = " "
            heading.append(question(environment.fault))
        heading[-1].tail = " "
        heading.append(self._links(environment))
        return heading

    def _label(self, environment: Environment) -> etree.Element:
        """Return the kind and the number; of a restatement they lead to the original."""
        opening = environment.opening
        label = etree.Element("span", {"class": "theorem-label"})
        inside = label
        if "restate" in opening.options and not environment.fault:
            inside = etree.SubElement(label, "a", {"href": f"#{opening.options['restate']}"})
        kind = opening.kind.key if opening.kind else opening.word
        inside.text = self.kinds.name(kind, self.lang).one
        if environment.number or "informal-of" in opening.options:
            inside.text += " " if environment.number else ""
            number = etree.SubElement(inside, "span", {"class": "theorem-number"})
            number.text = environment.number
        return label

    def _links(self, environment: Environment) -> etree.Element:
        """Return the place of the links at the end of a heading, with the permalink."""
        links = etree.Element("span", {"class": "theorem-links", "data-for": environment.id})
        text = words_of(self.lang).link_to.format(self.label(environment))
        link = etree.SubElement(
            links, "a", {"class": "permalink", "href": f"#{environment.id}", "aria-label": text}
        )
        link.text = "#"
        return links


def _copies(element: etree.Element) -> list[etree.Element]:
    """Return copies of what is in a statement, without its proofs and references to notes."""
    copies = [copy.deepcopy(child) for child in element if child.tag != "details"]
    for top in copies:
        for one in top.iter():
            one.attrib.pop("id", None)
            one.text = FOOTNOTE.sub("", one.text) if one.text else one.text
            one.tail = FOOTNOTE.sub("", one.tail) if one.tail else one.tail
    return copies
