"""Put the corrections of a post into its HTML, by plain string work. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from ..core.html import element_end
from ..core.texts import message
from .core import Written

TEXT = re.compile(r'<div class="correction-text" data-number="(\d+)">')
SEVERITY_NAMES = {
    "typo": message("Typo"),
    "clarification": message("Clarification"),
    "error": message("Error"),
    "": message("Correction"),
}
TITLE = message("Corrections")
REPORTED = message("reported by %(name)s")
CORRECTED = message("Corrected")
CORRECTED_ON = message("Corrected on %(date)s")
UNREAD = message("This could not be read")

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with its place in the page: the id, the day in words, its text as HTML.

    ``moment`` is its date in the time zone of the post; ``target`` the HTML of the link to what it
    concerns, ``label`` the id of that, "" for none in this post.
    """

    id: str
    written: Written
    moment: datetime | None
    day: str
    html: str
    target: str = ""
    label: str = ""


def take_texts(html: str) -> tuple[str, dict[int, str]]:
    """Return the HTML without the texts that Markdown has put at its end, and these by number."""
    texts: dict[int, str] = {}
    kept, at = [], 0
    while found := TEXT.search(html, at):
        end = element_end(html, found.start())
        texts[int(found[1])] = html[found.end() : end - len("</div>")].strip()
        kept.append(html[at : found.start()].rstrip())
        at = end
    return "".join([*kept, html[at:]]), texts


def make_ids(corrections: Iterable[Written], html: str) -> list[str]:
    """Return an id for each, by its day: it stays when others come."""
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
    for one in ordered:
        html = _mark(html, one, say)
    errors = [_render_error(one, say) for one in ordered if one.written.severity == "error"]
    others = [one for one in ordered if one.written.severity != "error"]
    return "\n".join([*errors, html, *([_render_list(others, html, say)] if others else [])])


def newest_first(one: Placed) -> tuple[bool, float]:
    """Return what sorts corrections: those without a date stand last."""
    return one.moment is None, -one.moment.timestamp() if one.moment else 0


def _render_error(one: Placed, say: Say) -> str:
    return (
        f'<aside class="correction status-note" data-severity="error" id="{one.id}"'
        f' aria-labelledby="{one.id}-name">{render_inside(one, say)}</aside>'
    )


def _render_list(others: list[Placed], html: str, say: Say) -> str:
    name = "corrections"
    while f' id="{name}"' in html:
        name += "-"
    rows = "\n".join(
        f'<li class="correction" data-severity="{one.written.severity}" id="{one.id}">'
        f"{render_inside(one, say)}</li>"
        for one in others
    )
    title = f'<h2 data-pair="none" id="{name}">{_text(say(TITLE))}</h2>'
    return f'<div class="corrections">\n{title}\n<ul>\n{rows}\n</ul>\n</div>'


def render_inside(one: Placed, say: Say) -> str:
    """Return what stands in the element of a correction: a line on it, and its text."""
    written = one.written
    severity = _text(say(SEVERITY_NAMES[written.severity]))
    unread = (f"{question(say(UNREAD))} {_text(word)}" for word in written.unread)
    date = f'<time datetime="{_machine_date(written)}">{_text(one.day)}</time>' if one.day else ""
    by = _text(say(REPORTED)) % {"name": _text(written.reported_by)} if written.reported_by else ""
    name = f'<strong id="{one.id}-name">{severity}</strong>'
    line = " · ".join(part for part in (name, *unread, one.target, date, by) if part)
    return f'<p class="kicker">{line}</p>\n<div>{one.html or question(say(UNREAD))}</div>'


def _mark(html: str, one: Placed, say: Say) -> str:
    """Return the HTML with a link to a correction at the statement or section that it concerns."""
    if not one.label:
        return html
    text = _text(say(CORRECTED_ON)) % {"date": _text(one.day)} if one.day else _text(say(CORRECTED))
    link = f'<small class="corrected"><a href="#{one.id}">{text}</a></small>'
    at = html.find(f' data-for="{one.label}"')
    if at >= 0:
        end = html.find("</p>", at)
        return f"{html[:end]} {link} {html[end:]}"
    heading = re.search(
        rf'<h(?P<depth>[1-6])\b[^<>]*\sid="{re.escape(one.label)}".*?</h(?P=depth)>',
        html,
        re.DOTALL,
    )
    if heading:
        return f"{html[: heading.end()]}\n<p>{link}</p>{html[heading.end() :]}"
    return html


def question(reason: str) -> str:
    """Return the mark of something that could not be read."""
    return f'<span class="ref" title="{escape(reason)}">?</span>'


def _machine_date(written: Written) -> str:
    return written.date.date().isoformat() if written.date else ""


def _text(text: str) -> str:
    return escape(text, quote=False)
