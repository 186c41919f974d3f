"""The list of references of a post, as HTML. Pure."""

from collections.abc import Callable, Iterable

from ..core.elements import make_element
from ..core.generated_markup import Class, Id, added_heading, free_id
from ..core.texts import message
from .citing import ListedEntry
from .labels import Say

#: A paragraph of its own, where the author wants the list.
MARKER = "<p>[REFERENCES]</p>"
TITLE = message("References")
CITED_IN = message("Cited in: %(sections)s.")


def render_list(
    references: Iterable[ListedEntry],
    style: str,
    render: Callable[[ListedEntry], str],
    say: Say,
) -> str:
    """Return the list; ``render`` makes the HTML of an entry."""
    rows = "\n".join(
        make_element("li", {"id": one.id}, f"{render(one)}{_backlinks(one, say)}")
        for one in references
    )
    return make_element("ol", {"class": f"{Class.BIBLIOGRAPHY} {style}"}, f"\n{rows}\n")


def _backlinks(reference: ListedEntry, say: Say) -> str:
    if not reference.places:
        return ""
    links = (make_element("a", {"href": f"#{one.id}"}, one.title) for one in reference.places)
    text = say(CITED_IN) % {"sections": ", ".join(links)}
    return " " + make_element("small", {"class": Class.CITATION_BACKLINKS}, text)


def insert_list(html: str, listed: str, say: Say) -> str:
    """Return the HTML of a post with its list, where the author wants it or under a heading."""
    if MARKER in html:
        # Only the first one counts: the ids of the list must be there once.
        before, _, after = html.partition(MARKER)
        block = _section(listed) if listed else ""
        return f"{before}{block}{after.replace(MARKER, '')}"
    if not listed:
        return html
    title = added_heading(free_id(Id.REFERENCES, html), say(TITLE))
    return "\n".join([html, _section(f"{title}\n{listed}")])


def _section(inner: str) -> str:
    return make_element("div", {"class": Class.REFERENCES}, f"\n{inner}\n")
