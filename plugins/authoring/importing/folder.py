"""The folder of a blog: which files may be read, and what their texts are."""

import os
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from .engines import MADE_WITH_PAGES, OTHER_FOLDERS
from .model import ImportRemark

#: How texts may be written that are not in UTF-8; the last can be read whatever is in it.
ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
WIDE = (b"\xff\xfe", b"\xfe\xff")


class BlogFolder:
    """The files of a blog, none of which is outside its folder."""

    def __init__(self, root: Path, content: Path) -> None:
        self.root = root
        self.content = content
        self.remarks: list[ImportRemark] = []
        self._encodings: dict[str, str] = {}

    def find_files(self) -> list[str]:
        """Return the names of the files, without what the engine has made."""
        return list(self._files())

    def _files(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self.root):
            here = Path(folder)
            folders[:] = sorted(name for name in folders if self._is_of_author(here / name))
            for path in (here / name for name in sorted((*names, *folders))):
                name = path.relative_to(self.root).as_posix()
                if reason := self._why_not(path, name):
                    self._say(name, f"not brought along: {reason}")
                elif path.is_file():
                    yield name

    def _is_of_author(self, folder: Path) -> bool:
        """Return whether an author wrote what is in a folder, and not an engine or an import."""
        if folder.name in OTHER_FOLDERS or folder.resolve() == self.content:
            return False
        is_made = folder.name in MADE_WITH_PAGES and (folder / "index.html").exists()
        return not is_made or (folder / "_posts").exists()

    def _why_not(self, path: Path, name: str) -> str:
        if any(unicodedata.category(one) in ("Cc", "Cs") for one in name):
            return "its name is no text"
        if not path.is_symlink():
            return ""
        real = path.resolve()
        if not real.exists():
            return "a link to nothing"
        if not real.is_relative_to(self.root):
            return "a link out of the blog"
        return "a link to a folder" if real.is_dir() else ""

    def read(self, name: str) -> str:
        """Return the text of a file; say once if it is not in UTF-8."""
        try:
            data = (self.root / name).read_bytes()
        except OSError as error:
            self._note(name, f"it cannot be read: {error.strerror or error}")
            return ""
        for encoding in ("utf-16",) * data.startswith(WIDE) + ENCODINGS:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if encoding != ENCODINGS[0]:
                self._note(name, f"it is not in UTF-8, and was read as {encoding}")
            return text
        raise AssertionError(name)

    def _note(self, name: str, text: str) -> None:
        if name not in self._encodings:
            self._encodings[name] = text
            self._say(name, text)

    def _say(self, name: str, text: str) -> None:
        shown = name.encode("utf-8", "backslashreplace").decode()
        self.remarks.append(ImportRemark(shown, 0, text))

    def day_of(self, name: str) -> str:
        """Return the day of the last change of a file."""
        changed = (self.root / name).stat().st_mtime
        return f"{datetime.fromtimestamp(changed, UTC):%Y-%m-%d}"
