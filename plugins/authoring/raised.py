"""Exceptions in the words of a report: what they say, and the file and line of the site."""

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from .live.watch_list import is_installed


def describe(error: BaseException) -> str:
    """Return what an exception says, with its class where that says something."""
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}"
    text = str(error)
    # The name of a class says nothing to an author where the text says all.
    plain = type(error).__name__ in ("SettingError", "TemplateSyntaxError") and text
    return text if plain else f"{type(error).__name__}: {text}".removesuffix(": ")


def place_of(error: BaseException) -> tuple[str, int]:
    """Return the file of the site and the line where something went wrong, "" for none."""
    if isinstance(error, SyntaxError | TemplateSyntaxError) and error.filename:
        return str(Path(error.filename).absolute()), error.lineno or 0
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if (
            not is_installed(frame.filename)
            and Path(__file__).parent not in Path(frame.filename).parents
        ):
            return str(Path(frame.filename).absolute()), frame.lineno or 0
    return "", 0
