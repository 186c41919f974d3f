"""Texts on which a regular expression may be slow, made of the expression itself. Pure.

A backtracking matcher is slow where a part can be repeated in many ways before what comes next is
found to be missing: within a match, or from each place at which a search begins. So a text is what
leads to a part, then the part or a character of it many times, then what fits nothing.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Characters of all kinds that a class may have or leave out.
USUAL = " \n\ta0A<>-_.é"
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
ENDS = ("", "\0", "\n\0")
#: How many texts that lead to a part, and parts, are tried.
MOST = 24


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Return beginnings, what to repeat, and ends."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = _Parts(pattern)
    found.visit(list(tree), "")
    starts = list(dict.fromkeys(["", *found.starts]))[:MOST]
    pumps = [p for p in dict.fromkeys(found.pumps) if p]
    pairs = list(dict.fromkeys(found.pairs))
    # The most likely ones first: what is repeated in a part, then what is found again and again.
    for end in ENDS:
        for start, pump in zip_longest(pairs, pumps):
            if start:
                yield *start, end
            if pump:
                yield "", pump, end
    for start in starts:
        for pump in pumps[:MOST]:
            yield start, pump, "\0"


class _Parts:
    """What can be repeated in a pattern, and what leads there."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._flags = pattern.flags
        literals = list(_literals(list(parser.parse(pattern.pattern, pattern.flags))))
        self._chars = list(dict.fromkeys([*USUAL, *literals]))
        self.starts: list[str] = []
        self.pumps: list[str] = []
        self.pairs: list[tuple[str, str]] = []

    def visit(self, items: list[Any], before: str) -> None:
        """Note what is repeated in a sequence."""
        here = ""
        for code, value in items:
            for inner in _inner(code, value):
                self.visit(inner, before + here)
            if code in REPEATS and value[1] > 8:
                for body in self._bodies(list(value[2])):
                    self.pumps += [body, here + body]
                    self.pairs.append((before + here, body))
            here += self._example([(code, value)])
            self.starts.append(before + here)
            self.pumps += [here, before + here, here + " ", here + "a"]

    def _bodies(self, items: list[Any]) -> list[str]:
        """Return some texts that a sequence matches."""
        if len(items) == 1:
            code, value = items[0]
            if code in (op.SUBPATTERN, op.ATOMIC_GROUP):
                return self._bodies(list(value[3] if code is op.SUBPATTERN else value))
            if code is op.BRANCH:
                return [text for branch in value[1] for text in self._bodies(list(branch))]
            if code in (op.IN, op.ANY, op.NOT_LITERAL, op.CATEGORY, op.LITERAL):
                return self._matching(items[0])
            if code is op.GROUPREF:
                return ["a"]  # what it repeats is in the pumps as well
        every = [""]
        for item in items:
            if item[0] in (op.ASSERT, op.ASSERT_NOT, op.AT):
                continue
            texts = self._bodies([item]) if item[0] not in REPEATS else self._repeated(item[1])
            every = [one + text for one in every for text in texts[:6]][:MOST]
        return every

    def _repeated(self, value: Any) -> list[str]:
        texts = self._bodies(list(value[2]))
        least = [text * max(value[0], 1) for text in texts]
        return ["", *least] if value[0] == 0 else least

    def _matching(self, item: Any) -> list[str]:
        """Return characters that a class has."""
        if item[0] is op.LITERAL:
            return [chr(item[1])]
        return [char for char in self._chars if _fits(item, char, self._flags)] or ["~"]

    def _example(self, items: list[Any]) -> str:
        """Return one text that a sequence matches, as short as can be."""
        text = ""
        for code, value in items:
            if code in REPEATS:
                text += self._example(list(value[2])) * value[0]
            elif code in (op.SUBPATTERN, op.ATOMIC_GROUP):
                text += self._example(list(value[3] if code is op.SUBPATTERN else value))
            elif code is op.BRANCH:
                text += self._example(list(value[1][0]))
            elif code in (op.LITERAL, op.IN, op.ANY, op.NOT_LITERAL, op.CATEGORY):
                # A letter before a space, for most that is read is words.
                fitting = self._matching((code, value))
                text += next((c for c in fitting if c.isalnum()), fitting[0])
        return text


def _inner(code: Any, value: Any) -> list[list[Any]]:
    """Return the sequences within a part."""
    if code in REPEATS:
        return [list(value[2])]
    if code is op.SUBPATTERN:
        return [list(value[3])]
    if code is op.BRANCH:
        return [list(branch) for branch in value[1]]
    if code is op.ATOMIC_GROUP:
        return [list(value)]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    return []


def _literals(items: list[Any]) -> Iterator[str]:
    for code, value in items:
        if code in (op.LITERAL, op.NOT_LITERAL):
            yield chr(value)
        elif code is op.IN:
            yield from (chr(each) for kind, each in value if kind is op.LITERAL)
        for inner in _inner(code, value):
            yield from _literals(inner)


def _fits(item: Any, char: str, flags: int) -> bool:
    """Return whether a class of one character has a character."""
    code, value = item
    if code is op.ANY:
        return char != "\n" or bool(flags & re.DOTALL)
    if code is op.NOT_LITERAL:
        return chr(value) != char
    if code is op.CATEGORY:
        return _in_category(value, char)
    is_in = any(_one_fits(kind, each, char) for kind, each in value)
    return is_in != any(kind is op.NEGATE for kind, _ in value)


def _one_fits(kind: Any, value: Any, char: str) -> bool:
    if kind is op.LITERAL:
        return chr(value) == char
    if kind is op.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    return kind is op.CATEGORY and _in_category(value, char)


def _in_category(category: Any, char: str) -> bool:
    name = str(category).removeprefix("CATEGORY_")
    is_in = {
        "SPACE": char.isspace(),
        "DIGIT": char.isdigit(),
        "WORD": char.isalnum() or char == "_",
    }
    return is_in[name.removeprefix("NOT_")] != name.startswith("NOT_")
