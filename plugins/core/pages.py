"""Pages of a plugin: addresses that are free, and names that files can have."""

from collections.abc import Iterable, Mapping
from posixpath import normpath, splitext
from typing import Any

from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.writers import Writer

from .diagnostics import Problem, report
from .pelican_api import is_written

#: How many bytes a file's or a folder's name may have on the usual file systems, with room for a
#: number at its end.
LONGEST = 240


def shorten_name(name: str) -> str:
    """Return as much of a name as a file can have."""
    return name.encode()[:LONGEST].decode(errors="ignore")


def next_to(save_as: str, number: int) -> str:
    """Return an address beside a taken one: ``a/index.html`` → ``a-2/index.html``."""
    stem, extension = splitext(save_as)
    folder, slash, name = stem.rpartition("/")
    if name == "index" and folder:
        return f"{folder}-{number}/{name}{extension}"
    return f"{folder}{slash}{name}-{number}{extension}"


def move_aside(wanted: str, number: int, files: "Taken") -> str:
    """Return an address beside a taken one, also if a file is in the place of one of its folders.

    ``a.html/b/index.html`` → ``a.html-2/b/index.html`` where there is a file ``a.html``.
    """
    if folder := files.blocked_folder(wanted):
        return f"{folder}-{number}{wanted[len(folder) :]}"
    return next_to(wanted, number)


def shorten(save_as: str) -> str:
    """Return an address with the names in it cut that are too long for a file or a folder."""
    if len(save_as.encode()) <= LONGEST:
        return save_as
    *folders, name = save_as.split("/")
    stem, extension = splitext(name)
    return "/".join([*map(shorten_name, folders), shorten_name(stem) + extension])


def is_taken(writer: Writer, save_as: str) -> bool:
    """Return whether this run has written a file of that name already."""
    return is_written(writer, save_as)


def is_free(writer: Writer, save_as: str, setting: str) -> bool:
    """Return whether there is an address that is free; report one that another page has taken.

    ``setting`` is the name of the setting that the address comes from.
    """
    if save_as and is_taken(writer, save_as):
        text = f'{setting}: another page is written to "{save_as}" already'
        problem = Problem("address-taken", "pelicanconf.py", text, near=setting)
        report(writer.settings, [problem])
        return False
    return bool(save_as)


def folders_of(name: str) -> list[str]:
    """Return the folders that a file is in: ``["a", "a/b"]`` for ``a/b/c.html``."""
    parts = normpath(name).split("/")[:-1]
    return ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]


class Taken:
    """Names of files: none of them can be another one's folder."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._files: dict[str, Any] = {}
        self._folders: dict[str, Any] = {}
        for name in names:
            self.add(name, None)

    def add(self, name: str, owner: Any) -> None:
        """Keep whose a file is."""
        self._files.setdefault(normpath(name), owner)
        for folder in folders_of(name):
            self._folders.setdefault(folder, owner)

    def __contains__(self, name: str) -> bool:
        """Return whether there cannot be another file of this name."""
        path = normpath(name)
        is_there = path in self._files or path in self._folders
        return is_there or bool(self.blocked_folder(path))

    def blocked_folder(self, name: str) -> str:
        """Return the first folder of a file in whose place there is a file; "" for none."""
        return next((folder for folder in folders_of(name) if folder in self._files), "")

    def owner(self, name: str) -> Any:
        """Return whose file is in the way of one of this name."""
        path = normpath(name)
        found = self._files.get(path) or self._folders.get(path)
        return found or self._files.get(self.blocked_folder(path))


class StaticNames(Taken):
    """The names of static files, and the theme's folder."""

    def __init__(self, names: Iterable[str], folder: str) -> None:
        super().__init__(names)
        self.folder = f"{folder.strip('/')}/"

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name)) or str(name).startswith(self.folder)


def site_static_names(context: Mapping[str, Any]) -> StaticNames:
    """Return the names of the files that Pelican will copy.

    They come from the metadata: after a file was asked for its ``save_as``, ``{attach}`` can no
    longer put it beside a post.
    """
    files = context.get("staticfiles", ())
    names = (str(f.metadata.get("path") or f.get_relative_source_path()) for f in files)
    return StaticNames(names, context["THEME_STATIC_DIR"])


def has_templates(generator: Generator, *names: str) -> bool:
    """Return whether the theme in use has templates; another one may have none of ours."""
    try:
        for name in names:
            generator.get_template(name)
    except PelicanTemplateNotFound:
        return False
    return True


def write_page(
    generator: Generator, writer: Writer, template: str, save_as: str, **values: Any
) -> None:
    """Write a page of a plugin; ``values`` are for its template, or for Pelican's writer.

    Templates ask for ``url`` and ``page_name``.
    """
    writer.write_file(
        save_as,
        generator.get_template(template),
        generator.context,
        relative_urls=generator.settings["RELATIVE_URLS"],
        **values,
    )
