"""What environments and references are called, in a few languages. Pure.

A site adds a language, or changes a name, by THEOREM_NAMES.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Name:
    """A kind's name: of one, and of many; in a reference ``inline``, where that differs."""

    one: str
    many: str
    inline: bool = False

    @classmethod
    def read(cls, value: Any) -> "Name":
        """Return a name from a setting: one word, or one for one and one for many."""
        one, many = (value, f"{value}s") if isinstance(value, str) else value
        return cls(one, many)

    def written(self, count: int, *, capital: bool = True) -> str:
        """Return the name for so many; small where the language has it so within a sentence."""
        name = self.one if count == 1 else self.many
        return name[:1].lower() + name[1:] if self.inline and not capital else name


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. ``{}`` in a pattern is the place of the reference or title."""

    names: Mapping[str, Name]
    proof_of: str
    sketch_of: str
    of_post: str
    together: str
    informal: str
    exact: str
    in_words: str
    quotes: str
    link_to: str
    end_of_proof: str


def _names(text: str, *, inline: bool = False) -> dict[str, Name]:
    rows = (row.split() for row in text.strip().splitlines())
    return {
        key: Name(one.replace("_", " "), many.replace("_", " "), inline) for key, one, many in rows
    }


ENGLISH = Words(
    _names("""
        theorem Theorem Theorems
        lemma Lemma Lemmas
        proposition Proposition Propositions
        corollary Corollary Corollaries
        claim Claim Claims
        conjecture Conjecture Conjectures
        fact Fact Facts
        observation Observation Observations
        property Property Properties
        criterion Criterion Criteria
        axiom Axiom Axioms
        assumption Assumption Assumptions
        definition Definition Definitions
        example Example Examples
        exercise Exercise Exercises
        algorithm Algorithm Algorithms
        remark Remark Remarks
        note Note Notes
        solution Solution Solutions
        proof Proof Proofs
        sketch Proof_sketch Proof_sketches
        equation Equation Equations
        section Section Sections
        figure Figure Figures
        table Table Tables
        listing Listing Listings
    """),
    proof_of="Proof of {}",
    sketch_of="Sketch of the proof of {}",
    of_post="{} of {}",
    together="and",
    informal="informal",
    exact="exact statement",
    in_words="in words",
    quotes="“{}”",
    link_to="Link to {}",
    end_of_proof="End of proof",
)
GERMAN = Words(
    _names("""
        theorem Satz Sätze
        lemma Lemma Lemmata
        proposition Proposition Propositionen
        corollary Korollar Korollare
        claim Behauptung Behauptungen
        conjecture Vermutung Vermutungen
        fact Tatsache Tatsachen
        observation Beobachtung Beobachtungen
        property Eigenschaft Eigenschaften
        criterion Kriterium Kriterien
        axiom Axiom Axiome
        assumption Annahme Annahmen
        definition Definition Definitionen
        example Beispiel Beispiele
        exercise Aufgabe Aufgaben
        algorithm Algorithmus Algorithmen
        remark Bemerkung Bemerkungen
        note Anmerkung Anmerkungen
        solution Lösung Lösungen
        proof Beweis Beweise
        sketch Beweisskizze Beweisskizzen
        equation Gleichung Gleichungen
        section Abschnitt Abschnitte
        figure Abbildung Abbildungen
        table Tabelle Tabellen
        listing Listing Listings
    """),
    proof_of="Beweis von {}",
    sketch_of="Skizze des Beweises von {}",
    of_post="{} in {}",
    together="und",
    informal="in Worten",
    exact="genaue Aussage",
    in_words="in Worten",
    quotes="„{}“",
    link_to="Link zu {}",
    end_of_proof="Ende des Beweises",
)
FRENCH = Words(
    _names(
        """
        theorem Théorème Théorèmes
        lemma Lemme Lemmes
        proposition Proposition Propositions
        corollary Corollaire Corollaires
        claim Affirmation Affirmations
        conjecture Conjecture Conjectures
        fact Fait Faits
        observation Observation Observations
        property Propriété Propriétés
        criterion Critère Critères
        axiom Axiome Axiomes
        assumption Hypothèse Hypothèses
        definition Définition Définitions
        example Exemple Exemples
        exercise Exercice Exercices
        algorithm Algorithme Algorithmes
        remark Remarque Remarques
        note Note Notes
        solution Solution Solutions
        proof Démonstration Démonstrations
        sketch Idée_de_la_démonstration Idées_des_démonstrations
        equation Équation Équations
        section Section Sections
        figure Figure Figures
        table Tableau Tableaux
        listing Listing Listings
    """,
        inline=True,
    ),
    proof_of="Démonstration : {}",
    sketch_of="Idée de la démonstration : {}",
    of_post="{} de {}",
    together="et",
    informal="informel",
    exact="énoncé exact",
    in_words="en mots",
    quotes="« {} »",
    link_to="Lien vers {}",
    end_of_proof="Fin de la démonstration",
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH}


def words_of(lang: str) -> Words:
    """Return the words of a language or of what it is a dialect of; else those of English."""
    return LANGUAGES.get(lang) or LANGUAGES.get(lang.partition("-")[0]) or ENGLISH
