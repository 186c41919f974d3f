"""What the values of settings may be. Pure. A check may raise an error, too, for a wrong value."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican.utils import SafeDatetime, get_date

from ..core.characters import CONTROL
from ..core.dates import is_date_pattern
from ..core.settings import is_address, is_count, is_positive


def is_text(value: Any) -> bool:
    """Return whether a value is a text that a page can hold, or a path."""
    return isinstance(value, PurePath) or (isinstance(value, str) and not CONTROL.search(value))


def is_repository(value: Any) -> bool:
    """Return whether a value names a repository, or none."""
    return is_text(value) and re.fullmatch(r"(?:[\w.-]+/[\w.-]+)?", str(value)) is not None


def is_site_address(value: Any) -> bool:
    """Return whether a value can be the beginning of the site's addresses.

    A browser takes "example.org" for a folder below each page.
    """
    if not is_text(value) or re.search(r"\s", str(value)):
        return False
    parts = urlsplit(str(value))
    if parts.scheme or parts.netloc:
        return parts.scheme in ("http", "https", "") and bool(parts.hostname)
    return not parts.path or parts.path.startswith(("/", "."))


def is_link_part(value: Any) -> bool:
    """Return whether a value can be in an address, perhaps with {slug} and the like."""
    return is_text(value) and urlsplit(str(value)) is not None


def is_relative(value: Any) -> bool:
    """Return whether a value can be a file of the site, perhaps with {slug} and the like."""
    return is_link_part(value) and is_address(str(value))


def is_date_format(value: Any) -> bool:
    """Return whether a value is a pattern of dates."""
    return (
        is_text(value) and is_date_pattern(value) and bool(SafeDatetime(2024, 3, 2).strftime(value))
    )


def is_default_date(value: Any) -> bool:
    """Return whether a value is the date of posts without one: of the file, or one that is said."""
    if isinstance(value, tuple):
        return SafeDatetime(*value) is not None
    return not value or value == "fs" or (is_text(value) and get_date(value) is not None)


def is_expression(value: Any) -> bool:
    """Return whether a value is a regular expression."""
    return is_text(value) and re.compile(value) is not None


def are_date_formats(value: Any) -> bool:
    """Return whether a value has patterns of dates by language, some with a locale before them."""
    return isinstance(value, Mapping) and all(
        is_language(lang)
        and (
            is_date_format(one)
            or (isinstance(one, list | tuple) and len(one) == 2 and is_date_format(one[1]))
        )
        for lang, one in value.items()
    )


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


def are_metadata(value: Any) -> bool:
    """Return whether a value has fields of a header by paths."""
    return isinstance(value, Mapping) and all(
        is_text(path) and isinstance(fields, Mapping) and all(map(is_text, fields))
        for path, fields in value.items()
    )


def has_known_status(value: Any) -> bool:
    """Return whether a value has fields of a header, and a status that there is, if any."""
    fields = dict(value)
    return str(fields.get("status", "draft")).lower() in ("published", "draft", "hidden", "skip")


def are_paginated(value: Any) -> bool:
    """Return whether a value has numbers of posts on a page by templates."""
    return isinstance(value, Mapping) and all(
        is_text(name) and (number is None or is_positive(number)) for name, number in value.items()
    )


def are_page_patterns(value: Any) -> bool:
    """Return whether a value has, from which page on, the addresses and files of pages."""
    return isinstance(value, list | tuple) and all(
        isinstance(one, list | tuple)
        and len(one) == 3
        and is_count(one[0])
        and all(map(is_text, one[1:]))
        for one in value
    )


def are_pages(value: Any) -> bool:
    """Return whether a value is a dict from templates to the files that are made of them."""
    return isinstance(value, Mapping) and all(
        is_text(name) and is_address(file) and bool(file) for name, file in value.items()
    )


def are_addresses(value: Any) -> bool:
    """Return whether a value is a list of texts, or one text for a list of it alone."""
    return is_text(value) or are_texts(value)
