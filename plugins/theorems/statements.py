"""Statements: their numbers, and ids for those without a label. Pure."""

import re
import xml.etree.ElementTree as etree
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .environments import HEADINGS, Environment, Report
from .restatements import restate

HEADING_ID = re.compile(r"\{(?>[^{}\n]*#(?=[^\s{}]))([^\s{}]++)[^{}\n]*+\}\s*+#*+\s*+$")


@dataclass(slots=True)
class Counters:
    """The counters of one post."""

    #: Whether they start again in each section: 2.3.
    by_section: bool = False
    #: The number of the section, 0 before the first.
    section: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def enter_section(self) -> None:
        """Begin a section of the highest level."""
        self.section += 1
        if self.by_section:
            self.counts.clear()

    def next(self, counter: str) -> str:
        """Return the next number of a counter; before the first section without the section's."""
        self.counts[counter] += 1
        number = str(self.counts[counter])
        return f"{self.section}.{number}" if self.by_section and self.section else number


@dataclass(slots=True)
class Statements:
    """The statements of one post."""

    counters: Counters
    report: Report
    #: Those with a label that the author gave.
    by_label: dict[str, Environment] = field(default_factory=dict)
    #: All ids that are taken.
    ids: set[str] = field(default_factory=set)

    def number(self, root: etree.Element, found: dict[etree.Element, Environment]) -> None:
        """Give every environment its number and its id, in the order of the text."""
        order = [element for element in root.iter() if element in found or element.tag in HEADINGS]
        top = "h1" if any(element.tag == "h1" for element in order) else "h2"
        for environment in found.values():
            self._reserve(environment)
        # The ids that "attr_list" will give to the headings: none of ours may be the same.
        self.ids |= {m[1] for e in order if (m := HEADING_ID.search(e.text or ""))}
        for element in order:
            if element in found:
                self._count(found[element])
            elif element.tag == top:
                self.counters.enter_section()
        for element in order:
            if element in found:
                self._name(found[element])

    def _reserve(self, environment: Environment) -> None:
        """Reserve the label that the author gave; of two environments the first has it."""
        opening = environment.opening
        for text, hint in opening.faults:
            self.report("theorem-option", opening.line, text, hint)
        if opening.label in self.by_label:
            text = f'two environments have the label "{opening.label}"'
            self.report("label-twice", opening.line, text, "references lead to the first")
            environment.fault = f"The label “{opening.label}” is taken"
        elif opening.label:
            environment.id = opening.label
            self.by_label[opening.label] = environment
            self.ids.add(opening.label)

    def _count(self, environment: Environment) -> None:
        opening = environment.opening
        if "number" in opening.options and opening.is_statement:
            environment.number = opening.options["number"]
        elif opening.kind and opening.kind.counter and not self._is_borrowed(environment):
            environment.number = self.counters.next(opening.kind.counter)

    def _is_borrowed(self, environment: Environment) -> bool:
        options = environment.opening.options
        flags = environment.opening.flags
        return "unnumbered" in flags or "restate" in options or "informal-of" in options

    def _name(self, environment: Environment) -> None:
        """Give an environment without a label an id, and a restatement its number."""
        opening = environment.opening
        if "restate" in opening.options:
            restate(environment, self.by_label, self.report)
        if not environment.id and opening.is_statement:
            wanted = opening.options.get("informal-of", "").rpartition(":")[2]
            if "restate" in opening.options:
                wanted = f"{opening.options['restate']}-again"
            wanted = wanted or "-".join(filter(None, (opening.word.casefold(), environment.number)))
            environment.id = self.unique(wanted or "environment")

    def unique(self, wanted: str) -> str:
        """Return an id that is still free, and reserve it."""
        wanted = re.sub(r"[^\w.-]+", "-", wanted)
        free, count = wanted, 2
        while free in self.ids:
            free, count = f"{wanted}-{count}", count + 1
        self.ids.add(free)
        return free


def unlabelled(environments: Iterable[Environment]) -> dict[str, int]:
    """Return the lines of the body of the statements without a label, by their ids."""
    return {
        one.id: one.opening.line
        for one in environments
        if one.opening.is_statement and not one.opening.label
    }
