"""Notes in other forms: in the text, in another note, in Distill's tag. Pure."""

import re
from collections.abc import Callable

from ..core.markdown.lines import Edit
from ..core.markdown.prose import compile_prose, find_in_prose

#: The longest note within a text; what is longer is one that is never closed.
LONGEST = 4000
WANTED = compile_prose(
    rf"(?P<inline>(?<!\\)\^\[)|(?P<tag><(?P<name>d-footnote|dt-fn)\b[^<>]*>(?P<text>(?:(?!</?(?P=name)\b).){{0,{LONGEST}}}?)</(?P=name)>)"
    # A picture with a call in what is read out in its place.
    r"|(?P<picture>!\[[^\[\]\n]*+)(?P<call>\[\^[^\[\]\n]++\])"
    r"(?P<rest>[^\[\]\n]*+\](?:\([^()\n]*+\)|\[[^\[\]\n]*+\]))",
    r"\^(?=\[)|<(?=d)|!(?=\[)",
)
BRACKET = re.compile(r"(?<!\\)[\[\]]|\n[ \t>]*(?=\n)")
NOTE = re.compile(r" {0,3}\[\^[^\]\n]+\]:")
NESTED = re.compile(r" {4,7}\[\^[^\]\n]+\]:")
#: How deep notes may be in notes.
DEEPEST = 8


def find_notes(text: str, keep: Callable[[str], str]) -> list[Edit]:
    """Return the edits that put a call in the place of each note within a text.

    ``keep`` keeps the text of a note, and returns its name. A call in a picture comes after it.
    """
    edits: list[Edit] = []
    closing = _match_brackets(text)
    for found in find_in_prose(WANTED, text):
        start = found.start()
        if edits and start < edits[-1].end:
            continue
        if found["picture"]:
            moved = f"{found['picture']}{found['rest']}{found['call']}"
            edits.append(Edit(start, found.end(), moved))
        elif found["tag"]:
            edits.append(Edit(start, found.end(), f"[^{keep(found['text'].strip())}]"))
        elif end := closing.get(found.end() - 1, 0):
            note = text[found.end() : end].strip()
            # After a word, one word in brackets is rather a power, as in x^[2].
            if note and not (text[start - 1 : start].isalnum() and " " not in note):
                edits.append(Edit(start, end + 1, f"[^{keep(note)}]"))
    return edits


def _match_brackets(text: str) -> dict[int, int]:
    """Return where each bracket is closed, if that is in its paragraph."""
    opened: list[int] = []
    matched: dict[int, int] = {}
    for found in BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] != "]":
            opened.clear()
        elif opened:
            matched[opened.pop()] = found.start()
    return matched


def unnest_notes(lines: list[str]) -> list[str]:
    """Return lines in which notes that are defined within a note come after it."""
    for _ in range(DEEPEST):
        if not any(NESTED.match(line) for line in lines):
            break
        lines = _unnest_once(lines)
    return lines


def _unnest_once(lines: list[str]) -> list[str]:
    done: list[str] = []
    moved: list[str] = []
    in_note = in_moved = False
    for line in lines:
        is_indented = line.startswith("    ")
        if line.strip() and not is_indented:
            done += moved
            moved, in_moved, in_note = [], False, NOTE.match(line) is not None
        if in_note and NESTED.match(line):
            moved += ["", line[4:]]
            in_moved = True
        elif in_moved and (not line.strip() or line.startswith(" " * 8)):
            moved.append(line[4:])
        else:
            in_moved = False
            done.append(line)
    return done + moved
