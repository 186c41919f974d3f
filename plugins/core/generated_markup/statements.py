"""The headings of statements, as `theorems` writes them: where names, numbers and links are."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..elements import Element, find_elements
from .names import Class, Data


@dataclass(frozen=True, slots=True)
class StatementHeading:
    """The heading of a statement, a paragraph."""

    #: The id of the statement.
    id: str
    #: "Theorem 2 (Title).", with the elements of a kind, a number and a title in it.
    name: Element
    #: The place of the links after it.
    links: Element

    @property
    def name_html(self) -> str:
        """The name, and all that is between it and the links."""
        return self.name.html[self.name.inner_start : self.links.start]


def find_statement_headings(html: str) -> Iterator[StatementHeading]:
    """Yield the headings of the statements of a post, without those of an unknown kind."""
    name = None
    for element in find_elements(html, Class.THEOREM_NAME, Class.THEOREM_LINKS):
        if Class.THEOREM_NAME in element.classes:
            name = element
        elif name and (id_ := element.attributes.get(Data.FOR)):
            yield StatementHeading(id_, name, element)
            name = None


def find_empty_labels(html: str) -> Iterator[Element]:
    """Yield the labels without a number, such as ``Theorem``: the number is in another post."""
    label = None
    for element in find_elements(html, Class.THEOREM_LABEL, Class.THEOREM_NUMBER):
        if Class.THEOREM_LABEL in element.classes:
            label = element
        elif label and element.end == label.inner_end and not element.inner:
            yield label
