"""What an import works with. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...frontmatter import Header
from .headers import WrittenHeader


@dataclass(frozen=True, slots=True)
class ImportRemark:
    """A line of the report of an import."""

    #: The file in the content folder, or in the blog for what was not brought along.
    path: str
    #: The 1-based line in that file, 0 for the whole file.
    line: int
    text: str
    #: What to do about it, "" for nothing.
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.text}" + (f"; {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Blog:
    """A blog of another engine, as its files say."""

    #: ``jekyll``, ``hugo``, ``quarto``, ``hexo`` or ``markdown``.
    engine: str
    #: What its configuration says.
    settings: Mapping[str, Any]
    #: The names of all its files, from its folder, with ``/`` between their parts.
    files: frozenset[str]

    def text(self, *names: str) -> str:
        """Return the first of some settings that is a text, ``website.title`` of a map in a map."""
        for name in names:
            value: Any = self.settings
            for part in name.split("."):
                value = value.get(part) if isinstance(value, Mapping) else None
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                return str(value).strip()
        return ""


@dataclass(slots=True)
class BlogPost:
    """A post or page of a blog."""

    #: Its file in the blog, and in the content folder.
    source: str
    target: str
    text: str
    #: What its fields are, and the lines that they are written in.
    header: Header
    written: WrittenHeader
    #: Where its page was, "/2024/03/depth/".
    address: str = ""
    is_page: bool = False
    #: The day on which its file was changed last, "" where that is not known.
    day: str = ""
    #: Fields that its folder or the configuration has for it, by their names in small letters.
    inherited: Mapping[str, Any] = field(default_factory=dict)

    def field(self, *names: str) -> Any:
        """Return the first field that is there, whatever its case; "" for none."""
        own = {name.lower(): value for name, value in self.header.fields.items()}
        fields = {**self.inherited, **own}
        return next((fields[low] for low in map(str.lower, names) if fields.get(low)), "")


@dataclass(slots=True)
class Imported:
    """What an import would write."""

    #: The texts of posts by their names in the content folder.
    posts: dict[str, str] = field(default_factory=dict)
    #: The files of the blog to copy, by their names in the content folder.
    copies: dict[str, str] = field(default_factory=dict)
    #: The source of each post, and the text that it had, by its name in the content folder.
    sources: dict[str, str] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    remarks: list[ImportRemark] = field(default_factory=list)
    #: Lines for pelicanconf.py.
    settings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What an import has done, or would do."""

    blog: Blog
    imported: Imported
    #: Names in the content folder: written now, there already, and there with another content.
    new: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
