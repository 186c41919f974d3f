"""Read the names of authors as BibTeX and biblatex write them. Pure."""

import re
from collections.abc import Mapping

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person

from .latex import to_unicode
from .model import PersonName

#: A part of a name in biblatex's own form: ``family=Simon, given=Ann, prefix=de``.
PART = re.compile(
    r"(?:\A|,)\s*(family|given|prefix|suffix|useprefix)\s*=\s*(\{[^{}]*\}|[^,]*)", re.IGNORECASE
)


#: What people write between names in place of " and ", outside braces.
SEPARATOR = re.compile(
    r"(?:(?<!\s)\s++)?;\s*+(?:and\s+|&\s*)?|(?<!\s)\s++&\s+|(?<![\s,])[\s,]++(?=et\s+al\b)",
    re.IGNORECASE,
)
#: What may be between a family name and a given one.
LINEAGE = re.compile(r"(?:jr|sr|junior|senior|filho|neto|[ivx]{1,4}|\d\w{2})\.?", re.IGNORECASE)
#: What no family name begins with.
INITIAL = re.compile(r"(?:[A-Z]\.[- ]?)+\s*[A-Z][a-z]")
BRACED = re.compile(r"(\{(?:[^{}]|\{[^{}]*\})*\})")
OTHERS = ("others", "et al", "et al.")


def split_names(field: str) -> list[str]:
    """Return the names of a field as they are written, by whatever they are joined.

    >>> split_names("Lovelace, Ada; Hopper, G. et al.")
    ['Lovelace, Ada', 'Hopper, G.', 'et al.']
    >>> split_names("Ada Lovelace, Grace Hopper, and Emmy Noether")
    ['Ada Lovelace', 'Grace Hopper', 'Emmy Noether']
    """
    parts = BRACED.split(field)
    parts[::2] = (SEPARATOR.sub(" and ", part) for part in parts[::2])
    names: list[str] = []
    for name in split_joined("".join(parts)):
        pieces = name.rstrip(", ").split(", ")
        listed = name.endswith(",") and all(" " in piece for piece in pieces)
        names += pieces if listed else [name.rstrip(", ")]
    return names


def split_joined(field: str) -> list[str]:
    """Return the names of a field that are joined by " and ", as they should be."""
    return [name.strip() for name in split_name_list(field) if name.strip()]


def split_commas(name: str) -> list[str]:
    """Return the names that are in what commas make one name; none where it is one.

    Where nobody knows what belongs together, that is all of it.

    >>> split_commas("Smith, John, Doe, Jane")
    ['Smith, John', 'Doe, Jane']
    >>> split_commas("Smith, Jr., John")
    []
    """
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    if "{" in name or "=" in name or len(pieces) < 2:
        return []
    is_one = len(pieces) == 2 or (len(pieces) == 3 and LINEAGE.fullmatch(pieces[1]))
    if is_one and not INITIAL.match(pieces[0]):
        return []
    if all(" " in piece for piece in pieces):
        return pieces
    if len(pieces) % 2:
        return [name]
    return [", ".join(pair) for pair in zip(pieces[::2], pieces[1::2], strict=True)]


def read_names(field: str, links: Mapping[str, str]) -> tuple[tuple[PersonName, ...], bool]:
    """Return the names of a field, and whether it ends in "and others".

    ``links`` has addresses by the name as text, "Matus Telgarsky".
    """
    parts = split_names(field)
    more = bool(parts) and parts[-1].lower() in OTHERS
    names = [read_name(part) for part in (parts[:-1] if more else parts)]
    named = (name for name in names if name.family)  # "," is no name
    return tuple(PersonName(n.family, n.given, links.get(str(n), "")) for n in named), more


def read_name(written: str) -> PersonName:
    """Return one name; with braces around all of it, it is that of an institution."""
    if parts := {name.lower(): value.strip() for name, value in PART.findall(written)}:
        return _of_parts(parts)
    try:
        person = Person(written)
    except InvalidNameString:
        return PersonName(to_unicode(written))
    family = [*person.prelast_names, *person.last_names]
    given = [*person.first_names, *person.middle_names]
    suffix = [f", {lineage}" for lineage in person.lineage_names]
    return _whole(" ".join(family) + "".join(suffix), " ".join(given))


def _of_parts(parts: Mapping[str, str]) -> PersonName:
    """Return a name in biblatex's own form; without ``useprefix`` citations leave "de" out."""
    prefix, family, given = (parts.get(name, "") for name in ("prefix", "family", "given"))
    if parts.get("useprefix", "true").lower() == "false":
        given = f"{given} {prefix}"
    else:
        family = f"{prefix} {family}"
    return _whole(f"{family} {parts.get('suffix', '')}", given)


def _whole(family: str, given: str) -> PersonName:
    """Return a name; one without a family name is what its author has given."""
    family, given = to_unicode(family.strip()), to_unicode(given.strip())
    return PersonName(family, given) if family.strip(" ,") else PersonName(given)


def has_family(written: str) -> bool:
    """Return whether a name in the form ``Family, Given`` has a family name."""
    return not written.lstrip("{ ").startswith(",")
