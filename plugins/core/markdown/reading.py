"""Read each Markdown file once: what has been read is found again by the bytes of the file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader

from ..build import build_of
from ..careful import CarefulReader
from ..diagnostics import Problem
from ..documents import KEY, add_problems, get_document
from ..memory.digests import Digest, digest_bytes
from ..memory.html import Html
from ..memory.notes import Notes
from ..memory.pickling import dumps, loads

#: Markdown extensions that read nothing but the text: ours, Python-Markdown's, most of pymdownx's.
KNOWN = re.compile(
    rf"{re.escape(__name__.removesuffix('.core.markdown.reading'))}\..*|markdown\.extensions\..*"
    r"|pymdownx\.(?!snippets|b64|pathconverter).*|abbr|admonition|attr_list|codehilite|def_list"
    r"|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty"
    r"|tables|toc|wikilinks"
)
#: A picture with an empty alternative text, and its address.
EMPTY_ALT = re.compile(r"""<img\b(?=[^<>]*\salt=(?:""|''))[^<>]*>""", re.IGNORECASE)
SOURCE = re.compile(r"""\ssrc=["']([^"'<>]+)["']""", re.IGNORECASE)


class RememberingReader(CarefulReader, MarkdownReader):  # type: ignore[misc]
    """A reader of Markdown that parses a file only if no build has read these bytes before.

    The metadata has a document with the HTML; the HTML that Pelican gets is empty.
    """

    #: What `frontmatter` replaces by its own reader.
    replaces = MarkdownReader

    def parse(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a file."""
        raise NotImplementedError

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a file, as Pelican asks for them."""
        # What Pelican has read off the file's name.
        refused = self.take_refused()
        notes = build_of(self.settings).memory.of(source_path)
        html, metadata = self._recall(notes, source_path)
        text = html.text() if self.settings["TYPOGRIFY"] else ""
        metadata[KEY] = replace(get_document(metadata), html=html)
        add_problems(metadata, *refused)
        add_problems(metadata, *_without_words(source_path, html.derive(_empty_alts)))
        return text, metadata

    def _recall(self, notes: Notes, source_path: str) -> tuple[Html, dict[str, Any]]:
        if not are_known(self.settings["MARKDOWN"]):
            text, metadata = self.parse(source_path)
            return Html.of_text(notes, text), metadata
        key = key_of(Path(source_path).read_bytes())
        kept = notes.find(key)
        if kept is None:
            text, metadata = self.parse(source_path)
            if key_of(Path(source_path).read_bytes()) != key:  # its author is just saving it
                return Html.of_text(notes, text), metadata
            keep(notes, key, text, dumps(metadata, self.settings))
        else:
            metadata = loads(kept, self.settings)
        notes.uses_html(key)
        # In a damaged memory the HTML may be lost.
        return Html(notes, key, lambda: self.parse(source_path)[0]), metadata


def key_of(data: bytes) -> Digest:
    """Return by what a file is found again; its path and the settings are known otherwise."""
    return digest_bytes(b"document" + data)


def keep(notes: Notes, key: Digest, text: str, metadata: bytes) -> None:
    """Keep what a file has in it."""
    notes.keep_html(key, text)
    notes.keep(key, metadata)


def are_known(markdown: Mapping[str, Any]) -> bool:
    """Return whether all extensions of the setting MARKDOWN read nothing but the text."""
    return all(map(KNOWN.fullmatch, _names(markdown)))


def _names(markdown: Mapping[str, Any]) -> Iterable[str]:
    yield from markdown.get("extension_configs", {})
    for extension in markdown.get("extensions", ()):
        yield extension if isinstance(extension, str) else type(extension).__module__


def _empty_alts(html: str) -> tuple[str, ...]:
    """Return the addresses of the pictures with an empty alternative text, each once."""
    found = EMPTY_ALT.findall(html) if "alt=" in html else ()
    return tuple(dict.fromkeys(source[1] for tag in found if (source := SOURCE.search(tag))))


def _without_words(path: str, sources: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what Pelican says of such pictures, with the line."""
    for source in sources:
        name = source.rpartition("/")[2]
        text = f'the picture "{name}" has no alternative text'
        yield Problem("page-alt", path, text, "write ![what it shows](…)", near=re.escape(name))
