"""How long it takes from saving a file to the page in the browser, while `invoke devserver` runs.

There is nothing to measure yet: the server rebuilds the site in its own way, which is being written
anew (`plugins/authoring/live/`). It is to be started here, edited with ``edit``, and listened to.
"""

from collections.abc import Callable
from pathlib import Path

from bench.measuring import Cost


def measure_live(folder: Path, code: Path, edit: Callable[[], None]) -> Cost | None:  # noqa: ARG001
    """Return what an edit costs a server that is up, or None where there is none to measure."""
    return None
