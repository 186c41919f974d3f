r"""The tags of rows, which may have formulas and references: ``\tag{P$_\lambda$}``. Pure."""

import re
from dataclasses import replace

from ...core.mathml import to_text
from ..rules import RULES
from ..rules.rewriting import Scene, group
from ..tex.tokens import join
from .conversion import Converter, prepare
from .display_rows import DisplayRow
from .numbering import Numbering

#: A tag that is text.
PLAIN = re.compile(r"[\w .:,;/*+()\[\]†‡∗⋆′−–-]*")


def with_tag(
    row: DisplayRow, named: list[str], converter: Converter, numbering: Numbering
) -> DisplayRow:
    """Return a row with its tag as text and as HTML; the labels that it refers to are added.

    Raises TexError.
    """
    if row.tag is None:
        return row
    text = join(row.tag).strip()
    if PLAIN.fullmatch(text):
        return numbering.keep_tag(row, text)
    scene = Scene(RULES, numbers=numbering.numbers, named=named)
    tokens = prepare(["\\text", *group(row.tag)], scene)
    mathml = converter.typeset(tokens, text, scene)
    return replace(numbering.keep_tag(row, to_text(mathml)), tag_html=mathml)
