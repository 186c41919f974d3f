"""What each use of a text leaves out of it.

A feed reader shows many entries on one page; a preview, an excerpt and the page of a paper show a
part of a post on another page; search needs the words of the author only. Each row of the table
is an element that some of these leave out; elements without a row stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ..changes import Change, make_changes
from ..elements import Element, find_elements
from ..hypertext import LINK_IN_PAGE, drop_attributes, find_attributes, strip_ids, without_calls
from .names import Class, Data

Use = Literal["feed", "preview", "search", "excerpt", "paper page"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An element, and the uses that leave it out."""

    #: Its class.
    name: Class
    #: The uses in which it is not there.
    dropped: tuple[Use, ...] = ()
    #: The uses in which only its contents stay, without its tags.
    unwrapped: tuple[Use, ...] = ()
    #: The uses in which nothing in it has an id.
    nameless: tuple[Use, ...] = ()
    #: The tag that it must have, "" for any.
    tag: str = ""
    #: The side on which a space or a new line is dropped with it in a feed.
    space: Literal["before", "after"] = "after"


ROWS = (
    # A preview shows the statement without its proofs.
    LeftOut(Class.PROOF, dropped=("preview",), tag="details"),
    LeftOut(Class.PROOF_LINKS, dropped=("feed", "preview", "search", "excerpt")),
    # Feeds keep the link to the other version of a statement, which is in another post.
    LeftOut(Class.THEOREM_LINKS, dropped=("preview", "search", "excerpt")),
    LeftOut(Class.THEOREM_VERSION, dropped=("preview", "search", "excerpt")),
    LeftOut(Class.THEOREM_PROOF, dropped=("feed",)),
    LeftOut(Class.TIES, dropped=("feed", "preview", "search", "excerpt", "paper page")),
    LeftOut(Class.DEPTH, dropped=("feed", "preview", "search", "excerpt", "paper page")),
    # All frames are shown there.
    LeftOut(Class.FRAME_STEPS, dropped=("feed", "preview", "search", "excerpt", "paper page")),
    LeftOut(Class.FRAME_TURN, dropped=("feed", "preview", "search", "excerpt", "paper page")),
    # What a button opens is at the end of its page only; feeds have the list.
    LeftOut(Class.SYMBOLS_BUTTON, dropped=("feed", "preview", "search", "excerpt")),
    LeftOut(Class.SYMBOLS, dropped=("feed", "preview", "search", "excerpt", "paper page")),
    LeftOut(Class.SYMBOL_LIST, dropped=("search",)),
    LeftOut(Class.NOTATION, dropped=("excerpt",)),
    LeftOut(Class.PERMALINK, dropped=("feed", "preview")),
    LeftOut(Class.HEADERLINK, dropped=("preview", "search")),
    LeftOut(Class.TOC, dropped=("search",)),
    # A feed reader shows several entries on one page: the same ids would be there twice.
    LeftOut(Class.CITATION, unwrapped=("feed",), tag="a"),
    LeftOut(Class.REFERENCES, nameless=("feed",)),
    LeftOut(Class.CITATION_BACKLINKS, dropped=("feed", "preview", "search"), space="before"),
    LeftOut(Class.REPORT, dropped=("feed", "search")),
    LeftOut(Class.REPORT_LINE, dropped=("feed", "preview", "paper page")),
    LeftOut(Class.CORRECTED, dropped=("search", "excerpt")),
    # On the page of a paper the other section is beside this one.
    LeftOut(Class.PAIR_SECTION_LINE, dropped=("preview", "search", "paper page")),
    LeftOut(Class.PAIR_SECTION, dropped=("search",)),
    # After a formula, links to what it refers to.
    LeftOut(Class.FORMULA_REFS, dropped=("search", "excerpt")),
    LeftOut(Class.FOOTNOTE, dropped=("excerpt",)),
    LeftOut(Class.FOOTNOTE_LIST, dropped=("excerpt",)),
    LeftOut(Class.FOOTNOTE_REF, dropped=("search",)),
    LeftOut(Class.FOOTNOTE_BACKREF, dropped=("preview", "search")),
)
ROWS_OF: dict[Use, dict[str, LeftOut]] = {
    use: {row.name: row for row in ROWS if use in row.dropped + row.unwrapped + row.nameless}
    for use in get_args(Use)
}


def selectors_left_out(use: Use) -> tuple[str, ...]:
    """Return CSS selectors of the elements that a use drops."""
    return tuple(f"{row.tag}.{row.name}" for row in ROWS if use in row.dropped)


def is_left_out(use: Use, element: Element) -> bool:
    """Return whether an element is not there in a use."""
    rows = (ROWS_OF[use][name] for name in element.classes if name in ROWS_OF[use])
    return any(use in row.dropped and row.tag in ("", element.tag) for row in rows)


def strip_for(use: Use, html: str) -> str:
    """Return some HTML as a use has it."""
    rows = ROWS_OF[use]
    changes = (
        one
        for element in find_elements(html, *rows)
        for name in element.classes
        if name in rows
        for one in _changes(rows[name], use, element)
    )
    html = make_changes(html, changes)
    return _detach(html) if use == "excerpt" else html


def _changes(row: LeftOut, use: Use, element: Element) -> Iterator[Change]:
    """Yield the changes that a use makes to one element: places, each with "" to replace it."""
    html, start, end = element.html, element.start, element.end
    if row.tag not in ("", element.tag):
        return
    if use in row.dropped:
        if use == "feed" and row.space == "after":
            end += html[end : end + 1] in (" ", "\n")
        elif use == "feed":
            start -= html[start - 1] == " "
        yield start, end, ""
    elif use in row.unwrapped:
        yield start, element.inner_start, ""
        yield element.inner_end, end, ""
    elif use in row.nameless:
        yield from find_attributes(html, ("id",), element.inner_start, element.inner_end)


def _detach(html: str) -> str:
    """Return HTML without ids, notes, and links within its page: an excerpt may be on any page."""
    html = LINK_IN_PAGE.sub(r"\1", without_calls(html))
    return strip_ids(drop_attributes(html, Data.PAIR))
