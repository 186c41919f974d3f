"""The languages of a blog of Hugo, which have folders or names of files of their own. Pure."""

import re
from posixpath import basename, dirname, splitext
from typing import Any

from .model import Blog

OF_NAME = re.compile(r"(?P<stem>.+)\.(?P<lang>[a-z]{2}(?:-[a-zA-Z]{2})?)$")


def _languages(blog: Blog) -> dict[str, dict[str, Any]]:
    found = blog.settings.get("languages")
    found = found if isinstance(found, dict) else {}
    return {str(name).lower(): one for name, one in found.items() if isinstance(one, dict)}


def default_language(blog: Blog) -> str:
    """Return the language whose addresses have no name of it, "" where that is not said."""
    known = {str(name).lower(): value for name, value in blog.settings.items()}
    language = known.get("defaultcontentlanguage") or next(iter(_languages(blog)), "")
    return "" if known.get("defaultcontentlanguageinsubdir") else str(language).lower()


def content_folders(blog: Blog) -> tuple[str, ...]:
    """Return the folders of texts."""
    values = [blog.settings, *_languages(blog).values()]
    named = [
        str(value).strip("/") + "/"
        for one in values
        for key, value in one.items()
        if str(key).lower() == "contentdir" and isinstance(value, str)
    ]
    return ("content/", *named)


def split_language(blog: Blog, source: str) -> tuple[str, str]:
    """Return the language of a file, "" for none, and its name without that and ``content/``."""
    if blog.engine != "hugo":
        return "", source
    for name, language in _languages(blog).items():
        values = {str(key).lower(): value for key, value in language.items()}
        folder = str(values.get("contentdir") or "").strip("/")
        if folder and source.startswith(f"{folder}/"):
            return name, source.removeprefix(f"{folder}/")
    source = source.removeprefix("content/")
    if found := OF_NAME.match(splitext(basename(source))[0]):
        above = f"{dirname(source)}/" if dirname(source) else ""
        return found["lang"].lower(), f"{above}{found['stem']}{splitext(source)[1]}"
    return "", source
