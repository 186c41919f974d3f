"""Tasks in lists: ``- [ ] to do`` and ``- [x] done``. Pure."""

import re

TASK = re.compile(r"\[(?P<mark>[ xX])\](?=[ \n]+\S)")
#: Characters that feeds, search and the reader's voice keep; a box to tick would be lost there.
BOXES = {" ": "☐", "x": "☑", "X": "☑"}


def read_task(text: str) -> str:
    """Return the text of an item with a box for its task; "" if it is none."""
    found = TASK.match(text)
    return f"{BOXES[found['mark']]}{text[found.end() :]}" if found else ""
