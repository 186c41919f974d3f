"""The placeholders of references in some HTML: found, and filled with what they lead to. Pure."""

import re
from dataclasses import dataclass, replace

from ...core.changes import change_elements
from ...core.elements import Element, has_attribute
from ...core.generated_markup import Class, Data
from ...theorems import Kinds
from ..labels.index import Index
from ..labels.model import Fault, Label, LabelledPost
from .notation import parse_reference
from .printing import Printer
from .proof_places import ProofPlaces
from .showing import Answer, Answers, ShownTarget, show

#: The attributes of a placeholder.
PLACEHOLDER = (Data.LINE, Data.REF)
#: The word before a place.
WORD = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{2,30}|§)\.?(?:\s|&nbsp;)\Z")
LONGEST = 40

#: The placeholders of some HTML: each reference as it is written, its line, and the word before.
Placeholders = tuple[tuple[str, int, str], ...]


def find_placeholders(html: str) -> Placeholders:
    """Return the placeholders of some HTML."""
    found: list[tuple[str, int, str]] = []

    def collect(placeholder: Element) -> str:
        attributes, start = placeholder.attributes, placeholder.start
        before = WORD.search(html, max(0, start - LONGEST), start)
        word = before["word"] if before else ""
        found.append((attributes[Data.REF], int(attributes[Data.LINE]), word))
        return ""

    change_elements(html, collect, Class.REF, having=PLACEHOLDER)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills placeholders. All that it has is from the settings of the site."""

    kinds: Kinds

    def fill(self, html: str, lang: str, answers: Answers) -> str:
        """Return the HTML of a post in a language with its references."""
        printer = Printer(self.kinds, lang)
        known = {
            written: [one if isinstance(one, str) else ShownTarget(*one) for one in targets]
            for written, targets in answers
        }
        near = ProofPlaces.find(html, known.values())

        def print_one(placeholder: Element) -> str:
            written = placeholder.attributes[Data.REF]
            targets = [near.seen_from(placeholder.start, one) for one in known.get(written, ())]
            return printer.render(placeholder, {written: targets} if written in known else known)

        return change_elements(html, print_one, Class.REF, having=PLACEHOLDER)


def with_titles(post: LabelledPost, index: Index, kinds: Kinds) -> LabelledPost:
    """Return a post in which the references in titles of labels are filled.

    If one of them leads to a title with a reference, the latter is shown as its label.
    """

    def answer(label: str) -> Answer:
        found = index.resolve(label, post)
        return found.reason if isinstance(found, Fault) else show(found, post)

    def filled(label: Label) -> Label:
        written = dict.fromkeys(written for written, *_ in find_placeholders(label.title))
        known = [(one, parse_reference(one)) for one in written]
        answers = [(w, [answer(item.label) for item in r.items]) for w, r in known if r]
        title = Filler(kinds).fill(label.title, post.lang, answers)
        title = change_elements(title, lambda one: one.inner, Class.REF, having=PLACEHOLDER)
        return replace(label, title=title)

    if not any(has_attribute(label.title, Data.REF) for label in post.labels):
        return post
    return replace(post, labels=tuple(filled(label) for label in post.labels))
