"""Which exact statements have changed since their authors accepted the words for them."""

from collections.abc import Mapping
from pathlib import Path

from pelican.contents import Content

from ..core.diagnostics import Problem
from ..core.documents import line_of_file
from ..core.html import derive
from ..crossrefs import Label, ReferenceLinker, Target
from .settings import InformalSettings
from .statement_lists import cut_section
from .versions import Versions
from .wordings import change, read_accepted, wording, write_accepted


def check_wordings(
    linker: ReferenceLinker, versions: Versions, chosen: InformalSettings, path: Path
) -> list[Problem]:
    """Return a problem for each statement that has changed; or accept all as they are now.

    To be called before references have their numbers: these are not part of a wording.
    """
    wordings = _collect_wordings(linker.contents, versions)
    if chosen.accept:
        write_accepted(path, wordings)
        return []
    try:
        accepted = read_accepted(path)
    except (OSError, ValueError) as error:
        text = f"it cannot be read: {error}"
        return [Problem("theorem-changed", str(path), text, "`invoke accept` writes it anew")]
    problems = []
    for post in linker.posts.values():
        for label in post.labels:
            content = linker.contents[post.path]
            entry = _entry(content, label.name) if label.informal_of else ""
            if entry in wordings and wordings[entry] != accepted.get(entry):
                problems.append(_problem(label, content, accepted.get(entry), wordings[entry]))
    return problems


def _collect_wordings(contents: Mapping[str, Content], versions: Versions) -> dict[str, str]:
    """Return the wording of each exact statement, by ``file#label`` of the one in words."""
    found = {}
    for (path, name), exact in versions.exact.items():
        if isinstance(exact, Target):
            text = derive(contents[exact.post.path], _wording_of, exact.label.name)
            found[_entry(contents[path], name)] = text
    return found


def _entry(content: Content, name: str) -> str:
    return f"{content.relative_source_path}#{name}"


def _wording_of(html: str, name: str) -> str:
    return wording(cut_section(html, name))


def _problem(label: Label, content: Content, before: str | None, after: str) -> Problem:
    line = line_of_file(content, label.line)
    if before is None:
        text = f'the words for "{label.informal_of}" have not been accepted yet'
        hint = "`invoke accept` records the exact statement as it is now"
        return Problem("theorem-unaccepted", content.source_path, text, hint, line=line)
    text = f'"{label.informal_of}" has changed since it was put into words: {change(before, after)}'
    hint = "change the words if necessary, then `invoke accept`"
    return Problem("theorem-changed", content.source_path, text, hint, line=line)
