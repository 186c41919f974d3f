"""What environments and references are called. Pure.

The English is here, other languages are in the catalogues of `languages`. A site changes a name,
or adds one, by THEOREM_NAMES.
"""

from dataclasses import dataclass, fields
from typing import Any

from ..core.texts import Texts, message

#: Languages that write the name of a kind in lower case within a sentence.
SMALL_INSIDE = {"ca", "es", "fr", "gl", "it", "nl", "pl", "pt", "ro", "ru", "uk"}


@dataclass(frozen=True, slots=True)
class Name:
    """A kind's name."""

    #: The singular.
    one: str
    #: The plural.
    many: str
    #: Whether it is in lower case within a sentence.
    inline: bool = False

    @classmethod
    def read(cls, value: Any) -> "Name":
        """Return a name from a setting: one word, or singular and plural."""
        one, many = (value, f"{value}s") if isinstance(value, str) else value
        return cls(one, many)

    def translated(self, texts: Texts, lang: str, count: int) -> "Name":
        """Return an English name in a language; ``many`` is its plural for that count."""
        one, many = (texts.get_plural(lang, self.one, self.many, n) for n in (1, max(count, 2)))
        # A name may be the same as in English: "la proposition 4".
        is_small = lang.partition("-")[0] in SMALL_INSIDE and texts.has(lang, self.one)
        return Name(one, many, is_small)

    def written(self, count: int, *, capital: bool = True) -> str:
        """Return the name for a count; without ``capital`` as it is within a sentence."""
        name = self.one if count == 1 else self.many
        return name[:1].lower() + name[1:] if self.inline and not capital else name


@dataclass(frozen=True, slots=True)
class Words:
    """The words around names, numbers and titles, in one language."""

    proof_of: str = message("Proof of %(statement)s")
    sketch_of: str = message("Sketch of the proof of %(statement)s")
    of_post: str = message("%(statement)s of %(title)s")
    between: str = message(", ")
    together: str = message("%(first)s and %(last)s")
    informal: str = message("informal")
    exact: str = message("exact statement")
    in_words: str = message("in words")
    quotes: str = message("“%(title)s”")
    link_to: str = message("Link to %(name)s")
    end_of_proof: str = message("End of proof")
    of_proof: str = message("%(step)s of the proof of %(statement)s")
    why: str = message("Why")
    depth: str = message("Proofs show")
    ideas: str = message("ideas")
    steps: str = message("steps")
    everything: str = message("everything")

    @classmethod
    def of(cls, texts: Texts, lang: str) -> "Words":
        """Return the words in a language."""
        english = cls()
        return cls(*(texts.get(lang, getattr(english, field.name)) for field in fields(cls)))

    def join(self, parts: list[str]) -> str:
        """Return parts as a list, with an "and" before the last."""
        if len(parts) < 2:
            return "".join(parts)
        return self.together % {"first": self.between.join(parts[:-1]), "last": parts[-1]}


NAMES = {
    "theorem": Name("Theorem", "Theorems"),
    "lemma": Name("Lemma", "Lemmas"),
    "proposition": Name("Proposition", "Propositions"),
    "corollary": Name("Corollary", "Corollaries"),
    "claim": Name("Claim", "Claims"),
    "conjecture": Name("Conjecture", "Conjectures"),
    "fact": Name("Fact", "Facts"),
    "observation": Name("Observation", "Observations"),
    "property": Name("Property", "Properties"),
    "criterion": Name("Criterion", "Criteria"),
    "axiom": Name("Axiom", "Axioms"),
    "assumption": Name("Assumption", "Assumptions"),
    "definition": Name("Definition", "Definitions"),
    "example": Name("Example", "Examples"),
    "exercise": Name("Exercise", "Exercises"),
    "algorithm": Name("Algorithm", "Algorithms"),
    "remark": Name("Remark", "Remarks"),
    "note": Name("Note", "Notes"),
    "solution": Name("Solution", "Solutions"),
    "proof": Name("Proof", "Proofs"),
    "sketch": Name("Proof sketch", "Proof sketches"),
    "proof-idea": Name("Idea", "Ideas"),
    "proof-step": Name("Step", "Steps"),
    "proof-why": Name("Detail", "Details"),
    "equation": Name("Equation", "Equations"),
    "section": Name("Section", "Sections"),
    "figure": Name("Figure", "Figures"),
    "table": Name("Table", "Tables"),
    "listing": Name("Listing", "Listings"),
}
