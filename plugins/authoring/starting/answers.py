"""What an author says of a new site: by flags, or by answers in a terminal."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from ..refusals import refuse

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


@dataclass(frozen=True, slots=True)
class SiteWishes:
    """What a site is to be called, and how it looks; "" keeps what is there."""

    #: The name of the site.
    name: str = ""
    #: The author's name.
    author: str = ""
    #: The address that the site will have.
    address: str = ""
    #: What the level in words is called.
    overview: str = ""
    #: What the exact level is called.
    math: str = ""
    #: The colour of the level in words, as #rrggbb or #rgb.
    overview_colour: str = ""
    #: The colour of the exact level.
    math_colour: str = ""


QUESTIONS = {
    "name": "Name of the site",
    "author": "Your name",
    "address": "Address that it will have, such as https://me.github.io/blog (Enter: later)",
    "overview": "Name of the level in words (Enter: Overview)",
    "math": "Name of the exact level (Enter: Mathematics)",
    "overview_colour": "Colour of the level in words, such as #8a3a1c (Enter: as it is)",
    "math_colour": "Colour of the exact level, such as #234a8a (Enter: as it is)",
}


def complete_wishes(given: SiteWishes, ask: Callable[[str], str] | None = None) -> SiteWishes:
    """Check the wishes, with answers to what is open if there is somebody to ask."""
    if ask is None and sys.stdin.isatty():
        ask = input
    if ask is not None:
        for field in fields(SiteWishes):
            if not getattr(given, field.name):
                answer = ask(f"{QUESTIONS[field.name]}: ").strip()
                given = replace(given, **{field.name: answer})
    return check_wishes(given)


def check_wishes(given: SiteWishes) -> SiteWishes:
    """Refuse colours and addresses that are none."""
    for colour in (given.overview_colour, given.math_colour):
        if colour and not COLOUR.fullmatch(colour):
            refuse(f"{colour} is no colour; write one such as #8a3a1c")
    address = given.address.rstrip("/")
    if address and not re.match(r"https?://[^/\s]+", address):
        refuse(f"{given.address} is no address; write one such as https://example.com/blog")
    return replace(given, address=address)
