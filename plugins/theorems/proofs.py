"""Proofs: which statement each belongs to, its summary line, and the mark at its end. Pure."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..core.diagnostics import nearest
from ..core.generated_markup import Class, Data, reference_attributes
from .environments import HEADINGS, Environment, question
from .headings import Headings
from .proof_titles import read_called
from .statements import Statements

#: Whether proofs are open, by what a header says after ``Proofs:``.
SAID = {"open": True, "closed": False}
#: Pictures as they are written, which may become figures.
PICTURES = re.compile(
    r"\s*+(?:!\[(?:[^\[\]]|\[[^\[\]]*+\])*+\](?:\([^()]*+\)|\[[^\[\]]*+\])?(?:\{[^{}]*+\})?\s*+)++"
)


@dataclass(slots=True)
class Proofs:
    """Writes the proofs of one post."""

    statements: Statements
    headings: Headings
    #: Whether proofs without a flag are open.
    open: bool
    #: Whether labels of other posts can be found.
    foreign: bool = False
    #: The statements by their names: "Lemma 2".
    called: dict[str, Environment] = field(default_factory=dict)

    def write(self, root: etree.Element, found: dict[etree.Element, Environment]) -> None:
        """Write every proof, and the link to it into its statement."""
        self.called = {self.headings.label(one): one for one in found.values() if one.number}
        last: dict[etree.Element | None, Environment] = {}
        proved: set[int] = set()
        for element, around in list(_walk(root, None, found)):
            environment = found.get(element)
            if environment is None:  # a heading
                last.clear()
            elif environment.opening.is_proof:
                nearby = last.get(around) or (found[around] if around is not None else None)
                statement = self._statement(environment, nearby, proved)
                proved |= {id(statement)} if statement else set()
                self._write(environment, statement)
            elif environment.opening.kind and environment.opening.kind.provable:
                last[around] = environment

    def _statement(
        self, proof: Environment, nearby: Environment | None, proved: set[int]
    ) -> Environment | None:
        """Return the statement that a proof names, else the one before it, else None."""
        opening = proof.opening
        if label := opening.options.get("of"):
            found = self.statements.by_label.get(label)
            if found and found.opening.is_statement:
                return found
            if self.foreign and ":" in label:
                return None
            text = f'there is no statement "{label}" to prove'
            hint = nearest(label, self.statements.by_label)
            self.statements.report("theorem-proof", opening.line, text, hint)
            proof.fault = proof.fault or f"There is no statement “{label}”"
        elif (called := read_called(opening.title)) and self.headings.kinds.find(called[0]):
            if found := self.called.get(f"{called[0].capitalize()} {called[1]}"):
                opening.title = ""
            return found
        elif nearby and nearby.opening.is_statement and (id(nearby) not in proved or opening.title):
            return nearby
        elif not opening.title:
            text = "this is the proof of nothing: there is no statement without one before it"
            self.statements.report("theorem-proof", opening.line, text, "write {of=label}")
            proof.fault = proof.fault or "It proves nothing that is stated before it"
        return None

    def _write(self, proof: Environment, statement: Environment | None) -> None:
        opening, element = proof.opening, proof.element
        sketch = Class.SKETCH in {*opening.flags, *opening.classes}
        if not proof.id:
            base = statement.id if statement else opening.options.get("of", "")
            proof.id = self.statements.unique(f"proof-{base}".rstrip("-"))
        element.set("class", " ".join(dict.fromkeys([Class.PROOF, *opening.classes])))
        # The id is within: browsers open an element that has the target of a link in it.
        body = etree.Element("div", {"class": Class.PROOF_BODY, "id": proof.id})
        body.extend(list(element))
        element[:] = [body]
        if "open" in opening.flags or (self.open and "collapsed" not in opening.flags):
            element.set("open", "open")
        words = self.headings.kinds.words(self.headings.lang)
        finish(body, sketch=sketch, words=words.end_of_proof)
        element.insert(0, self._summary(proof, statement, sketch))
        if statement:
            element.set(Data.OF, statement.id)
            element.insert(1, self._link_back(statement))
            self._link(proof, statement)
        elif foreign := self._foreign(proof):
            element.insert(1, line := etree.Element("p", {"class": Class.PROOF_LINKS}))
            etree.SubElement(line, "a", foreign).text = opening.options["of"]

    def _summary(
        self, proof: Environment, statement: Environment | None, sketch: bool
    ) -> etree.Element:
        """Return the line that opens and closes a proof; as a control it cannot have links."""
        kinds, lang = self.headings.kinds, self.headings.lang
        words = kinds.words(lang)
        summary = etree.Element("summary")
        pattern = words.sketch_of if sketch else words.proof_of
        before, _, after = pattern.partition("%(statement)s")
        name = kinds.name("sketch" if sketch else "proof", lang).one
        if statement:
            summary.text = f"{before}{self.headings.label(statement)}{after}"
        elif foreign := self._foreign(proof):
            summary.text = before
            of = etree.SubElement(summary, "span", foreign)
            of.text, of.tail = proof.opening.options["of"], after
        else:
            summary.text = name
        if proof.opening.title:
            _append(summary, " (")
            title = etree.SubElement(summary, "span", {"class": Class.THEOREM_TITLE})
            title.text, title.tail = proof.opening.title, ")"
        if proof.fault:
            _append(summary, " ")
            summary.append(question(proof.fault))
        return summary

    def _foreign(self, proof: Environment) -> dict[str, str]:
        """Return the attributes of a reference to a statement of another post, if it is one."""
        label = proof.opening.options.get("of", "")
        if not (self.foreign and ":" in label and label not in self.statements.by_label):
            return {}
        return reference_attributes(f"@{label}", proof.opening.line)

    def _link_back(self, statement: Environment) -> etree.Element:
        line = etree.Element("p", {"class": Class.PROOF_LINKS})
        link = etree.SubElement(line, "a", {"href": f"#{statement.id}"})
        link.text = self.headings.label(statement)
        return line

    def _link(self, proof: Environment, statement: Environment) -> None:
        """Put a link to the proof before the statement's permalink."""
        links = statement.element.find(f"./p/span[@class='{Class.THEOREM_LINKS}']")
        if links is not None:
            link = etree.Element("a", {"class": Class.THEOREM_PROOF, "href": f"#{proof.id}"})
            link.text = self.headings.kinds.name("proof", self.headings.lang).one
            link.text += f" {len(links)}" if len(links) > 1 else ""
            link.tail = " "
            links.insert(len(links) - 1, link)


def _walk(
    element: etree.Element,
    around: etree.Element | None,
    found: dict[etree.Element, Environment],
) -> Iterator[tuple[etree.Element, etree.Element | None]]:
    """Yield environments and headings in order, each with the environment that it is in."""
    for child in element:
        if child in found or child.tag in HEADINGS:
            yield child, around
        yield from _walk(child, child if child in found else around, found)


def _append(element: etree.Element, text: str) -> None:
    """Add text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def finish(element: etree.Element, *, sketch: bool, words: str) -> None:
    """Put the symbol of the end after the last words of a proof."""
    last = _last(element)
    if last is None:
        last = etree.SubElement(element, "p", {"class": Class.PROOF_END})
    _append(last, " ")
    attributes = {"class": Class.TOMBSTONE, "role": "img", "aria-label": words}
    etree.SubElement(last, "span", attributes).text = "□" if sketch else "∎"


def _last(element: etree.Element) -> etree.Element | None:
    """Return the paragraph or item in which the text of an element ends, or None."""
    while len(element):
        child = element[-1]
        if child.tag == "p":
            return None if _is_no_text(child) else child
        if child.tag not in ("ul", "ol", "li"):
            return None
        element = child
    return element if element.tag == "li" else None


def _is_no_text(paragraph: etree.Element) -> bool:
    """Return whether a paragraph is the place of code or of HTML, or has pictures only."""
    text = paragraph.text or ""
    return not len(paragraph) and ("wzxhzdk:" in text or PICTURES.fullmatch(text) is not None)
