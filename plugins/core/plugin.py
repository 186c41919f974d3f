"""What a plugin declares.

A plugin is one ``Plugin`` in its ``__init__``, and ``register = plugin.register``. The order in
which an author lists plugins means nothing: a step says after which others it comes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .running import connect
from .steps import ALL, Step

__all__ = ["ALL", "Plugin", "Step"]


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin: everything that it adds to a build."""

    #: Its package: ``__name__`` in the package's ``__init__``.
    package: str
    #: The plugins that it needs; they are turned on with it.
    needs: tuple["Plugin", ...] = ()
    #: Functions that read its settings; they raise SettingError for a wrong one.
    settings: tuple[Callable[[Mapping[str, Any]], Any], ...] = ()
    #: The fields of a header that are its own, in small letters.
    fields: tuple[str, ...] = ()
    #: A Protocol with the attributes that templates find on contents.
    attributes: type | None = None
    #: Returns the options of its Markdown extension, ``<package>.markdown``; None for no extension.
    markdown: Callable[[dict[str, Any]], dict[str, Any] | None] | None = None
    #: Once, when Pelican starts: complete the settings.
    prepare: tuple[Step, ...] = ()
    #: At the start of each build, before a file is read; gets the settings.
    load: tuple[Step, ...] = ()
    #: Choose readers; gets Pelican's ``Readers``.
    readers: tuple[Step, ...] = ()
    #: For the generators of articles and pages, before they read.
    generators: tuple[Step, ...] = ()
    #: For each header that has been read: gets the metadata and the settings.
    headers: tuple[Step, ...] = ()
    #: For each content that has been read.
    contents: tuple[Step, ...] = ()
    #: When all articles have been read; gets their generator.
    articles: tuple[Step, ...] = ()
    #: When all pages have been read; gets their generator.
    pages_read: tuple[Step, ...] = ()
    #: When everything has been read: link what belongs together; gets all generators.
    steps: tuple[Step, ...] = ()
    #: Generators of pages and files.
    pages: tuple[Step, ...] = ()
    #: For each page that has been written: gets its path and the context of its template.
    written: tuple[Step, ...] = ()
    #: For each feed that has been made: gets the context and the feed.
    feeds: tuple[Step, ...] = ()
    #: When all has been written; gets Pelican.
    finish: tuple[Step, ...] = ()
    #: Pelican's writer, if pages are written in another way.
    writer: type | None = None

    @property
    def name(self) -> str:
        """The name of its folder, which other plugins use in ``after``."""
        return self.package.rpartition(".")[2]

    def register(self) -> None:
        """Take part in the builds of this process; Pelican calls this by name."""
        connect()
