"""The title of a statement, without the brackets that its heading gives it. Pure."""

import re

#: A citation and nothing else, which has brackets of its own: ``[@roe2020, Theorem 3]``.
CITATION = re.compile(
    r"\[@(?P<key>[\w:./-]+)(?:,[ ]*(?P<place>[^\[\];@]+))?\]",
)
#: Only keys have a year; labels have no brackets to be taken off.
YEAR = re.compile(r"\d{4}")


def unbracketed(title: str) -> str:
    """Return a title without brackets around all of it: a heading puts it into brackets.

    ``(Density)`` is ``Density``, and ``(informal) (Density)`` is ``informal, Density``.
    """
    if cited := CITATION.fullmatch(title):
        if not cited["place"]:
            return f"@{cited['key']}"
        if YEAR.search(cited["key"]):
            return f"@{cited['key']} [{cited['place']}]"
    groups = _groups(title)
    return ", ".join(groups) if groups and all(groups) else title


def _groups(title: str) -> list[str]:
    """Return what is in each of the brackets that a title consists of; none where more is there."""
    groups: list[str] = []
    depth, start = 0, 0
    for place, letter in enumerate(title):
        if depth == 0 and letter != "(":
            if not letter.isspace():
                return []
        elif letter == "(":
            start = start if depth else place + 1
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth == 0:
                groups.append(title[start:place].strip())
    return groups if depth == 0 else []


def says(title: str, word: str) -> bool:
    """Return whether a title has a word of ours already, such as "informal"."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", title, re.IGNORECASE) is not None
