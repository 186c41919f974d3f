"""In which order files are sent and deleted, so that no page lacks anything at any moment. Pure.

A page may be seen when all that it fetches and links to is on the server, and a file may be deleted
when no page that can be seen needs it. Pages link to each other, so what is new goes before what
has changed: nothing leads to a new page, or to a new feed, until a changed page does.

A run may break off anywhere. Then some pages are there that nothing leads to, and that may lack
something: new ones that came before others that they link to, or old ones whose neighbours are
deleted. The server's record names them, and for the next run they are as new as those that are not
there at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from .kinds import FileKind, is_hashed, kind_of, original_of
from .record import Record, render_record

#: How long a reader who has just opened an old page has to fetch what belongs to it.
PATIENCE = 5.0
#: Where visitors begin, whatever links to it: never a new page.
HOME = "index.html"


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
class Terms:
    """What else decides."""

    #: The day of the run.
    today: date
    #: For how many days hashed files stay that no page needs any more.
    keep_days: int = 30
    #: A digest of the headers that files are sent with, "" where the server decides.
    headers: str = ""


@dataclass(frozen=True, slots=True)
class SendStep:
    """Files that may arrive in any order, all of them before the next step."""

    #: What is sent or deleted, in words.
    title: str
    #: The names of the files to send, sorted.
    send: tuple[str, ...] = ()
    #: The names of the files to delete, sorted.
    delete: tuple[str, ...] = ()
    #: The seconds to wait before.
    wait: float = 0.0
    #: The record to send with the files, None for none.
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be done, and what the server keeps although no page needs it any more."""

    #: What is to be done, in this order.
    steps: tuple[SendStep, ...] = ()
    #: What the server is to know afterwards.
    record: Record = field(default_factory=Record)


def compare(wanted: Mapping[str, str], present: Mapping[str, str]) -> Difference:
    """Compare two listings, names to digests."""
    both = wanted.keys() & present.keys()
    return Difference(
        frozenset(wanted.keys() - present.keys()),
        frozenset(name for name in both if wanted[name] != present[name]),
        frozenset(present.keys() - wanted.keys()),
    )


def make_plan(difference: Difference, old: Record, terms: Terms) -> Plan:
    """Put a difference in order.

    Hashed files that no page needs any more are deleted ``keep_days`` after that was first known:
    pages that are open, or in a cache, still fetch them.
    """
    unused = _unused(difference.extra, old.unused, terms)
    unseen = old.unseen & (difference.changed | difference.extra)
    new, changed = _parted(difference, unseen)
    record = Record(unused, terms.headers, unseen & difference.extra)
    arriving = frozenset(name for name in new if kind_of(name) is FileKind.PAGE)
    first = _sent(new, changed)
    if arriving or HOME in difference.new:
        first = _noted(first, replace(record, unseen=unseen | arriving))
    steps = [*first]
    if arriving or record != replace(old, unseen=unseen):
        steps.append(SendStep("record", note=render_record(record)))
    steps += _shown(changed)
    steps += _deleting(difference.extra - unused.keys(), record)
    return Plan(tuple(steps), record)


def _unused(extra: Iterable[str], known: Mapping[str, date], terms: Terms) -> dict[str, date]:
    since = {
        name: min(known.get(name, terms.today), terms.today) for name in filter(is_hashed, extra)
    }
    return {name: day for name, day in since.items() if (terms.today - day).days < terms.keep_days}


def _parted(difference: Difference, unseen: frozenset[str]) -> tuple[set[str], set[str]]:
    """Return what no visitor can meet yet, and what visitors may have open."""
    absent = difference.new | (unseen & difference.changed)
    # A twin is the same page as its original: where that is there, the twin is no new page.
    new = {name for name in absent if original_of(name) in absent and original_of(name) != HOME}
    return new, {*difference.new, *difference.changed} - new


def _sent(new: set[str], changed: set[str]) -> list[SendStep]:
    """Return the steps after which new pages are whole."""
    return _filled(
        _step("pictures, fonts, data", new | changed, FileKind.MEDIA),
        # A style sheet may import another one.
        _step("new style sheets and scripts", new, FileKind.CODE),
        _step("style sheets and scripts", changed, FileKind.CODE),
        _step("new pages", new, FileKind.PAGE),
        _step("new feeds and lists", new, FileKind.POINTER),
    )


def _shown(changed: set[str]) -> list[SendStep]:
    """Return the steps that lead visitors to what is new."""
    return _filled(
        _step("pages", changed, FileKind.PAGE),
        _step("feeds, sitemap, index of the search", changed, FileKind.POINTER),
    )


def _step(title: str, names: Iterable[str], kind: FileKind) -> SendStep:
    return SendStep(title, tuple(sorted(name for name in names if kind_of(name) is kind)))


def _filled(*steps: SendStep) -> list[SendStep]:
    return [step for step in steps if step.send]


def _noted(steps: list[SendStep], record: Record) -> list[SendStep]:
    """Let the record be there before the first new page, and first of all in a new place."""
    note = render_record(record)
    if not steps or kind_of(steps[0].send[0]) is FileKind.PAGE:
        return [SendStep("record", note=note), *steps]
    return [replace(steps[0], note=note), *steps[1:]]


def _deleting(names: Iterable[str], record: Record) -> Iterator[SendStep]:
    deleted = sorted(names)
    pages = tuple(name for name in deleted if kind_of(name) is FileKind.PAGE)
    others = tuple(name for name in deleted if kind_of(name) is not FileKind.PAGE)
    # Nobody has hashed files open any more: these have waited for days.
    wait = 0.0 if all(map(is_hashed, deleted)) else PATIENCE
    if pages:
        yield SendStep("record", note=render_record(replace(record, unseen=frozenset(pages))))
        yield SendStep("pages that are no longer there", (), pages, wait)
    if others:
        yield SendStep("files that are no longer there", (), others, 0.0 if pages else wait)


def describe(plan: Plan) -> list[str]:
    """Return what a plan does, a line for each file."""
    return [
        f"{mark} {name}"
        for step in plan.steps
        for mark, names in (("+", step.send), ("-", step.delete))
        for name in names
    ]
