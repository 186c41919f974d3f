"""Put the corrections of a post into its HTML, by plain string work. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from ..core.changes import make_changes
from ..core.elements import element_with_id, find_elements, make_element
from ..core.generated_markup import (
    Class,
    Data,
    Id,
    added_heading,
    find_statement_headings,
    free_id,
    question,
)
from ..core.hypertext import find_headings, parse_headings, without_links
from ..core.texts import message
from .written import Written

SEVERITY_NAMES = {
    "typo": message("Typo"),
    "clarification": message("Clarification"),
    "error": message("Error"),
    "": message("Correction"),
}
#: The line about an error, with what begins after it; and a link in it.
FOLDED_LINE = re.compile(r"<summary\b[^<>]*>(.*?)</summary>\s*<div\b[^<>]*>", re.DOTALL)
LINK = re.compile(r"<a\b[^<>]*>.*?</a>", re.DOTALL)
TITLE = message("Corrections")
REPORTED = message("reported by %(name)s")
CORRECTED = message("Corrected")
CORRECTED_ON = message("Corrected on %(date)s")
UNREAD = message("This could not be read")

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with its place in the page."""

    #: The id of its element.
    id: str
    written: Written
    #: Its date in the time zone of the post; None for none.
    moment: datetime | None
    #: The day in words; "" for none.
    day: str
    #: Its text, as HTML.
    html: str
    #: The link to what it corrects, as HTML; "" for none.
    target: str = ""
    #: The id of what it corrects; "" if that is not in this post.
    label: str = ""


def take_texts(html: str) -> tuple[str, dict[int, str]]:
    """Return the HTML without the texts that Markdown has put at its end, and these by number."""
    texts: dict[int, str] = {}
    kept, at = [], 0
    for found in find_elements(html, Class.CORRECTION_TEXT, having=[Data.NUMBER]):
        texts[int(found.attributes[Data.NUMBER])] = found.inner.strip()
        kept.append(html[at : found.start].rstrip())
        at = found.end
    return "".join([*kept, html[at:]]), texts


def make_ids(corrections: Iterable[Written], html: str) -> list[str]:
    """Return an id for each, made from its day, so that it stays when others are added."""
    ids: list[str] = []
    for correction in corrections:
        day = f"-{correction.date:%Y-%m-%d}" if correction.date else ""
        name, number = f"correction{day}", 1
        while name in ids or f' id="{name}"' in html:
            number += 1
            name = f"correction{day}-{number}"
        ids.append(name)
    return ids


def place(html: str, corrections: Iterable[Placed], say: Say) -> str:
    """Return the HTML of a post with its corrections: errors first of all, the others last."""
    ordered = sorted(corrections, key=newest_first)
    marks: dict[str, list[Placed]] = {}
    for one in ordered:
        marks.setdefault(one.label, []).append(one)
    for label, found in marks.items():
        html = _mark(html, label, _render_mark(found, say)) if label else html
    errors = [_render_error(one, say) for one in ordered if one.written.severity == "error"]
    others = [one for one in ordered if one.written.severity != "error"]
    return "\n".join([*errors, html, *([_render_list(others, html, say)] if others else [])])


def newest_first(one: Placed) -> tuple[bool, float]:
    """Return the key to sort corrections by: those without a date come last."""
    return one.moment is None, -one.moment.timestamp() if one.moment else 0


def _render_error(one: Placed, say: Say) -> str:
    attributes = {
        "class": f"{Class.CORRECTION} {Class.STATUS_NOTE}",
        Data.SEVERITY: "error",
        "role": "note",
        "aria-labelledby": f"{one.id}-name",
    }
    # One line of the first screen; a link to what it folds opens it. All of it is its name, since
    # a post may have several.
    name = {"class": Class.KICKER, "id": f"{one.id}-name"}
    line = make_element("summary", name, _render_line(one, say, named=False))
    text = make_element("div", {"id": one.id}, _render_text(one, say))
    return make_element("div", attributes, f"<details>\n{line}\n{text}\n</details>")


def with_plain_lines(html: str) -> str:
    """Return the HTML of a post in which the links of folded errors have gone into what is folded.

    A line that opens something is a button, in which no link may be.
    """
    changes = []
    for one in find_elements(html, Class.CORRECTION, having=[Data.SEVERITY]):
        line = FOLDED_LINE.search(html, one.start, one.end)
        if line and (link := LINK.search(line[1])):
            place = make_element("p", {"class": Class.CORRECTION_PLACE}, link[0])
            start, end = line.start(1) + link.start(), line.start(1) + link.end()
            changes += [(start, end, without_links(link[0])), (line.end(), line.end(), place)]
    return make_changes(html, changes)


def _render_list(others: list[Placed], html: str, say: Say) -> str:
    title = added_heading(free_id(Id.CORRECTIONS, html), say(TITLE))
    rows = "\n".join(_render_row(one, say) for one in others)
    inner = f"\n{title}\n<ul>\n{rows}\n</ul>\n"
    return make_element("div", {"class": Class.CORRECTIONS}, inner)


def _render_row(one: Placed, say: Say) -> str:
    attributes = {"class": Class.CORRECTION, Data.SEVERITY: one.written.severity, "id": one.id}
    return make_element("li", attributes, render_inside(one, say))


def render_inside(one: Placed, say: Say) -> str:
    """Return what is in the element of a correction: a line about it, and its text."""
    line = make_element("p", {"class": Class.KICKER}, _render_line(one, say))
    return f"{line}\n<div>{_render_text(one, say)}</div>"


def _render_text(one: Placed, say: Say) -> str:
    return one.html or question(say(UNREAD))


def _render_line(one: Placed, say: Say, *, named: bool = True) -> str:
    written = one.written
    severity = _text(say(SEVERITY_NAMES[written.severity]))
    unread = (f"{question(say(UNREAD))} {_text(word)}" for word in written.unread)
    date = make_element("time", {"datetime": _machine_date(written)}, _text(one.day))
    by = _text(say(REPORTED)) % {"name": _text(written.reported_by)} if written.reported_by else ""
    name = make_element("strong", {"id": f"{one.id}-name"} if named else {}, severity)
    parts = (name, *unread, one.target, date if one.day else "", by)
    return " · ".join(filter(None, parts))


def _render_mark(found: Iterable[Placed], say: Say) -> str:
    """Return a line with links to what has been corrected at one place."""
    links, said = [], set()
    for one in found:
        text = say(CORRECTED_ON) % {"date": one.day} if one.day else say(CORRECTED)
        # Further ones of a day are named by what they are.
        text = say(SEVERITY_NAMES[one.written.severity]) if text in said else text
        said.add(text)
        links.append(make_element("a", {"href": f"#{one.id}"}, _text(text)))
    return make_element(
        "p", {"class": Class.CORRECTED}, make_element("small", {}, " · ".join(links))
    )


def _mark(html: str, label: str, line: str) -> str:
    """Return the HTML with a line at the statement or section that corrections concern."""
    if any(heading.id == label for heading in find_statement_headings(html)):
        # At its end: between its name and its sentence, it would be read as a part of both.
        statement = element_with_id(html, label)
        end = statement.inner_end if statement else 0
        return make_changes(html, [(end, end, f"{line}\n")]) if end else html
    for match in find_headings(html):
        if any(heading.id == label for heading in parse_headings(match[0])):
            return make_changes(html, [(match.end(), match.end(), f"\n{line}")])
    return html


def _machine_date(written: Written) -> str:
    return written.date.date().isoformat() if written.date else ""


def _text(text: str) -> str:
    return escape(text, quote=False)
