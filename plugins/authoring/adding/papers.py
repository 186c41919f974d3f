"""A new paper: its entry in the bibliography, and the two posts on it."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ...core.arxiv import advise_number
from ..refusals import refuse
from ..site import SiteFolder
from .entries import EntryError, NewEntry, ascii_word, choose_key, has_good_key, parse_entries
from .fetching import FetchError, fetch_bibtex
from .files import (
    TITLES,
    NewPost,
    describe_made,
    new_header,
    posts_folder,
    refuse_existing,
    write_new,
)
from .headers import level_names, level_words, next_part, read_headers
from .identifying import GivenPaper, identify
from .texts import first_body, render_header

BIBLIOGRAPHY = "references.bib"


def add_paper(
    site: SiteFolder, words: str, new: NewPost, fetch: Callable[[GivenPaper], str] = fetch_bibtex
) -> str:
    """Add an entry and the two posts on it; return what was made and what comes next."""
    content = site.content_folder()
    headers = list(read_headers(content))
    known = {entry.key: entry for entry in _known_entries(content)}
    is_new = False
    entry = known.get(words.strip())
    if entry is None:
        entry = _entry_of(words, new, fetch)
        twin = _same_paper(entry, known.values())
        if twin:
            entry = twin
        else:
            if not has_good_key(entry.key) or entry.key in known:
                entry = replace(entry, key=choose_key(entry, known))
            is_new = True
    if any(header.key == entry.key for header in headers):
        refuse(f"there are posts on {entry.key} already; `new --math {entry.key}` adds a half")
    part = str(next_part(headers, new.series)) if new.series else ""
    texts, levels = {}, level_words(level_names(site.local_settings()))
    for level, ending in TITLES.items():
        title = f"{entry.title or entry.key}, {ending}"
        header = new_header(title, Paper=entry.key, Level=levels[level])
        header |= {"Series": new.series, "Part": part}
        header["Tags"] = new.tags
        path = posts_folder(content) / f"{ascii_word(entry.key) or 'paper'}-{level}.md"
        texts[path] = render_header(header) + first_body(level, entry.key)
    refuse_existing(texts)
    made = [_add_entry(content / BIBLIOGRAPHY, entry)] if is_new else []
    made += write_new(texts)
    return describe_made(
        made, "Fill them in: `invoke devserver` shows both, with links between them."
    )


def _entry_of(words: str, new: NewPost, fetch: Callable[[GivenPaper], str]) -> NewEntry:
    """Return the entry that is given, or the answer to a question for it, or what is known."""
    given = _read_given(words)
    if given.kind == "text":
        return _known_fields(given, new)
    text = given.value
    if given.kind in ("arxiv", "doi"):
        print(f"Asking for {given.value}", file=sys.stderr, flush=True)
        try:
            text = fetch(given)
        except FetchError as error:
            print(f"No answer, so the entry has what is given. {error}", file=sys.stderr)
            return _known_fields(given, new)
    found = _parse_one(text)
    return replace(found, fields={**found.fields, **new.fields})


def _read_given(words: str) -> GivenPaper:
    path = Path(words)
    if words == "-":
        given = identify(sys.stdin.read())
    elif words.lower().endswith(".bib") and not path.is_file():
        refuse(f"there is no file {words}")
    elif path.is_file():
        given = GivenPaper("bibtex", path.read_text("utf-8-sig", errors="replace"))
    else:
        given = identify(words)
    if not given.value.strip():
        refuse("nothing was given: an arXiv number, a DOI, a .bib file or BibTeX")
    if given.kind == "arxiv" and (advice := advise_number(given.value)):
        refuse(f"arXiv has no paper {given.value}: {advice}")
    if given.kind == "text" and words != "-" and " " not in given.value:
        refuse(
            f"the bibliography has no {given.value}, and it is no arXiv number, DOI or file; "
            "a title has several words"
        )
    return given


def _parse_one(text: str) -> NewEntry:
    try:
        found = parse_entries(text)
    except EntryError as error:
        refuse(f"this BibTeX cannot be read: {error}")
    if len(found) != 1:
        keys = ", ".join(entry.key for entry in found[:5])
        refuse(f"one entry is needed, and there are {len(found)}{f' ({keys} …)' if keys else ''}")
    return found[0]


def _known_fields(given: GivenPaper, new: NewPost) -> NewEntry:
    """Return an entry of what is known without asking anybody."""
    fields = dict(new.fields)
    if given.kind == "arxiv":
        fields |= {"eprint": given.value, "archiveprefix": "arXiv"}
        if given.value[:2].isdecimal():
            fields.setdefault("year", f"20{given.value[:2]}")
    elif given.kind == "doi":
        fields["doi"] = given.value
    else:
        fields.setdefault("title", given.value.splitlines()[0])
    # A key of the title is a good one; without a title the number is the better one.
    key = "" if "title" in fields else f"{given.kind}{ascii_word(given.value)}"
    fields.setdefault("title", f"Title of {given.value}")
    return NewEntry(key, "misc", fields)


def _same_paper(entry: NewEntry, known: Iterable[NewEntry]) -> NewEntry | None:
    """Return the entry of the bibliography that is the same paper: by its number or its DOI."""
    for one in known:
        for name in ("eprint", "doi"):
            value = entry.fields.get(name, "").lower()
            if value and one.fields.get(name, "").lower() == value:
                return one
    return None


def _known_entries(content: Path) -> list[NewEntry]:
    path = content / BIBLIOGRAPHY
    try:
        return parse_entries(path.read_text("utf-8-sig")) if path.is_file() else []
    except (EntryError, UnicodeDecodeError) as error:
        refuse(f"{path}: {error}")


def _add_entry(path: Path, entry: NewEntry) -> Path:
    before = path.read_text("utf-8") if path.is_file() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + gap + entry.render(), encoding="utf-8")
    return path
