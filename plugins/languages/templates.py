"""What templates call: ``gettext`` and ``ngettext`` as Jinja has them, and dates, for one page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from pelican.settings import DEFAULT_CONFIG

from ..texts import Texts
from .dates import write_date, write_period


def language_of(context: Context) -> str:
    """Return the language of the page that is being written."""
    if lang := context.get("page_lang"):
        return str(lang)
    content = context.get("article") or context.get("page")
    return str(getattr(content, "lang", "") or context["DEFAULT_LANG"])


@dataclass(frozen=True, slots=True)
class TemplateFunctions:
    """The functions of one run. A message is text and gets escaped; its values are HTML."""

    texts: Texts
    settings: Mapping[str, Any]

    def make_globals(self) -> dict[str, Callable[..., Any]]:
        """Return the functions by the names that templates know."""

        # A page says the same many times, as in the parts of a series.
        find = cache(lambda lang, message: escape(self.texts.get(lang, message)))

        @pass_context
        def gettext(context: Context, message: str, /, **values: Any) -> str:
            return str(find(language_of(context), message)) % values

        @pass_context
        def ngettext(context: Context, one: str, many: str, num: int, /, **values: Any) -> str:
            found = self.texts.get_plural(language_of(context), one, many, num)
            return escape(found) % {"num": num, **values}

        @pass_context
        def translated(context: Context, text: str) -> str:
            return str(find(language_of(context), text))

        @pass_context
        def format_date(context: Context, moment: datetime, written: str) -> str:
            lang = language_of(context)
            return written if self.is_formatted(lang) else write_date(moment, lang) or written

        @pass_context
        def format_period(context: Context, numbers: Sequence[int], units: int) -> str | None:
            return write_period(numbers, units, language_of(context))

        return {
            "gettext": gettext,
            "ngettext": ngettext,
            "translated": translated,
            "format_date": format_date,
            "format_period": format_period,
        }

    def is_formatted(self, lang: str) -> bool:
        """Tell whether the site has a date format of its own for a language."""
        default = self.settings["DEFAULT_DATE_FORMAT"]
        own = (
            lang == self.settings["DEFAULT_LANG"]
            and default != DEFAULT_CONFIG["DEFAULT_DATE_FORMAT"]
        )
        return own or lang in self.settings["DATE_FORMATS"]
