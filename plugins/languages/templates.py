"""What templates call: ``gettext`` and ``ngettext`` as Jinja has them, and dates, for one page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from ..core.texts import Texts
from .dates import write_date, write_period


@dataclass(frozen=True, slots=True)
class TemplateFunctions:
    """The functions of one run. A message is text and gets escaped; its values are HTML."""

    texts: Texts
    #: The language of listings.
    language: str
    #: The languages for whose dates the site has a format of its own.
    formatted: frozenset[str]
    #: Escaped texts by language and message: pages have the same ones again and again.
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def make_globals(self) -> dict[str, Callable[..., Any]]:
        """Return the functions by the names that templates know."""
        functions = (
            *(self.gettext, self.ngettext, self.translated),
            *(self.format_date, self.format_period),
        )
        return {function.__name__: function for function in functions}

    @pass_context
    def gettext(self, context: Context, message: str, /, **values: Any) -> str:
        """Return a message in the language of the page, with its values."""
        return self._escaped(context, message) % values

    @pass_context
    def ngettext(self, context: Context, one: str, many: str, num: int, /, **values: Any) -> str:
        """Return the form of a message for a number, which is one of its values."""
        found = self.texts.get_plural(self._language(context), one, many, num)
        return escape(found) % {"num": num, **values}

    @pass_context
    def translated(self, context: Context, text: str) -> str:
        """Return a text in the language of the page; one without a translation as it is."""
        return self._escaped(context, text)

    @pass_context
    def format_date(self, context: Context, moment: datetime, written: str) -> str:
        """Return a date in words; ``written`` is the date as Pelican has formatted it."""
        lang = self._language(context)
        return written if lang in self.formatted else write_date(moment, lang) or written

    @pass_context
    def format_period(self, context: Context, numbers: Sequence[int], units: int) -> str | None:
        """Return a period of the archives in words, as ``write_period`` does."""
        return write_period(numbers, units, self._language(context))

    def _escaped(self, context: Context, text: str) -> str:
        key = self._language(context), text
        if key not in self.found:
            self.found[key] = escape(self.texts.get(*key))
        return self.found[key]

    def _language(self, context: Context) -> str:
        """Return the language of the page that is being written."""
        if lang := context.get("page_lang"):
            return str(lang)
        content = context.get("article") or context.get("page")
        return str(getattr(content, "lang", "") or self.language)
