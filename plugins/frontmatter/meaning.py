"""The meaning of a header: its fields under Pelican's names, with values that Pelican takes. Pure.

Each ``settle_…`` changes the values in place and adds what was wrong with them.
"""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from ..core.dates import date_fault, doubtful_day, is_before
from ..core.diagnostics import nearest
from .compat.permalinks import parse_permalink
from .header import DATE, DAY, FIELD, STATUS, HeaderFault, iter_names
from .people import read_people

FALSE = {"false", "no", "off", "0"}
TRUE = {"true", "yes", "on", "1"}
#: Other engines' fields for a post that is listed nowhere, and the values that say so.
UNLISTED = {"hidden": TRUE, "unlisted": TRUE, "visible": FALSE, "listed": FALSE}
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z\d+.-]*:|//")
DAY_LIKE = re.compile(r"\d{4}-\d")
FLAGS = ("published", "draft")
STATUSES = ("published", "hidden", "draft", "skip")


@dataclass(slots=True)
class Meaning:
    """Fields under Pelican's names, and what was wrong with them."""

    #: Texts; lists for tags, authors and redirect_from; unknown fields as they were written.
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[HeaderFault] = field(default_factory=list)
    #: The address that a draft will have, "" for none of its own.
    planned: str = ""


def hide(values: dict[str, Any]) -> None:
    """Make a post a draft, unless it is to be skipped altogether."""
    if values.get("status") != "skip":
        values["status"] = "draft"


def settle_lang(meaning: Meaning, lines: dict[str, int]) -> None:
    """Put the language in small letters, as Pelican does with DEFAULT_LANG; drop what is none."""
    if "lang" in meaning.values:
        lang = meaning.values["lang"] = meaning.values["lang"].lower().strip()
        if not LANGUAGE.fullmatch(lang):
            text, hint = f'"{lang}" is no language', "write a code such as en or pt-br"
            meaning.faults.append(HeaderFault(FIELD, lines["lang"], text, hint))
            del meaning.values["lang"]


def settle_names(values: dict[str, Any]) -> None:
    """Turn tags, categories and authors into lists of names; a second category is a tag."""
    for name in ("tags", "redirect_from"):
        if name in values:
            values[name] = split_names(values[name])
    read_people(values)
    if categories := split_names(values.pop("categories", [])):
        values.setdefault("category", categories[0])
        values["tags"] = [*values.get("tags", []), *categories[1:]]
    if "tags" in values and not values["tags"]:
        del values["tags"]


def split_names(value: Any) -> list[str]:
    """Return the names of a list, or of a text with semicolons or else commas between them."""
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    return list(dict.fromkeys(name.rstrip(" ,;") for name in iter_names(value)))


def settle_status(meaning: Meaning, lines: dict[str, int]) -> None:
    """Read ``status``, ``published`` and ``draft``; if one of them says draft, it is a draft."""
    values = meaning.values
    published = _truth(values, "published", meaning, lines)
    draft = _truth(values, "draft", meaning, lines)
    status = values.get("status", "").lower().strip()
    if status and status not in STATUSES:
        text = f'there is no status "{status}"; the post is a draft until it has one'
        hint = nearest(status, STATUSES) or f"choose among {', '.join(STATUSES)}"
        meaning.faults.append(HeaderFault(STATUS, lines["status"], text, hint))
        status = "draft"
    if not status and (published is True or draft is False):
        status = "published"
    if status:
        values["status"] = status
    for name, words in UNLISTED.items():
        if str(values.get(name)).lower() in words and values.get("status") in (None, "published"):
            values["status"] = "hidden"
    if published is False or draft is True:
        hide(values)


def _truth(
    values: dict[str, Any], name: str, meaning: Meaning, lines: dict[str, int]
) -> bool | None:
    """Remove a yes or no from the fields and return it; anything else makes the post a draft."""
    if name not in values:
        return None
    word = str(values.pop(name)).lower().strip()
    if word in TRUE | FALSE:
        return word in TRUE
    text = f'"{name}: {word}" is neither true nor false; the post is a draft until it is'
    hint = f"write {name}: true or {name}: false"
    hint = f"write Date: {word}" if DAY_LIKE.match(word) else hint
    meaning.faults.append(HeaderFault(STATUS, lines[name], text, hint))
    hide(values)
    return None


def settle_dates(meaning: Meaning, lines: dict[str, int]) -> None:
    """Drop dates that are not complete: Pelican would complete them with today's date."""
    for name in ("date", "modified"):
        if name in meaning.values and (reason := date_fault(meaning.values[name])):
            hint = "write YYYY-MM-DD, if you like with HH:MM and a zone like +02:00"
            meaning.faults.append(HeaderFault(DATE, lines[name], reason, hint))
            del meaning.values[name]
        elif day := doubtful_day(meaning.values.get(name, "")):
            text = f'"{meaning.values[name]}" may be two days, and is read as {day}'
            meaning.faults.append(HeaderFault(DAY, lines[name], text, "write year, month and day"))
    dates = [meaning.values.get(name, "") for name in ("modified", "date")]
    if all(dates) and is_before(*dates):
        text = f'the post was modified on "{dates[0]}", before its date'
        hint = "write the day of the last change, or leave it out"
        meaning.faults.append(HeaderFault(FIELD, lines["modified"], text, hint))


def settle_address(meaning: Meaning, lines: dict[str, int]) -> None:
    """Turn ``permalink`` into ``url`` and ``save_as``; a draft has no address of its own yet.

    A ``url`` without ``save_as`` is Hugo's: Pelican would link to it and write the page elsewhere.
    """
    values = meaning.values
    for name in ("slug", "url", "save_as", "permalink"):
        if ".." in PurePosixPath(values.get(name, "")).parts:
            text = f'the address "{values.pop(name)}" leads out of the site'
            meaning.faults.append(HeaderFault(FIELD, lines[name], text, "it was left out"))
    if " " in (slug := values.get("slug", "")):
        values["slug"] = "-".join(slug.split())
        text = f'the slug "{slug}" has spaces in it'
        meaning.faults.append(
            HeaderFault(FIELD, lines["slug"], text, f"it was made {values['slug']}")
        )
    permalink = values.pop("permalink", None) or _url_of_hugo(values)
    if values.get("save_as") and "url" not in values and not permalink:
        text, hint = "Save_as has the file, and links lead to another one", "write its Url, too"
        meaning.faults.append(HeaderFault(FIELD, lines["save_as"], text, hint))
    if permalink and values.get("status") in ("draft", "skip"):
        meaning.planned = permalink
    elif permalink:
        try:
            values["url"], values["save_as"] = parse_permalink(permalink)
            values["permalink"] = permalink
        except ValueError as error:
            line = lines.get("permalink") or lines["url"]
            meaning.faults.append(HeaderFault(FIELD, line, str(error), "it was left out"))


def _url_of_hugo(values: dict[str, Any]) -> str:
    """Take the ``url`` from the fields that is the whole address of a post, "" for none."""
    written = values.get("url", "")
    if not written or "save_as" in values or SCHEME.match(written):
        return ""
    return str(values.pop("url"))
