"""Which wording of an exact statement the informal one was written for. Pure, but for one file.

The file has a line for each informal statement, with the wording of the exact one when its author
last accepted it. So a report can quote what has changed, and the history shows it.
"""

import json
import re
from difflib import SequenceMatcher
from html import escape, unescape
from pathlib import Path

from ..core.changes import change_elements, drop_elements
from ..core.elements import Element
from ..core.generated_markup import Class, Data
from ..core.hypertext import MATHML, TAG, content_pattern

TEX = re.compile(
    rf'<annotation encoding="application/x-tex">({content_pattern("annotation")})</annotation>'
)
#: Links, and numbers: these depend on the order of the statements, not on their wording; and what
#: its symbols mean, for which a statement may have a list of its own.
NOT_WORDING = (
    Class.THEOREM_LABEL,
    Class.EQUATION_NUMBER,
    Class.THEOREM_LINKS,
    Class.THEOREM_VERSION,
    Class.PROOF_LINKS,
    Class.CORRECTED,
    Class.NOTATION,
)
AROUND = 4


def wording(html: str) -> str:
    """Return what a statement says as text: formulas as TeX, references as they are written."""
    html = change_elements(
        drop_elements(html, *NOT_WORDING), _as_written, Class.REF, having=[Data.REF]
    )
    html = MATHML.sub(_tex, html)
    return " ".join(unescape(TAG.sub("", html)).split()).removeprefix(". ")


def _as_written(reference: Element) -> str:
    """Return what an author wrote as a reference; for a link with words of its own these."""
    written = reference.attributes[Data.REF]
    return reference.inner if written.startswith("#") else escape(written)


def _tex(match: re.Match[str]) -> str:
    found = TEX.search(match[0])
    return f"${found[1]}$" if found else ""


def change(before: str, after: str) -> str:
    """Return the first place in which two wordings differ, with some words around it."""
    old, new = before.split(), after.split()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            start = max(0, a - AROUND)
            was = " ".join(old[start : min(b + AROUND, b + 2 * AROUND)])
            now = " ".join(new[max(0, c - AROUND) : d + AROUND])
            return f'"{was}" is now "{now}"'
    return "nothing but spaces"


def read_accepted(path: Path) -> dict[str, str]:
    """Return the wordings by ``file#label`` of the informal statement; raises ValueError."""
    if not path.is_file():
        return {}
    found = json.loads(path.read_text("utf-8"))
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise ValueError("it holds no wordings by label")
    return found


def write_accepted(path: Path, wordings: dict[str, str]) -> None:
    """Write the wordings, one a line, in the order of their labels."""
    text = json.dumps(dict(sorted(wordings.items())), ensure_ascii=False, indent=0)
    path.write_text(f"{text}\n", "utf-8")
