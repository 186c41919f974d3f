"""Statements that are stated again: ``::: theorem {restate=thm-main}``. Pure."""

import copy
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from ..core.changes import make_changes
from ..core.diagnostics import nearest
from ..core.elements import find_elements
from ..core.generated_markup import Class, Data
from ..core.hypertext import strip_ids
from .environments import Environment, Report

#: A reference to a footnote, which can be in one place only.
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")


def restate(environment: Environment, by_label: Mapping[str, Environment], report: Report) -> None:
    """Give a restatement the kind, the number, the title and, if it is empty, the content."""
    opening, label = environment.opening, environment.opening.options["restate"]
    seen = {id(environment)}
    original = by_label.get(label)
    while original and "restate" in original.opening.options:
        if id(original) in seen:
            text = f'"{label}" is restated in a circle: no statement of it is in full'
            report("theorem-restate", opening.line, text, "write one of them in full")
            environment.fault = "It is restated in a circle"
            return
        seen.add(id(original))
        original = by_label.get(original.opening.options["restate"])
    if original is None or original is environment or original.opening.is_proof:
        text = f'there is no statement "{label}" to restate'
        report("theorem-restate", opening.line, text, nearest(label, by_label))
        environment.fault = f"There is no statement “{label}”"
        return
    opening.kind, environment.number = original.opening.kind, original.number
    opening.title = opening.title or original.opening.title
    opening.options["restate"] = original.id or label
    if not len(environment.element):
        environment.element.extend(_copies(original.element))


def _copies(element: etree.Element) -> list[etree.Element]:
    """Return copies of what is in a statement, without its proofs and references to footnotes."""
    copies = [copy.deepcopy(child) for child in element if child.tag != "details"]
    for top in copies:
        for one in top.iter():
            one.attrib.pop("id", None)
            one.text = FOOTNOTE.sub("", one.text) if one.text else one.text
            one.tail = FOOTNOTE.sub("", one.tail) if one.tail else one.tail
    return copies


def strip_restated(html: str) -> str:
    """Return the HTML of a post without ids in the content of restatements."""
    if Data.RESTATE not in html:
        return html
    restated = find_elements(html, Class.THEOREM, having=[Data.RESTATE])
    headings = ((one, html.find("</p>", one.start, one.end)) for one in restated)
    return make_changes(
        html,
        (
            (heading, one.end, strip_ids(html[heading : one.end]))
            for one, heading in headings
            if heading >= 0
        ),
    )
