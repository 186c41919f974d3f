"""How remarks are shown: one line each, for people, programs and GitHub."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from .remarks import CRITICAL, LEVELS, Remark, describe_place, one_line
from .remedies import remedy_of

#: The colour of each level, on a terminal only.
STYLES = {CRITICAL: "bold red", "error": "bold red", "warning": "yellow", "hint": "cyan"}
#: What GitHub calls each level.
GITHUB = {CRITICAL: "error", "error": "error", "warning": "warning", "hint": "notice"}


def parts_of(remark: Remark) -> tuple[str, str]:
    """Return the place of a remark as seen from the current folder, and what it says."""
    said = f"{remark.rule}: {remark.text}" if remark.rule else remark.text
    remedy = remedy_of(remark)
    text = one_line(f"{said}; {remedy}" if remedy else said)
    here = str(Path.cwd())
    return describe_place(remark, here), text.replace(f"{here}/", "")


def render_text(remarks: Sequence[Remark]) -> str:
    """Return the lines that say all remarks, without colours."""
    return "".join(f"{line.plain}\n" for line in map(_render_line, remarks))


def _render_line(remark: Remark) -> Text:
    place, text = parts_of(remark)
    style = STYLES[remark.level]
    level = "error" if remark.level == CRITICAL else remark.level
    line = Text.assemble((place, "bold"), ": ") if place else Text()
    return line.append(text).append(f" [{level}]", style)


def render_json(remarks: Sequence[Remark]) -> str:
    """Return remarks and their counts as one JSON document."""
    here = str(Path.cwd())
    rows = [
        {
            "file": describe_place(remark, here).rpartition(":")[0],
            "line": remark.line or (1 if remark.path else 0),
            "level": remark.level,
            "rule": remark.rule,
            "text": one_line(remark.text).replace(f"{here}/", ""),
            "remedy": one_line(remedy_of(remark)).replace(f"{here}/", ""),
        }
        for remark in remarks
    ]
    return json.dumps({"problems": rows, "counts": count_levels(remarks)}, indent=2) + "\n"


def render_github(remarks: Sequence[Remark]) -> str:
    """Return remarks as commands of a workflow, which GitHub shows beside the lines."""
    lines = []
    for remark in remarks:
        place, text = parts_of(remark)
        file, _, line = place.rpartition(":")
        where = f"file={_escape(file, ',:')},line={line}," if place else ""
        title = f"title={_escape(remark.rule or 'build', ',:')}"
        lines.append(f"::{GITHUB[remark.level]} {where}{title}::{_escape(text)}\n")
    return "".join(lines)


def _escape(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


#: How to show remarks, by the name that `--format` has for it.
FORMATS: dict[str, Callable[[Sequence[Remark]], str]] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
}


def print_remarks(remarks: Sequence[Remark], shape: str = "text") -> None:
    """Print remarks; text has colours on a terminal, and is never wrapped."""
    if shape != "text":
        print(FORMATS[shape](remarks), end="", flush=True)
        return
    console = Console(soft_wrap=True, highlight=False, emoji=False, markup=False)
    for remark in remarks:
        console.print(_render_line(remark))


def count_levels(remarks: Iterable[Remark]) -> dict[str, int]:
    """Return how many errors, warnings and hints there are."""
    found = Counter("error" if one.level == CRITICAL else one.level for one in remarks)
    return {level: found[level] for level in LEVELS if level != CRITICAL}


def summarise(remarks: Iterable[Remark]) -> str:
    """Return one line with the counts: ``1 error, 2 warnings and no hint``."""
    words = [
        f"{count or 'no'} {level}{'s' * (count > 1)}"
        for level, count in count_levels(remarks).items()
    ]
    return f"{', '.join(words[:-1])} and {words[-1]}"
