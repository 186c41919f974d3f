"""The line at a statement that says what it rests on, and what rests on it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from ..core.changes import make_changes
from ..core.elements import find_elements, make_element
from ..core.generated_markup import Class, Data
from ..core.texts import message

RESTS_ON = message("Rests on %(list)s")
USED_IN = message("Used in %(list)s")
EVERYTHING = message("Everything it rests on")
COMMA = message(", ")


@dataclass(frozen=True, slots=True)
class StatementLink:
    """A link to a statement."""

    #: As a link of a post is written: ``#lem-a``, or ``{filename}…``.
    address: str
    #: "Lemma 2".
    name: str
    #: The title of its post as HTML, if that is another one; else "".
    post_title: str = ""
    #: Whether it is used in a proof only.
    in_proof: bool = False

    def render(self) -> str:
        """Return the link."""
        text = escape(self.name, quote=False)
        if self.post_title:
            text += f" (<cite>{self.post_title}</cite>)"
        return make_element("a", {"href": self.address}, text)


@dataclass(frozen=True, slots=True)
class StatementTies:
    """What a statement is joined to."""

    id: str
    rests_on: tuple[StatementLink, ...]
    used_in: tuple[StatementLink, ...]
    #: Where the page with all that it rests on is, seen from its post; "" for none.
    everything: str = ""


def with_ties(html: str, ties: tuple[StatementTies, ...], texts: Mapping[str, str]) -> str:
    """Return the HTML of a post with a line at the end of each statement that is tied to another.

    ``texts`` has the words by their English ones.
    """
    lines = {one.id: _line(one, texts) for one in ties if one.rests_on or one.used_in}
    places = (
        (element.inner_end, lines[name])
        for element in find_elements(html, Class.THEOREM, having=[Data.KIND])
        if (name := element.attributes.get("id", "")) in lines and element.is_closed
    )
    # A statement within another ends before it.
    return make_changes(html, sorted((place, place, line) for place, line in places))


def _line(ties: StatementTies, texts: Mapping[str, str]) -> str:
    parts = [
        texts[text] % {"list": _listed(links, texts[COMMA])}
        for text, links in ((RESTS_ON, ties.rests_on), (USED_IN, ties.used_in))
        if links
    ]
    line = " · ".join(parts)
    if ties.everything:
        link = make_element("a", {"href": ties.everything}, texts[EVERYTHING])
        line += make_element("span", {"class": Class.EVERYTHING}, f" · {link}")
    return make_element("p", {"class": Class.TIES}, line) + "\n"


def _listed(links: Iterable[StatementLink], comma: str) -> str:
    return comma.join(link.render() for link in links)
