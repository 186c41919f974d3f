"""What a header names under ``Requires`` and ``Helps``. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: ``[Title](https://…)``, with brackets in the title and in the address, or what has no comma.
NAMED = re.compile(
    r"\s*\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\])+)\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
    r"|(?P<name>[^,]+)"
)
WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that a field names."""

    #: A slug, a key or a label; "" for a page of another site.
    name: str
    #: The title and the address of a page of another site.
    title: str = ""
    address: str = ""

    @property
    def is_outside(self) -> bool:
        """Whether it is a page of another site."""
        return bool(self.title or self.address)

    @property
    def is_safe(self) -> bool:
        """Whether the address begins with ``http`` or ``https``, so that a link may lead to it."""
        return bool(WEB.match(self.address))


def parse_field(value: Any) -> list[Named]:
    """Return what a field names, each once.

    ``value`` is a text with commas, a map with ``title`` and ``url``, or a list of either.
    """
    return list(dict.fromkeys(_iter_named(value)))


def _iter_named(value: Any) -> Iterator[Named]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _iter_named(one)
    elif isinstance(value, dict):
        address = str(value.get("url") or value.get("href") or "").strip()
        whole = ", ".join(f"{name}: {text}" for name, text in value.items())
        title = str(value.get("title") or value.get("name") or address or whole).strip()
        if title:
            yield Named("", title, address)
    else:
        yield from _parse_text(str(value or ""))


def _parse_text(text: str) -> Iterator[Named]:
    for found in NAMED.finditer(text):
        name = (found["name"] or "").strip().strip("<>")  # an address may be between them
        if found["title"]:
            yield Named("", " ".join(found["title"].split()), found["address"])
        elif WEB.match(name):
            yield Named("", name, name)
        elif name.removeprefix("@").strip():
            yield Named(name.removeprefix("@").strip())
