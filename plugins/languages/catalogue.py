"""Read gettext catalogues (`.po`), and check them. Pure but for the files themselves."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from ..core.packages import missing

try:
    from babel.core import UnknownLocaleError
    from babel.messages.catalog import Catalog, Message
    from babel.messages.pofile import PoFileError, read_po
except ImportError as error:
    raise missing("languages", "babel", error) from None

from ..core.diagnostics import Problem
from ..core.texts import Catalogue, plural_rule

RULE = "language-catalogue"
#: Where catalogues are in a folder of them, as is usual with gettext.
PLACE = "*/LC_MESSAGES/diptych.po"
#: A line: nothing, a comment, or a text in quotes with or without a keyword.
LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)
PLURALS = re.compile(r"nplurals\s*=\s*(?P<count>\d)\s*;\s*plural\s*=\s*(?P<rule>[^;\\]+)")
#: One of several forms, with the lines that go on with it.
FORM = re.compile(r'^msgstr\[(\d)\][^\n]*+(?:\n"[^\n]*+)*+', re.MULTILINE)
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def find_catalogues(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield the language's tag and the path of each catalogue, folder by folder, sorted in each."""
    for folder in folders:
        for path in sorted(folder.glob(PLACE)):
            yield path.parts[-3].lower().replace("_", "-"), path


def read_catalogue(path: Path) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Return the translations of a file without those that are wrong, and what is wrong.

    Messages that are not translated, or marked as fuzzy, are left out as well.
    """
    try:
        source = path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        return None, (_unreadable(str(path), error),)
    return parse_catalogue(source, str(path))


# The live preview reads the same catalogues for each build, which is a large part of a short one.
@lru_cache(maxsize=64)
def parse_catalogue(source: str, place: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """Return what `read_catalogue` does, for the text of a file."""
    try:
        if fault := find_syntax_fault(source):
            return None, (Problem(RULE, place, *fault[1:], line=fault[0]),)
        source, problems = without_needless_forms(source, place)
        catalog = read_po(StringIO(source), abort_invalid=True)
    except PoFileError as error:
        return None, (Problem(RULE, place, str(error.args[0]), line=error.lineno + 1),)
    except (ValueError, UnknownLocaleError) as error:
        return None, (_unreadable(place, error),)
    for message in [m for m in catalog if m.id]:
        if text := find_fault(message, catalog.num_plurals):
            hint, line = "the English text is shown", message.lineno or 1
            problems.append(Problem(RULE, place, text, hint, line=line))
            catalog.delete(message.id, message.context)
    return compile_catalogue(catalog), tuple(problems)


def without_needless_forms(source: str, place: str) -> tuple[str, list[Problem]]:
    """Return a catalogue without forms that its language has not, and where they are.

    Babel would give up all of it.
    """
    found = PLURALS.search(source)
    count = int(found["count"]) if found else 2
    problems = []

    def drop(form: re.Match[str]) -> str:
        if int(form[1]) < count:
            return form[0]
        text = f"this is one form more than the {count} of Plural-Forms"
        line = source.count("\n", 0, form.start()) + 1
        problems.append(Problem(RULE, place, text, "take it out", line=line))
        return "#" + "\n#" * form[0].count("\n")

    return FORM.sub(drop, source), problems


def texts_of_template(path: Path) -> tuple[str, ...]:
    """Return all texts that can be translated; of those with several forms the first."""
    catalog = read_po(StringIO(path.read_text("utf-8")))
    return tuple(texts_in(message.id)[0] for message in catalog if message.id)


def _unreadable(place: str, error: Exception) -> Problem:
    return Problem(RULE, place, f"the catalogue cannot be read: {error}")


def find_syntax_fault(source: str) -> tuple[int, str, str] | None:
    """Return the 1-based number of the first line that is no line of a catalogue, why, and a hint.

    Babel would read such a line as something else, or ignore it.
    """
    for number, line in enumerate(source.splitlines(), 1):
        if not LINE.fullmatch(line):
            return number, "this is no line of a catalogue", 'write msgid "…" or msgstr "…"'
        if "Plural-Forms:" in line and not is_plural_rule(line):
            hint = "copy them from another catalogue of the language"
            return number, "the plural forms cannot be understood", hint
    return None


def is_plural_rule(line: str) -> bool:
    """Return whether a line of a header has a rule that gettext understands."""
    found = PLURALS.search(line)
    try:
        return found is not None and bool(plural_rule(found["rule"]))
    except ValueError:
        return False


def compile_catalogue(catalog: Catalog) -> Catalogue:
    """Return the complete translations of a catalogue that are not marked as fuzzy."""
    found = {texts_in(m.id)[0]: texts_in(m.string) for m in catalog if m.id and not m.fuzzy}
    translated = {one: forms for one, forms in found.items() if all(forms)}
    return Catalogue(translated, catalog.plural_expr)


def find_fault(message: Message, plurals: int) -> str:
    """Return what is wrong with a translation, or "". Plural forms may leave the number out."""
    ids, forms = texts_in(message.id), texts_in(message.string)
    if not any(forms) or message.fuzzy:
        return ""
    if len(ids) > 1 and (len(forms) != plurals or not all(forms)):
        return f'"{ids[0]}" has no translation for each of the {plurals} plural forms'
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
