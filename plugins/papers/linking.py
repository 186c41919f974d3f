"""Give each article the paper that it is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pelican.contents import Article

from ..bibliography import Bibliography, Entry, Typeset, make_plain, make_typeset
from ..citations import print_entry
from ..core.diagnostics import Problem, in_header
from ..core.fields import text_field
from ..core.posts import is_published
from ..core.recalling import notes_on, recall_in
from .entries import ArticleOnPaper, EntryPrinter, Paper, make_paper
from .settings import PapersSettings


def link_entries(
    articles: Iterable[Article],
    known: Bibliography,
    chosen: PapersSettings | None,
    settings: Mapping[str, Any],
) -> tuple[list[Paper], list[Problem]]:
    """Set ``paper`` on each article, None for none.

    Return the papers with published posts, and a problem for each key of an unknown paper. Without
    ``chosen``, papers have no pages.
    """
    posts: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        on_paper: ArticleOnPaper = article
        on_paper.paper = None
        if key := text_field(article, "paper"):
            posts[key].append(article)
    papers, problems = [], []
    printer = make_printer(settings)
    for key, group in sorted(posts.items()) if known.exists else ():
        if entry := known.find(key):
            public = [article for article in group if is_published(article)]
            paper = make_paper(entry, printer, chosen if public else None, public)
            papers += [paper] if public else []
            for article in group:
                on_paper = article
                on_paper.paper = paper
        else:
            hint = known.nearest(key) or "add it to the .bib file; Pair: is for topics without one"
            if "," in key and known.find(first := key.partition(",")[0].strip()):
                hint = f"a post is on one paper: write {first}, and cite the others"
            problems += [_unknown(article, key, hint) for article in group]
    return papers, problems


def _unknown(article: Article, key: str, hint: str) -> Problem:
    text, near = f'the bibliography has no paper "{key}"', in_header("Paper")
    return Problem("paper-unknown", article.source_path, text, hint, near)


def make_printer(settings: Mapping[str, Any]) -> EntryPrinter:
    """Return what prints entries in the language of the site."""
    typeset, plain = make_typeset(settings), make_plain(settings)
    notes = notes_on(settings, __name__)

    def texts(entry: Entry) -> tuple[str, str, str, str]:
        title = entry.title or entry.key
        return recall_in(notes, _print, title, entry.venue, entry.abstract, plain, typeset)

    def reference(entry: Entry) -> str:
        return print_entry(settings, entry, entry.year, settings["DEFAULT_LANG"], typeset)

    return EntryPrinter(texts, reference)


def _print(
    title: str, venue: str, abstract: str, plain: Typeset, typeset: Typeset
) -> tuple[str, str, str, str]:
    return plain(title), typeset(title), plain(venue), typeset(abstract) if abstract else ""
