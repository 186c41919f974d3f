"""Dates and periods of the archives in a language. Pure."""

from collections.abc import Sequence
from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton


def find_locale(lang: str) -> Locale | None:
    """Return the locale of a language, or of what it is a dialect of; None if there is none."""
    parts = lang.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def write_date(day: date, lang: str) -> str | None:
    """Return a day in words; None in a language that Babel does not know."""
    locale = find_locale(lang)
    return format_date(day, "long", locale=locale) if locale else None


def write_period(numbers: Sequence[int], units: int, lang: str) -> str | None:
    """Return a period in words, None in a language that Babel does not know.

    ``numbers`` are a year, a year and a month, or year, month and day; the last ``units`` of them
    are written.
    """
    locale = find_locale(lang)
    if locale is None:
        return None
    first = date(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:
        return format_date(first, "long", locale=locale) if units == 3 else str(first.day)
    if len(numbers) == 2 and units == 2:
        return format_skeleton("yMMMM", first, locale=locale)
    # Not "LLLL": for a language without such names, Babel 2.18 takes those of another language.
    return format_date(first, "MMMM", locale=locale) if len(numbers) == 2 else str(first.year)
