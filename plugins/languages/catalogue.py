"""Read gettext catalogues (`.po`), and check them. Pure but for the files themselves."""

import re
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from ..problems import Problem

RULE = "language-catalogue"
#: Where a catalogue stands in a folder of them, by gettext's custom.
PLACE = "*/LC_MESSAGES/diptych.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def find_catalogues(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the language's tag and the path of each catalogue, those of one folder in order."""
    for folder in folders:
        for path in sorted(folder.glob(PLACE)):
            yield path.parts[-3].lower().replace("_", "-"), path


def read_catalogue(path: Path) -> tuple[GNUTranslations | None, list[Problem]]:
    """Return the translations of a file, without those that are wrong, and what is wrong.

    A message that is not translated, or marked as fuzzy, is none of them.
    """
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
    except PoFileError as error:
        return None, [Problem(RULE, str(path), str(error.args[0]), line=error.lineno + 1)]
    except (OSError, ValueError, UnknownLocaleError) as error:
        return None, [Problem(RULE, str(path), f"the catalogue cannot be read: {error}")]
    problems = []
    for message in [m for m in catalog if m.id]:
        if text := find_fault(message, catalog.num_plurals):
            hint, line = "the English text is shown", message.lineno or 1
            problems.append(Problem(RULE, str(path), text, hint, line=line))
            catalog.delete(message.id, message.context)
    try:
        return compile_catalogue(catalog), problems
    except ValueError as error:
        hint, near = "copy those of another catalogue of the language", "Plural-Forms"
        text = f"the plural forms cannot be understood: {error}"
        return None, [*problems, Problem(RULE, str(path), text, hint, near)]


def compile_catalogue(catalog: Catalog) -> GNUTranslations:
    """Return a catalogue as gettext has it; ValueError for plural forms that are none."""
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def find_fault(message: Message, plurals: int) -> str:
    """Return what is wrong with a translation, or "". Plural forms may leave the number out."""
    if not message.string or message.fuzzy:
        return ""
    ids, forms = texts_in(message.id), texts_in(message.string)
    if isinstance(message.id, tuple) and len(forms) != plurals:
        return f'"{ids[0]}" has {len(forms)} plural forms, the language has {plurals}'
    known = {name for one in ids for name in PLACEHOLDER.findall(one)}
    needed = known - {"num"} if len(ids) > 1 else known
    for form in forms:
        names = set(PLACEHOLDER.findall(form))
        if wrong := sorted((needed - names) | (names - known)):
            listed = ", ".join(f"%({name})s" for name in wrong)
            return f'the translation of "{ids[0]}" differs from it in {listed}'
        if ("%" in PLACEHOLDER.sub("", form)) > ("%" in PLACEHOLDER.sub("", ids[0])):
            return f'the translation of "{ids[0]}" has a % that is no placeholder'
    return ""


def texts_in(value: Any) -> tuple[str, ...]:
    """Return the one text or the forms of a message or of its translation."""
    return (value,) if isinstance(value, str) else tuple(value)
