"""Dates as authors write them. Pure."""

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePath

from dateutil import parser as dateutil

#: No date is longer; a number of thousands of digits takes dateutil a long time.
LONGEST = 80
#: Days and months in either order.
TWO_DAYS = re.compile(r"\s*(?P<a>\d{1,2})[-./](?P<b>\d{1,2})[-./](?:\d{4}|\d{2})(?!\d)")
MONTHS = 12
#: No post is older: the year is a slip, as 0224 is one of 2024.
EARLIEST = 1000
#: How a date is written in files other than those of Markdown, by their endings.
WRITTEN = {
    ".rst": ":date: YYYY-MM-DD",
    ".html": '<meta name="date" content="YYYY-MM-DD">',
    ".htm": '<meta name="date" content="YYYY-MM-DD">',
}
#: What may come after a "%" in a pattern of dates; Pelican itself understands the "-".
CODE = re.compile(r"%(?:[-_0^#]?[EO]?[aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ]|%)")
#: How far a date may be moved by time zones, in a feed for example.
MARGIN = timedelta(days=2)


def date_fault(text: str) -> str:
    """Return why a text is not a full date; "" if it is one.

    A date with a part left out takes it from today's date, and so gives another page tomorrow:
    reading it from two different days shows whether it has every part.
    """
    text = re.sub(r"[\s_]+", " ", text)
    if len(text) > LONGEST:
        return f'"{text[:30]}…" is no date'
    try:
        readings = [
            dateutil.parse(text, default=datetime(year, month, day, tzinfo=UTC), tzinfos=_zone_of)
            for year, month, day in ((2000, 1, 1), (2004, 3, 2))
        ]
        if not all(map(is_sound, readings)) or readings[0].year < EARLIEST:
            return f'"{text}" is no date that can be computed with'
        days = {reading.date() for reading in readings}
    except ZoneError as error:
        return f'the time zone "{error}" is a name, which several have'
    except (ValueError, TypeError, OverflowError, AttributeError):
        return f'"{text}" is no date'
    return "" if len(days) == 1 else f'"{text}" leaves out the year, the month or the day'


class ZoneError(Exception):
    """A time zone that has a name and no offset: its argument."""


def _zone_of(name: str | None, seconds: int | None) -> timezone | None:
    if name and seconds is None:
        raise ZoneError(name)
    return None if seconds is None else timezone(timedelta(seconds=seconds))


def doubtful_day(text: str) -> str:
    """Return how a full date is read that could be two days, as 2024-03-04; "" for another one.

    ``03/04/2024`` is in March for some and in April for others.
    """
    found = TWO_DAYS.match(text)
    if not found or found["a"].lstrip("0") == found["b"].lstrip("0"):
        return ""
    first, second = int(found["a"]), int(found["b"])
    return dateutil.parse(text).date().isoformat() if max(first, second) <= MONTHS else ""


def is_date_pattern(pattern: str) -> bool:
    """Return whether each "%" of a pattern of dates means something.

    Python leaves an unknown code to the system: one prints it as it is, another nothing. Without a
    code each date would be the same, YYYY-MM-DD.
    """
    return "%" in pattern and "%" not in CODE.sub("", pattern)


def is_before(text: str, other: str) -> bool:
    """Return whether a full date is one of an earlier day than another full date."""
    return bool(dateutil.parse(text).date() < dateutil.parse(other).date())


def how_to_write(path: str) -> str:
    """Return the field of a date as the reader of a file wants it."""
    return WRITTEN.get(PurePath(path).suffix.lower(), "Date: YYYY-MM-DD")


def is_sound(date: datetime) -> bool:
    """Return whether a date can be compared and moved to another time zone.

    Python accepts an offset of any size, and only raises an error when the date is used.
    """
    try:
        date.utcoffset()
        return bool((date - MARGIN) < (date + MARGIN))
    except (ValueError, OverflowError):
        return False
