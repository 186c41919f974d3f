"""Where notes are in the margin: numbers in a post, and the style sheet that uses them. Pure.

CSS anchor positioning puts each note at the height of its call, below the note before it, and
around what else is in the margin (pictures and the like: *stops*). So the notes stay one list at
the end of the post in the HTML, and no script measures anything. But each call, note and stop needs
a name, and a content security policy may forbid a page to have styles of its own: hence classes
with numbers, and one style sheet for the site.

Source: CSS Anchor Positioning Level 1, sections 3 (``anchor()``) and 5 (``position-try``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.changes import Change, add_class, make_changes
from ..core.elements import Element, element_at, find_elements, write_attributes
from ..core.generated_markup import Class, Prefix
from ..core.hypertext import ANNOTATION, CALL

#: What can be in the margin, and what of it is a picture.
PICTURES = {"img", "svg", "object", "video"}
STOPS = {*PICTURES, "div", "aside", "p"}
#: What may be between a figure and its picture.
AROUND = re.compile(r"(?:\s|<(?:div|p|picture|a|source)\b[^<>]*+>)*")
TARGET = re.compile(r'href="#([^"]+)"')
# HTML that is not shown as text, and where a line of text ends.
UNREAD = re.compile(rf"{ANNOTATION.pattern}|<[^>]*+(?:>|\Z)")
BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|table|figure|tr|math)>")

# How many characters are in a line of the text and of a note; how high a line of a note is, in
# lines of the text.
LINE, NOTE_LINE, NOTE_HEIGHT = 65, 38, 0.8
# By how many lines the last note may go below the end of the text.
OVERHANG = 8


@dataclass(frozen=True, slots=True)
class MarginExtent:
    """How many notes and stops there are in a post, or at most in a post of a site."""

    notes: int = 0
    stops: int = 0

    def including(self, other: "MarginExtent") -> "MarginExtent":
        """Return what is enough for both."""
        return MarginExtent(max(self.notes, other.notes), max(self.stops, other.stops))


def place_notes(html: str) -> tuple[str, MarginExtent]:
    """Return a post with a class at each call, note and stop by its number, and how many.

    A post with more notes than there is margin for is returned as it is: they stay footnotes.
    """
    notes = list(find_elements(html, Class.SIDENOTE))
    if not notes or not _have_room(html, notes):
        return html, MarginExtent()
    placing = _Placing(html, notes)
    return make_changes(html, placing.changes()), MarginExtent(len(placing.numbers), placing.stops)


class _Placing:
    """The numbers of the notes of one post, and how many stops there were so far."""

    def __init__(self, html: str, notes: list[Element]) -> None:
        self.notes = {note.start: note for note in notes}
        self.calls = {
            call.start(): target[1]
            for call in CALL.finditer(html)
            if (target := TARGET.search(call[0]))
        }
        self.stopping = {
            stop.start: _outer(stop)
            for stop in find_elements(html, Class.MARGIN, Class.WIDE)
            if stop.tag in STOPS
        }
        # In the order of the list: a box can be placed only by one that comes before it.
        called = set(self.calls.values())
        listed = (name for note in notes if (name := note.attributes.get("id")) in called)
        self.numbers = {name: number for number, name in enumerate(listed, 1)}
        #: By note: the number of the stop before its first call, 0 for none.
        self.after: dict[str, int] = {}
        self.stops = 0

    def changes(self) -> Iterator[Change]:
        """Yield a class for each part of the post that has a place, in the order of the text."""
        end = 0
        for place in sorted({*self.notes, *self.calls, *self.stopping}):
            if note := self.notes.get(place):
                yield from self._place_note(note)
                end = note.end
            elif place < end:
                continue  # what is in a note has no place of its own
            elif place in self.calls:
                yield from self._place_call(place)
            else:
                self.stops += 1
                name = f"{Prefix.STOP}{self.stops}"
                yield add_class(self.stopping[place], name, first=True)

    def _place_note(self, note: Element) -> Iterator[Change]:
        name = note.attributes.get("id", "")
        if name in self.numbers:
            # What only another note calls is below all others.
            after = f"{Prefix.AFTER}{self.after.get(name, self.stops)}"
            yield add_class(note, f"{Prefix.NOTE}{self.numbers[name]} {after}")

    def _place_call(self, place: int) -> Iterator[Change]:
        name = self.calls[place]
        if name in self.numbers and name not in self.after:
            self.after[name] = self.stops
            at = place + len("<sup")
            yield at, at, write_attributes({"class": f"{Prefix.CALL}{self.numbers[name]}"})


def _outer(stop: Element) -> Element:
    """Return the figure around a picture; else the stop itself."""
    start = stop.html.rfind("<figure", 0, stop.start) if stop.tag in PICTURES else -1
    figure = element_at(stop.html, start) if start >= 0 else stop
    alone = AROUND.fullmatch(stop.html, figure.inner_start, stop.start)
    return figure if figure is not stop and alone else stop


def _have_room(html: str, notes: list[Element]) -> bool:
    """Return whether the last note will end about where the text does, by a rough measure."""
    text, rest = html[: notes[0].start], html[notes[-1].end :]
    lengths = iter([_lines(_measured(note), NOTE_LINE) * NOTE_HEIGHT for note in notes])
    start = 0
    height = bottom = 0.0
    for call in CALL.finditer(text):
        height += _lines(text[start : call.start()], LINE)
        start = call.end()
        # If a note is called twice, the second call takes the length of the next note: near enough.
        bottom = max(bottom, height) + next(lengths, 0)
    # After the last note comes more text: the references, the corrections.
    height += _lines(text[start:], LINE) + _lines(rest, LINE)
    return bottom <= height + OVERHANG


def _measured(note: Element) -> str:
    """Return what takes room in a note; for its number, which takes some, the id in the tag."""
    return note.opening.partition(f'{Class.SIDENOTE}"')[2] + note.inner


def _lines(html: str, width: int) -> float:
    return len(UNREAD.sub("", html)) / width + len(BLOCK_END.findall(html)) * 0.5


def render_sheet(extent: MarginExtent) -> str:
    """Return the rules for as many notes and stops; "" for no notes.

    Each note has the room from its call downwards (``position-anchor``). In it the note is below
    the end of the note before it, ``--above``, and of the stop before it, ``--after``; ``--until``
    is where the next stop begins. If it is too long to end there, ``position-try`` puts it below
    that stop, or below the one after that.

    WebKit 2.50 loses a chain of notes where one of them needs a second ``anchor()``: hence
    ``position-anchor`` for the call; and the theme uses no stops there.
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
        f".after-{number} {{ --after: {after[0]} bottom, -1em);"
        f" --until: {after[1]} top, -99in); --past: {after[1]} bottom, 0px);"
        f" --until-2: {after[2]} top, -99in); --past-2: {after[2]} bottom, 0px); }}"
    )


def _tries() -> tuple[str, ...]:
    top = "top: calc(max(var(--above), var(--past{})) + .8em);"
    return (
        f"@position-try --below {{ {top.format('')} bottom: var(--until-2); }}",
        f"@position-try --further {{ {top.format('-2')} bottom: -99in; }}",
    )
