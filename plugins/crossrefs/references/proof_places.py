"""Where the steps of proofs are, so that "step 2" is enough for one of the same proof. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ...core.elements import find_elements
from ...core.generated_markup import Class, Data
from ...core.hypertext import find_ids
from .showing import Answer


@dataclass(frozen=True, slots=True)
class ProofPlaces:
    """The proofs of a post, as far as a reference leads to a rung of one."""

    #: Where the innermost proof changes, and where the one begins that is innermost from there on;
    #: -1 outside of all proofs.
    bounds: Sequence[int]
    inner: Sequence[int]
    #: Where the innermost proof around each rung begins, by the id of the rung.
    rungs: dict[str, int]

    @classmethod
    def find(cls, html: str, answers: Iterable[Iterable[Answer]]) -> "ProofPlaces":
        """Return the places of the rungs that some references lead to."""
        wanted = {_rung_of(one) for targets in answers for one in targets} - {""}
        if not wanted:
            return cls((), (), {})
        bounds, inner, around = [0], [-1], [(len(html), -1)]
        for proof in find_elements(html, Class.PROOF, having=[Data.OF]):
            while around[-1][0] <= proof.start:
                bounds.append(around.pop()[0])
                inner.append(around[-1][1])
            around.append((proof.end, proof.start))
            bounds.append(proof.start)
            inner.append(proof.start)
        while len(around) > 1:
            bounds.append(around.pop()[0])
            inner.append(around[-1][1])
        places = cls(bounds, inner, {})
        ids = ((start, name) for start, name in find_ids(html) if name in wanted)
        found = {name: places.proof_at(start) for start, name in ids}
        return cls(bounds, inner, found)

    def proof_at(self, place: int) -> int:
        """Return where the innermost proof around a place begins; -1 for none."""
        return self.inner[bisect_right(self.bounds, place) - 1]

    def seen_from(self, place: int, target: Answer) -> Answer:
        """Return a target as a reference at a place shows it: without its proof in the same one."""
        rung = _rung_of(target)
        if isinstance(target, str) or rung not in self.rungs:
            return target
        proof = self.proof_at(place)
        return target.without_title() if proof == self.rungs[rung] >= 0 else target


def _rung_of(target: Answer) -> str:
    """Return the id of the rung of the own post that a reference leads to, or ""."""
    if isinstance(target, str) or target.path or not target.kind.startswith("proof-"):
        return ""
    return unquote(target.address.partition("#")[2])
