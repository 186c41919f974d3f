"""Where notes stand in the margin: who is who in a post, and the style sheet that says so. Pure.

CSS anchor positioning sets each note at the height of its call, below the note before it, and
around what else stands in the margin (pictures: *stops*). So the notes
stay one list at the end of the post for everyone else, and no script measures anything. But a
name for each call, note and stop is needed, and a page may have no styles of its own where the
content security policy forbids it: hence classes with numbers, and one sheet for the site.

Source: CSS Anchor Positioning Level 1, sections 3 (``anchor()``) and 5 (``position-try``).
"""

import re
from dataclasses import dataclass

from ..core.html import FOOTNOTE_REFERENCE

MARGIN = r"""\sclass="(?:[^"]*\s)?(?:margin|wide)(?=[\s"])"""
NOTE = re.compile(r'<aside\sclass="sidenote"\sid="(?P<id>[^"]+)"')
PART = re.compile(
    rf"""(?P<call>{FOOTNOTE_REFERENCE.pattern})
      | (?P<note>{NOTE.pattern})
      | (?P<figure><figure\b[^>]*>)(?P<picture>(?:\s|<(?:div|p|picture|a|source)\b[^>]*>)*
          <(?:img|svg|object|video)\b[^>]*{MARGIN})
      | (?P<end></aside>)
      | (?P<alone><(?:img|svg|object|video|div|aside|p)\b[^>]*?{MARGIN})""",
    re.VERBOSE | re.DOTALL,
)
TARGET = re.compile(r'href="#([^"]+)"')
CLASS = re.compile(r'\sclass="')
# What is read by nobody, and what a line of text is made of.
UNREAD = re.compile(r"<annotation\b.*?</annotation>|<[^>]*>", re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|table|figure|tr|math)>")

# Characters to a line, and the height of a line in the margin in lines of the text.
LINE, NOTE_LINE, NOTE_HEIGHT = 65, 38, 0.8
# So many lines may the last note reach below the end of the text.
OVERHANG = 8


@dataclass(frozen=True, slots=True)
class Extent:
    """How many notes and stops there are in a post, or at most in a post of a site."""

    notes: int = 0
    stops: int = 0

    def including(self, other: "Extent") -> "Extent":
        """Return what is enough for both."""
        return Extent(max(self.notes, other.notes), max(self.stops, other.stops))


def place_notes(html: str) -> tuple[str, Extent]:
    """Return a post with a class at each call, note and stop by its number, and how many.

    A post with more notes than there is margin for is returned as it is: they stay footnotes.
    """
    if '<aside class="sidenote"' not in html or not _have_room(html):
        return html, Extent()
    placing = _Placing(html)
    return PART.sub(placing.amend, html), Extent(len(placing.numbers), placing.stops)


class _Placing:
    """The numbers of the notes of one post, and how many stops there were so far."""

    def __init__(self, html: str) -> None:
        found = (TARGET.search(call) for call in FOOTNOTE_REFERENCE.findall(html))
        called = {target[1] for target in found if target}
        # By the list, whose order counts: a box can hang only on one that comes before it.
        listed = (name for name in NOTE.findall(html) if name in called)
        self.numbers = {name: number for number, name in enumerate(listed, 1)}
        self.behind: dict[str, int] = {}
        self.stops = 0
        self.in_note = False

    def amend(self, part: re.Match[str]) -> str:
        """Return a part of the post with its place."""
        if part["note"]:
            self.in_note = True
            return self._place_note(part)
        if part["end"]:
            self.in_note = False
        elif not self.in_note:
            return self._place_call(part) if part["call"] else self._place_stop(part)
        return part[0]

    def _place_note(self, part: re.Match[str]) -> str:
        number = self.numbers.get(part["id"])
        if number is None:
            return part[0]
        # What only another note calls stands below all others.
        places = f"note-{number} behind-{self.behind.get(part['id'], self.stops)}"
        return f'<aside class="sidenote {places}" id="{part["id"]}"'

    def _place_call(self, part: re.Match[str]) -> str:
        target = TARGET.search(part["call"])
        if not target or target[1] not in self.numbers or target[1] in self.behind:
            return part[0]
        self.behind[target[1]] = self.stops
        return part[0].replace("<sup", f'<sup class="call-{self.numbers[target[1]]}"', 1)

    def _place_stop(self, part: re.Match[str]) -> str:
        self.stops += 1
        return _add_class(part["figure"] or part[0], f"stop-{self.stops}") + (part["picture"] or "")


def _add_class(tag: str, name: str) -> str:
    found = CLASS.search(tag)
    if found:
        return f"{tag[: found.end()]}{name} {tag[found.end() :]}"
    head, end = tag[:-1], tag[-1]
    return f'{head} class="{name}"{end}'


def _have_room(html: str) -> bool:
    """Tell by a rough measure whether the last note will end about where the text does."""
    text, *notes = html.split('<aside class="sidenote"')
    # Behind the last note stands more text: the references, the corrections.
    notes, rest = [note.partition("</aside>")[0] for note in notes], notes[-1]
    lengths = iter(_lines(note, NOTE_LINE) * NOTE_HEIGHT for note in notes)
    start = 0
    height = bottom = 0.0
    for call in FOOTNOTE_REFERENCE.finditer(text):
        height += _lines(text[start : call.start()], LINE)
        start = call.end()
        # Of a note that is called twice, the second call takes the next one's length: near enough.
        bottom = max(bottom, height) + next(lengths, 0)
    height += _lines(text[start:], LINE) + _lines(rest.partition("</aside>")[2], LINE)
    return bottom <= height + OVERHANG


def _lines(html: str, width: int) -> float:
    return len(UNREAD.sub("", html)) / width + len(BLOCK_END.findall(html)) * 0.5


def render_sheet(extent: Extent) -> str:
    """Return the rules for as many notes and stops; "" for no notes.

    Each note has the room from its call downwards (``position-anchor``), and in it stands below
    the end of the note before it, ``--above``, and of the stop before it, ``--behind``; ``--until``
    is where the next stop begins. If it is too long to end there, ``position-try`` has it below
    that stop, or below the one after it.

    WebKit 2.50 loses a chain of notes where one of them needs a second ``anchor()``: hence
    ``position-anchor`` for the call; and the theme has no stops there.
    """
    if not extent.notes:
        return ""
    notes = (_note_rules(number) for number in range(1, extent.notes + 1))
    stops = (_stop_rules(number) for number in range(extent.stops + 1) if extent.stops)
    return "\n".join(
        ["@layer components {", *notes, *stops, "}", *_tries() * bool(extent.stops), ""]
    )


def _note_rules(number: int) -> str:
    return (
        f".call-{number} {{ anchor-name: --call-{number}; }}\n"
        f".note-{number} {{ anchor-name: --note-{number}; position-anchor: --call-{number};"
        f" --above: anchor(--note-{number - 1} bottom, -1em); }}"
    )


def _stop_rules(number: int) -> str:
    after = [f"anchor(--stop-{number + n}" for n in range(4)]
    return (
        f".stop-{number} {{ anchor-name: --stop-{number}; }}\n"
        f".behind-{number} {{ --behind: {after[0]} bottom, -1em);"
        f" --until: {after[1]} top, -99in); --past: {after[1]} bottom, 0px);"
        f" --until-2: {after[2]} top, -99in); --past-2: {after[2]} bottom, 0px); }}"
    )


def _tries() -> tuple[str, ...]:
    top = "top: calc(max(var(--above), var(--past{})) + .8em);"
    return (
        f"@position-try --below {{ {top.format('')} bottom: var(--until-2); }}",
        f"@position-try --further {{ {top.format('-2')} bottom: -99in; }}",
    )
