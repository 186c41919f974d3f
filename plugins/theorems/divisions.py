"""Environments that are no statements: alerts, and the divisions of pandoc and Quarto. Pure."""

import xml.etree.ElementTree as etree

from ..core.diagnostics import nearest
from ..core.generated_markup import Class
from ..core.markdown.alerts import TITLES, Alerts
from .environments import HEADINGS, REFS, Environment, Report
from .kinds import KINDS

#: How Quarto calls alerts: ``::: {.callout-note}``.
CALLOUT = "callout-"
#: Where `citations` puts the list of references; in pandoc it is ``::: {#refs}``.
REFERENCES = "[REFERENCES]"
#: Divisions whose contents are the same without them.
PLAIN = frozenset(
    ("column", "columns", "content-visible", "fragment", "incremental", "notes", "aside", "margin")
)


def write_division(
    environment: Environment, alerts: Alerts, report: Report, *, cites: bool
) -> bool:
    """Write what is no statement; return whether it is none."""
    opening, element = environment.opening, environment.element
    kind = alert_of(environment)
    if opening.word.casefold() == Class.FRAMES:
        _write_frames(environment)
        return True
    if not (kind or opening.in_braces):
        return False
    if opening.label:
        element.set("id", opening.label)
    if kind:
        title = opening.title or _first_heading(element)
        alerts.change(element, kind, title, "-" if "collapsed" in opening.flags else "")
    elif opening.label == REFS:
        # Without a bibliography it stays an empty division.
        if cites:
            element.tag, element.text = "p", REFERENCES
            del element.attrib["id"]
    else:
        _write_other(environment, report)
    return True


def _write_frames(environment: Environment) -> None:
    """Leave what the plugin figures makes steps of: its class, its label and its title."""
    opening = environment.opening
    environment.id = opening.label
    given = {"class": Class.FRAMES, "id": opening.label, "title": opening.title}
    environment.element.attrib.update({name: text for name, text in given.items() if text})


def _first_heading(element: etree.Element) -> str:
    """Take out the heading that a division begins with, and return its text."""
    if not len(element) or element[0].tag not in HEADINGS or len(element[0]):
        return ""
    title = element[0].text or ""
    element.remove(element[0])
    return title


def _write_other(environment: Environment, report: Report) -> None:
    opening = environment.opening
    if opening.classes:
        environment.element.set("class", " ".join(opening.classes))
    if not PLAIN.intersection(opening.classes):
        names = [opening.label and f"#{opening.label}", *(f".{name}" for name in opening.classes)]
        written = " ".join(filter(None, names))
        text = f'"::: {{{written}}}" has no meaning here; what is in it is shown as it is'
        near = next(filter(None, (nearest(name, KINDS) for name in opening.classes)), "")
        if opening.label.startswith("fig-"):
            near = f"write ::: frames {{#{opening.label}}}, or give each picture a label"
        hint = near or "docs/writing.md lists what has one"
        report("markdown-other", opening.line, text, hint)


def alert_of(environment: Environment) -> str:
    """Return the kind of alert that an environment is, or ""."""
    opening = environment.opening
    words = [*opening.word.casefold().split(), *(name.casefold() for name in opening.classes)]
    for word in words:
        kind = word.removeprefix(CALLOUT)
        if kind in TITLES:
            return kind
    return ""
