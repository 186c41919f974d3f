"""Which statements and proofs of a post refer to what, read off its finished HTML. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..core.elements import Element, find_elements
from ..core.generated_markup import Class, Data, find_statement_headings
from ..core.hypertext import find_ids, strip_tags
from ..notation import find_meanings


@dataclass(frozen=True, slots=True)
class ProvedStatement:
    """A statement of a post with its proofs, and what they refer to."""

    id: str
    #: The kind of the environment: "lemma", "theorem".
    kind: str
    #: "Lemma 2".
    name: str
    #: Text, "" for none.
    title: str
    #: Where links of the statement, and of its proofs, lead, as they are written.
    stated_with: tuple[str, ...] = ()
    proved_with: tuple[str, ...] = ()
    #: Where links lead by which symbols of the statement and its proofs are defined.
    symbols_from: tuple[str, ...] = ()
    #: Whether the post proves it.
    is_proved: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The statements of a post in the order of the text."""

    statements: tuple[ProvedStatement, ...]
    #: The statement that each id belongs to: within it, or within its proof.
    owners: tuple[tuple[str, str], ...]


def read_contents(html: str) -> Contents:
    """Return the statements of a post; those in words, and repetitions, are none of their own."""
    elements = {
        one.attributes.get("id", ""): one
        for one in find_elements(html, Class.THEOREM, having=[Data.KIND])
        if not one.attributes.keys() & {Data.INFORMAL_OF, Data.RESTATE}
    }
    proofs = [one for one in find_elements(html, Class.PROOF, having=[Data.OF]) if one.is_closed]
    found: dict[str, ProvedStatement] = {}
    owners: dict[str, str] = {}
    # The innermost of what is around an id owns it: what begins later is written later.
    for element, owner in sorted(
        [*((one, name) for name, one in elements.items()),
         *((one, one.attributes[Data.OF]) for one in proofs)],
        key=lambda pair: pair[0].start,
    ):  # fmt: skip
        owners.update((name, owner) for _, name in find_ids(element.opening + element.inner))
    for heading in find_statement_headings(html):
        if heading.id in elements:
            found[heading.id] = _statement(elements[heading.id], heading.name.inner)
    for proof in proofs:
        if one := found.get(proof.attributes[Data.OF]):
            inside = (
                f"#{name}" for name, e in elements.items() if proof.start < e.start < proof.end
            )
            uses = dict.fromkeys([*one.proved_with, *inside, *_references(proof.inner)])
            found[one.id] = replace(one, proved_with=tuple(uses), is_proved=True)
    spans = {name: [(elements[name].start, elements[name].end)] for name in found}
    for proof in proofs:
        if proof.attributes[Data.OF] in found:
            spans[proof.attributes[Data.OF]].append((proof.start, proof.end))
    statements = (
        replace(one, symbols_from=tuple(dict.fromkeys(_references(meanings))))
        for one, meanings in zip(found.values(), find_meanings(html, spans.values()), strict=True)
    )
    return Contents(tuple(statements), tuple(owners.items()))


def _statement(element: Element, name: str) -> ProvedStatement:
    label = next(find_elements(name, Class.THEOREM_LABEL), None)
    title = next(find_elements(name, Class.THEOREM_TITLE), None)
    return ProvedStatement(
        element.attributes["id"],
        element.attributes[Data.KIND],
        strip_tags(label.inner if label else name).strip(" ."),
        title.inner if title else "",
        tuple(dict.fromkeys(_references(element.inner))),
    )


def _references(html: str) -> Iterator[str]:
    for link in find_elements(html, Class.REF):
        if address := link.attributes.get("href", ""):
            yield address
