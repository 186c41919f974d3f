"""Which file of the output was made from which source, read from a context of Pelican's."""

import os
from collections.abc import Mapping
from typing import Any

from .reports import Source


def read_sources(context: Mapping[str, Any]) -> dict[str, Source]:
    """Return the sources of contents and copied files by the file that they are saved as."""
    found = {}
    for content in _contents(context):
        if content is not None and content.save_as:
            draft = getattr(content, "status", "") == "draft"
            title = str(getattr(content, "title", ""))
            found[os.path.normpath(content.save_as).replace(os.sep, "/")] = Source(
                os.path.abspath(content.source_path), title, draft  # noqa: PTH100
            )  # fmt: skip
    return found


def read_failed(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the full paths of the contents that could not be read."""
    found = (path for path, content in context["generated_content"].items() if content is None)
    return tuple(os.path.normpath(f"{context['PATH']}{os.sep}{path}") for path in found)


def _contents(context: Mapping[str, Any]) -> list[Any]:
    return [*context["static_content"].values(), *context["generated_content"].values()]
