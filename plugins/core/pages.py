"""Pages of a plugin: addresses that are free, and names that files can have."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from posixpath import splitext
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


class StaticNames(set[str]):
    """The names of static files; it also contains what is below one, or in the theme's folder."""

    def __init__(self, names: Iterable[str], folder: str) -> None:
        super().__init__(names)
        self.folder = f"{folder.strip('/')}/"

    def __contains__(self, name: object) -> bool:
        path = PurePosixPath(str(name))
        own = any(super(StaticNames, self).__contains__(str(p)) for p in (path, *path.parents))
        return own or str(name).startswith(self.folder)


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
