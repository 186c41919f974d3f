"""Give the contents of a run their citations and lists of references."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pelican.contents import Content

from ..bibliography import Bibliography, Typeset
from ..core.diagnostics import Problem
from ..core.documents import get_found, problem_at, set_found
from ..core.html import derive, transform
from ..core.pelican_api import set_formatted_field
from ..core.recalling import recall
from ..core.summaries import keep_summary, renew_summary_text
from ..core.texts import Texts
from ..crossrefs import LABELS
from .bare_keys import find_bare_keys
from .citing import Citer, fill_field, find_keys, is_cited
from .labels import Labels
from .model import (
    CitingContent,
    CitingSection,
    ListedEntry,
    PlainCitation,
    PlainWording,
    UnknownKeys,
    make_references,
    wording_of,
)
from .posts_here import PostsHere
from .printing import print_entry
from .reference_list import MARKER, cite, cite_without_list


def find_citations(html: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether a post has citations or a place for their list, and the keys that it cites."""
    return is_cited(html) or MARKER in html, find_keys(html)


@dataclass(slots=True)
class CitationLinker:
    """Fills the citations in all contents of one run."""

    bibliography: Bibliography
    #: The style of citations: "author-year" or "numeric".
    style: str
    texts: Texts
    #: The function from an entry's text to HTML.
    typeset: Typeset
    posts: PostsHere
    settings: Mapping[str, Any]
    #: The keys that no entry has.
    problems: list[Problem] = field(default_factory=list)
    #: What is the same for all posts in a language.
    languages: dict[str, "_Language"] = field(default_factory=dict)
    #: The HTML of entries, by key, year and language.
    rendered: dict[tuple[str, str, str], str] = field(default_factory=dict)
    #: Hints at the keys that were probably meant, by the unknown key.
    hints: dict[str, str] = field(default_factory=dict)

    def link(self, content: Content) -> None:
        """Fill the citations of a content, its fields and its labels, and add the list."""
        citing: CitingContent = content
        citing.bibliography = ()
        cites, in_text = derive(content, find_citations)
        self._question(content)
        fields = {name: html for name, html in _iter_fields(content) if is_cited(html)}
        if not cites and not fields:
            return
        keys = dict.fromkeys(in_text)
        for html in fields.values():
            keys |= dict.fromkeys(recall(content, find_keys, html))
        entries = [entry for key in keys if (entry := self.bibliography.find(key))]
        language = self._language(content.lang)
        references = make_references(entries, language.labels.make(entries))
        citations = tuple(one.citation() for one in references.values())
        self._fill_fields(content, fields, citations, language.wording)
        _fill_labels(content, citations, language.wording)
        if cites:
            keep_summary(content, cite_without_list, citations, language.wording)
        rows = tuple(self._render(one, content) for one in references.values())
        places, unknown = transform(content, cite, citations, rows, self.style, language.wording)
        self._report(content, unknown)
        citing.bibliography = tuple(
            ListedEntry(one.entry, one.id, one.label, tuple(CitingSection(*at) for at in found))
            for one, found in ((references[key], found) for key, found in places)
        )

    def _question(self, content: Content) -> None:
        """Report the keys of entries that are in brackets, and are no citations."""
        for key in derive(content, find_bare_keys):
            if self.bibliography.find(key):
                text, hint = f'"[{key}]" is text', f"write [@{key}] to cite that entry"
                near = rf"(?<![\]\w\\])\[{re.escape(key)}[\],;]"
                self.problems.append(
                    Problem("markdown-slip", content.source_path, text, hint, near)
                )

    def _language(self, lang: str) -> "_Language":
        if lang not in self.languages:
            say = partial(self.texts.get, lang)
            self.languages[lang] = _Language(Labels(self.style, say), wording_of(say))
        return self.languages[lang]

    def _fill_fields(
        self,
        content: Content,
        fields: Mapping[str, str],
        citations: tuple[PlainCitation, ...],
        wording: PlainWording,
    ) -> None:
        for name, value in fields.items():
            filled, unknown = recall(content, fill_field, value, citations, wording)
            set_formatted_field(content, name, filled)
            if not getattr(content, "automatic_summary", False):
                self._report(content, unknown, name)
            renew_summary_text(content)

    def _report(self, content: Content, unknown: UnknownKeys, field: str = "") -> None:
        for key, body_line in unknown:
            text = f'the bibliography has no "{key}"'
            if key not in self.hints:
                self.hints[key] = self.bibliography.nearest(key)
            hint = self.hints[key] or "add an entry for it, or write \\@ for the character itself"
            self.problems.append(
                problem_at(content, "citation-unknown", body_line, text, hint, field)
            )

    def _render(self, reference: ListedEntry, content: Content) -> str:
        """Return an entry as HTML for the list of a content."""
        entry = reference.entry
        year = reference.label.year if not reference.label.number else entry.year
        known = (entry.key, year, content.lang)
        if known not in self.rendered:
            self.rendered[known] = print_entry(
                self.settings, entry, year, content.lang, self.typeset
            )
        return self.rendered[known] + self.posts.links(entry.key, content)


@dataclass(frozen=True, slots=True)
class _Language:
    """What is the same for all posts in a language."""

    labels: Labels
    wording: PlainWording


def _iter_fields(content: Content) -> Iterator[tuple[str, str]]:
    for name in content.settings["FORMATTED_FIELDS"]:
        if isinstance(value := content.metadata.get(name), str):
            yield name, value


def _fill_labels(
    content: Content, citations: Iterable[PlainCitation], wording: PlainWording
) -> None:
    """Fill the citations in the titles of sections and statements."""
    labels: tuple[Any, ...] = get_found(content, LABELS) or ()
    if any(is_cited(label.title) for label in labels):
        citer = Citer(citations, wording)
        filled = (replace(one, title=citer.fill_text(one.title, kept=False)) for one in labels)
        set_found(content, LABELS, tuple(filled))
