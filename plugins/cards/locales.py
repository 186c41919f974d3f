"""A language as OpenGraph names it: with a country, ``en_US``."""

from contextlib import suppress


def og_locale(lang: str) -> str:
    """Return the likeliest locale of a language tag; the tag itself if Babel does not know it."""
    with suppress(ImportError):
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415
        from babel.core import get_global  # noqa: PLC0415

        with suppress(UnknownLocaleError, ValueError):
            locale = Locale.parse(lang.replace("-", "_"))
            likely = get_global("likely_subtags").get(locale.language, "")
            territory = locale.territory or likely.rpartition("_")[2]
            return f"{locale.language}_{territory}" if territory else locale.language
    return lang.replace("-", "_")
