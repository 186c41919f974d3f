"""How long a post takes to read: its words and its formulas. Pure."""

import re
from dataclasses import dataclass
from html import unescape

from .changes import drop_elements
from .elements import find_elements
from .generated_markup import Class
from .hypertext import BARE_TEX, FORMULA, TAG, element_pattern

NOT_PROSE = re.compile(element_pattern("pre|script|style|svg"))
CODE = re.compile(element_pattern("code"))
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: What a formula is while words are counted: no word, and nothing that a text has.
A_FORMULA = "\x1a"
#: Scripts without spaces between words: two characters make about one word.
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is to read in a post: numbers of words and of formulas."""

    words: int
    formulas: int
    #: How many of these are in proofs.
    proof_words: int = 0
    proof_formulas: int = 0

    def minutes(self, words_per_minute: int, words_per_formula: int) -> int:
        """Return the reading time without proofs, in whole minutes, at least one."""
        formulas = self.formulas - self.proof_formulas
        read = self.words - self.proof_words + formulas * words_per_formula
        return max(1, -(-read // words_per_minute))

    def proof_minutes(self, words_per_minute: int, words_per_formula: int) -> int:
        """Return the time for the proofs, 0 without any; each of their lines is read twice."""
        read = self.proof_words + self.proof_formulas * words_per_formula
        return -(-2 * read // words_per_minute)


def measure(html: str) -> Extent:
    """Count the words and the formulas of a post; code and references count as neither."""
    prose = NOT_PROSE.sub(" ", drop_elements(html, Class.REFERENCES, Class.NOTATION))
    prose = FORMULA.sub(A_FORMULA, prose.replace(A_FORMULA, " "))
    words, formulas = _count(prose)
    proofs = [one for one in find_elements(prose, Class.PROOF) if one.tag == "details"]
    counts, end = [], 0
    for proof in proofs:  # one within another counts once
        if proof.start >= end:
            counts.append(_count(proof.inner))
            end = proof.end
    return Extent(words, formulas, sum(w for w, _ in counts), sum(f for _, f in counts))


def _count(html: str) -> tuple[int, int]:
    prose = unescape(TAG.sub("", CODE.sub(" ", html))).replace(A_FORMULA, " ")
    prose, bare = BARE_TEX.subn(" ", prose)
    ideographs = len(IDEOGRAPH.findall(prose))
    words = len(WORD.findall(IDEOGRAPH.sub(" ", prose)))
    return words + (ideographs + 1) // 2, html.count(A_FORMULA) + bare
