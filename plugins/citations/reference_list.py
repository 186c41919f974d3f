"""The list of references of a post, as HTML. Pure."""

from collections.abc import Iterable

from ..core.elements import make_element
from ..core.generated_markup import Class, Id, added_heading, free_id
from .citing import Citer
from .model import Places, PlainCitation, PlainWording, UnknownKeys, Wording

#: A paragraph of its own, where the author wants the list.
MARKER = "<p>[REFERENCES]</p>"


def cite(
    html: str,
    citations: Iterable[PlainCitation],
    entries: Iterable[str],
    style: str,
    wording: PlainWording,
) -> tuple[str, tuple[Places, UnknownKeys]]:
    """Return the HTML of a post with its citations and its list.

    Also return where it cites entries, and the keys that no entry has. ``entries`` has the HTML
    of each entry, in the order of the citations.
    """
    citer = Citer(citations, wording)
    filled = citer.fill(html)
    rows = [
        _render_row(one.id, entry, citer.places_of(one.key), citer.wording)
        for one, entry in zip(citer.citations.values(), entries, strict=True)
    ]
    html = _insert_list(filled, _render_list(rows, style) if rows else "", citer.wording.title)
    places = tuple((key, citer.places_of(key)) for key in citer.citations)
    return html, (places, tuple(citer.unknown_keys))


def cite_without_list(html: str, citations: Iterable[PlainCitation], wording: PlainWording) -> str:
    """Return the HTML of a post with its citations, for its summary."""
    return Citer(citations, wording).fill(html).replace(MARKER, "")


def _render_list(rows: Iterable[str], style: str) -> str:
    attributes = {"class": f"{Class.BIBLIOGRAPHY} {style}"}
    return make_element("ol", attributes, "\n{}\n".format("\n".join(rows)))


def _render_row(id_: str, entry: str, places: Iterable[tuple[str, str]], wording: Wording) -> str:
    """Return an entry in the list, with links back to where it is cited."""
    links = [make_element("a", {"href": f"#{name}"}, title) for name, title in places]
    if links:
        text = wording.cited_in % {"sections": ", ".join(links)}
        entry += " " + make_element("small", {"class": Class.CITATION_BACKLINKS}, text)
    return make_element("li", {"id": id_}, entry)


def _insert_list(html: str, listed: str, title: str) -> str:
    """Return the HTML of a post with its list, where the author wants it or under a heading."""
    if MARKER in html:
        # Only the first one counts: the ids of the list must be there once.
        before, _, after = html.partition(MARKER)
        block = _section(listed) if listed else ""
        return f"{before}{block}{after.replace(MARKER, '')}"
    if not listed:
        return html
    heading = added_heading(free_id(Id.REFERENCES, html), title)
    return "\n".join([html, _section(f"{heading}\n{listed}")])


def _section(inner: str) -> str:
    return make_element("div", {"class": Class.REFERENCES}, f"\n{inner}\n")
