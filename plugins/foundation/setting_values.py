"""What the values of settings may be. Pure. A check may raise an error, too, for a wrong value."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican.utils import SafeDatetime

from ..core.characters import CONTROL
from ..core.settings import is_address


def is_text(value: Any) -> bool:
    """Return whether a value is a text that a page can hold, or a path."""
    return isinstance(value, PurePath) or (isinstance(value, str) and not CONTROL.search(value))


def is_site_address(value: Any) -> bool:
    """Return whether a value can be the beginning of the site's addresses."""
    return is_text(value) and urlsplit(str(value)) is not None


def is_relative(value: Any) -> bool:
    """Return whether a value can be a file of the site, perhaps with {slug} and the like."""
    return is_site_address(value) and is_address(str(value))


def is_date_format(value: Any) -> bool:
    """Return whether a value is a pattern of dates."""
    return is_text(value) and bool(SafeDatetime(2024, 3, 2).strftime(value))


def is_time_zone(value: Any) -> bool:
    """Return whether a value is the name of a time zone."""
    return is_text(value) and ZoneInfo(value) is not None


def is_language(value: Any) -> bool:
    """Return whether a value is the code of a language."""
    pattern = r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*"
    return isinstance(value, str) and bool(re.fullmatch(pattern, value))


def are_substitutions(value: Any) -> bool:
    """Return whether a value is a list of regular expressions, each with what replaces it."""
    return are_links(value) and all(re.compile(pattern) for pattern, _ in value)


def are_texts(value: Any) -> bool:
    """Return whether a value is a list of texts."""
    return isinstance(value, list | tuple | set | frozenset) and all(map(is_text, value))


def are_links(value: Any) -> bool:
    """Return whether a value is a list of names with their addresses."""
    return isinstance(value, list | tuple) and all(
        isinstance(one, list | tuple) and len(one) == 2 and all(map(is_text, one)) for one in value
    )


def is_size(value: Any) -> bool:
    """Return whether a value is a width and a height, or nothing."""
    return value in (None, ()) or (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in value)
    )


def is_translation_id(value: Any) -> bool:
    """Return whether a value names fields that translations have in common, or is off."""
    return not value or (isinstance(value, str) and value.isidentifier()) or are_texts(value)


def are_pages(value: Any) -> bool:
    """Return whether a value is a dict from templates to the files that are made of them."""
    return isinstance(value, Mapping) and all(
        is_text(name) and is_address(file) and bool(file) for name, file in value.items()
    )


def are_addresses(value: Any) -> bool:
    """Return whether a value is a list of texts, or one text for a list of it alone."""
    return is_text(value) or are_texts(value)
