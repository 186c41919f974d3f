"""What a server notes of the site that was sent to it. Pure.

It is a file beside the site, since one may publish from several machines. It has nothing but names
of files that the site had.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

#: The name of the record in the site.
RECORD = ".diptych-published.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What a former run has noted."""

    #: Hashed files that no page needs any more, and since when.
    unused: Mapping[str, date] = field(default_factory=dict)
    #: A digest of the rules for headers that files were sent with; "" for none.
    headers: str = ""


def parse_record(text: str | bytes | None) -> Record:
    """Read a record. One that is damaged or missing says nothing, so all is kept once more."""
    try:
        data = json.loads(text or "")
        unused = {str(k): date.fromisoformat(v) for k, v in data["unused"].items()}
        return Record(unused, str(data.get("headers", "")))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Record()


def render_record(record: Record) -> str:
    """Write a record down; "" where there is nothing to note."""
    unused = {name: day.isoformat() for name, day in sorted(record.unused.items())}
    if not unused and not record.headers:
        return ""
    return json.dumps({"unused": unused, "headers": record.headers}, indent=1) + "\n"
