"""Tasks in lists: ``- [ ] to do`` and ``- [x] done``. Pure."""

import re

TASK = re.compile(r"\[(?P<mark>[ xX])\](?=[ \n]+\S)")
#: Signs that feeds, search and the reader's voice keep; a box to tick would be lost there.
SIGNS = {" ": "☐", "x": "☑", "X": "☑"}


def read_task(text: str) -> str:
    """Return the text of an item with a sign for its task, if it is one."""
    return TASK.sub(lambda found: SIGNS[found["mark"]], text, count=1) if text[:1] == "[" and TASK.match(text) else text
