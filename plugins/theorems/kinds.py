"""The kinds of theorem-like environments: names, label prefixes, counters, styles. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..core.texts import Texts
from .names import NAMES, Name, Words

#: Statements have the bar of the level, definitions a thin one, remarks none.
STYLES = ("plain", "definition", "remark")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of environment."""

    #: What an author writes after ``:::``.
    key: str
    #: How its labels begin, as in ``thm-main``.
    prefixes: tuple[str, ...]
    #: One of STYLES.
    style: str = "plain"
    #: Kinds with the same one are numbered together; "" means unnumbered.
    counter: str = "theorem"

    @property
    def provable(self) -> bool:
        """Whether a proof without ``of`` may belong to it."""
        return self.style == "plain"


KINDS = {
    kind.key: kind
    for kind in (
        Kind("theorem", ("thm",)),
        Kind("lemma", ("lem",)),
        Kind("proposition", ("prp", "prop")),
        Kind("corollary", ("cor",)),
        Kind("claim", ("clm",)),
        Kind("conjecture", ("cnj", "conj")),
        Kind("fact", ("fct", "fact")),
        Kind("observation", ("obs",)),
        Kind("property", ("prty",)),
        Kind("criterion", ("crt",)),
        Kind("axiom", ("axm", "ax"), "definition"),
        Kind("assumption", ("asm", "ass"), "definition"),
        Kind("definition", ("def",), "definition"),
        Kind("example", ("exm", "ex"), "definition"),
        Kind("exercise", ("exr",), "definition"),
        Kind("algorithm", ("alg",), "definition"),
        Kind("remark", ("rem", "rmk"), "remark"),
        Kind("note", ("nte",), "remark"),
        Kind("solution", ("sol",), "remark"),
    )
}
#: Not numbered; it belongs to a statement.
PROOF = Kind("proof", ("prf",), counter="")
#: What a proof may be made of, each in the one before or in another.
IDEA = Kind("proof-idea", ("idea",), "remark", "")
STEP = Kind("proof-step", ("stp", "step"), "remark", "")
WHY = Kind("proof-why", ("why",), "remark", "")
#: By the words that authors write; a site may have a kind of statements with one of them.
RUNGS = {"idea": IDEA, "step": STEP, "why": WHY}


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a site and their names in its languages."""

    #: The kinds by their keys.
    known: Mapping[str, Kind]
    #: The site's own names, by language and kind; the language "*" means any.
    names: Mapping[str, Mapping[str, Name]]
    #: All other names and words.
    texts: Texts = field(default_factory=Texts)
    #: The words by language, as far as they were needed.
    words_by_language: dict[str, Words] = field(default_factory=dict, compare=False)
    #: The English names in other words, as far as they were needed.
    translated: dict[tuple[str, str, int], Name] = field(default_factory=dict, compare=False)

    def words(self, lang: str) -> Words:
        """Return the words around names and numbers in a language."""
        if lang not in self.words_by_language:
            self.words_by_language[lang] = Words.of(self.texts, lang)
        return self.words_by_language[lang]

    def name(self, kind: str, lang: str, count: int = 1) -> Name:
        """Return what a kind is called in a language; in English where it has no name there.

        ``many`` of the name is the plural for that count: some languages have several.
        """
        for names in _names_in(self.names, lang):
            if kind in names:
                return names[kind]
        if kind in NAMES:
            key = kind, lang, count
            if key not in self.translated:
                self.translated[key] = NAMES[kind].translated(self.texts, lang, count)
            return self.translated[key]
        return Name(kind.capitalize(), f"{kind.capitalize()}s")

    def find(self, word: str) -> Kind | None:
        """Return the kind that a word names, in any case, in any language of THEOREM_NAMES."""
        word = word.casefold()
        if word in self.known:
            return self.known[word]
        by_name = {
            name.one.casefold(): key for names in self.names.values() for key, name in names.items()
        }
        return self.known.get(by_name.get(word, ""))

    def of_label(self, label: str) -> Kind | None:
        """Return the kind that the prefix of a label names: ``lem-x`` is a lemma's."""
        prefix = label.replace(":", "-").partition("-")[0].casefold()
        every = (*self.known.values(), PROOF, *RUNGS.values())
        return next((kind for kind in every if prefix in (*kind.prefixes, kind.key)), None)


def _names_in(names: Mapping[str, Mapping[str, Name]], lang: str) -> Iterable[Mapping[str, Name]]:
    """Yield the names of a language, then of the language that it is a variant of, then of all."""
    for key in dict.fromkeys((lang, lang.partition("-")[0], "*")):
        if key in names:
            yield names[key]


def make_kinds(
    extra: Mapping[str, Any],
    names: Mapping[str, Any],
    counters: Mapping[str, Any] | str,
    texts: Texts | None = None,
) -> Kinds:
    """Return the kinds of a site from its settings; docs/settings.md has their forms."""
    known = dict(KINDS)
    given: dict[str, dict[str, Name]] = {"*": {}}
    for key, value in extra.items():
        changes = {"name": value} if isinstance(value, str) else dict(value)
        known[key] = _changed(known.get(key, Kind(key, (key,))), changes)
        if "name" in changes:
            given["*"][key] = Name.read(changes["name"])
    for lang, by_kind in names.items():
        given.setdefault(lang, {}).update((k, Name.read(v)) for k, v in by_kind.items())
    counted = {key: _counted(kind, counters) for key, kind in known.items()}
    return Kinds(counted, given, texts or Texts())


def _changed(kind: Kind, changes: Mapping[str, Any]) -> Kind:
    prefix = changes.get("prefix", kind.prefixes)
    prefixes = (prefix,) if isinstance(prefix, str) else tuple(prefix)
    return replace(kind, prefixes=prefixes, style=changes.get("style", kind.style))


def _counted(kind: Kind, counters: Mapping[str, Any] | str) -> Kind:
    if counters == "separate":
        return replace(kind, counter=kind.key)
    if isinstance(counters, Mapping) and kind.key in counters:
        return replace(kind, counter=counters[kind.key] or "")
    return kind
