"""The rungs of a proof: its idea, its steps, and why each of them holds. Pure.

A reader chooses how far all proofs of a post open, by the dial above the first of them; each rung
opens and closes by itself, too. What opens is a ``details`` whose text has the id: browsers open
all that is around the target of a link.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.generated_markup import Class, Data, Prefix
from .environments import Environment, question
from .headings import Headings
from .kinds import IDEA, STEP, WHY
from .statements import Statements

#: How far proofs open, from the least to all of it.
DEPTHS = ("ideas", "steps", "everything")


@dataclass(slots=True)
class Rungs:
    """Writes the rungs of the proofs of one post."""

    statements: Statements
    headings: Headings
    #: How far proofs are open at first: one of DEPTHS.
    depth: str

    def write(self, root: etree.Element, found: dict[etree.Element, Environment]) -> None:
        """Write every rung, and the dial above the first proof that has some."""
        rungs = [one for one in found.values() if one.opening.is_rung]
        if not rungs:
            return
        first: etree.Element | None = None
        for element in root.iter():
            environment = found.get(element)
            if environment and environment.opening.is_proof:
                inside = list(_inside(element, found))
                first = element if first is None and inside else first
                self._write_all(inside, environment, "", found)
        for rung in rungs:
            if Class.RUNG not in rung.element.get("class", ""):
                self._report_stray(rung)
        if first is not None:
            _put_before(root, first, self._dial())

    def _write_all(
        self,
        rungs: list[Environment],
        proof: Environment,
        parent: str,
        found: dict[etree.Element, Environment],
    ) -> None:
        """Write the rungs of a proof or of a rung; steps within step 2 are 2.1, 2.2."""
        count = 0
        for rung in rungs:
            if rung.opening.kind is STEP:
                count += 1
                rung.number = rung.opening.options.get("number") or f"{parent}{count}"
            self._write_all(
                list(_inside(rung.element, found)),
                proof,
                f"{rung.number}." if rung.number else parent,
                found,
            )
            word = f"{rung.opening.word.casefold()}-{rung.number}".rstrip("-").replace(".", "-")
            rung.id = rung.opening.label or self.statements.unique(f"{proof.id}-{word}")
            self._write(rung)
            if label := proof.element.get(Data.OF, ""):
                rung.element.set(Data.OF, label)

    def _write(self, rung: Environment) -> None:
        """Write the attributes, the name and the body of a rung."""
        element, kind = rung.element, rung.opening.kind
        key = kind.key if kind else ""
        name = self._name(rung)
        body = etree.Element("div", {"class": Class.RUNG_BODY, "id": rung.id})
        if kind is IDEA:
            element.set("id", rung.id)
            element.insert(0, name)
        else:
            body.extend(list(element))
            element[:] = [name, body]
            if self.depth == "everything" or (kind is STEP and self.depth == "steps"):
                element.set("open", "open")
        style = f"{Prefix.RUNG}{key.removeprefix('proof-')}"
        names = [Class.RUNG, style, *rung.opening.classes]
        element.set("class", " ".join(names))
        element.set(Data.KIND, key)

    def _name(self, rung: Environment) -> etree.Element:
        """Return the line that names a rung; as a control it cannot have links."""
        opening, title = rung.opening, rung.opening.title or ""
        is_why = opening.kind is WHY
        line = etree.Element("p" if opening.kind is IDEA else "summary")
        line.set("class", Class.RUNG_NAME)
        # A question needs no "Why" before it; "Why it is so" is one sentence.
        if not is_why or not title.endswith(("?", "？", "؟")):
            label = etree.SubElement(line, "span", {"class": Class.RUNG_LABEL})
            words = self.headings.kinds.words(self.headings.lang)
            label.text = words.why if is_why else self.headings.label(rung)
            label.text += "" if is_why and not title[:1].isupper() else "."
            label.tail = " " if title else None
        if title:
            etree.SubElement(line, "span", {"class": Class.THEOREM_TITLE}).text = title
        if rung.fault:
            line[-1].tail = " "
            line.append(question(rung.fault))
        return line

    def _report_stray(self, rung: Environment) -> None:
        """Report a rung outside a proof, and show it as one that is open."""
        text = f"the {rung.opening.word} opened here is in no proof"
        self.statements.report(
            "theorem-proof", rung.opening.line, text, "write it between ::: proof and its :::"
        )
        rung.fault = rung.fault or "It is in no proof"
        rung.id = rung.opening.label or self.statements.unique(rung.opening.word.casefold())
        self._write(rung)
        if rung.element.tag == "details":
            rung.element.set("open", "open")

    def _dial(self) -> etree.Element:
        words = self.headings.kinds.words(self.headings.lang)
        # Our style sheet shows it; in a theme without that it would turn nothing.
        dial = etree.Element("fieldset", {"class": Class.DEPTH, "hidden": "hidden"})
        etree.SubElement(dial, "legend").text = words.depth
        texts = (words.ideas, words.steps, words.everything)
        for value, text in zip(DEPTHS, texts, strict=True):
            label = etree.SubElement(dial, "label")
            attributes = {"type": "radio", "name": "depth", "value": value}
            if value == self.depth:
                attributes["checked"] = "checked"
            etree.SubElement(label, "input", attributes).tail = f" {text}"
        return dial


def _inside(
    element: etree.Element, found: dict[etree.Element, Environment]
) -> Iterator[Environment]:
    """Yield the rungs right within an element, not those of rungs and proofs in it."""
    for child in element:
        environment = found.get(child)
        if environment and environment.opening.is_rung:
            yield environment
        elif not (environment and environment.opening.is_proof):
            yield from _inside(child, found)


def _put_before(root: etree.Element, place: etree.Element, added: etree.Element) -> None:
    for parent in root.iter():
        for number, child in enumerate(parent):
            if child is place:
                parent.insert(number, added)
                return
