"""The settings of Pelican and of the theme: a wrong one stops the build with a line that names it.

Pelican looks at few of them itself. A text in place of a list, or None in place of a text, ends a
build much later, with a traceback from a template; or it says nothing, and a part of the site is
missing.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import SafeDatetime

from ..core.settings import Check, SettingError, check_setting, is_count
from .setting_values import (
    are_addresses,
    are_date_formats,
    are_links,
    are_metadata,
    are_page_patterns,
    are_pages,
    are_paginated,
    are_substitutions,
    are_texts,
    has_known_status,
    is_date_format,
    is_default_date,
    is_expression,
    is_language,
    is_link_part,
    is_relative,
    is_repository,
    is_site_address,
    is_size,
    is_text,
    is_time_zone,
    is_translation_id,
)

#: Of these, more kinds of values are right than their defaults suggest.
FREE = {
    *("ARTICLE_ORDER_BY", "PAGE_ORDER_BY", "DEFAULT_PAGINATION", "LOCALE"),
    *("PLUGINS", "PELICAN_CLASS", "TYPOGRIFY", "LOG_FILTER", "AUTHOR"),
    *("PATH_METADATA", "FILENAME_METADATA"),
    *("TYPOGRIFY_DASHES", "PORT", "BIND", "CSS_FILE", "THEME", "DRAFTS"),
}
#: What a setting that is off may be in Pelican.
OFF = (None, False, "")
#: What a pattern may have in it, {slug} and the like.
SAMPLE = {
    "slug": "x",
    "name": "x",
    "lang": "en",
    "date": SafeDatetime(2024, 3, 2),
    "page_name": "x",
}
OF_TERMS = ("TAG_", "CATEGORY_", "AUTHOR_", "YEAR_", "MONTH_", "DAY_", "TRANSLATION_")

TEXT: Check = (is_text, "a text")
#: The settings of the theme (docs/settings.md), and those of Pelican's without a default.
OWN: dict[str, Check] = {
    **dict.fromkeys(("EXTRA_STYLESHEETS", "EXTRA_SCRIPTS"), (are_addresses, "a list of addresses")),
    "SITE_LOGO_SIZE": (is_size, "a width and a height, (120, 40), or None"),
    **dict.fromkeys(("SITE_LOGO", "SITE_ICON", "SITE_PORTRAIT", "SITE_ABOUT", "SEARCH_FORM"), TEXT),
    **dict.fromkeys(("GISCUS_REPO", "UTTERANCES_REPO"), (is_repository, '"me/blog", or ""')),
    **dict.fromkeys(("GISCUS_REPO_ID", "GISCUS_CATEGORY", "GISCUS_CATEGORY_ID"), TEXT),
    **dict.fromkeys(("PLAUSIBLE_DOMAIN", "PLAUSIBLE_SCRIPT"), TEXT),
    **dict.fromkeys(("GOATCOUNTER_URL", "GOATCOUNTER_SCRIPT"), TEXT),
}
LINKS: Check = (are_links, 'a list of names and addresses, [("Name", "https://example.org/")]')
OF_PELICAN: dict[str, Check] = {
    **dict.fromkeys(("LINKS", "SOCIAL", "MENUITEMS"), LINKS),
    "SITESUBTITLE": (lambda value: value is None or is_text(value), "a text"),
    "SITEURL": (is_site_address, "an address such as https://example.org"),
    "FEED_DOMAIN": (
        lambda value: value in OFF or is_site_address(value),
        "an address such as https://example.org",
    ),
    "AUTHOR": (lambda value: value is None or is_text(value), "a name"),
    "TIMEZONE": (is_time_zone, "a name such as Europe/Berlin"),
    "DEFAULT_LANG": (is_language, "a code such as en or pt-br"),
    "DEFAULT_DATE": (is_default_date, '"fs", a date such as "2024-03-02", or (2024, 3, 2)'),
    "INTRASITE_LINK_REGEX": (is_expression, "a regular expression"),
    "DEFAULT_DATE_FORMAT": (is_date_format, "a pattern such as %Y-%m-%d"),
    "DATE_FORMATS": (are_date_formats, 'patterns by language, {"de": "%d.%m.%Y"}'),
    "EXTRA_PATH_METADATA": (are_metadata, 'fields by path, {"extra/CNAME": {"path": "CNAME"}}'),
    "PAGINATED_TEMPLATES": (are_paginated, 'numbers of posts by template, {"index": 10}'),
    "PAGINATION_PATTERNS": (
        are_page_patterns,
        'a list of a number, an address and a file, [(1, "{url}", "{save_as}")]',
    ),
    "SLUG_REGEX_SUBSTITUTIONS": (are_substitutions, "a list of patterns and replacements"),
    "SLUGIFY_SOURCE": (("title", "basename").__contains__, '"title" or "basename"'),
    **dict.fromkeys(
        ("ARTICLE_TRANSLATION_ID", "PAGE_TRANSLATION_ID"), (is_translation_id, "a field's name")
    ),
    "DEFAULT_METADATA": (
        has_known_status,
        'a dict, with "status" one of "published", "draft", "hidden" and "skip"',
    ),
    "TEMPLATE_PAGES": (are_pages, 'files by template, {"src/books.html": "books.html"}'),
    "FEED_MAX_ITEMS": (lambda value: value is None or is_count(value), "a number of posts"),
    "DEFAULT_PAGINATION": (
        lambda value: value is None or (isinstance(value, int) and value >= 0),
        "a number of posts, or False",
    ),
    "SUMMARY_MAX_LENGTH": (
        lambda value: value is None or (isinstance(value, int) and value >= 0),
        "a number of words, or None",
    ),
}


def check_settings(settings: Mapping[str, Any]) -> None:
    """Raise SettingError for a setting of the theme or of Pelican's that has a wrong value."""
    # Pelican has copied the paths of one kind into the excludes of the other.
    for name, value in sorted(settings.items(), key=lambda item: not item[0].endswith("_PATHS")):
        if name in OWN and value is not None:
            check_setting(name, value, OWN[name])
        elif name in OF_PELICAN:
            check_setting(name, value, OF_PELICAN[name])
        elif _is_address(name, settings):
            _check_address(name, value)
        elif name in DEFAULT_CONFIG and name not in FREE:
            check_setting(name, value, _usual(name))
        elif name not in DEFAULT_CONFIG and name not in OWN:
            for near in get_close_matches(name, OWN, n=1, cutoff=0.9):
                raise SettingError(f"There is no setting {name}; did you mean {near}?")


def _usual(name: str) -> Check:
    """Return the check for a setting of Pelican's, by its default."""
    default = DEFAULT_CONFIG[name]
    if isinstance(default, bool):
        return lambda value: value is None or isinstance(value, int), "True or False"
    if isinstance(default, int):
        return lambda value: isinstance(value, int), "a number"
    if isinstance(default, str):
        return is_text, "a text"
    if isinstance(default, list | tuple):
        return are_texts, "a list of texts"
    if isinstance(default, dict):
        return lambda value: isinstance(value, Mapping), "a dict"
    return lambda _value: True, ""


def _is_address(name: str, settings: Mapping[str, Any]) -> bool:
    if not name.endswith(("_URL", "_SAVE_AS", "_ATOM", "_RSS")):
        return False
    # Of direct templates Pelican itself has no addresses: ARCHIVES_SAVE_AS.
    template = name.removesuffix("_URL").removesuffix("_SAVE_AS").lower()
    return name in DEFAULT_CONFIG or "FEED" in name or template in settings["DIRECT_TEMPLATES"]


def _check_address(name: str, value: Any) -> None:
    """Refuse an address that is no text, or has a place that nothing can fill."""
    if any(value is one for one in OFF):
        return
    is_right = is_link_part if name.endswith("_URL") else is_relative
    check_setting(name, value, (is_right, 'an address from the root of the site, "" for none'))
    # Those of contents may have any field of a header in them.
    sample = SAMPLE if name.startswith(OF_TERMS) else Anything()
    try:
        str(value).format_map(sample)
    except (KeyError, IndexError, ValueError) as error:
        text = f"The setting {name} = {value!r} is wrong: it cannot be filled in ({error!r})."
        raise SettingError(text) from None
    except (AttributeError, TypeError):
        return  # "{date.x}": whoever has such an idea may know why


class Anything(dict[str, Any]):
    """Fields of a header of any name."""

    def __missing__(self, _name: str) -> Any:
        return SAMPLE["date"]


def turn_off(settings: dict[str, Any]) -> None:
    """Read None and False as no address: Pelican would write a file called "None"."""
    for name in [name for name in settings if name.endswith(("_URL", "_SAVE_AS"))]:
        if name in DEFAULT_CONFIG and (settings[name] is None or settings[name] is False):
            settings[name] = ""
    for name in [name for name in OWN if settings.get(name, "") is None]:
        del settings[name]
    settings["FEED_DOMAIN"] = settings.get("FEED_DOMAIN") or settings["SITEURL"]
    # Pelican takes it away where it is no pattern, and has said so.
    settings.setdefault("FILENAME_METADATA", DEFAULT_CONFIG["FILENAME_METADATA"])
    for name, default in DEFAULT_CONFIG.items():
        if isinstance(default, bool) and settings.get(name, "") is None:
            settings[name] = False
