"""The statements of a run, and what templates find of them on each article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pelican.contents import Article
from pelican.generators import ArticlesGenerator

from ..core.contents import iter_articles
from ..core.diagnostics import Problem
from ..core.documents import get_found, line_of_file
from ..core.html import derive
from ..core.hypertext import without_links
from ..core.links import LINK, find_target, folder_of
from ..core.pages import shorten
from ..core.posts import is_published
from .graph import ProofGraph, Reliance, StatementKey
from .reading import Contents, ProvedStatement, read_contents
from .settings import DependencySettings
from .ties import COMMA, EVERYTHING, RESTS_ON, USED_IN, StatementLink, StatementTies

TEXTS = (RESTS_ON, USED_IN, EVERYTHING, COMMA)
#: Statements that are there for others, and those that a reader comes for.
HELPERS = frozenset(("lemma", "claim"))
RESULTS = frozenset(("theorem", "proposition", "corollary"))


@dataclass(frozen=True, slots=True)
class ProofSlice:
    """A page with a statement and all that it rests on."""

    key: StatementKey
    #: "Theorem 2".
    name: str
    #: The title of the statement as HTML, "" for none.
    title: str
    #: The post that the statement is in.
    article: Any
    #: Addresses from the site's root.
    url: str
    save_as: str


class PostWithProofs(Protocol):
    """What templates find on each article."""

    #: What its statements rest on, and what rests on them; those that are tied to others.
    statement_ties: tuple[StatementTies, ...]
    #: The pages with one of its statements and all that it rests on.
    slices: tuple[ProofSlice, ...]
    #: Its statements and what rests on what, None where that is too little for a map.
    proof_graph: Any


@dataclass(slots=True)
class Linker:
    """All statements of a run."""

    articles: Mapping[str, Article]
    contents: Mapping[str, Contents]
    context: Mapping[str, Any]
    by_key: dict[StatementKey, ProvedStatement] = field(default_factory=dict)
    owners: dict[str, dict[str, str]] = field(default_factory=dict)
    #: By what authors have written.
    written: ProofGraph = field(init=False)
    #: The same, and the definitions of the symbols of each statement: what readers see.
    graph: ProofGraph = field(init=False)
    #: The same, and whatever else its symbols come from: what a slice has to have.
    with_symbols: ProofGraph = field(init=False)
    #: The place of each statement in the order of posts and texts.
    order: dict[StatementKey, int] = field(init=False)

    @classmethod
    def of(cls, generator: ArticlesGenerator) -> "Linker":
        """Return the linker of a run."""
        articles = {one.source_path: one for one in iter_articles(generator)}
        contents = {path: derive(one, read_contents) for path, one in articles.items()}
        return cls(articles, contents, generator.context)

    def __post_init__(self) -> None:
        for path, contents in self.contents.items():
            self.owners[path] = dict(contents.owners)
            for one in contents.statements:
                self.by_key[StatementKey(path, one.id)] = one
        self.order = {key: number for number, key in enumerate(self.by_key)}
        written, shown, every = {}, {}, {}
        for key, one in self.by_key.items():
            symbols = self._below(key, (one.symbols_from, False))
            written[key] = self._below(key, (one.stated_with, False), (one.proved_with, True))
            known = {found.on for found in written[key]}
            defined = (s for s in symbols if self.by_key[s.on].kind == "definition")
            new = sorted((s.on for s in defined if s.on not in known), key=self.order.__getitem__)
            by_symbols = (Reliance(key, on, in_proof=False, by_symbols=True) for on in new)
            shown[key] = [*by_symbols, *written[key]]
            every[key] = [*symbols, *written[key]]
        self.written, self.graph = ProofGraph(written), ProofGraph(shown)
        self.with_symbols = ProofGraph(every)

    def _below(self, key: StatementKey, *addresses: tuple[Iterable[str], bool]) -> list[Reliance]:
        found: dict[StatementKey, Reliance] = {}
        for uses, in_proof in addresses:
            for address in uses:
                on = self.resolve(address, self.articles[key.path])
                if on and on != key and self._sees(key, on):
                    found.setdefault(on, Reliance(key, on, in_proof))
        return list(found.values())

    def _sees(self, key: StatementKey, on: StatementKey) -> bool:
        """Return whether a statement may name another: no published one names a draft's."""
        own, other = self.articles[key.path], self.articles[on.path]
        return own is other or is_published(other) or not is_published(own)

    def resolve(self, address: str, article: Article) -> StatementKey | None:
        """Return the statement that a link of a post leads to, or into."""
        written, _, name = address.partition("#")
        path = article.source_path
        if link := LINK.fullmatch(written):
            target = find_target(link["value"], link["what"], folder_of(article), self.context)
            path = getattr(target, "source_path", "")
        elif written:
            return None
        key = StatementKey(path, self.owners.get(path, {}).get(name, ""))
        return key if key in self.by_key else None

    def ties_of(
        self, article: Article, slices: Iterable[ProofSlice] = ()
    ) -> tuple[StatementTies, ...]:
        """Return what the statements of a post are tied to; ``slices`` are the pages of some."""
        path = article.source_path
        # As seen from the page of the post: nothing else shows this link.
        root = "../" * article.url.count("/")
        pages = {one.key: f"{root}{one.url}" for one in slices}
        keys = (StatementKey(path, one.id) for one in self.contents[path].statements)
        ties = (StatementTies(key.id, *self._links_of(key), pages.get(key, "")) for key in keys)
        return tuple(one for one in ties if one.rests_on or one.used_in)

    def _links_of(
        self, key: StatementKey
    ) -> tuple[tuple[StatementLink, ...], tuple[StatementLink, ...]]:
        below = self.graph.below[key]
        above = [one for one in self.graph.above.get(key, ()) if self._sees(key, one.statement)]
        above.sort(key=lambda one: (one.statement.path != key.path, self.order[one.statement]))
        return (
            tuple(self._link(key, one.on, one.in_proof) for one in below),
            tuple(self._link(key, one.statement, one.in_proof) for one in above),
        )

    def _link(self, source: StatementKey, target: StatementKey, in_proof: bool) -> StatementLink:
        name = self.by_key[target].name
        if source.path == target.path:
            return StatementLink(f"#{target.id}", name, in_proof=in_proof)
        post = self.articles[target.path]
        address = f"{{filename}}/{post.relative_source_path}#{target.id}"
        title = without_links(getattr(post, "title_html", "") or post.title)
        return StatementLink(address, name, title, in_proof)

    def slices_of(self, article: Article, chosen: DependencySettings) -> tuple[ProofSlice, ...]:
        """Return the pages of a published post on a paper: of results that rest on something."""
        paper = getattr(article, "paper", None)
        key = getattr(getattr(article, "pair", None), "key", "") or getattr(paper, "key", "")
        if not key or not is_published(article):
            return ()
        return tuple(self._slices(article, key, chosen))

    def _slices(
        self, article: Article, key: str, chosen: DependencySettings
    ) -> Iterator[ProofSlice]:
        folder = re.sub(r"[^\w.+-]+", "-", key).strip(".-") or "paper"
        for one in self.contents[article.source_path].statements:
            place = StatementKey(article.source_path, one.id)
            if one.kind in RESULTS and self.graph.below[place]:
                words = {"key": folder, "label": re.sub(r"[^\w.+-]+", "-", one.id)}
                url, save_as = (
                    shorten(pattern.format(**words)) for pattern in (chosen.url, chosen.save_as)
                )
                yield ProofSlice(place, one.name, one.title, article, url, save_as)

    def problems(self) -> Iterator[Problem]:
        """Yield circles, and the lemmas on which nothing rests."""
        for circle in self.written.circles():
            names = ", which rests on ".join(self.by_key[key].name for key in circle[1:])
            text = f"{self.by_key[circle[0]].name} rests on {names}"
            yield self._problem("proof-circle", circle[0], text, "prove one of them without")
        lemmas = (key for key, one in self.by_key.items() if one.kind in HELPERS)
        for key in self.written.unused(lemmas):
            if self._has_results(key.path):
                text = f"nothing refers to {self.by_key[key].name}"
                yield self._problem("lemma-unused", key, text, "refer to it where it is needed")

    def _has_results(self, path: str) -> bool:
        return any(one.kind in RESULTS for one in self.contents[path].statements)

    def _problem(self, rule: str, key: StatementKey, text: str, hint: str) -> Problem:
        article = self.articles[key.path]
        line = line_of_file(article, (get_found(article, "theorems") or {}).get(key.id, 0))
        return Problem(rule, key.path, text, hint, near=rf"#{re.escape(key.id)}\b", line=line)
