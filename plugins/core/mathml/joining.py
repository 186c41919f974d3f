"""The row of a formula along a line: what needs brackets or spaces around it. Pure.

The text of a formula has one grammar. A script belongs to the one base before it: a letter, a
number, a name, or what is in brackets. A fraction has one such base, with its scripts, before the
stroke and one after it, and nothing that could be read as a factor of either beside it. A root
has one base without scripts, or brackets. Whatever is more gets brackets, which change no value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .parts import AFTER, BEFORE, OPENING, PAIRS, PREFIXES, FormulaPart, Role

#: The roles of what stays what it is with its scripts.
KEPT = {Role.OPERATOR, Role.BIG, Role.NAME, Role.CLOSING, Role.BAR}


def is_balanced(parts: Sequence[FormulaPart]) -> bool:
    """Return whether each bracket has another, of whatever form: ``[0, 1)`` is balanced."""
    depth = 0
    for part in parts:
        depth += _step(part)
        if depth < 0:
            return False
    return depth == 0


def is_enclosed(parts: Sequence[FormulaPart]) -> bool:
    """Return whether a pair of brackets, or of bars, is around all of the parts."""
    if len(parts) < 2:
        return False
    first, last = parts[0], parts[-1]
    if first.role is last.role is Role.BAR and first.characters == last.characters:
        return sum(part.role is Role.BAR for part in parts) == 2
    if PAIRS.get(first.characters) != last.characters:
        return False
    return is_balanced(parts[1:-1])


def _step(part: FormulaPart) -> int:
    if part.role is Role.OPENING:
        return 1
    return -(part.role is Role.CLOSING)


def join(parts: Iterable[FormulaPart]) -> str:
    """Return parts as the text of a row."""
    shown = _settle([part for part in parts if part.role is not Role.NOTHING])
    written: list[str] = []
    for place, part in enumerate(shown):
        before = shown[place - 1] if place else None
        after = shown[place + 1] if place + 1 < len(shown) else None
        text = part.text
        if part.role is Role.WEAK:
            free = _is_free(before, after, part.sides, shown, place)
            text = part.text if free else part.guarded
        if before and _is_apart(before, part):
            written.append(" ")
        written.append(text)
    return "".join(written)


def with_scripts(base: FormulaPart, below: str, above: str) -> FormulaPart:
    """Return a base with scripts, of which one may be ""."""
    last = above or below
    return FormulaPart(
        base.text + below + above,
        base.role if base.role in KEPT else Role.SCRIPTED,
        plain=f"{base.characters}ₓ",
        has_script=True,
        ends_in_script=last.endswith("*") or (last[0] in "_^" and last[-1] != ")"),
    )


def _settle(parts: list[FormulaPart]) -> list[FormulaPart]:
    """Return the parts with each bar as an opening or a closing one, and prefixes as such."""
    settled: list[FormulaPart] = []
    last: Role | None = None
    is_open = False
    for part in parts:
        starts = last is None or last in BEFORE
        role = part.role
        if role is Role.BAR:
            if starts:
                role, is_open = Role.OPENING, True
            elif is_open:
                role, is_open = Role.CLOSING, False
        elif starts and part.characters in PREFIXES:
            role = Role.PREFIX
        settled.append(part if role is part.role else replace(part, role=role))
        last = last if role in (Role.SPACE, Role.PREFIX) else role
    return settled


def _is_free(
    before: FormulaPart | None,
    after: FormulaPart | None,
    sides: tuple[bool, bool],
    shown: Sequence[FormulaPart],
    place: int,
) -> bool:
    """Return whether no neighbour could be read with a weak part."""
    if before and before.role is Role.PREFIX:
        before = shown[place - 2] if place > 1 else None
    next_two = [part.role for part in shown[place + 1 : place + 3]]
    left = before is None or before.role in BEFORE or _has_space(before, -1)
    right = after is None or after.role in AFTER or _has_space(after, 0)
    right = right or next_two == [Role.SPACE, Role.WORDS]
    return (left or not sides[0]) and (right or not sides[1])


def _has_space(part: FormulaPart, end: int) -> bool:
    """Return whether a part is the author's words, with a space at one end."""
    return part.role is Role.WORDS and part.text[end].isspace()


def _is_apart(before: FormulaPart, part: FormulaPart) -> bool:
    """Return whether there is a space between two parts."""
    if (before.characters, part.characters) == (":", "="):
        return False
    if {before.role, part.role} & {Role.OPERATOR, Role.SPACE}:
        return True
    if before.role is Role.PUNCTUATION:
        return before.characters in ",;:"
    if part.role in (Role.CLOSING, Role.PUNCTUATION, Role.WORDS) or before.role is Role.OPENING:
        return False
    return _is_name_apart(before, part) or _would_run_together(before, part)


def _is_name_apart(before: FormulaPart, part: FormulaPart) -> bool:
    """Return whether one of two parts is a name or a big operator, with a space at it."""
    if part.role is Role.NAME:
        return before.role not in (Role.SYMBOL, Role.PREFIX, Role.BAR) or before.characters == "!"
    if before.role is Role.NAME:
        return part.role is not Role.OPENING and part.characters[:1] not in OPENING
    if part.role is Role.BIG:
        return before.role not in (Role.PREFIX, Role.BAR)
    return before.role is Role.BIG


def _would_run_together(before: FormulaPart, part: FormulaPart) -> bool:
    """Return whether two parts would be read as one script, or as one number."""
    first, last = part.characters[:1], before.characters[-1:]
    if before.ends_in_script and (first.isalnum() or part.role in (Role.ATOM, Role.SCRIPTED)):
        return True
    return first.isdigit() and last.isdigit() and first.isascii() and last.isascii()
