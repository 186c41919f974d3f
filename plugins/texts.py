"""The words of the interface in the languages of a site, by gettext's rules. Pure.

A message is English text; the plugin `languages` reads the catalogues that have it in others, and
without that plugin every message is what it says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

#: Where the settings of a run keep its texts.
SETTING = "DIPTYCH_TEXTS"


def message(text: str) -> str:
    """Return a text as it is: this marks it for the catalogues."""
    return text


@dataclass(frozen=True, slots=True)
class Texts:
    """Catalogues by language, the tag in small letters; those of a language win in their order."""

    catalogues: Mapping[str, tuple[NullTranslations, ...]] = field(default_factory=dict)

    def get(self, lang: str, message: str) -> str:
        """Return a message in a language, or in what that is a dialect of, else in English."""
        for catalogue in self._catalogues(lang):
            if (found := catalogue.gettext(message)) != message:
                return found
        return message

    def get_plural(self, lang: str, one: str, many: str, number: int) -> str:
        """Return the form of a message for a number, by the rules of the language."""
        for catalogue in self._catalogues(lang):
            found = catalogue.ngettext(one, many, number)
            if found not in (one, many):
                return found
        return one if number == 1 else many

    def _catalogues(self, lang: str) -> Iterator[NullTranslations]:
        for tag in dialects(lang):
            yield from self.catalogues.get(tag, ())


def dialects(lang: str) -> Iterator[str]:
    """Yield a language's tag, then those of what it is a dialect of, then English's."""
    parts = lang.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
    if parts[0] != "en":
        yield "en"


def texts_of(settings: Mapping[str, Any]) -> Texts:
    """Return the texts of a run; English ones where `languages` is off."""
    texts: Texts | None = settings.get(SETTING)
    return texts or Texts()
