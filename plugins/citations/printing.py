"""Entries as HTML, remembered from build to build: pybtex takes its time, also to be imported."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ..bibliography import Entry, Typeset
from ..core.quotation_marks import in_language
from ..core.recalling import notes_on, recall_by
from ..core.texts import texts_of


def print_entry(
    settings: Mapping[str, Any], entry: Entry, year: str, lang: str, typeset: Typeset
) -> str:
    """Return an entry as HTML without line breaks, in a language. Needs pybtex.

    ``year`` is the year as printed, which may have a letter after it; "" for "n.d.".
    """

    def render() -> str:
        from .style import render_entry  # noqa: PLC0415

        html = render_entry(entry, year, partial(texts_of(settings).get, lang), typeset)
        return in_language(html, lang)

    # Where an entry is in its file, and what is not printed, does not count.
    people = [
        [(name.family, name.given, name.link) for name in names]
        for names in (entry.authors, entry.editors)
    ]
    links = [(link.kind, link.text, link.address) for link in entry.links]
    made_of = (
        *(entry.key, entry.kind, entry.title, people, entry.more_authors, entry.venue),
        *(entry.arxiv, entry.doi, links, dict(entry.fields), year, lang),
    )
    return recall_by(notes_on(settings, __name__), render, "entry", *made_of)
