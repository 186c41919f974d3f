"""What the fields of a header mean, whichever engine's names they have. Pure.

The result has Pelican's names. A name of our own or of Jekyll, Hugo or Quarto becomes the one
that Pelican knows: ``published: false`` is ``status: draft``, ``permalink`` is ``url`` and
``save_as``, ``categories`` is one ``category`` and further ``tags``.
"""

import re
from collections.abc import Iterable
from typing import Any

from .header import FIELD, Header, HeaderFault, iter_names
from .marked_values import question_quotes, question_values
from .meaning import (
    FLAGS,
    Meaning,
    hide,
    settle_address,
    settle_dates,
    settle_lang,
    settle_names,
    settle_status,
    split_names,
)

#: Other engines' names for Pelican's fields.
SYNONYMS = {
    "aliases": "redirect_from",
    "excerpt": "summary",
    "last_modified_at": "modified",
    "lastmod": "modified",
    "updated": "modified",
    "tag": "tags",
}
#: Others' names for the date; where there is a date, too, they are the day of something else.
DATES = ("pubdate", "publishdate", "publish_date", "date_published")
#: Fields that hold one text.
SINGLE = {
    *("title", "date", "modified", "slug", "lang", "status", "template", "timezone", "url"),
    *("save_as", "permalink", "published", "draft", "category", "paper", "pair", "level"),
    *("translation", "date_format"),
}
#: Names of several words, which may have hyphens or spaces between them.
KNOWN = SINGLE | SYNONYMS.keys() | {"redirect_from"}
#: Fields that hold several names.
LISTS = {
    *("tags", "categories", "authors", "author", "requires", "helps", "redirect_from", "ignore"),
    "keywords",
}
BRACKETED = re.compile(r"\[([^\[\]]*)\]")
#: Fields that have a meaning when they are empty: the home page's address, no file at all.
BLANK = {"url", "save_as"}


def interpret(header: Header, reserved: Iterable[str] = ()) -> Meaning:
    """Return what a header means. ``reserved`` are names that no field can have in Pelican."""
    meaning = Meaning(faults=list(header.faults))
    lines: dict[str, int] = {}
    has_date = any(name.lower().strip() == "date" for name in header.fields)
    for written, value in header.fields.items():
        name = _name_of(written, has_date=has_date)
        line = header.lines.get(written, 1)
        if header.is_foreign and name.startswith("_"):
            continue  # such as the ``_styles`` of distill: nobody's business here
        if name in reserved or name.startswith(("_", "override_")):
            text = f'"{written}" is a name of Pelican\'s own'
            meaning.faults.append(HeaderFault(FIELD, line, text, "rename the field"))
        elif value not in ("", [], None) or name in BLANK:
            lines.setdefault(name, line)
            is_list = isinstance(value, str) and name in LISTS
            is_yaml = header.is_foreign
            listed = _listed(meaning, written, value, line, is_yaml=is_yaml) if is_list else value
            _take(meaning, name, listed, line)
    settle_lang(meaning, lines)
    settle_names(meaning.values)
    settle_status(meaning, lines)
    if header.broken:
        hide(meaning.values)
    else:
        question_values(meaning, lines)
        question_quotes(meaning, {} if header.is_foreign else lines)
    settle_dates(meaning, lines)
    settle_address(meaning, lines)
    return meaning


def _name_of(written: str, *, has_date: bool) -> str:
    """Return the name of a field under which it is read."""
    name = written.lower().strip().replace(" ", "_")
    if (known := name.replace("-", "_")) in KNOWN:
        return SYNONYMS.get(known, known)
    return "date" if known in DATES and not has_date else name


def _listed(meaning: Meaning, name: str, text: str, line: int, *, is_yaml: bool) -> str | list[str]:
    """Return the names in a text: in Pelican's syntax, brackets around them mean nothing."""
    if not is_yaml and (found := BRACKETED.fullmatch(text)):
        names = [one.strip().strip("\"'") for one in found[1].split(",") if one.strip()]
        if not names:
            return names
        said = f'the names of "{name}" are in brackets, as in YAML; they are read without'
        hint = f"take brackets and quotes out: {name}: {', '.join(names)}"
        meaning.faults.append(HeaderFault(FIELD, line, said, hint))
        return names
    # As Jekyll reads them: in a text without commas there are spaces between tags.
    is_spaced = is_yaml and name.lower() in ("tag", "tags") and not re.search("[,;]", text)
    return text.split() if is_spaced else text


def _take(meaning: Meaning, name: str, value: Any, line: int) -> None:
    """Add a field. If it was given by another name before, lists are joined, else the first counts.

    ``name`` is the name in Pelican, ``line`` that of the file.
    """
    values = meaning.values
    if name in values and name in ("tags", "redirect_from"):
        values[name] = [*split_names(values[name]), *split_names(value)]
    elif name in values:
        text = f'the field says again what "{name}" says'
        meaning.faults.append(HeaderFault(FIELD, line, text, "the first counts"))
    elif name == "category" and isinstance(value, list):
        values.setdefault("categories", value)  # as Hexo has it
    elif (
        name in SINGLE
        and isinstance(value, list)
        and len(list(iter_names(value))) == len(value) == 1
    ):
        values[name] = next(iter_names(value))
    elif name == "title" and isinstance(value, list):
        values[name] = " ".join(iter_names(value))
    elif name in SINGLE and not isinstance(value, str):
        values[name] = next(iter_names(value), "?" if name in ("status", *FLAGS) else "")
        text = f'"{name}" holds one text, not several'
        meaning.faults.append(HeaderFault(FIELD, line, text, f'"{values[name]}" counts'))
    else:
        values[name] = value
