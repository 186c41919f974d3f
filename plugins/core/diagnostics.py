"""What can be wrong with the content, and in which line. Pure.

A problem is one line: ``content/depth.md:3: pair-level: there is no level "maths"; …``.
"""

import logging
import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Any

from .characters import without_control

#: At most so many words are compared to find the one that was meant.
MANY = 200
#: So few are compared for each of many words.
FEW = 40
#: In a shorter word another letter makes another word: ``data``, ``port``.
LONG = 5

#: The level of what is repaired or a matter of taste, among those of logging.
HINT = logging.WARNING - 1

#: Where the settings of a run keep its problems.
SETTING = "DIPTYCH_PROBLEMS"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one file."""

    #: The id of the rule that the file breaks: a key of ``RULES``.
    rule: str
    #: The path of the file.
    path: str
    #: What is wrong, in the words of the author.
    text: str
    #: What would be right, "" for none.
    hint: str = ""
    #: A regular expression for what the line has in it; looked up only for the report.
    near: str = ""
    #: The 1-based line; 0 for the first one in which ``near`` is found.
    line: int = 0


def problem_of_setting(rule: str, name: str, text: str, hint: str = "") -> Problem:
    """Return what is wrong with a setting; in which file it is, those know who know both."""
    # The last line that sets it counts.
    near = rf"\A[\s\S]*^[ \t]*(?P<at>{name}\b)"
    return Problem(rule, "pelicanconf.py", text, hint, near)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the closest known word, or "" if none is close."""
    # Comparing letter by letter is expensive, and words of very different lengths are never close.
    alike = sorted(k for k in known if abs(len(k) - len(word)) <= 2 + len(word) // 4)
    if len(alike) > MANY:
        alike = [k for k in alike if k[:1].casefold() == word[:1].casefold()][:MANY]
    close = get_close_matches(word, alike, n=1)
    return f'did you mean "{close[0]}"?' if close else ""


def is_a_slip(written: str, meant: str) -> bool:
    """Return whether one letter is missing, too much, another one, or changed places."""
    shorter, longer = sorted((written, meant), key=len)
    if len(longer) - len(shorter) > 1 or len(shorter) < LONG - 2:
        return False
    same = takewhile(lambda both: both[0] == both[1], zip(shorter, longer, strict=False))
    start = len(list(same))
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    swapped = shorter[start + 1 : start + 2] + shorter[start : start + 1]
    if swapped == longer[start : start + 2] and shorter[start + 2 :] == longer[start + 2 :]:
        return True
    return len(shorter) >= LONG and shorter[start + 1 :] == longer[start + 1 :]


class KnownWords:
    """Words that others may be mistakes for; the nearest of many is found in a short time."""

    def __init__(self, known: Iterable[str]) -> None:
        self._sorted = sorted(set(known))
        self._reversed = sorted(word[::-1] for word in self._sorted)

    def nearest(self, word: str) -> str:
        """Return a hint as ``nearest`` does; among many, one that begins or ends like the word."""
        if len(self._sorted) <= FEW:
            return nearest(word, self._sorted)
        ends = (found[::-1] for found in _around(word[::-1], self._reversed))
        return nearest(word, {*_around(word, self._sorted), *ends})


def _around(word: str, words: list[str]) -> list[str]:
    """Return the neighbours of a word in an alphabetical list."""
    place = bisect_left(words, word)
    return words[max(0, place - FEW // 4) : place + FEW // 4]


def placed(problem: Problem, path: str, lines_before: int) -> Problem:
    """Return a problem whose line is counted from the start of the body, as one of its file."""
    line = problem.line + lines_before if problem.line else 0
    return replace(problem, path=path, line=line)


def in_header(*names: str) -> str:
    """Return a regular expression for a header field of one of these names.

    It knows each syntax: ``Level: …``, ``level: …`` in YAML, ``level = …`` in TOML, ``:level:`` in
    reStructuredText, ``<meta name="level"``.
    """
    name = "|".join(names).replace("_", "[_-]")
    return rf"""^[ \t]*(?:<meta\s+name=)?[:"']?(?:{name})["']?\s*(?:[:=]|content=)"""


def within(start: str, part: str) -> str:
    """Return a regular expression for a line after another one, or for that one if it is not."""
    return rf"(?:{start})(?:[\s\S]*?(?P<at>{part}))?"


def find_line(source: str, near: str) -> int:
    """Return the 1-based line in which a regular expression is found; 1 if it is not."""
    found = re.search(near, source, re.IGNORECASE | re.MULTILINE)
    if not found:
        return 1
    # Where a pattern begins with the name of a field, and means one of its lines.
    within = found.start("at") if "at" in found.re.groupindex else -1
    start = found.start() if within < 0 else within
    return source.count("\n", 0, start) + 1


def locate(problem: Problem) -> int:
    """Return the 1-based line that a problem is about."""
    if problem.line or not problem.near:
        return problem.line or 1
    try:
        source = Path(problem.path).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return 1
    return find_line(source, problem.near)


def render_problem(problem: Problem, line: int) -> str:
    """Return the one line that reports a problem, with paths as seen from the current folder."""
    hint = f"; {problem.hint}" if problem.hint else ""
    text = f"{problem.path}:{line}: {problem.rule}: {problem.text}{hint}"
    # What is said of a field may have its value, which may have lines.
    text = " ".join(without_control(text).splitlines())
    return text.replace(f"{Path.cwd()}{os.sep}", "")


@dataclass(slots=True)
class ProblemLog:
    """The problems of one run."""

    problems: list[Problem] = field(default_factory=list)
    #: The rules that a post asks to ignore, by its path.
    ignored: dict[str, set[str]] = field(default_factory=dict)

    def unignored(self) -> Iterator[Problem]:
        """Yield each problem once, except where its post ignores the rule."""
        for problem in dict.fromkeys(self.problems):
            if problem.rule not in self.ignored.get(problem.path, ()):
                yield problem


def report(settings: Mapping[str, Any], problems: Iterable[Problem]) -> None:
    """Keep problems until the end of the run."""
    settings[SETTING].problems.extend(problems)
