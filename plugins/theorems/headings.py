"""The headings of statements. Pure.

A heading of a statement is a paragraph, so that it is not in the outline of the post.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass

from ..core.diagnostics import nearest
from ..core.generated_markup import Class, Data, Prefix
from ..core.markdown.alerts import TITLES, Alerts
from .divisions import write_division
from .environments import Environment, Report, question
from .kinds import RUNGS, Kinds
from .titles import says

#: What others call what has another name or form here.
OTHERS = {
    **dict.fromkeys(("because", "reason", "justification"), 'did you mean "why"?'),
    **dict.fromkeys(("aside", "margin", "marginnote", "sidenote"), "write ^[…] for a note"),
    **dict.fromkeys(("defn", "dfn"), 'did you mean "definition"?'),
    **dict.fromkeys(("rmk", "rem"), 'did you mean "remark"?'),
    "pf": 'did you mean "proof"?',
    "figure": "write ![caption](path){#fig-label} in a paragraph of its own",
    "table": "write Table: and its caption right below the table",
    "equation": "write $$ … $$ {#eq-label}",
    "restate": "write the kind, as in ::: theorem {restate=label}",
}


@dataclass(frozen=True, slots=True)
class Headings:
    """Writes the headings of one post, in its language."""

    kinds: Kinds
    lang: str
    report: Report
    #: Whether the post has a list of references.
    cites: bool = False

    def write(self, environment: Environment) -> None:
        """Write the attributes and the heading of an environment, also of one of unknown kind."""
        opening, element = environment.opening, environment.element
        kind = opening.kind
        if kind is None:
            alerts = Alerts(self.kinds.texts, self.lang)
            if not write_division(environment, alerts, self.report, cites=self.cites):
                self._write_unknown(environment)
            return
        for option, name in (("restate", Data.RESTATE), ("informal-of", Data.INFORMAL_OF)):
            if option in opening.options:
                element.set(name, opening.options[option])
        classes = [Class.THEOREM, f"{Prefix.THEOREM}{kind.style}", *opening.classes]
        element.set("class", " ".join(classes))
        element.set(Data.KIND, kind.key)
        element.set("id", environment.id)
        element.set("role", "group")
        if self._has_own_name(environment):
            element.set("aria-labelledby", f"{environment.id}-name")
        element.insert(0, self._heading(environment))

    @staticmethod
    def _has_own_name(environment: Environment) -> bool:
        """Return whether no other statement of the post is called the same: others are "Remark"."""
        opening = environment.opening
        if "restate" in opening.options:
            return False
        return bool(environment.number or opening.title or "informal-of" in opening.options)

    def _write_unknown(self, environment: Environment) -> None:
        opening = environment.opening
        text = f'there is no kind of environment "{opening.word}"'
        word = opening.word.casefold()
        kind = self.kinds.of_label(word)
        known = {*self.kinds.known, "proof", *RUNGS, *TITLES, "frames", "notation"}
        # Where that plugin is on, it has taken its fences out.
        own = "add the plugin notation" if word == "notation" else OTHERS.get(word, "")
        near = f'did you mean "{kind.key}"?' if kind else nearest(word, known)
        hint = own or near or "THEOREM_KINDS may add one"
        self.report("theorem-kind", opening.line, text, hint)
        environment.element.set("class", Class.THEOREM_UNKNOWN)
        environment.element.set("id", environment.id)
        heading = etree.Element("p", {"class": Class.THEOREM_HEADING})
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
        opening, words = environment.opening, self.kinds.words(self.lang)
        heading = etree.Element("p", {"class": Class.THEOREM_HEADING})
        name = etree.SubElement(
            heading, "span", {"class": Class.THEOREM_NAME, "id": f"{environment.id}-name"}
        )
        name.append(self._label(environment))
        informal = words.informal if "informal-of" in opening.options else ""
        if opening.title:
            informal = "" if says(opening.title, informal) else informal
            name[-1].tail = " ("
            title = etree.SubElement(name, "span", {"class": Class.THEOREM_TITLE})
            title.text = opening.title
            title.tail = f"{words.between}{informal})" if informal else ")"
        elif informal:
            name[-1].tail = f" ({informal})"
        name[-1].tail = f"{name[-1].tail or ''}."
        if environment.fault:
            name.tail = " "
            heading.append(question(environment.fault))
        heading[-1].tail = " "
        heading.append(self._links(environment))
        return heading

    def _label(self, environment: Environment) -> etree.Element:
        """Return the kind and the number; in a restatement they are a link to the original."""
        opening = environment.opening
        label = etree.Element("span", {"class": Class.THEOREM_LABEL})
        inside = label
        if "restate" in opening.options and not environment.fault:
            inside = etree.SubElement(label, "a", {"href": f"#{opening.options['restate']}"})
        kind = opening.kind.key if opening.kind else opening.word
        inside.text = self.kinds.name(kind, self.lang).one
        if environment.number or "informal-of" in opening.options:
            inside.text += " " if environment.number else ""
            number = etree.SubElement(inside, "span", {"class": Class.THEOREM_NUMBER})
            number.text = environment.number
        return label

    def _links(self, environment: Environment) -> etree.Element:
        """Return the element for the links at the end of a heading, with the permalink in it."""
        links = etree.Element("span", {"class": Class.THEOREM_LINKS, Data.FOR: environment.id})
        text = self.kinds.words(self.lang).link_to % {"name": self.label(environment)}
        link = etree.SubElement(
            links,
            "a",
            {"class": Class.PERMALINK, "href": f"#{environment.id}", "aria-label": text},
        )
        link.text = "#"
        return links
