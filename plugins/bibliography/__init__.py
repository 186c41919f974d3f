"""The papers that a site knows, read from BibTeX files; `papers` and `citations` show them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import foundation
from ..core.diagnostics import Problem, nearest, problem_of_setting, report
from ..core.memory.files import Store
from ..core.plugin import Plugin, Step
from .files import read_files
from .formulas import Typeset, make_check, make_plain, make_typeset
from .model import Entry, Link, PersonName, RawEntry
from .remembering import remembered_entry
from .settings import bibliography_settings

__all__ = [
    "Bibliography",
    "Entry",
    "Link",
    "PersonName",
    "Typeset",
    "bibliography_of",
    "find_bibliography",
    "make_plain",
    "make_typeset",
    "plugin",
    "register",
]

SETTING = "DIPTYCH_BIBLIOGRAPHY"


#: What is in titles, addresses and numbers of papers, and in hardly any key.
OTHER_NAME = re.compile(r"[ /]|\d\.\d")


@dataclass(slots=True)
class Bibliography:
    """The entries of a run by key; each is converted to Unicode when it is first asked for."""

    #: All entries as written.
    raw: Mapping[str, RawEntry] = field(default_factory=dict)
    #: Addresses of authors, by their names.
    author_links: Mapping[str, str] = field(default_factory=dict)
    #: The fields that readers get besides what one cites with.
    public_fields: tuple[str, ...] = ()
    #: Whether the site has a bibliography.
    exists: bool = False
    #: The entries that have been asked for.
    entries: dict[str, Entry] = field(default_factory=dict)
    #: What is wrong with the formulas of those.
    faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    #: The settings of the run, which have what builds remember.
    settings: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have an empty one pickled: Pelican's cache pickles settings with its contents."""
        return Bibliography, ()

    def find(self, key: str) -> Entry | None:
        """Return the entry of a key, or None."""
        if key not in self.entries and key in self.raw:
            self.entries[key] = remembered_entry(
                self.raw[key], self.author_links, self.public_fields, self.settings
            )
        return self.entries.get(key)

    def find_faults(self) -> list[Problem]:
        """Return what is wrong with the formulas of the entries that have been asked for."""
        check = make_check(self.settings)
        for key in self.entries.keys() - self.faults.keys():
            self.faults[key] = check(self.entries[key])
        return [one for key in self.entries for one in self.faults[key]]

    def nearest(self, key: str) -> str:
        """Return a hint at the key that was probably meant, or ""."""
        alike = [known for known in self.raw if known.casefold() == key.casefold()]
        if not alike and OTHER_NAME.search(key):
            alike = [known for known in self.raw if self._is_named(known, key.casefold())]
        return f'did you mean "{alike[0]}"?' if alike else nearest(key, self.raw)

    def _is_named(self, known: str, name: str) -> bool:
        """Return whether an entry has this title, or the number on arXiv or the DOI in it."""
        entry = self.find(known)
        if entry is None:
            return False
        numbers = (number.casefold() for number in (entry.arxiv, entry.doi) if number)
        return entry.title.casefold() == name or any(number in name for number in numbers)


def bibliography_of(settings: Mapping[str, Any]) -> Bibliography:
    """Return the bibliography of the run that has these settings."""
    found: Bibliography = settings[SETTING]
    return found


def find_bibliography(settings: Mapping[str, Any]) -> Bibliography | None:
    """Return the bibliography of a run; None where no plugin that shows it is on."""
    return settings.get(SETTING)


def is_steady(settings: Mapping[str, Any]) -> bool:
    """Return whether all of its files are in the folder of the content."""
    files = bibliography_settings(settings).files
    return not any(Path(name).is_absolute() or ".." in Path(name).parts for name in files)


def load(settings: dict[str, Any]) -> None:
    """Read the files at the start of each build."""
    chosen = bibliography_settings(settings)
    named = "BIBLIOGRAPHY_FILES" in settings
    paths = [Path(settings["PATH"], name) for name in chosen.files]
    problems = [*_find_missing(settings, chosen.files)] if named else []
    there = [path for path in paths if path.exists()]
    raw: dict[str, RawEntry] = {}
    # A site without the setting has a bibliography only if there is a file of the usual name.
    exists = bool(paths if named else there)
    if there:
        try:
            raw, found = read_files(there, Store(Path(settings["CACHE_PATH"], "bibliography")))
            problems += found
        except ImportError as error:
            text = f"it cannot be read without {error.name}"
            hint = "pip install pybtex pylatexenc"
            problems, exists = [Problem("bib-file", str(there[0]), text, hint)], False
    settings[SETTING] = Bibliography(
        raw, chosen.author_links, chosen.public_fields, exists, settings=settings
    )
    report(settings, problems)


def _find_missing(settings: Mapping[str, Any], files: Iterable[str]) -> Iterator[Problem]:
    folder = Path(settings["PATH"])
    for name in files:
        if not (folder / name).exists():
            text = f'BIBLIOGRAPHY_FILES has "{name}", which is not in {folder.name}'
            there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.bib"))
            same = [one for one in there if Path(one).name == Path(name).name]
            hint = f'did you mean "{same[0]}"?' if same else nearest(str(name), there)
            yield problem_of_setting("bib-file", "BIBLIOGRAPHY_FILES", text, hint)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(bibliography_settings,),
    load=(Step(load, after=("foundation",)),),
    is_steady=is_steady,
)

register = plugin.register
