"""Characters that no page and no feed can hold. Pure."""

import re

#: Control characters, halves of a surrogate pair, and what Unicode keeps for programs.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def without_control(text: str) -> str:
    """Return a text without characters that no page can hold."""
    return CONTROL.sub("", text)
