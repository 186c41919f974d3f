"""Digests are equal for equal values, whatever the process, and for no others."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from markupsafe import Markup

from plugins.core.memory.digests import Digester, UnknownValueError, digest


@dataclass(frozen=True)
class One:
    name: str
    number: float = 1.0


@dataclass(frozen=True)
class Other:
    name: str
    number: float = 1.0


@dataclass(frozen=True)
class Holder:
    items: tuple[object, ...]


DIFFERENT = [
    *(None, True, 1, 1.0, "1", b"1", "", [], {}, set()),
    *([1], [[1]], [1, 1], ["a", "b"], ["ab"], ["b", "a"], ["a", "b", "c", "d"], [["a", "b"], "c"]),
    *({"a": 1}, {"a": "1"}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, {1, 2}, {1, 3}),
    *(One("a"), Other("a"), One("b"), One("a", 2.0)),
    *(Holder((One("a"),)), Holder((Other("a"),)), Holder(("a", 1.0)), Holder(())),
    *(Path("a"), Path("b"), datetime(2026, 1, 1), datetime(2026, 1, 2)),  # noqa: DTZ001
    *(subprocess.run, Path.exists, partial(subprocess.run, "a"), partial(subprocess.run, "b")),
]


@pytest.mark.parametrize("make", [lambda: digest, lambda: Digester().digest])
def test_different_values_have_different_digests(make):
    assert len({make()(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_one_digester_keeps_different_values_apart():
    assert len(set(map(Digester().digest, DIFFERENT))) == len(DIFFERENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", Markup("a")),
        ([1, "a"], (1, "a")),
        ({"a", "b", "c"}, {"c", "b", "a"}),
        (Holder(("a", "b", "c", "d", One("e"))), Holder(("a", "b", "c", "d", One("e")))),
        ("\ud800x", Markup("\ud800x")),
    ],
)
def test_equal_values_have_equal_digests(one, other):
    assert Digester().digest(one) == Digester().digest(other)
    assert digest(Holder((one,))) == digest(Holder((other,)))


def test_an_object_is_looked_at_once():
    looks = []

    class Made:
        @property
        def made_of(self):
            looks.append(self)
            return "x"

    shared = Holder((Made(),))
    digester = Digester()
    assert digester.digest([shared] * 5) == digester.digest([shared] * 5)
    assert len(looks) == 1


def test_what_nobody_knows_has_no_digest():
    with pytest.raises(UnknownValueError):
        digest([object()])


def test_no_other_process_has_other_digests():
    code = (
        "from plugins.core.memory.digests import digest, Digester\n"
        "values = [{'a', 'bc', 'd'}, frozenset('xyz'), 'ä' * 300, {'k': {1.5, 'u'}}, Digester]\n"
        "print(digest(values).hex(), Digester().digest(values).hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(found) == 1
