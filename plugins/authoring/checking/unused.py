"""Labels and entries that nothing uses. Pure, but for reading the files."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..remarks import Remark

ENTRY = re.compile(r"^[ \t]*@(\w+)\s*[{(]\s*([^\s,{}()]+)\s*,", re.MULTILINE)
#: What begins with @ in a .bib file and is no entry.
NO_ENTRY = {"string", "comment", "preamble"}
#: A key in a text.
WORD = re.compile(r"[\w:.+/-]+")
#: Endings of files that somebody writes a post in, each with what to do about it.
POSTS = {
    ".md": "call it .md, in small letters",
    ".markdown": "call it .md",
    ".mdx": "call it .md",
    ".qmd": "call it .md, or say `import`",
    ".rmd": "call it .md, or say `import`",
    ".txt": "call it .md",
    ".text": "call it .md",
    ".tex": "write it in Markdown, in a file .md",
    ".docx": "write it in Markdown, in a file .md",
    ".odt": "write it in Markdown, in a file .md",
    ".ipynb": "write it in Markdown, in a file .md",
}


def find_unread(content: Path, read: Collection[str], level: str) -> Iterator[Remark]:
    """Yield the files of a content folder that look like posts, and that nothing reads.

    ``read`` are the full paths of the files that pages or copies were made of.
    """
    if level == "ignore":
        return
    for path in sorted(content.rglob("*")):
        hint = POSTS.get(path.suffix.lower(), "")
        is_text = path.suffix not in {".md", ".markdown"}
        if hint and is_text and str(path) not in read and path.is_file():
            yield Remark(level, "nothing reads this file", str(path), 1, "file-unread", hint)


def find_unused_labels(
    labels: Iterable[Mapping[str, Any]],
    content: Path,
    level: str,
    meant: Collection[tuple[str, str]] = (),
) -> Iterator[Remark]:
    """Yield the statements, figures and equations that nothing refers to.

    Labels that nobody has written are none, and those that a misspelt reference means are used.
    """
    if level == "ignore":
        return
    every = list(labels)
    # A statement and its twin in words have one label: it is used if either is.
    seen = {label["label"] for label in every if label["uses"]}
    for label in every:
        # Sections have their ids for the other half's sake, and for links from elsewhere.
        if label["label"] not in seen and label["kind"] != "section":
            seen.add(label["label"])
            name, _, line = str(label["place"]).rpartition(":")
            place = (name, int(line)) if line.isdecimal() else (str(label["place"]), 0)
            path = str(content / place[0])
            written = _line_of_label(path, label["label"])
            if written and (path, label["label"]) not in meant:
                text = f'nothing refers to the label "{label["label"]}"'
                yield Remark(level, text, path, place[1] or written, "label-unused")


def _line_of_label(path: str, label: str) -> int:
    """Return the line in which an author has written a label, 0 for none."""
    try:
        text = Path(path).read_text("utf-8-sig", errors="replace")
    except OSError:
        return 0
    # In TeX a label may have a colon; what follows "=" is a reference.
    name = re.escape(label).replace(r"\-", "[-:_.]")
    found = re.search(rf"(?<![\w=@-]){name}(?![\w-])", text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def find_unused_entries(
    bibliographies: Iterable[Path], texts: Iterable[str], level: str
) -> Iterator[Remark]:
    """Yield the entries whose key is in no text."""
    if level == "ignore":
        return
    words: set[str] = set()
    for text in texts:
        for found in WORD.findall(text):
            words |= {found, found.strip(":.+/-"), found.partition(":")[0]}
    for path in bibliographies:
        text = path.read_text("utf-8-sig", errors="replace")
        for entry in ENTRY.finditer(text):
            if entry[1].lower() not in NO_ENTRY and entry[2] not in words:
                line = text.count("\n", 0, entry.start(2)) + 1
                said = f'no post has the entry "{entry[2]}"'
                yield Remark(level, said, str(path), line, "entry-unused")
