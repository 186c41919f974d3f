"""In which order files are sent and deleted, so that no page lacks anything at any moment. Pure.

A page may go out when all that it fetches and links to is on the server, and a file may be deleted
when no page on the server needs it. Pages link to each other, so what is new goes before what has
changed: nothing leads to a new page, or to a new feed, until a changed page does.

A run that breaks off leaves a server on which this still holds, whichever files have arrived; the
next run makes a plan for what is there then.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .kinds import Kind, is_hashed, kind_of, original_of

#: How long a reader who has just opened an old page has to fetch what belongs to it.
PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Difference:
    """What a server has to get and to lose."""

    #: Files that the server has not.
    new: frozenset[str] = frozenset()
    #: Files that it has with other bytes.
    changed: frozenset[str] = frozenset()
    #: Files that only the server has.
    extra: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """Files that may arrive in any order, all of them before the next step."""

    #: What is sent or deleted, in words.
    title: str
    #: The names of the files to send, sorted.
    send: tuple[str, ...] = ()
    #: The names of the files to delete, sorted.
    delete: tuple[str, ...] = ()
    #: The seconds to wait before.
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be done, and what the server keeps although no page needs it any more."""

    #: What is to be done, in this order.
    steps: tuple[Step, ...] = ()
    #: Hashed files that are kept for open pages, and since when no page needs them.
    unused: Mapping[str, date] | None = None


def compare(wanted: Mapping[str, str], present: Mapping[str, str]) -> Difference:
    """Compare two listings, names to digests."""
    both = wanted.keys() & present.keys()
    return Difference(
        frozenset(wanted.keys() - present.keys()),
        frozenset(name for name in both if wanted[name] != present[name]),
        frozenset(present.keys() - wanted.keys()),
    )


def make_plan(
    difference: Difference, known: Mapping[str, date], today: date, keep_days: int
) -> Plan:
    """Put a difference in order.

    Hashed files that no page needs any more are deleted ``keep_days`` after that was first known:
    pages that are open, or in a cache, still fetch them.
    """
    hashed = filter(is_hashed, difference.extra)
    since = {name: min(known.get(name, today), today) for name in hashed}
    unused = {name: day for name, day in since.items() if (today - day).days < keep_days}
    steps = [*_sending(difference), *_deleting(difference.extra - unused.keys())]
    return Plan(tuple(step for step in steps if step.send or step.delete), unused)


def _sending(difference: Difference) -> list[Step]:
    # A twin is the same page as its original: where that is there, the twin is no new page.
    late = {name for name in difference.new if original_of(name) not in difference.new}
    new, changed = difference.new - late, difference.changed | late
    return [
        _step("pictures, fonts, data", new | changed, Kind.MEDIA),
        # A style sheet may import another one.
        _step("new style sheets and scripts", new, Kind.CODE),
        _step("style sheets and scripts", changed, Kind.CODE),
        _step("new pages", new, Kind.PAGE),
        _step("new feeds and lists", new, Kind.POINTER),
        _step("pages", changed, Kind.PAGE),
        _step("feeds, sitemap, index of the search", changed, Kind.POINTER),
    ]


def _step(title: str, names: Iterable[str], kind: Kind) -> Step:
    return Step(title, tuple(sorted(name for name in names if kind_of(name) is kind)))


def _deleting(names: Iterable[str]) -> Iterator[Step]:
    deleted = sorted(names)
    pages = tuple(name for name in deleted if kind_of(name) is Kind.PAGE)
    others = tuple(name for name in deleted if kind_of(name) is not Kind.PAGE)
    # Nobody has hashed files open any more: these have waited for days.
    wait = 0.0 if all(map(is_hashed, deleted)) else PATIENCE
    yield Step("pages that are no longer there", (), pages, wait)
    yield Step("files that are no longer there", (), others, 0.0 if pages else wait)


def describe(plan: Plan) -> list[str]:
    """Return what a plan does, a line for each file."""
    return [
        f"{sign} {name}"
        for step in plan.steps
        for sign, names in (("+", step.send), ("-", step.delete))
        for name in names
    ]


def carry_out(
    plan: Plan,
    do: Callable[[Step], None],
    say: Callable[[str], None],
    pause: Callable[[float], None],
) -> None:
    """Take the steps of a plan, each with a line before it."""
    for step in plan.steps:
        names = step.send or step.delete
        verb = "Sending" if step.send else "Deleting"
        say(f"{verb} {step.title}: {len(names)}")
        pause(step.wait)
        do(step)
