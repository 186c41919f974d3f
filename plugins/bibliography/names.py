"""Read the names of authors as BibTeX and biblatex write them. Pure."""

import re
from collections.abc import Mapping

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person

from .latex import to_unicode
from .model import Name

#: biblatex's own form: ``family=Simon, given=Ann, prefix=de``.
PART = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*([^,]*)(?:,|\Z)")


def read_names(field: str, links: Mapping[str, str]) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a field, and whether it ends in "and others".

    ``links`` has addresses by the name as text, "Matus Telgarsky".
    """
    parts = [part.strip() for part in split_name_list(field) if part.strip()]
    more = bool(parts) and parts[-1].lower() in ("others", "et al", "et al.")
    names = [read_name(part) for part in (parts[:-1] if more else parts)]
    return tuple(Name(n.family, n.given, links.get(str(n), "")) for n in names), more


def read_name(written: str) -> Name:
    """Return one name; braces around all of it make it an institution's."""
    if parts := dict(PART.findall(written)):
        whole = f"{parts.get('prefix', '')} {parts.get('family', '')} {parts.get('suffix', '')}"
        return Name(to_unicode(whole.strip()), to_unicode(parts.get("given", "").strip()))
    try:
        person = Person(written)
    except InvalidNameString:
        return Name(to_unicode(written))
    family = [*person.prelast_names, *person.last_names]
    given = [*person.first_names, *person.middle_names]
    suffix = [f", {lineage}" for lineage in person.lineage_names]
    return Name(to_unicode(" ".join(family) + "".join(suffix)), to_unicode(" ".join(given)))
