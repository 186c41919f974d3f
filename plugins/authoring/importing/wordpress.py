"""What WordPress has exported, as a folder of Markdown: Pelican's own importer does that."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ...core.characters import without_control
from .model import ImportRemark
from .running import BlogError
from .wordpress_galleries import Galleries
from .wordpress_texts import (
    KeptTexts,
    keep_apart,
    pictures_of,
    read_item,
    with_one_category,
    without_escapes,
)

ITEM = re.compile(r"<item\b[^<>]*>(?:(?!</?item\b).)*+</item>", re.DOTALL)
STATUS = re.compile(r"(<wp:status>\s*(?:<!\[CDATA\[)?)(\w*)")
PASSWORD = re.compile(r"<wp:post_password>\s*(?:<!\[CDATA\[)?[^\s<\]]")
TYPE = re.compile(r"<wp:post_type>\s*(?:<!\[CDATA\[)?(?:post|page)\b")
#: What pelican-import reads; the rest it leaves out without a word.
READ = {"publish", "draft"}
#: It is no module that Python can run.
IMPORTER = "from pelican.tools.pelican_import import main; main()"


def from_wordpress(source: Path, folder: Path) -> list[ImportRemark]:
    """Write the posts of an export of WordPress into a folder; return what is to be said."""
    programs = _find_programs()
    # At a character that XML cannot have the parser would give up, and lose all posts after it.
    written = without_control(source.read_text("utf-8", errors="replace"))
    text, said = without_secrets(written, source.name)
    host = urlsplit(_base(text)).hostname or ""
    items = [read_item(found[0]) for found in ITEM.finditer(text)]
    files = {item.path: item.file for item in items if item.path and item.file}
    kept = KeptTexts()
    galleries = Galleries.of(found[0] for found in ITEM.finditer(text))
    before = text
    text = ITEM.sub(lambda found: keep_apart(found[0], kept, host, files, galleries), text)
    said += [_left(source.name, one) for one in _pictures(before, host, galleries.shown)]
    _convert(text, folder, programs)
    paths = {item.file: item.path for item in items if item.path}
    for file in folder.rglob("*.md"):
        written = without_escapes(with_one_category(file.read_text("utf-8")))
        written = kept.put_back(written)
        path = paths.get(file.relative_to(folder).as_posix())
        file.write_text(f"Permalink: /{path}/\n{written}" if path else written, "utf-8")
    return said


def _base(text: str) -> str:
    """Return the address of the blog."""
    found = re.search(r"<wp:base_blog_url>\s*([^<\s]{1,2000})", text)
    return found[1] if found else ""


def _pictures(text: str, host: str, shown: list[str]) -> list[str]:
    """Return the addresses of the pictures that are on the old blog."""
    found = [one for item in ITEM.finditer(text) for one in pictures_of(item[0])] + shown
    return [one for one in dict.fromkeys(found) if urlsplit(one).hostname in (host, None)]


def _left(name: str, picture: str) -> ImportRemark:
    what = f"the picture {picture} is still on the old blog"
    return ImportRemark(
        name, 0, what, "put it into images/, and write {static}/images/ and its name"
    )


def _convert(text: str, folder: Path, programs: str) -> None:
    """Have Pelican's importer write the posts of an export into a folder."""
    export = folder / "export.xml"
    export.write_text(text, "utf-8")
    words = ["--wpfile", "--dir-page", "-m", "markdown", "-o", str(folder), str(export)]
    done = subprocess.run(
        [sys.executable, "-c", IMPORTER, *words],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": programs},
    )
    export.unlink()
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it does not say why"])[-1]
        raise BlogError(f"pelican-import failed: {reason}")


def _find_programs() -> str:
    """Return the PATH on which pandoc is; raises BlogError where it or lxml is not installed."""
    found = [os.environ.get("PATH", "")]
    with suppress(ImportError, OSError):
        pypandoc: Any = import_module("pypandoc")  # it has no types
        found.append(str(Path(pypandoc.get_pandoc_path()).parent))
    programs = os.pathsep.join(filter(None, found))
    if not (shutil.which("pandoc", path=programs) and find_spec("lxml")):
        raise BlogError(
            "posts of WordPress need pandoc and lxml, which are not installed: "
            "pip install 'pelican-diptych[wordpress]'"
        )
    return programs


def without_secrets(text: str, name: str) -> tuple[str, list[ImportRemark]]:
    """Return an export in which posts with a password are drafts, and what is left out of it."""
    left: Counter[str] = Counter()
    said: list[ImportRemark] = []

    def change(found: re.Match[str]) -> str:
        item = found[0]
        status = STATUS.search(item)
        if not TYPE.search(item) or status is None:
            return item
        if status[2] not in READ:
            left[status[2]] += 1
        elif PASSWORD.search(item):
            line = text.count("\n", 0, found.start()) + 1
            said.append(ImportRemark(name, line, "a post with a password; it is a draft here"))
            return STATUS.sub(r"\1draft", item, count=1)
        return item

    changed = ITEM.sub(change, text)
    for status, count in sorted(left.items()):
        what = f'not brought along: {count} posts that are "{status}"'
        said.append(ImportRemark(name, 0, what, "make them drafts in WordPress, and export again"))
    return changed, said
