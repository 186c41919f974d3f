"""Values with marks around them that belong to other places or syntaxes. Pure."""

import re
from typing import Any

from .header import FIELD, QUOTES, HeaderFault
from .meaning import Meaning

#: What tags of networks, lists in YAML and values in quotation marks begin with.
ODD = re.compile(r"[#\[\"]+\w")
QUOTED = re.compile(r""""[^"]+"|'[^']+'""")
#: The fields with names, and of which there is one.
NAMED = {
    "tags": "a tag",
    "authors": "an author",
    "author": "an author",
    "category": "the category",
    "series": "the series",
}
ONE = ("the category", "the series")


def question_values(meaning: Meaning, lines: dict[str, int]) -> None:
    """Report names with a mark around them that belongs to other places, and take it out."""
    for field_name, what in NAMED.items():
        value = meaning.values.get(field_name, ())
        names = value if isinstance(value, list) else [value]
        odd = next((name for name in names if isinstance(name, str) and ODD.match(name)), "")
        if odd:
            line = next((lines[one] for one in (field_name, f"{field_name}s") if one in lines), 1)
            text = f'{what} is called "{odd}"; it is read without the {odd[0]}'
            hint = f"take the {odd[0]} out"
            hint = hint if what in ONE else f"{hint}, and write commas between names"
            meaning.faults.append(HeaderFault(FIELD, line, text, hint))
            plain = [*filter(None, (_plain(name) for name in names))]
            meaning.values[field_name] = plain if isinstance(value, list) else plain[0]


def question_quotes(meaning: Meaning, lines: dict[str, int]) -> None:
    """Report a text in quotation marks, as YAML has them: in Pelican's syntax they are shown."""
    for name in ("title", "summary"):
        value = meaning.values.get(name, "")
        if name in lines and isinstance(value, str) and QUOTED.fullmatch(value):
            text = f"the quotation marks around the {name} are shown"
            hint = "take them out, or write “…” if they are meant"
            meaning.faults.append(HeaderFault(QUOTES, lines[name], text, hint))


def _plain(name: Any) -> Any:
    return name.strip('#[]" ') if isinstance(name, str) else name
