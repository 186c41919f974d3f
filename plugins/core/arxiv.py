"""Numbers of papers on arXiv that nobody has given: too few digits, a thirteenth month. Pure."""

import re

NUMBER = re.compile(r"(?P<year>\d\d)(?P<month>\d\d)\.(?P<rest>\d{4,6})(?:v\d{1,3})?")
#: The month from which numbers have four digits after the dot, and that from which five.
FIRST, FIVE = 704, 1501


def advise_number(written: str) -> str:
    """Return what to write in place of a number such as 1602.4485; "" for one that may be."""
    number = NUMBER.fullmatch(written)
    if number is None:
        return ""
    begin, rest = f"{number['year']}{number['month']}", number["rest"]
    if not 1 <= int(number["month"]) <= 12 or int(begin) < FIRST:
        return "a number begins with two digits of the year and two of the month: 1602.04485"
    digits = 5 if int(begin) >= FIVE else 4
    if len(rest) == digits:
        return ""
    right = rest.lstrip("0").zfill(digits)
    since = "since 2015" if digits == 5 else "until 2014"
    meant = f'did you mean "{begin}.{right}"?' if len(right) == digits else "look it up"
    return f"{since} numbers have {'five' if digits == 5 else 'four'} digits after the dot; {meant}"
