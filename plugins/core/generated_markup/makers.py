"""Elements that more than one plugin writes."""

from html import escape

from ..elements import make_element
from .names import Class, Data, Id

#: The mark of the level of what it is in, □ or ■. A word follows it.
MARK = make_element("span", {"class": Class.MARK, "aria-hidden": "true"})


def reference_attributes(reference: str, line: int) -> dict[str, str]:
    """Return the attributes of a placeholder, which `crossrefs` fills: ``[@thm-main]``."""
    return {"class": Class.REF, Data.REF: reference, Data.LINE: str(line)}


def question_attributes(reason: str) -> dict[str, str]:
    """Return the attributes of the question mark for what leads nowhere or could not be read."""
    return {"class": Class.REF, "title": reason}


def question(reason: str) -> str:
    """Return that question mark; a reader who points at it sees the reason."""
    return make_element("span", question_attributes(reason), "?")


def free_id(wanted: Id, html: str) -> str:
    """Return the id of a section that is added to a text: authors may have one with that id."""
    name: str = wanted
    while f' id="{name}"' in html:
        name += "-"
    return name


def is_added(name: str) -> bool:
    """Return whether an id is that of a section which a plugin has added."""
    return name.rstrip("-") in set(Id)


def added_heading(name: str, title: str) -> str:
    """Return the heading of such a section; no section of another post is its counterpart."""
    return make_element("h2", {Data.PAIR: "none", "id": name}, escape(title, quote=False))
