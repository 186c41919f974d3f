"""Where a site goes: what each kind of target can do, and one run of publishing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from .plan import Difference, Plan, Step, describe, make_plan
from .record import RECORD, Record, parse_record, render_record

Say = Callable[[str], None]


class Target(Protocol):
    """A server, a branch or a bucket that has a site, or will have one."""

    #: Where that is, in words.
    name: str
    #: Whether all changes at once, so that nobody else can come between.
    is_atomic: bool

    def compare(self) -> Difference:
        """Compare the site with what is there."""

    def read_record(self) -> bytes:
        """Return the record that is there."""

    def headers(self) -> str:
        """Return a digest of the headers that files are sent with, "" where there are none."""

    def carry_out(self, plan: Plan, say: Say) -> None:
        """Send and delete what the plan says."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run has done, or would do."""

    #: The plan.
    plan: Plan
    #: It in lines, without the record.
    lines: tuple[str, ...]


def plan_for(site: Path, target: Target, today: date, keep_days: int) -> Plan:
    """Return what there is to do; write the record of it into the site's folder."""
    (site / RECORD).unlink(missing_ok=True)
    difference = target.compare()
    has_record = RECORD in difference.extra
    old = target.read_record() if has_record else b""
    known = parse_record(old)
    others = difference.extra - {RECORD}
    plan = make_plan(replace(difference, extra=others), known.unused, today, keep_days)
    text = render_record(Record(plan.unused or {}, target.headers())).encode()
    if text:
        (site / RECORD).write_bytes(text)
    return add_record(plan, old, text)


def carry_out(target: Target, plan: Plan, compare: Callable[[], Plan], say: Say) -> None:
    """Carry out a plan; look again before anything is deleted.

    A run that was killed, or one on another machine, may still have been at work on the server.
    """
    deletes = any(step.delete for step in plan.steps)
    if target.is_atomic or not deletes:
        target.carry_out(plan, say)
        return
    sending = tuple(step for step in plan.steps if step.send)
    if sending:
        target.carry_out(replace(plan, steps=sending), say)
        plan = compare()
    if plan.steps:
        target.carry_out(plan, say)


def add_record(plan: Plan, old: bytes, new: bytes) -> Plan:
    """Add the step that sends or deletes the record, before all else that is deleted. Pure."""
    if old == new:
        return plan
    first = next((i for i, step in enumerate(plan.steps) if step.delete), len(plan.steps))
    if not old and not plan.unused and first == len(plan.steps):
        first = 0  # Where nothing was, the record says from the beginning how files are sent.
    step = Step("record", (RECORD,)) if new else Step("record", (), (RECORD,))
    return replace(plan, steps=(*plan.steps[:first], step, *plan.steps[first:]))


def outcome_of(plan: Plan) -> Outcome:
    """Return what a plan says of files of the site. Pure."""
    return Outcome(plan, tuple(line for line in describe(plan) if line[2:] != RECORD))


def keep_days_of(settings: Mapping[str, object]) -> int:
    """Read PUBLISH_KEEP_DAYS."""
    try:
        return max(0, int(str(settings.get("PUBLISH_KEEP_DAYS", 30))))
    except ValueError:
        return 30
