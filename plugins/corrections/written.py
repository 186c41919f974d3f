"""A correction as its author wrote it, and what is wrong with it. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CorrectionFault:
    """What is wrong with a correction."""

    #: The number of the correction, from 0.
    number: int
    rule: str
    text: str
    hint: str = ""
    #: The name of its field, where a correction is a map; "" for the whole.
    field: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A correction as its author wrote it."""

    #: Markdown.
    text: str
    date: datetime | None = None
    #: One of SEVERITIES, or "".
    severity: str = ""
    #: The label of what it corrects, or "".
    target: str = ""
    reported_by: str = ""
    #: Words that could not be read.
    unread: tuple[str, ...] = ()
    #: A part of its text in the file, by which its line is found.
    source: str = ""
