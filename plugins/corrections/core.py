"""Read ``Corrections:`` in a post's header: each is a line, or a map of fields. Pure.

A line: ``2024-05-01 error @thm-main: The constant was 2, not 1. (reported by Jane Doe)``.
Everything but the text may be left out; where the text is alone, it needs no colon.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from dateutil import parser as dateutil

from ..core.dates import date_fault, doubtful_day
from ..core.diagnostics import nearest
from .written import CorrectionFault, Written

SEVERITIES = ("typo", "clarification", "error")
FIELDS = ("date", "severity", "target", "text", "reported_by")
#: Other names for the fields of a map.
SYNONYMS = {"by": "reported_by", "reporter": "reported_by", "where": "target", "level": "severity"}
LABEL = re.compile(r"\w+(?:[-:./]\w+)*")
#: A label that can be nothing else, also without its "@".
PREFIXED = re.compile(r"(?:thm|lem|prp|prop|cor|def|eq|sec|fig|tbl|stp|rem)[-:]\w[\w-]*")
WORD = r"\S*[^\s:]"
HEAD = re.compile(rf"(?P<head>{WORD}(?:\s+{WORD}){{0,2}}?)\s*:(?:\s+|$)(?P<text>.*)", re.DOTALL)
DATED = re.compile(r"(?P<date>\d{4}-\d\S*)(?:\s+(?P<text>.*))?", re.DOTALL)
REPORTED = re.compile(r"\(reported by\s++(?P<by>(?:[^()]++|\([^()]*+\))++)\)\s*+$", re.IGNORECASE)
BULLET = re.compile(r"\A[-*+]\s+")
EXAMPLE = "write 2024-05-01 error @label: text (reported by name)"


def parse_corrections(value: Any) -> tuple[tuple[Written, ...], tuple[CorrectionFault, ...]]:
    """Return the corrections of a field, in its order, and what is wrong with them.

    ``value`` is a text with a line for each, a map, or a list of either.
    """
    found, faults = [], []
    for number, item in enumerate(_iter_items(value)):
        draft = _Draft(number)
        draft.read_line(item) if isinstance(item, str) else draft.read_fields(item)
        found.append(draft.written(_beginning(item)))
        faults += draft.faults
    return tuple(found), tuple(faults)


def _iter_items(value: Any) -> Iterator[str | Mapping[str, Any]]:
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, Mapping):
            # Of a line without quotes YAML makes a map, at its colon: ``2024-05-01 typo: text``.
            [(head, text), *others] = item.items() or [("", "")]
            is_line = not others and DATED.fullmatch(str(head))
            yield f"{head}: {text}" if is_line else item
        elif item is not None:
            yield from (line.strip() for line in str(item).splitlines() if line.strip())


def _beginning(item: str | Mapping[str, Any]) -> str:
    """Return some text by which an item is found in its file."""
    if isinstance(item, str):
        return item
    texts = [str(value) for name, value in item.items() if str(name).lower() == "text"]
    return next(iter([*texts, *map(str, item.values())]), "")


class _Draft:
    """A correction while it is read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.fields: dict[str, str] = {}
        self.date: datetime | None = None
        self.unread: list[str] = []
        self.faults: list[CorrectionFault] = []
        #: The field of a map that is being read.
        self.field = ""

    def written(self, source: str) -> Written:
        """Return what has been read; a missing text is a fault."""
        text = " ".join(self.fields.get("text", "").split())
        if not text:
            self._add_fault("correction-text", "a correction has no text", EXAMPLE)
        return Written(
            text,
            self.date,
            self.fields.get("severity", ""),
            self.fields.get("target", ""),
            self.fields.get("reported_by", ""),
            tuple(self.unread),
            source,
        )

    def read_line(self, line: str) -> None:
        """Read a correction in one line, which may begin like an item of a list."""
        line = BULLET.sub("", line)
        if reported := REPORTED.search(line):
            self.fields["reported_by"] = reported["by"].strip()
            line = line[: reported.start()].rstrip()
        if (split := HEAD.fullmatch(line)) and self._is_head(words := split["head"].split()):
            self.fields["text"] = split["text"]
            self._read_head(words)
        elif dated := DATED.fullmatch(line):
            if text := dated["text"]:
                self._add_fault("correction-field", "there is no colon before the text", EXAMPLE)
            self.fields["text"] = text or ""
            self._read_date(dated["date"])
        else:
            self.fields["text"] = line

    def read_fields(self, item: Mapping[str, Any]) -> None:
        """Read a correction with a name for each of its fields."""
        readers = {
            "date": self._read_date,
            "severity": self._read_severity,
            "target": self._read_target,
        }
        for written, value in item.items():
            self.field = str(written)
            name = str(written).strip().lower().replace(" ", "_").replace("-", "_")
            name = SYNONYMS.get(name, name)
            text = "" if value is None else str(value).strip()
            if reader := readers.get(name):
                reader(text)  # YAML gives a date, which str() writes as YYYY-MM-DD
            elif name in FIELDS:
                self.fields[name] = text
            else:
                hint = nearest(name, FIELDS) or f"a correction has {', '.join(FIELDS)}"
                self._add_fault("correction-field", f'a correction has no "{written}"', hint)
                self.unread.append(f"{written}: {text}")
        self.field = ""

    @staticmethod
    def _is_head(words: list[str]) -> bool:
        """Return whether words before a colon are a head, and not the beginning of the text."""
        kinds = "".join(_kind(word) for word in words)
        if kinds == "w":
            word = words[0].casefold()
            return word in SEVERITIES or bool(nearest(word, SEVERITIES))
        if kinds in ("wd", "wdt"):
            return words[0].casefold() in SEVERITIES
        return kinds in ("d", "dw", "dwt", "dt", "dtw", "wt", "tw", "t")

    def _read_head(self, words: Iterable[str]) -> None:
        readers = {"d": self._read_date, "w": self._read_severity, "t": self._read_target}
        for word in words:
            readers[_kind(word)](word)

    def _read_date(self, value: str) -> None:
        if reason := value and date_fault(value):
            self._add_fault("correction-date", reason, "write YYYY-MM-DD")
            self.unread.append(value)
        elif value:
            if day := doubtful_day(value):
                text = f'"{value}" may be two days, and is read as {day}'
                self._add_fault("frontmatter-day", text, "write year, month and day")
            self.date = dateutil.parse(value.replace("_", " "))

    def _read_severity(self, word: str) -> None:
        if word.casefold() in SEVERITIES:
            self.fields["severity"] = word.casefold()
        elif word:
            hint = nearest(word.casefold(), SEVERITIES) or f"write {', '.join(SEVERITIES)}"
            self._add_fault("correction-severity", f'there is no severity "{word}"', hint)
            self.unread.append(word)

    def _read_target(self, word: str) -> None:
        label = word.lstrip("@#")
        if LABEL.fullmatch(label):
            self.fields["target"] = label
        elif label:
            text = f'"{word}" is no label'
            self._add_fault("correction-target", text, "write @ and a label, as in @thm-main")
            self.unread.append(word)

    def _add_fault(self, rule: str, text: str, hint: str = "") -> None:
        self.faults.append(CorrectionFault(self.number, rule, text, hint, self.field))


def _kind(word: str) -> str:
    """Return what a word of a head can be: "d" (a date), "w" (a word), "t" (a target) or "?"."""
    if re.match(r"\d{1,4}[-./]\d", word):
        return "d"
    if word.startswith("@") or PREFIXED.fullmatch(word):
        return "t"
    return "w" if word.isalpha() else "?"
