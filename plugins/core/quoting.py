"""Quotation marks in braces, ``{title="…"}``, that are none, or are never closed. Pure."""

import re

#: A value that begins with a quotation mark as word processors write it.
CURLED = re.compile(r"(?<=\w)=\s?(?P<mark>[“”„‟«‘’‚])")
#: One that has no counterpart after it.
OPEN = re.compile(
    r"(?<=\w)=(?P<mark>[\"'])"
    r"(?!(?:\\.|(?!(?P=mark))[^\n\\]){0,300}(?P=mark)(?!\w))"
)


def advise_quotes(braces: str) -> tuple[str, str] | None:
    """Return what is wrong with the quotation marks in braces, and what to write; or None."""
    if "=" not in braces:
        return None
    if curled := CURLED.search(braces):
        said = f"{curled['mark']} in braces is no quotation mark, and becomes a part of the value"
        return said, 'write " before it and after it'
    if opened := OPEN.search(braces):
        mark = opened["mark"]
        return f"{mark} in braces is never closed", f"write {mark} after the value"
    return None
