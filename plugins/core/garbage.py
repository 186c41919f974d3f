"""When Python looks for objects that refer to one another in a circle and that nobody has any more.

A site is full of such circles, and lives until the run ends; each page that is rendered makes some
more, with all of its text in them.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: For a run: to look as often as Python does takes a quarter of it.
SELDOM = (100_000, 20, 20)
#: While nothing is looked at but what has come since.
OFTEN = (20_000, 10, 5)


def look_seldom() -> None:
    """Look for garbage seldom, or not at all where somebody wants it so.

    At the end of its process Python looks at everything again, several times: all of it is freed
    then in any case.
    """
    if 0 < gc.get_threshold()[0] < SELDOM[0]:
        gc.set_threshold(*SELDOM)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


@contextmanager
def only_new_garbage() -> Iterator[None]:
    """Look often for a while, and at new objects only.

    So it costs little, and processes that are forked meanwhile share the memory of all others:
    to look at an object writes into it.
    """
    before = gc.get_threshold()
    gc.freeze()
    # Python looks at old objects again when new ones are a quarter of them: now there are none.
    gc.collect()
    if before[0]:
        gc.set_threshold(*OFTEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
