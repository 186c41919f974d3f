"""Drafts have the address of a draft, whatever their header says, and publish no files."""

from collections.abc import Iterable
from posixpath import normpath
from typing import Any

from pelican.contents import Category
from pelican.generators import StaticGenerator

from ..core.contents import iter_contents, iter_introductions
from ..core.pelican_api import reset_address
from ..core.posts import Status, status_of


class NoCategory(Category):  # type: ignore[misc]
    """The category of a draft that has none: false, with an empty name and slug.

    With CATEGORY_SAVE_AS = "" drafts may have no category; Pelican 4.12 asks for it nevertheless,
    and stops.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__("", settings)
        self.slug = ""

    def __bool__(self) -> bool:
        return False


def keep_drafts_apart(generators: Iterable[Any]) -> None:
    """Give each draft the address of a draft, and a category that Pelican can ask for."""
    for content in iter_contents(generators):
        if status_of(content) is Status.DRAFT:
            reset_address(content)
            if not hasattr(content, "category"):
                content.category = NoCategory(content.settings)


def leave_out_their_files(generators: list[Any]) -> None:
    """Copy no static file to which only contents without a page link.

    Where drafts have no address, as when publishing, their pictures are not published either.
    """
    static = next(g for g in generators if isinstance(g, StaticGenerator))
    contents = [*iter_contents(generators), *iter_introductions(generators)]
    if all(content.save_as for content in contents):
        return
    found = static.get_files(
        static.settings["STATIC_PATHS"], static.settings["STATIC_EXCLUDES"], extensions=False
    )
    kept = {normpath(name) for name in found}
    kept |= {name for c in contents if c.save_as for name in c.get_static_links()}
    static.context["staticfiles"] = static.staticfiles = [
        file for file in static.staticfiles if file.get_relative_source_path() in kept
    ]
