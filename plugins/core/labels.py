"""How labels and ids of sections are compared. Pure."""

import re

#: What GitHub, Hugo and kramdown (as Jekyll sets it) leave out of the id of a section.
NOT_IN_ID = re.compile(r"[^\w\- \t]")


def canonical_label(written: str) -> str:
    """Return the spelling in which labels are compared: ``eq:a``, ``Eq-a`` and ``eq-a`` are one.

    >>> canonical_label("Thm:main")
    'thm-main'
    """
    return f"{written[:1].lower()}{written[1:]}".replace(":", "-")


def kramdown_id(words: str) -> str:
    """Return the id that other engines give a section of these words, "" for none.

    >>> kramdown_id("Rates & bounds")
    'rates--bounds'
    """
    return NOT_IN_ID.sub("", words.strip().lower()).replace(" ", "-").replace("\t", "-")
