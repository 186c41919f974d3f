"""What a reference prints: "Theorem 2", "Lemmas 1 and 3", "Theorem 2 of *title*". Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ...core.elements import make_element
from ...core.generated_markup import Class, Data, question
from ...theorems import Kinds
from ..labels.model import Fault, Label, LabelledPost, Target
from .notation import Item, Reference

#: Returns the value of ``href`` for a target, "" where there can be no link.
Address = Callable[[Target], str]


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the references of one post, in its language."""

    kinds: Kinds
    post: LabelledPost
    address: Address

    def print(self, reference: Reference, targets: list[Target | Fault], own_text: str = "") -> str:
        """Return the HTML of a reference; each fault is a question mark with a reason."""
        if reference.form == "own":
            return self._own(targets[0], own_text)
        joined: list[str] = []
        pairs = list(zip(reference.items, targets, strict=True))
        for _, run in groupby(pairs, key=self._group):
            joined.append(self._run(list(run), reference, first=not joined))
        return self._listed(joined)

    def _group(self, pair: tuple[Item, Target | Fault]) -> tuple[object, ...]:
        """Return what items must share to be printed with one name."""
        item, target = pair
        if isinstance(target, Fault) or not target.label.number:
            return (item.label,)
        return (target.label.kind, target.post.path, item.bare)

    def _run(
        self, run: list[tuple[Item, Target | Fault]], reference: Reference, *, first: bool
    ) -> str:
        links = []
        for place, (item, target) in enumerate(run):
            if isinstance(target, Fault):
                links.append(question(target.reason))
                continue
            text = self._number(target.label, reference.form)
            if place == 0:
                name = self._name(item, target.label, len(run), reference, first=first)
                text = f"{name} {text}".strip() if text else name
            last = place == len(run) - 1
            bare = item.bare or reference.form in ("ref", "eqref")
            if target.post != self.post and last and not bare:
                text = self._of_post(text, target.post)
            links.append(self._link(target, text or escape(item.label)))
        return self._listed(links)

    def _name(
        self, item: Item, label: Label, count: int, reference: Reference, *, first: bool
    ) -> str:
        """Return the text before the number; without a number it has the title, too."""
        words = self.kinds.words(self.post.lang)
        if reference.prefix and first:
            return escape(reference.prefix, quote=False)
        title = words.quotes % {"title": label.title} if label.title else ""
        if (item.bare or reference.form in ("ref", "eqref")) and (label.number or title):
            return "" if label.number else title
        written = item.label.rpartition(":")[2]
        capital = written[:1].isupper() or reference.form == "Cref"
        name = self.kinds.name(label.kind, self.post.lang, count).written(count, capital=capital)
        name = name[:1].upper() + name[1:] if capital else name
        name = escape(name, quote=False)
        return name if label.number or not title else f"{name} {title}"

    @staticmethod
    def _number(label: Label, form: str) -> str:
        number = escape(label.number, quote=False)
        brackets = label.kind == "equation" if form != "ref" else False
        return f"({number})" if number and (brackets or form == "eqref") else number

    def _of_post(self, text: str, post: LabelledPost) -> str:
        title = re.sub(r"</?a\b[^>]*>", "", post.title)
        words = self.kinds.words(self.post.lang)
        return words.of_post % {"statement": text, "title": f"<cite>{title}</cite>"}

    def _link(self, target: Target, text: str) -> str:
        address = self.address(target)
        if not address:
            return text
        lang = target.post.lang
        attributes = {
            "class": Class.REF,
            Data.KIND: target.label.kind or None,
            "href": address,
            "hreflang": lang if lang != self.post.lang else None,
            "rel": "external" if target.post.address else None,
        }
        return make_element("a", attributes, text)

    def _own(self, target: Target | Fault, text: str) -> str:
        """Return a link with the author's words; ``{number}`` and ``{name}`` in them are filled."""
        if isinstance(target, Fault):
            return f"{text} {question(target.reason)}"
        number = self._number(target.label, "at")
        filled = text.replace("{number}", number).replace("{name}", target.label.title or number)
        return self._link(target, filled)

    def _listed(self, parts: list[str]) -> str:
        return self.kinds.words(self.post.lang).join(parts)
