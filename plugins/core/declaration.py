"""What a plugin adds to a build, as plain values. Pure.

The order in which an author lists plugins means nothing: a step says after which others it comes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

#: In ``Step.after``: every step that does not say so itself.
ALL = "*"


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the work of a plugin; ``after`` calls it ``plugin.function``."""

    #: What is called; in the stage ``pages`` a generator of Pelican's.
    run: Callable[..., Any]
    #: Names of plugins, for all their steps at this stage, or of single steps; ALL for all others.
    after: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the function or class."""
        return self.run.__name__


@dataclass(frozen=True, slots=True)
class Declaration:
    """A plugin: everything that it adds to a build."""

    #: Its package: ``__name__`` in the package's ``__init__``.
    package: str
    #: The plugins that it needs; they are turned on with it.
    needs: tuple["Declaration", ...] = ()
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
    #: Whether it depends on nothing but settings and the files of content and theme; None: it does.
    is_steady: Callable[[Mapping[str, Any]], bool] | None = None
    #: Pelican's writer, if pages are written in another way.
    writer: type | None = None

    @property
    def name(self) -> str:
        """The name of its folder, which other plugins use in ``after``."""
        return self.package.rpartition(".")[2]
