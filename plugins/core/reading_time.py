"""How long a post takes to read: its words and its formulas. Pure."""

import re
from dataclasses import dataclass
from html import unescape

from .changes import drop_elements
from .generated_markup import Class
from .hypertext import BARE_TEX, FORMULA, TAG, element_pattern

NOT_PROSE = re.compile(element_pattern("pre|script|style|svg"))
CODE = re.compile(element_pattern("code"))
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Scripts without spaces between words: two characters make about one word.
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is to read in a post: numbers of words and of formulas."""

    words: int
    formulas: int

    def minutes(self, words_per_minute: int, words_per_formula: int) -> int:
        """Return the reading time in whole minutes, at least one."""
        return max(1, -(-(self.words + self.formulas * words_per_formula) // words_per_minute))


def measure(html: str) -> Extent:
    """Count the words and the formulas of a post; code and references count as neither."""
    text = NOT_PROSE.sub(" ", drop_elements(html, Class.REFERENCES))
    prose, formulas = FORMULA.subn(" ", text)
    prose = unescape(TAG.sub("", CODE.sub(" ", prose)))
    prose, bare = BARE_TEX.subn(" ", prose)
    ideographs = len(IDEOGRAPH.findall(prose))
    words = len(WORD.findall(IDEOGRAPH.sub(" ", prose)))
    return Extent(words + (ideographs + 1) // 2, formulas + bare)
