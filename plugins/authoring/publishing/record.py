"""What a server notes of the site that was sent to it. Pure.

It is a file beside the site, since one may publish from several machines. It has nothing but names
of files that the site has or had.
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
    #: Pages that nothing led to, and that may lack something, if the run broke off.
    unseen: frozenset[str] = frozenset()


def parse_record(text: str | bytes) -> Record:
    """Read a record. One that is damaged or missing says nothing, so all is kept once more."""
    try:
        data = json.loads(text or "null")
        unused = {str(k): date.fromisoformat(v) for k, v in data["unused"].items()}
        return Record(unused, str(data["headers"]), frozenset(map(str, data["unseen"])))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Record()


def render_record(record: Record) -> str:
    """Write a record down."""
    unused = {name: day.isoformat() for name, day in sorted(record.unused.items())}
    data = {"unused": unused, "headers": record.headers, "unseen": sorted(record.unseen)}
    return json.dumps(data, indent=1) + "\n"
