"""Readers that lose a field rather than a post: what Pelican cannot read of a header is reported.

Pelican gives up a file at the first date, tag or slug that it cannot read, and does not say why.
"""

from collections.abc import Mapping
from typing import Any

from pelican.contents import Article, Page
from pelican.readers import BaseReader, Readers

from .characters import CONTROL, without_control
from .dates import date_fault
from .diagnostics import Problem, in_header
from .documents import add_problems
from .pelican_api import DISCARDED

FIELD, DATE = "frontmatter-field", "frontmatter-date"
DATE_HINT = "write YYYY-MM-DD, if you like with HH:MM and a zone like +02:00"
DATES = ("date", "modified")
CONTROL_FAULT = "a control character, which no page can hold", "it was left out"
#: A field of one of these names would overwrite a part of Pelican's content objects.
RESERVED = {
    name
    for cls in (Article, Page)
    for name in dir(cls)
    if not name.startswith("_") and name not in ("status", "url", "save_as", "summary")
} | {"settings", "metadata", "translations"}


class CarefulReader:
    """A reader that reports a field which it cannot read, and reads the others.

    It is mixed into one of Pelican's: whatever is a direct subclass of ``BaseReader``, Pelican
    takes for the reader of some files.
    """

    #: What was wrong with the fields of the file that is being read.
    refused: tuple[Problem, ...] = ()

    def process_metadata(self, name: str, value: Any) -> Any:
        """Return the value of a field as Pelican has it, or that there is none."""
        if has_control(value):
            value = _clean(value)
            self._refuse(FIELD, name, *CONTROL_FAULT)
        if name in DATES and (reason := date_fault(text_of(value))):
            self._refuse(DATE, name, reason, DATE_HINT)
            return DISCARDED
        try:
            return super().process_metadata(name, value)  # type: ignore[misc]
        except Exception as error:  # whatever it is, the post has other fields
            reason = f'"{name}" cannot be read: {error}'
            self._refuse(FIELD, name, reason, "it was left out")
            return DISCARDED

    def _refuse(self, rule: str, name: str, text: str, hint: str) -> None:
        # Without a path: it is that of the content that they are kept with.
        self.refused = (*self.refused, Problem(rule, "", text, hint, in_header(name)))

    def take_refused(self) -> tuple[Problem, ...]:
        """Return what was wrong with the fields of a file, and forget it."""
        refused, self.refused = self.refused, ()
        return refused


def is_reserved(name: str) -> bool:
    """Return whether a field of this name would replace a part of Pelican's own."""
    return name in RESERVED or name.startswith(("_", "override_"))


def text_of(value: Any) -> str:
    """Return the text of a field that should have one."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value)


def without_discarded(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Return some metadata without the fields that have no value.

    Pelican leaves them out later, but does not know them again from another process.
    """
    return {name: value for name, value in metadata.items() if value is not DISCARDED}


def make_careful(reader: type[BaseReader]) -> type[BaseReader]:
    """Return a reader that does the same as another one, but loses no post by a field."""
    if not isinstance(reader, type) or issubclass(reader, CarefulReader):
        return reader

    def read(self: Any, source_path: str) -> tuple[Any, dict[str, Any]]:
        content, metadata = reader.read(self, source_path)
        if refused := self.take_refused():
            metadata = without_discarded(metadata)
            add_problems(metadata, *refused)
        return content, metadata

    # Pelican writes its name into the metadata.
    return type(reader.__name__, (CarefulReader, reader), {"read": read})


def make_all_careful(readers: Readers) -> None:
    """Have every reader of posts lose no post by a field."""
    for extension, reader in readers.reader_classes.items():
        if extension != "static":
            readers.reader_classes[extension] = make_careful(reader)


def has_control(value: Any) -> bool:
    """Return whether a text, or one of several, has characters that no page can hold."""
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and CONTROL.search(text) for text in texts)


def _clean(value: Any) -> Any:
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return without_control(value) if isinstance(value, str) else value
