"""The languages of a blog: of Hugo's, and of Jekyll's with the plugin polyglot. Pure."""

import re
from posixpath import basename, dirname, splitext
from typing import Any

from .model import Blog, BlogPost

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
    if blog.engine == "jekyll":
        above = source.split("/")[:-1] if blog.settings.get("lang_from_path") else []
        return next((part for part in above if part in _of_polyglot(blog)), ""), source
    return _split_hugo(blog, source) if blog.engine == "hugo" else ("", source)


def _split_hugo(blog: Blog, source: str) -> tuple[str, str]:
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


def _of_polyglot(blog: Blog) -> list[str]:
    listed = blog.settings.get("languages") if blog.engine == "jekyll" else None
    return [str(one) for one in listed] if isinstance(listed, list) else []


def polyglot_language(blog: Blog, post: BlogPost) -> str:
    """Return the language that polyglot has a post in, "" where there is no such plugin."""
    names = _of_polyglot(blog)
    language = str(post.field("lang") or split_language(blog, post.source)[0])
    return language if language in names else _default_of(blog)


def polyglot_folder(blog: Blog, post: BlogPost) -> str:
    """Return the folder in which polyglot has a post, "/fr"; "" for its default language."""
    language = polyglot_language(blog, post)
    return f"/{language}" if language != _default_of(blog) else ""


def _default_of(blog: Blog) -> str:
    names = _of_polyglot(blog)
    return (blog.text("default_lang") or names[0]) if names else ""
