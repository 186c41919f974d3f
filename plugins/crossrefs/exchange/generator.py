"""Write ``refs.json``, and the list of labels and their uses that ``invoke refs`` shows."""

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

from pelican.utils import sanitised_join
from pelican.writers import Writer

from ...core.diagnostics import Problem, report
from ...core.documents import line_of_file
from ...core.pages import is_taken
from ...core.pelican_api import mark_written
from ...core.rendering.session import session_of
from ..labels.model import LABELS, LabelledPost
from ..references.linker import ReferenceLinker
from ..settings import ref_settings
from .refs_file import write_refs


class RefsGenerator:
    """Writes the files, after Pelican's own generators."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self.context = context
        self.settings = settings

    def generate_output(self, writer: Writer) -> None:
        """Write what the settings ask for."""
        linker: ReferenceLinker | None = self.context.get(LABELS)
        chosen = ref_settings(self.settings)
        if linker and chosen.save_as:
            self._write_refs(writer, linker, chosen.save_as)
        if linker and chosen.list:
            Path(chosen.list).write_text(
                list_labels(linker, self.settings["PATH"]), encoding="utf-8"
            )

    def _write_refs(self, writer: Writer, linker: ReferenceLinker, name: str) -> None:
        if is_taken(writer, name):
            text = f'REFS_SAVE_AS: another file is written to "{name}" already'
            near = "REFS_SAVE_AS"
            report(self.settings, [Problem("address-taken", "pelicanconf.py", text, near=near)])
            return
        site = self.settings["SITEURL"]

        def address_of(post: LabelledPost) -> str:
            url = linker.contents[post.path].url
            return f"{site}/{url}" if site else str(url)

        path = str(sanitised_join(writer.output_path, name))
        text = write_refs(linker.posts.values(), site, address_of)
        session_of(self.settings).write(path, text.encode())
        mark_written(writer, path)


def list_labels(linker: ReferenceLinker, folder: str) -> str:
    """Return as JSON each label that an author gave, where it is, and where it is used.

    The ids that headings get by themselves count only where they are used.
    """
    uses: dict[tuple[str, str], list[str]] = defaultdict(list)
    for use in linker.uses:
        place = _place(linker, folder, use.path, use.line)
        uses[use.target.post.path, use.target.label.name].append(place)
    found = [
        {
            "label": label.name,
            "kind": label.kind,
            "number": label.number,
            "place": _place(
                linker,
                folder,
                post.path,
                line_of_file(linker.contents[post.path], label.line),
            ),
            "uses": uses[post.path, label.name],
        }
        for post in sorted(linker.posts.values(), key=lambda post: post.path)
        for label in post.labels
        if label.line or label.kind == "equation" or (post.path, label.name) in uses
    ]
    return json.dumps(found, ensure_ascii=False)


def _place(linker: ReferenceLinker, folder: str, path: str, line: int) -> str:
    """Return a place in a source file as seen from the content folder; without a line for 0."""
    content = linker.contents.get(path)
    # An introduction of a series or a term is no content of its own.
    short = content.get_relative_source_path() if content else os.path.relpath(path, folder)
    return f"{short}:{line}" if line else str(short)
