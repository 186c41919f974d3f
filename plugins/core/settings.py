"""Settings with a prefix, read into frozen dataclasses and checked when the build starts."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pelican.settings import DEFAULT_CONFIG

from .characters import CONTROL

T = TypeVar("T")

#: Settings of earlier versions, and what they are called now.
RENAMED = {"CARDS_FACES": "CARDS_FONTS"}

#: How the names of settings begin in which plugins of ours keep what no page shows.
INTERNAL = "DIPTYCH_"

#: How settings begin that plugins and themes of others may have, too, or two plugins of ours.
SHARED = ("LANGUAGES_", "MAP_", "MATH_JAX", "REFS_", "REPORT_", "REPOSITORY_", "SEARCH_")

#: The s of a word in a name: nobody remembers which have one.
PLURAL = re.compile(r"(?<!S)S++(?=_|\Z)")
#: What takes a value that is right, and what to expect, for the message.
Check = tuple[Callable[[Any], bool], str]


class SettingError(SystemExit):
    """A setting with a wrong value. It stops the build with one line instead of a traceback."""


def option(default: Any, valid: Callable[[Any], bool], expected: str) -> Any:
    """Declare a field of a settings dataclass.

    Where ``valid(value)`` is false the build stops with a message that ends in "expected", followed
    by the text ``expected``.
    """
    metadata = {"valid": valid, "expected": expected}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


def switch(default: bool) -> Any:
    """Declare a field of a settings dataclass that is True or False."""
    return option(default, lambda value: isinstance(value, bool), "True or False")


def read_settings(cls: type[T], prefix: str, settings: Mapping[str, Any]) -> T:
    """Make ``cls`` from the settings ``prefix + FIELD``; what is not set keeps its default.

    Raises SettingError for a value that its option refuses, and for a name that starts with
    the prefix and is that of no option: a former name, or a misspelt one.
    """
    options = {prefix + f.name.upper(): f for f in fields(cls)}  # type: ignore[arg-type]
    alike = {PLURAL.sub("", name): name for name in options}
    for name in settings:
        near = alike.get(PLURAL.sub("", name))
        if near and name not in {*options, *DEFAULT_CONFIG} and not near.startswith(SHARED):
            raise SettingError(f"There is no setting {name}; did you mean {near}?")
        if name.startswith(prefix) and name not in options:
            _refuse_former_name(name)
            _refuse_unknown(name, prefix, list(options))
    chosen = {name: settings[name] for name in options if name in settings}
    for name, value in chosen.items():
        declared = options[name].metadata
        check_setting(name, value, (declared["valid"], declared["expected"]))
    return cls(**{options[name].name: value for name, value in chosen.items()})


def check_setting(name: str, value: Any, check: Check) -> None:
    """Raise SettingError for a value that a check refuses."""
    is_right, expected = check
    if not is_valid(is_right, value):
        raise SettingError(f"The setting {name} = {shown(value)} is wrong: expected {expected}.")


def shown(value: Any) -> str:
    """Return the value of a setting as a message has it."""
    text = repr(value)
    return text if len(text) < 100 else f"{text[:100]}…"


def names_file(path: Path) -> bool:
    """Return whether there is a file of a name, which may be one that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_valid(valid: Callable[[Any], bool], value: Any) -> bool:
    """Return whether a check takes a value; one that it cannot even look at is wrong."""
    try:
        _encode(value)
        return valid(value)
    except (TypeError, ValueError, AttributeError, KeyError, OSError, RecursionError, re.error):
        return False


def _encode(value: Any) -> None:
    """Raise ValueError for half a character, which no file can hold."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, (list, tuple, dict)):
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        for part in parts:
            _encode(part)


def _refuse_former_name(name: str) -> None:
    if name in RENAMED:
        raise SettingError(f"The setting {name} is called {RENAMED[name]} now.")


def _refuse_unknown(name: str, prefix: str, known: list[str]) -> None:
    for near in get_close_matches(name, known, n=1, cutoff=0.85):
        raise SettingError(f"There is no setting {name}; did you mean {near}?")
    if not name.startswith(SHARED):
        there = " and ".join(sorted(known)) if len(known) < 3 else "docs/settings.md lists them"
        raise SettingError(f"There is no setting {name}; of {prefix}… there are: {there}")


def is_address(value: Any) -> bool:
    """Return whether a value can be a ``…_URL`` or ``…_SAVE_AS``: text, or "" for none."""
    return (
        isinstance(value, str)
        and not value.startswith("/")
        and ".." not in value.split("/")
        and not CONTROL.search(value)
    )


def is_folder(value: Any) -> bool:
    """Return whether a value can be a folder of the content: not all of it, and not another one."""
    return is_address(value) and bool(value.strip("./ "))


def is_web_address(value: Any) -> bool:
    """Return whether a value is the address of a page."""
    if not isinstance(value, str) or CONTROL.search(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_pattern(*placeholders: str) -> Callable[[Any], bool]:
    """Return a check for an address with just these placeholders in it, or "" for none."""

    def valid(value: Any) -> bool:
        if not is_address(value):
            return False
        try:
            return not value or all(_counts(value, name, placeholders) for name in placeholders)
        except (KeyError, IndexError, ValueError):
            return False

    return valid


def _counts(pattern: str, name: str, placeholders: Iterable[str]) -> bool:
    one = dict.fromkeys(placeholders, "x")
    return pattern.format(**one) != pattern.format(**one | {name: "y"})


def is_feed_pattern(placeholder: str) -> Callable[[Any], bool]:
    """Return a check for a feed's address with this placeholder in it, or None for no feeds."""
    return lambda value: value is None or is_pattern(placeholder)(value)


def is_text_by(*keys: str) -> Callable[[Any], bool]:
    """Return a check for a dict from exactly these keys to non-empty texts."""

    def valid(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and set(value) == set(keys)
            and all(isinstance(text, str) and text.strip() for text in value.values())
        )

    return valid


def is_count(value: Any) -> bool:
    """Return whether a value is a whole number from 0."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_positive(value: Any) -> bool:
    """Return whether a value is a whole number from 1."""
    return is_count(value) and value >= 1
