"""The texts of the interface in the languages of a site, by gettext's rules. Pure.

A message is English text. The plugin `languages` reads the catalogues with its translations;
without that plugin every message stays English. Settings hold the texts, and Pelican pickles
settings with the posts that it caches; gettext's own objects cannot be pickled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from typing import Any

#: Where the settings of a run keep its texts.
SETTING = "DIPTYCH_TEXTS"

#: From a rule of plural forms, as catalogues have it, to the function from number to form.
plural_rule = cache(c2py)


def message(text: str) -> str:
    """Return a text as it is: this marks it for the catalogues."""
    return text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one file."""

    #: The forms of each translation, by the English message.
    messages: Mapping[str, tuple[str, ...]]
    #: The rule for which form a number takes, as gettext writes it.
    plural: str = "n != 1"

    def form(self, one: str, number: int) -> str | None:
        """Return the form of a message for a number; None where there is no translation."""
        forms, place = self.messages.get(one, ()), plural_rule(self.plural)(number)
        return forms[place] if place < len(forms) else None


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogues of a run."""

    #: By the language's tag in small letters; the first that has a message counts.
    catalogues: Mapping[str, tuple[Catalogue, ...]] = field(default_factory=dict)
    #: What has been asked for, by language and message.
    known: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    def get(self, lang: str, message: str) -> str:
        """Return a message in a language, else in what that is a dialect of, else in English."""
        found = self.known.get((lang, message))
        if found is None:
            found = self.known[lang, message] = self._look_up(lang, message)
        return found

    def _look_up(self, lang: str, message: str) -> str:
        for catalogue in self._catalogues(lang):
            if found := catalogue.messages.get(message):
                return found[0]
        return message

    def has(self, lang: str, message: str) -> bool:
        """Return whether a message is translated into a language, or what it is a dialect of."""
        tags = (tag for tag in dialects(lang) if tag != "en")
        return any(message in one.messages for tag in tags for one in self.catalogues.get(tag, ()))

    def get_plural(self, lang: str, one: str, many: str, number: int) -> str:
        """Return the form of a message for a number, by the rules of the language."""
        for catalogue in self._catalogues(lang):
            if found := catalogue.form(one, number):
                return found
        return one if number == 1 else many

    def _catalogues(self, lang: str) -> Iterator[Catalogue]:
        for tag in dialects(lang):
            yield from self.catalogues.get(tag, ())


def dialects(lang: str) -> Iterator[str]:
    """Yield a language's tag, then those of what it is a dialect of, then "en"."""
    parts = lang.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
    if parts[0] != "en":
        yield "en"


def texts_of(settings: Mapping[str, Any]) -> Texts:
    """Return the texts of a run; English ones where `languages` is off."""
    texts: Texts | None = settings.get(SETTING)
    return texts or Texts()
