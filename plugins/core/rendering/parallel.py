"""Pages are rendered by all processors: each renders a share, in a process that is forked.

What a page has looked at, which the next build needs, comes back to this process. A page that logs
a message, and those of a process that dies, are rendered here: messages are in their order.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from blinker import ANY
from pelican import signals

from ..forking import processes_for, share_out
from ..memory.digests import Digest
from .facts import Fact
from .outputs import call
from .page_work import PageWork, Values
from .session import Session, session_of
from .templates import BUNDLE

#: The signals at which another plugin may change what pages show while they are written.
SIGNALS = ("article_generator_write_article", "article_writer_finalized")
#: With fewer pages a process costs more than it saves.
FEWEST = 24
#: The number in place of that of a work, before what all works of a share have looked at.
FACTS = -1


def render_all(works: Sequence[PageWork], settings: Mapping[str, Any]) -> None:
    """Render pages and keep what they were made of; all in order, as others see it."""
    session = session_of(settings)
    rendered = _render_elsewhere(works, session, settings)
    for number, work in enumerate(works):
        is_there = number in rendered
        names = rendered[number] if is_there else work.render_or_report(settings)
        if names is not None:
            signals.content_written.send(work.path, context=names)
        session.add(work.name, work.made_of, work.recorder)
        work.recorder.end()


def _render_elsewhere(
    works: Sequence[PageWork], session: Session, settings: Mapping[str, Any]
) -> dict[int, Values | None]:
    """Have other processes render what they can; return the names that the pages had."""
    processes = processes_for(len(works), FEWEST) if _is_alone(session) else 1
    if processes == 1:
        return {}
    # A template is compiled for all of them.
    firsts = {work.template: number for number, work in reversed([*enumerate(works)])}
    rendered: dict[int, Values | None] = {
        number: works[number].render_or_report(settings) for number in sorted(firsts.values())
    }
    rest = [number for number in range(len(works)) if number not in rendered]
    facts: Sequence[tuple[Fact, Digest]] = ()
    calls: set[tuple[str, str]] = set()
    for number, *seen in share_out(lambda share: _render_share(works, share), rest, processes):
        if number == FACTS:
            (facts,) = seen
            continue
        work, recorder = works[number], works[number].recorder
        places, recorder.own, recorder.calls, recorder.is_unknown = seen
        recorder.seen = dict(map(facts.__getitem__, places))
        calls.update(recorder.calls)
        session.manifest.add(work.name)
        rendered[number] = work.skip()
    for name, arguments in sorted(calls):
        call(session.facts, name, arguments)  # what it does besides, it has to do here
    return rendered


def _is_alone(session: Session) -> bool:
    """Return whether no other plugin does anything while pages are written."""
    receivers = (one for name in SIGNALS for one in getattr(signals, name).receivers_for(ANY))
    return not session.others_listen and all(
        str(one.__module__).startswith(f"{BUNDLE}.") for one in receivers
    )


class _Counter(logging.Handler):
    """Counts messages instead of showing them."""

    count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1


def _render_share(works: Sequence[PageWork], share: Iterable[int]) -> Iterable[tuple[Any, ...]]:
    """Render some works in a process of their own; return what each has looked at."""
    counter = _Counter(logging.WARNING)
    logging.getLogger().handlers = [counter]
    facts: dict[tuple[Fact, Digest], int] = {}
    found = [*_render_silently(works, share, counter, facts)]
    return [(FACTS, [*facts]), *found]


def _render_silently(
    works: Sequence[PageWork],
    share: Iterable[int],
    counter: _Counter,
    facts: dict[tuple[Fact, Digest], int],
) -> Iterator[tuple[Any, ...]]:
    for number in share:
        before, recorder = counter.count, works[number].recorder
        try:
            works[number].render()
        except Exception:  # whoever renders it again fails where it should
            continue
        if counter.count == before:
            places = [facts.setdefault(fact, len(facts)) for fact in recorder.seen.items()]
            yield number, places, recorder.own, recorder.calls, recorder.is_unknown
