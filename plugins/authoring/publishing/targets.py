"""Where a site goes: what each kind of target can do, and how a plan is carried out there."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from .plan import Difference, Plan, SendStep, Terms, make_plan
from .record import RECORD, parse_record

Say = Callable[[str], None]


class PublishTarget(Protocol):
    """A server, a branch or a bucket that has a site, or will have one."""

    #: Where that is, in words.
    name: str
    #: A digest of the headers that files are sent with, "" where there are none.
    headers: str

    def compare(self) -> Difference:
        """Compare the site with what is there."""

    def read_record(self) -> bytes:
        """Return the record that is there."""

    def carry_out(self, plan: Plan, compare: Callable[[], Plan], say: Say) -> None:
        """Send and delete what the plan says; ``compare`` makes a plan for what is there now."""


def plan_for(site: Path, target: PublishTarget, terms: Terms) -> Plan:
    """Return what there is to do."""
    # What a former run has left there is not of the site.
    (site / RECORD).unlink(missing_ok=True)
    difference = target.compare()
    old = parse_record(target.read_record() if RECORD in difference.extra else b"")
    others = replace(difference, extra=difference.extra - {RECORD})
    return make_plan(others, old, replace(terms, headers=target.headers))


def step_by_step(
    site: Path, do: Callable[[SendStep], None], plan: Plan, compare: Callable[[], Plan], say: Say
) -> None:
    """Carry out a plan file by file; look again before anything is deleted.

    A run that was killed, or one on another machine, may still have been at work on the server.
    """
    first = next((i for i, step in enumerate(plan.steps) if step.delete), len(plan.steps))
    sending = replace(plan, steps=plan.steps[:first])
    if any(step.send for step in sending.steps) and sending != plan:
        take_steps(site, do, sending, say)
        plan = compare()
    take_steps(site, do, plan, say)


def take_steps(site: Path, do: Callable[[SendStep], None], plan: Plan, say: Say) -> None:
    """Take the steps of a plan, each with a line before it."""
    for step in plan.steps:
        if step.send:
            say(f"Sending {step.title}: {len(step.send)}")
        elif step.delete:
            say(f"Deleting {step.title}: {len(step.delete)}")
        if step.note is not None:
            (site / RECORD).write_text(step.note, encoding="utf-8")
            # First, since it says that the place is for this site.
            step = replace(step, send=(RECORD, *step.send))  # noqa: PLW2901  # the same step
        time.sleep(step.wait)
        do(step)


def keep_days_of(settings: Mapping[str, object]) -> int:
    """Read PUBLISH_KEEP_DAYS."""
    try:
        return max(0, int(str(settings.get("PUBLISH_KEEP_DAYS", 30))))
    except ValueError:
        return 30
