"""What a reference prints: "Theorem 2", "Lemmas 1 and 3", "Theorem 2 of *title*". Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ...core.elements import Element, make_element
from ...core.generated_markup import Class, Data, question
from ...theorems import Kinds
from .notation import Item, Reference, parse_reference
from .showing import Answer, ShownTarget


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the references of a post in its language."""

    kinds: Kinds
    lang: str

    def render(self, placeholder: Element, answers: Mapping[str, Sequence[Answer]]) -> str:
        """Return what is in the place of a placeholder; only one that is a link becomes a link."""
        written = placeholder.attributes[Data.REF]
        reference = parse_reference(written)
        if reference is None:
            return placeholder.inner
        targets = answers[written]
        if placeholder.tag != "a":
            targets = [one if isinstance(one, str) else one.without_link() for one in targets]
        return self.print(reference, targets, placeholder.inner)

    def print(self, reference: Reference, targets: Sequence[Answer], own_text: str = "") -> str:
        """Return the HTML of a reference; each fault is a question mark with a reason."""
        if reference.form == "own":
            return self._own(targets[0], own_text)
        joined: list[str] = []
        pairs = list(zip(reference.items, targets, strict=True))
        for _, run in groupby(pairs, key=self._group):
            joined.append(self._run(list(run), reference, first=not joined))
        return self._listed(joined)

    def _group(self, pair: tuple[Item, Answer]) -> tuple[object, ...]:
        """Return what items must share to be printed with one name."""
        item, target = pair
        if isinstance(target, str) or not target.number:
            return (item.label,)
        return (target.kind, target.path, item.bare)

    def _run(self, run: list[tuple[Item, Answer]], reference: Reference, *, first: bool) -> str:
        links = []
        for place, (item, target) in enumerate(run):
            if isinstance(target, str):
                links.append(question(target))
                continue
            text = self._number(target, reference.form)
            if place == 0:
                name = self._name(item, target, len(run), reference, first=first)
                text = f"{name} {text}".strip() if text else name
            last = place == len(run) - 1
            bare = item.bare or reference.form in ("ref", "eqref")
            if target.kind.startswith("proof-") and target.title and last and not bare:
                parts = {"step": text, "statement": target.title}
                text = self.kinds.words(self.lang).of_proof % parts
            if target.path and last and not bare:
                text = self._of_post(text, target.post_title)
            links.append(self._link(target, text or escape(item.label)))
        return self._listed(links)

    def _name(
        self, item: Item, label: ShownTarget, count: int, reference: Reference, *, first: bool
    ) -> str:
        """Return the text before the number; without a number it has the title, too."""
        words = self.kinds.words(self.lang)
        if reference.prefix and first:
            return escape(reference.prefix, quote=False)
        title = words.quotes % {"title": label.title} if label.title else ""
        if label.kind == "proof" and label.title:  # "Proof of Lemma 2" is all of its name
            title = label.title
        if label.kind.startswith("proof-"):  # its title is the statement that is proved
            title = ""
        if (item.bare or reference.form in ("ref", "eqref")) and (label.number or title):
            return "" if label.number else title
        written = item.label.rpartition(":")[2]
        capital = written[:1].isupper() or reference.form == "Cref"
        name = self.kinds.name(label.kind, self.lang, count).written(count, capital=capital)
        name = name[:1].upper() + name[1:] if capital else name
        name = escape(name, quote=False)
        if label.kind == "proof" and title:
            return title
        return name if label.number or not title else f"{name} {title}"

    @staticmethod
    def _number(label: ShownTarget, form: str) -> str:
        number = escape(label.number, quote=False)
        brackets = label.kind == "equation" if form != "ref" else False
        return f"({number})" if number and (brackets or form == "eqref") else number

    def _of_post(self, text: str, title: str) -> str:
        title = re.sub(r"</?a\b[^<>]*+>", "", title)
        words = self.kinds.words(self.lang)
        return words.of_post % {"statement": text, "title": f"<cite>{title}</cite>"}

    @staticmethod
    def _link(target: ShownTarget, text: str) -> str:
        if not target.address:
            return text
        attributes = {
            "class": Class.REF,
            Data.KIND: target.kind or None,
            "href": target.address,
            "hreflang": target.lang,
            "rel": "external" if target.is_external else None,
        }
        return make_element("a", attributes, text)

    def _own(self, target: Answer, text: str) -> str:
        """Return a link with the author's words; ``{number}`` and ``{name}`` in them are filled."""
        if isinstance(target, str):
            return f"{text} {question(target)}"
        number = self._number(target, "at")
        filled = text.replace("{number}", number).replace("{name}", target.title or number)
        return self._link(target, filled)

    def _listed(self, parts: list[str]) -> str:
        return self.kinds.words(self.lang).join(parts)
