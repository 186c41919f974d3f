"""Dates as authors write them. Pure."""

from datetime import UTC, datetime

from dateutil import parser as dateutil


def date_fault(text: str) -> str:
    """Return why a text is not a full date; "" if it is one.

    A date with a part left out takes it from today's date, and so gives another page tomorrow:
    reading it from two different days shows whether it has every part.
    """
    text = text.replace("_", " ")
    try:
        readings = {
            dateutil.parse(text, default=datetime(year, month, day, tzinfo=UTC)).date()
            for year, month, day in ((2000, 1, 1), (2004, 3, 2))
        }
    except (ValueError, TypeError, OverflowError, AttributeError):
        return f'"{text}" is no date'
    return "" if len(readings) == 1 else f'"{text}" leaves out the year, the month or the day'
