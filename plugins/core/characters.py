"""Characters that no page and no feed can hold. Pure."""

import re

#: Control characters, also those that turn round all text after them, halves of a surrogate pair,
#: and what Unicode keeps for programs.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
#: The number of a character that is longer than any: Python's own ``unescape`` fails on it.
ENDLESS = re.compile(r"&#(?:\d{12,}+|[xX][\da-fA-F]{12,}+);?")


def without_endless(text: str) -> str:
    """Return a text in which such a number is the mark of an unknown character, as in browsers."""
    return ENDLESS.sub("\ufffd", text) if "&#" in text else text


def without_control(text: str) -> str:
    """Return a text without characters that no page can hold."""
    return CONTROL.sub("", text)
