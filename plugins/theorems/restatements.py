"""Statements that are said again: ``::: theorem {restate=thm-main}``. Pure."""

import copy
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from ..core.diagnostics import nearest
from ..core.html import element_end, strip_ids
from .environments import Environment, Report

#: A call of a note, which has one place only.
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
RESTATED = re.compile(r"<section\b[^>]* data-restate=")


def restate(environment: Environment, by_label: Mapping[str, Environment], report: Report) -> None:
    """Give a restatement the kind, the number, the title and, if it is empty, the words."""
    opening, label = environment.opening, environment.opening.options["restate"]
    seen = {id(environment)}
    original = by_label.get(label)
    while original and "restate" in original.opening.options:
        if id(original) in seen:
            text = f'"{label}" is restated in a circle: nobody states it'
            report("theorem-restate", opening.line, text, "let one of them say it in full")
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
    """Return copies of what is in a statement, without its proofs and references to notes."""
    copies = [copy.deepcopy(child) for child in element if child.tag != "details"]
    for top in copies:
        for one in top.iter():
            one.attrib.pop("id", None)
            one.text = FOOTNOTE.sub("", one.text) if one.text else one.text
            one.tail = FOOTNOTE.sub("", one.tail) if one.tail else one.tail
    return copies


def strip_restated(html: str) -> str:
    """Return the HTML of a post in which what a restatement repeats has no ids."""
    parts, at = [], 0
    for found in RESTATED.finditer(html):
        start = html.find("</p>", found.start())
        end = element_end(html, found.start())
        if found.start() >= at and start >= 0:
            parts += [html[at:start], strip_ids(html[start:end])]
            at = end
    return "".join([*parts, html[at:]])
