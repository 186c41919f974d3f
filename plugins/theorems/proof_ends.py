r"""An author's own mark at the end of a proof: ``$\square$``, ``\qed``, "Q.E.D.". Pure.

It is taken out of the source, before formulas are: every proof gets one mark, which is ours.
"""

from collections.abc import Callable, Sequence

from .end_marks import (
    AROUND,
    CLOSING,
    MAYBE,
    PAIRS,
    QEDHERE,
    SPACE,
    SYMBOLS,
    TOKEN,
    VARIANTS,
    WORD,
    needs_box,
    seen,
)
from .fences import Fence, find_fences

#: How much of the end of a proof is looked at.
LONGEST = 300


def drop_end_marks(text: str, is_proof: Callable[[str], bool]) -> str:
    """Return a text without its authors' marks at the ends of proofs; lines stay where they are.

    ``is_proof`` says it of what comes after the colons that open an environment.
    """
    if ":::" not in text or not MAYBE.search(text):
        return text
    dropped: list[tuple[int, int]] = []

    def now(place: int) -> int:
        """Return where a place of the text is without the marks that have been dropped."""
        return place - sum(length for end, length in dropped if end <= place)

    # A proof within a proof comes before it: each has a mark of its own.
    length = len(text)
    for start, end in sorted(_proofs(find_fences(text), length, is_proof), key=lambda one: one[1]):
        proof = text[now(start) : now(end)]
        bare = without_mark(proof)
        text = f"{text[: now(start)]}{bare}{text[now(end) :]}"
        dropped.append((end, len(proof) - len(bare)))
    return text


def _proofs(
    fences: Sequence[Fence], length: int, is_proof: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Return where the texts of proofs are."""
    found: list[tuple[int, int]] = []
    opened: list[Fence] = []
    for fence in fences:
        if fence.rest:
            opened.append(fence)
        elif opened:
            alike = [n for n, one in enumerate(opened) if one.colons == fence.colons]
            place = alike[-1] if alike else len(opened) - 1
            if is_proof(opened[place].rest):
                found.append((opened[place].end, fence.start))
            del opened[place:]
    return found + [(one.end, length) for one in opened[-1:] if is_proof(one.rest)]


def without_mark(proof: str) -> str:
    """Return the text of a proof without the mark at its end."""
    proof = QEDHERE.sub("", proof)
    bare = seen(proof.rstrip())
    while (
        not bare[bare.rfind("\n") + 1 :].strip(" \t>") and "\n" in bare
    ):  # a blank line in a quotation
        bare = bare[: bare.rfind("\n")].rstrip()
    start = max(0, len(bare) - LONGEST)
    tokens = TOKEN.findall(bare[start:])
    place = _place(tokens)
    if place is None:
        return proof
    before, after = tokens[:place], tokens[place + 1 :]
    if after and after[0] in VARIANTS:  # it says how the mark is drawn
        del after[0]
    dropped = _drop_around(before, after)
    if not before and start:
        return proof
    if before and after and needs_box(before[-1], after):
        return proof
    lines = "\n" * "".join(dropped).count("\n")
    if after in (["."], ["。"]) and before and before[-1] in ".!?。":
        after = []
    return f"{bare[:start]}{''.join(before)}{lines}{''.join(after)}{proof[len(bare) :]}"


def _place(tokens: Sequence[str]) -> int | None:
    """Return where the mark is among the last tokens, None for none."""
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token.casefold() in SYMBOLS or token in SYMBOLS or token.startswith("\\rule{"):
            return place
        if WORD.fullmatch(token):
            # In small letters it may be a word of the sentence, or a class.
            before_last, last = [".", " ", *tokens[:place]][-2:]
            after_sentence = last.isspace() and not before_last.isalnum()
            is_word = not token[0].islower() or after_sentence or last[0] in "*_("
            return place if is_word else None
        if not (SPACE.fullmatch(token) or CLOSING.fullmatch(token)):
            return None
    return None


def _drop_around(before: list[str], after: list[str]) -> list[str]:
    """Drop the spaces before a mark, and what is around nothing else; return what is dropped."""
    dropped: list[str] = []
    while True:
        while before and SPACE.fullmatch(before[-1]) and not _lowers(before):
            dropped.append(before.pop())
        inner = next((n for n, one in enumerate(after) if not SPACE.fullmatch(one)), None)
        if inner is not None and before and _is_pair(before, after[inner]):
            dropped += [before.pop(), *after[: inner + 1]]
            del after[: inner + 1]
        elif before and AROUND.fullmatch(before[-1]):
            dropped.append(before.pop())
        else:
            return dropped


def _lowers(before: Sequence[str]) -> bool:
    """Return whether a ~ is the second one around what is lowered: ``C~max~``."""
    return len(before) > 2 and before[-1] == before[-3] == "~"


def _is_pair(before: list[str], closing: str) -> bool:
    """Return whether what is right before a mark belongs to what is after it."""
    opening = before[-1]
    if opening in ("(", "[") and len(before) > 1 and not before[-2].isspace():
        return False  # the argument of a function
    if opening[0] in "*_":
        return opening == closing
    if opening.startswith("<"):
        return closing.startswith("</")
    return PAIRS.get(opening) == closing
