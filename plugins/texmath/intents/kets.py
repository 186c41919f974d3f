"""The bars of physicists, which are no absolute values: in ⟨ψ|H|φ⟩, |ψ⟩ and ⟨ψ|. Pure."""

import re
from collections.abc import Sequence

from . import kinds
from .tree import MathNode

#: A row of elements, a letter for each: x is one that is neither a bar nor such a bracket.
BETWEEN = re.compile(
    r"⟨x++(?:\|x++)++⟩"  # ⟨ψ|φ⟩
    r"|⟨x++\|(?![x,]*+[|⟩])"  # ⟨ψ|
    r"|(?<!\|)\|x++⟩"  # |ψ⟩
)
MARKS = {"⟨": "⟨", "⟩": "⟩", ",": ",", "|": "|", "∣": "|"}


def read_kets(nodes: Sequence[MathNode]) -> None:
    """Say of the bars of a row that only part what is in angle brackets that they are bars."""
    marks = [kinds.operator(node) for node in nodes]
    if "⟨" not in marks and "⟩" not in marks:
        return
    letters = "".join(MARKS.get(mark, "x") for mark in marks)
    for found in BETWEEN.finditer(letters):
        for place in range(found.start(), found.end()):
            if letters[place] == "|":
                nodes[place].say("vertical-bar")
