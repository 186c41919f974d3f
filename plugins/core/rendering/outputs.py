"""The files that the last build wrote, what each was made of, and which of them are still right."""

import marshal
import os
from array import array
from ast import literal_eval
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Any

from ..memory.database import Database
from ..memory.digests import Digest
from .facts import UNKNOWN, Fact, Facts
from .recorder import Recorder

#: The row of the database that has it all: what is about one build is never parted.
KIND, ROW = "outputs", b"pages"
#: The name, among what was read off a file, of the keys of the texts that are in it.
KEYS = "keys"
#: Numbers of facts are whole ones of four bytes: in a tuple each would take ten times as much.
NUMBER = "I"


@dataclass(slots=True)
class Output:
    """A file that a build has written."""

    #: The digest of what all pages of its kind are made of: settings, code, theme, template.
    made_of: Digest
    #: The values that only this page had: digests by name.
    own: dict[str, Digest]
    #: The facts that it looked at: their numbers in the list of all. A page has hundreds.
    facts: "array[int]"
    #: The calls that it made: names and arguments, with the digests of results.
    calls: dict[tuple[str, str], Digest]
    #: The size and the time of the file as it was written.
    stamp: tuple[int, int]
    #: What was read off the file, by the names of the functions.
    derived: dict[str, Any] = field(default_factory=dict)


class Outputs:
    """The outputs of the last build, and of this one."""

    def __init__(self, database: Database, folder: str) -> None:
        self._database = database
        self._folder = folder
        self.now: dict[str, Output] = {}
        self._facts: list[tuple[Fact, Digest]] = []
        self._numbers: dict[tuple[Fact, Digest], int] | None = None
        self._wrong: set[int] | None = None
        self.before: dict[str, Output] = {}
        self._load()

    def _load(self) -> None:
        row = self._database.find(KIND, ROW)
        if row is None:
            return
        with suppress(Exception):  # written by other code of ours
            facts, outputs = marshal.loads(row)
            self.before = {
                name: Output(made_of, own, array(NUMBER, numbers), *values)
                for name, (made_of, own, numbers, *values) in outputs.items()
            }
            self._facts = facts

    def begin(self) -> None:
        """Begin the next build in the same process."""
        self.before, self.now, self._wrong = self.now, {}, None

    def is_right(self, name: str, made_of: Digest, values: Mapping[str, Any], facts: Facts) -> bool:
        """Return whether the file that the last build wrote would be written again."""
        output = self.before.get(name)
        return (
            output is not None
            and output.made_of == made_of
            and self.stamp_of(name) == output.stamp
            and all(facts.digest(values.get(key)) == own for key, own in output.own.items())
            and self._find_wrong(facts).isdisjoint(output.facts)
            and all(call(facts, *one) == result for one, result in output.calls.items())
        )

    def stamp_of(self, name: str) -> tuple[int, int] | None:
        """Return the size and the time of a file, None for no file."""
        try:
            found = os.stat(f"{self._folder}{os.sep}{name}")
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns

    def _find_wrong(self, facts: Facts) -> set[int]:
        """Return the numbers of the facts that are not so any more."""
        if self._wrong is None:
            self._wrong = {
                number
                for number, (fact, was) in enumerate(self._facts)
                if was == UNKNOWN or facts.find(fact) != was
            }
        return self._wrong

    def keep(self, name: str) -> Output:
        """Keep what is known of a file that is still right."""
        output = self.now[name] = self.before[name]
        return output

    def add(self, name: str, made_of: Digest, recorder: Recorder) -> None:
        """Keep what a file that has just been written was made of, if it can be compared."""
        stamp = self.stamp_of(name)
        if recorder.is_unknown or stamp is None:
            return
        numbers = array(NUMBER, map(self._number, recorder.seen.items()))
        output = Output(made_of, recorder.own, numbers, recorder.calls, stamp)
        if recorder.keys:
            output.derived[KEYS] = recorder.keys
        self.now[name] = output

    def _number(self, fact: tuple[Fact, Digest]) -> int:
        if self._numbers is None:
            self._numbers = {fact: number for number, fact in enumerate(self._facts)}
        number = self._numbers.setdefault(fact, len(self._facts))
        if number == len(self._facts):
            # Facts share most of their texts, which come from several processes.
            self._facts.append((tuple(map(intern, fact[0])), fact[1]))
        return number

    def facts_of(self, name: str) -> list[tuple[Fact, Digest]] | None:
        """Return what a file of this build looked at; None where that is not known."""
        output = self.now.get(name)
        return None if output is None else [self._facts[number] for number in output.facts]

    def save(self) -> None:
        """Write what the next build needs to know."""
        self._forget_facts()
        outputs = {
            name: (o.made_of, o.own, o.facts.tobytes(), o.calls, o.stamp, o.derived)
            for name, o in self.now.items()
        }
        # The newest version writes an object once: most facts share their texts with others.
        row = marshal.dumps((self._facts, outputs))
        self._database.change(KIND, {ROW: row})

    def _forget_facts(self) -> None:
        """Leave out facts that no page looked at, once they are many."""
        used = {number for output in self.now.values() for number in output.facts}
        if len(self._facts) < 2 * len(used) + 1000:
            return
        numbers = {old: new for new, old in enumerate(sorted(used))}
        self._facts = [self._facts[old] for old in sorted(used)]
        self._numbers = self._wrong = None
        for output in self.now.values():
            output.facts = array(NUMBER, (numbers[old] for old in output.facts))


def call(facts: Facts, name: str, arguments: str) -> Digest:
    """Return the digest of what a function of the context returns for some arguments."""
    function = facts.context.get(name)
    return facts.digest(function(*_parse(arguments))) if callable(function) else UNKNOWN


@lru_cache(1000)
def _parse(arguments: str) -> Any:
    """Return the arguments of a call; thousands of pages make the same one."""
    return literal_eval(arguments)
