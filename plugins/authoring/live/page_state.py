"""What the browser shows of a page besides the page itself. Pure."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..remarks import CRITICAL, Remark
from ..remedies import remedy_of
from .reports import Source

#: So many remarks of one kind are shown at most.
MANY = 50


@dataclass(frozen=True, slots=True)
class Sorted:
    """Remarks as one page shows them."""

    #: What all pages show first: what has ended the build, and errors of Pelican's.
    broken: tuple[Remark, ...]
    #: Those of the source of this page.
    own: tuple[Remark, ...]
    #: Those of the site: its settings, its bibliography.
    site: tuple[Remark, ...]
    #: Those of other sources.
    elsewhere: tuple[Remark, ...]


def sort_remarks(
    remarks: Iterable[Remark], sources: Mapping[str, Source], failed: Iterable[str], name: str
) -> Sorted:
    """Return the remarks as the page shows them that is saved as ``name``."""
    here = sources[name].path if name in sources else ""
    contents = {source.path for source in sources.values()} | set(failed)
    found: dict[str, list[Remark]] = {"broken": [], "own": [], "site": [], "elsewhere": []}
    for remark in remarks:
        if remark.level == CRITICAL:
            kind = "broken"
        elif remark.path and remark.path == here:
            kind = "own"
        elif remark.level == "error" and not remark.rule:
            kind = "broken"
        else:
            kind = "elsewhere" if remark.path in contents else "site"
        found[kind].append(remark)
    return Sorted(**{kind: tuple(rows) for kind, rows in found.items()})


def describe(remark: Remark, home: str) -> dict[str, str]:
    """Return a remark for a script, its path as seen from a folder."""
    path = remark.path.removeprefix(home + os.sep)
    if path != remark.path:
        path = path.replace(os.sep, "/")
    place = f"{path}:{remark.line}" if path and remark.line else path
    said = (remark.text, remedy_of(remark))
    text, hint = (text.replace(home + os.sep, "") for text in said)
    texts = {"place": place, "rule": remark.rule, "text": text, "hint": hint}
    texts |= {"level": remark.level, "trace": remark.trace}
    return {name: text for name, text in texts.items() if text}


def describe_page(sorted_: Sorted, home: str) -> dict[str, Any]:
    """Return all remarks of a page for a script, not more of a kind than a reader would read."""
    kinds: dict[str, Any] = {}
    for kind in ("broken", "own", "site", "elsewhere"):
        rows = getattr(sorted_, kind)
        kinds[kind] = [describe(remark, home) for remark in rows[:MANY]]
        kinds[f"{kind}_count"] = len(rows)
    return kinds


def render_remark(remark: Remark, home: str) -> str:
    """Return a remark as one line for the terminal."""
    row = describe(remark, home)
    text = ": ".join(row[part] for part in ("place", "rule", "text") if part in row)
    return f"{text}; {row['hint']}" if "hint" in row else text
