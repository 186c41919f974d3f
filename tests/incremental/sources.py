"""The sources of a site, as edits change them."""

import ast
import os
import pprint
import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

Thing = TypeVar("Thing")

HEADER_LINE = re.compile(r"([A-Za-z_]+):[ ]?(.*(?:\n[ \t]+\S.*)*)\n?")
TEXT = """
    network depth width layer bound margin sample kernel gradient function class rate norm
    convex smooth point with for every some each rests grows shrinks holds fails constant
    factor argument proof then because we find that gives upper lower estimate risk data
"""
WORDS = TEXT.split()


class NothingToDoError(Exception):
    """There is nothing in the site that an edit could change."""


class Sources:
    """A folder with ``content/``, ``theme/``, ``overrides/`` and settings."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        #: What files had before they were broken or removed, and so may have again.
        self.former: dict[str, bytes] = {}

    # ------------------------------------------------------------ files

    def files(self, pattern: str, folder: str = "content") -> list[Path]:
        """Return the files whose path below a folder is like a pattern, in order."""
        return sorted(path for path in (self.root / folder).glob(pattern) if path.is_file())

    def name(self, path: Path) -> str:
        """Return how a file is called in what is printed."""
        return path.relative_to(self.root).as_posix()

    def read(self, path: Path) -> str:
        """Return the text of a file; one that is broken cannot be edited."""
        try:
            return path.read_bytes().decode()
        except (OSError, ValueError):
            raise NothingToDoError from None

    def write(self, path: Path, text: str | bytes) -> None:
        """Write a file, in whatever folder; what it had is kept."""
        if path.is_file():
            self.former[self.name(path)] = path.read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def write_at_the_same_time(self, path: Path, text: str) -> None:
        """Write a file, and have it say that it is as old as it was."""
        before = path.stat()
        self.write(path, text)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def remove(self, path: Path) -> None:
        """Remove a file; what it had is kept."""
        self.former[self.name(path)] = path.read_bytes()
        path.unlink()

    def copy_to(self, folder: Path) -> None:
        """Copy all that is written by hand."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.root, folder, symlinks=True)

    def copy_from(self, folder: Path) -> None:
        """Have the sources as they were; the files are new ones."""
        shutil.rmtree(self.root)
        shutil.copytree(folder, self.root, symlinks=True, copy_function=shutil.copy)

    # ------------------------------------------------------------ posts

    def posts(self) -> list[Path]:
        """Return the files of posts and pages."""
        return self.files("posts/**/*.md") + self.files("pages/**/*.md")

    def some_post(self, chance: random.Random, *needed: str) -> Path:
        """Return a post that has certain texts in it."""
        fitting = [path for path in self.files("posts/**/*.md") if self._has(path, needed)]
        return pick(chance, fitting)

    def _has(self, path: Path, needed: tuple[str, ...]) -> bool:
        data = path.read_bytes()
        return b"\n\n" in data and all(text.encode() in data for text in needed)

    def parts(self, path: Path) -> tuple[str, str]:
        """Return the header of a post, which ends in a line break, and its body."""
        text = self.read(path)
        end = text.find("\n---\n", 3) + 4 if text.startswith("---") else text.find("\n\n")
        if end <= 3:
            raise NothingToDoError
        return text[: end + 1], text[end + 1 :]

    def fields(self, path: Path) -> dict[str, str]:
        """Return the fields of a header in Pelican's style."""
        header, _ = self.parts(path)
        if header.startswith("---"):
            raise NothingToDoError
        return dict(HEADER_LINE.findall(header))

    def set_field(self, path: Path, field: str, value: str | None) -> None:
        """Set a field of a header; with None, take it out."""
        fields, body = self.fields(path), self.parts(path)[1]
        name = next((one for one in fields if one.lower() == field.lower()), field)
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = value
        header = "".join(f"{name}: {text}\n" for name, text in fields.items())
        self.write(path, header + body)

    def set_body(self, path: Path, body: str) -> None:
        """Give a post another text."""
        self.write(path, self.parts(path)[0] + body)

    def blocks(self, path: Path) -> list[str]:
        """Return the blocks of a body, between empty lines."""
        return [block for block in self.parts(path)[1].strip().split("\n\n") if block]

    def set_blocks(self, path: Path, blocks: list[str]) -> None:
        """Give a post other blocks."""
        self.set_body(path, "\n" + "\n\n".join(blocks) + "\n")

    # ------------------------------------------------------------ settings

    @property
    def settings(self) -> dict[str, Any]:
        """What the site sets besides pelicanconf.py of the repository."""
        found: dict[str, Any] = ast.literal_eval((self.root / "settings.txt").read_text("utf-8"))
        return found

    def set_settings(self, **settings: Any) -> None:
        """Change settings; ``...`` takes one out."""
        kept = {name: v for name, v in (self.settings | settings).items() if v is not ...}
        (self.root / "settings.txt").write_text(pprint.pformat(kept) + "\n", "utf-8")


def pick(chance: random.Random, choices: Sequence[Thing]) -> Thing:
    """Return one of some things, if there are any."""
    if not choices:
        raise NothingToDoError
    return chance.choice(choices)


def sentence(chance: random.Random) -> str:
    """Return a sentence."""
    return " ".join(chance.choices(WORDS, k=chance.randint(5, 14))).capitalize() + "."
