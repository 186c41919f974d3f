"""What readers have read in a header, as Pelican, templates and other plugins can take it.

Each field of a header becomes an attribute of a content. A field ``settings`` would be taken for
the settings of the site, a language that is a list stops Pelican: any reader may give such values.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican.urlwrappers import Author, Category, Tag, URLWrapper
from pelican.utils import SafeDatetime

from ..core.careful import CONTROL_FAULT, DATE, DATE_HINT, DATES, FIELD, is_reserved, text_of
from ..core.characters import CONTROL, without_control
from ..core.dates import is_date_pattern, is_sound
from ..core.diagnostics import Problem, in_header
from ..core.documents import add_problems

#: Fields that Pelican takes for a text.
TEXTS = {
    *("title", "slug", "lang", "status", "template", "timezone", "url", "save_as", "summary"),
    *("translation", "date_format", "path", "reader", "locale_date", "locale_modified"),
}
TERMS = {"category": Category, "author": Author}
LISTS_OF_TERMS = {"tags": Tag, "authors": Author}
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)


def settle_metadata(metadata: dict[str, Any], settings: dict[str, Any]) -> None:
    """Leave out what no page can be made of, and report what has a meaning for Pelican."""
    problems = list(_settle(metadata, settings))
    for name in [name for name in metadata if is_reserved(str(name).lower())]:
        del metadata[name]
        text = f'"{name}" is a name of Pelican\'s own'
        problems.append(_problem(re.escape(name), text, "rename the field"))
    if problems:
        add_problems(metadata, *problems)


def _settle(metadata: dict[str, Any], settings: dict[str, Any]) -> Iterator[Problem]:
    for name, value in list(metadata.items()):
        if isinstance(value, str) and CONTROL.search(value):
            metadata[name] = without_control(value)
            yield _problem(name, *CONTROL_FAULT)
        if name in TEXTS and not isinstance(value, str):
            yield from _settle_text(metadata, name)
        elif name in DATES and not (isinstance(value, datetime) and is_sound(value)):
            del metadata[name]
            yield _problem(name, f'"{str(value)[:60]}" is no date', DATE_HINT, DATE)
        elif name in TERMS or name in LISTS_OF_TERMS:
            _settle_terms(metadata, name, settings)
    for name, fault in FAULTS.items():
        if name in metadata and (reason := fault(metadata[name])):
            value = metadata.pop(name)
            yield _problem(name, f'"{value[:60]}" {reason}', "it was left out")


def _settle_text(metadata: dict[str, Any], name: str) -> Iterator[Problem]:
    """Take the first of several texts; a title is all of them."""
    value = metadata[name]
    if name == "title" and isinstance(value, list):
        metadata[name] = " ".join(map(str, value))
    elif value is None or isinstance(value, dict):
        del metadata[name]
    else:
        metadata[name] = text_of(value)
        yield _problem(name, f'"{name}" holds one text, not several', f'"{metadata[name]}" counts')


def _settle_terms(metadata: dict[str, Any], name: str, settings: dict[str, Any]) -> None:
    """Have terms where Pelican asks for them, whatever a reader has given."""
    value = metadata[name]
    kind = TERMS.get(name) or LISTS_OF_TERMS[name]
    given = value if isinstance(value, list) else [value]
    terms = [
        one if isinstance(one, URLWrapper) else kind(one.strip(), settings)
        for one in given
        if isinstance(one, URLWrapper) or (isinstance(one, str) and one.strip())
    ]
    if not terms:
        del metadata[name]
    elif terms != given:
        metadata[name] = terms if name in LISTS_OF_TERMS else terms[0]


#: What may be after ``Comments:``.
COMMENTS = {"on", "off", "yes", "no", "true", "false"}
#: Schemes of addresses that could run a script.
SCRIPTS = {"javascript", "vbscript", "data"}


def url_fault(url: str) -> str:
    """Return why a text can be no address in a link to a page of the site; "" if it can."""
    fault = address_fault(url)
    is_elsewhere = not fault and bool(urlsplit(url).scheme or url.startswith("//"))
    return "is no address of a site" if is_elsewhere else fault


def address_fault(address: str) -> str:
    """Return why a text can be no address of the site; "" if it can."""
    try:
        scheme, _, path, *_ = urlsplit(address)
    except ValueError:
        return "is no address"
    if scheme in SCRIPTS:
        return "is no address of a site"
    return "leads out of the site" if ".." in path.replace("\\", "/").split("/") else ""


def slug_fault(slug: str) -> str:
    """Return why a text can be no slug; "" if it can."""
    if not slug.strip("./ "):
        return "is no slug"
    return "begins with a slash" if slug.startswith("/") else address_fault(slug)


def file_fault(name: str) -> str:
    """Return why a text can be no file of the site, "" if it can. Without a name there is none."""
    if name.startswith("/"):
        return "leads out of the site"
    if name and (name.endswith("/") or not name.strip("./ ")):
        return "is no name of a file"
    return address_fault(name)


def time_zone_fault(name: str) -> str:
    """Return why a text is no time zone; "" if it is one."""
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return "is no time zone; write a name such as Europe/Berlin"
    return ""


def language_fault(name: str) -> str:
    """Return why a text is no language; "" if it is one."""
    return "" if LANGUAGE.fullmatch(name) else "is no language; write a code such as en or pt-br"


def date_format_fault(pattern: str) -> str:
    """Return why a text is no pattern of dates; "" if it is one."""
    try:
        SafeDatetime(2024, 3, 2).strftime(pattern)
        is_right = is_date_pattern(pattern)
    except (ValueError, TypeError, KeyError):
        is_right = False
    return "" if is_right else "is no pattern of dates; write one such as %Y-%m-%d"


def comments_fault(value: object) -> str:
    """Return why a word says neither that there are comments nor that there are none; or ""."""
    word = value.strip().lower() if isinstance(value, str) else "on"
    is_known = word in COMMENTS or not word.isalpha()
    return "" if is_known else "is neither on nor off"


FAULTS = {
    "comments": comments_fault,
    "date_format": date_format_fault,
    "slug": slug_fault,
    "url": url_fault,
    "save_as": file_fault,
    "path": file_fault,
    "timezone": time_zone_fault,
    "lang": language_fault,
}


def _problem(name: str, text: str, hint: str, rule: str = FIELD) -> Problem:
    return Problem(rule, "", text, hint, in_header(name))
