"""Placeholders for references in formulas to what is no equation of their post. Pure.

``crossrefs`` fills them, as it fills those in the text.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from ...core.elements import make_element
from ...core.generated_markup import reference_attributes
from ..rules.shapes import OTHER

COMMAND = re.compile(r"@|\\\w+\{([^{}]*)\}")
MARK = re.compile(f"{OTHER}(\\d+)")
#: Where the line of the reference is to be, which is known once the whole text has been read.
LINE = "987654321"


def placeholder(tag: str, written: str) -> str:
    r"""Return a placeholder for ``\ref{thm-a}`` or ``@thm-a``."""
    attributes = reference_attributes(_whole(written) if tag == "a" else written, int(LINE))
    return make_element(tag, attributes, escape(written.lstrip("@"), quote=False))


def one_of_each(references: Iterable[str]) -> Iterable[str]:
    r"""Return one reference to each label: ``@thm-a`` and ``\ref{thm-a}`` are the same link."""
    found: dict[str, str] = {}
    for written in references:
        found.setdefault(COMMAND.sub(r"\1", written), written)
    return found.values()


def _whole(written: str) -> str:
    r"""Return a reference that prints more than a number: a link by itself needs a name."""
    return written.replace("\\ref{", "\\cref{").replace("\\eqref{", "\\cref{")


def fill_placeholders(html: str, written: Sequence[str]) -> str:
    """Return a formula with placeholders in its text instead of the marks of its references."""
    if OTHER not in html:
        return html
    return MARK.sub(lambda found: placeholder("span", written[int(found[1])]), html)


def with_line(html: str, line: int) -> str:
    """Return a formula whose placeholders know their line."""
    return html.replace(f'"{LINE}"', f'"{line}"')
