"""What WordPress has exported, as a folder of Markdown: Pelican's own importer does that."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from .model import ImportRemark
from .running import BlogError

ITEM = re.compile(r"<item\b[^<>]*>(?:(?!</?item\b).)*+</item>", re.DOTALL)
STATUS = re.compile(r"(<wp:status>\s*(?:<!\[CDATA\[)?)(\w*)")
PASSWORD = re.compile(r"<wp:post_password>\s*(?:<!\[CDATA\[)?[^\s<\]]")
TYPE = re.compile(r"<wp:post_type>\s*(?:<!\[CDATA\[)?(?:post|page)\b")
#: What pelican-import reads; the rest it leaves out without a word.
READ = {"publish", "draft"}


def from_wordpress(source: Path, folder: Path) -> list[ImportRemark]:
    """Write the posts of an export of WordPress into a folder; return what is to be said."""
    if not shutil.which("pandoc"):
        raise BlogError(
            "posts of WordPress need the program pandoc, which is not installed: "
            "https://pandoc.org/installing.html"
        )
    text, said = without_secrets(source.read_text("utf-8", errors="replace"), source.name)
    export = folder / "export.xml"
    export.write_text(text, "utf-8")
    words = ["--wpfile", "--dir-page", "-m", "markdown", "-o", str(folder), str(export)]
    command = [sys.executable, "-m", "pelican.tools.pelican_import", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    export.unlink()
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it does not say why"])[-1]
        raise BlogError(f"pelican-import failed: {reason}")
    return said


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
