"""The names of tags, categories and authors: for Pelican, those with one slug are one term."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.contents import find_articles_generator
from ..core.diagnostics import Problem, in_header, report

#: The fields in which each kind of term is.
FIELDS = {"tag": ("Tags",), "category": ("Category", "Categories"), "author": ("Authors?",)}
PLURALS = {"tag": "tags", "category": "categories", "author": "authors"}
#: Spellings of one name differ in these, and in capital letters.
BETWEEN = re.compile(r"[\s_.,'’-]+")


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A name of a term, and where it is."""

    kind: str
    name: str
    slug: str
    #: The file of a published post that has it.
    path: str


def iter_terms(generator: Any) -> Iterator[NamedTerm]:
    """Yield the names of the published posts, each of a kind once, in the order of files."""
    known: set[tuple[str, str]] = set()
    for article in sorted(generator.articles, key=lambda article: str(article.source_path)):
        terms = {
            "tag": getattr(article, "tags", ()),
            "category": filter(None, (getattr(article, "category", None),)),
            "author": getattr(article, "authors", ()),
        }
        for kind, listed in terms.items():
            for term in listed:
                name = str(term.name)
                if (kind, name) not in known:
                    known.add((kind, name))
                    yield NamedTerm(kind, name, str(term.slug), str(article.source_path))


def report_shared(generators: list[Any]) -> None:
    """Report different names that have one page, and lists that are one name."""
    generator = find_articles_generator(generators)
    shared: dict[tuple[str, str], list[NamedTerm]] = defaultdict(list)
    terms = list(iter_terms(generator))
    for term in terms:
        shared[term.kind, term.slug].append(term)
    report(generator.settings, find_shared(shared))
    report(generator.settings, find_lists(terms, generator.settings["DEFAULT_CATEGORY"]))


def find_lists(terms: Iterable[NamedTerm], default: str) -> Iterator[Problem]:
    """Yield a problem for each category whose name is a list, unless a folder has that name."""
    for term in terms:
        names = [one.strip() for one in re.split("[,;]", term.name) if one.strip()]
        is_written = term.name not in (default, Path(term.path).parent.name)
        if term.kind == "category" and len(names) > 1 and is_written:
            text = f'a post has one category: this one is called "{term.name}"'
            hint = f"write Category: {names[0]} and Tags: {', '.join(names[1:])}"
            yield Problem("term-list", term.path, text, hint, in_header(*FIELDS["category"]))


def find_shared(shared: Mapping[tuple[str, str], list[NamedTerm]]) -> Iterator[Problem]:
    """Yield a problem for each slug of names that are not spellings of one."""
    for (kind, slug), terms in shared.items():
        if len({_spelling(term.name) for term in terms}) < 2:
            continue
        names = " and ".join(f'"{term.name}"' for term in terms)
        text = f'the {PLURALS[kind]} {names} have one page, that of "{slug}"'
        odd = max((term.name for term in terms), key=lambda name: (len(name), name))
        setting = f"{kind.upper()}_REGEX_SUBSTITUTIONS"
        hint = (
            f'part them in pelicanconf.py: {setting} = [(r"{re.escape(odd)}", "a-slug"), '
            "*those of SLUG_REGEX_SUBSTITUTIONS]"
        )
        yield Problem("term-shared", terms[-1].path, text, hint, in_header(*FIELDS[kind]))


def _spelling(name: str) -> str:
    return BETWEEN.sub("", name).casefold()
