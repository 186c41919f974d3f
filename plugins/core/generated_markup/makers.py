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
    """Return the attributes of a question mark: for a link to nothing, or an unreadable text."""
    return {"class": Class.REF, "title": reason}


def question(reason: str) -> str:
    """Return a question mark that shows the reason to readers who point at it."""
    return make_element("span", question_attributes(reason), "?")


def free_id(wanted: Id, html: str) -> str:
    """Return an id that is free for a section to be added: the author may use the wanted one."""
    name: str = wanted
    while f' id="{name}"' in html:
        name += "-"
    return name


def is_added(name: str) -> bool:
    """Return whether an id is that of a section added by a plugin."""
    return name.rstrip("-") in set(Id)


def added_heading(name: str, title: str) -> str:
    """Return the heading of an added section; it is never paired with a section of another post."""
    return make_element("h2", {Data.PAIR: "none", "id": name}, escape(title, quote=False))
