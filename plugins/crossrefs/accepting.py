"""Tell which exact statements have changed since their informal ones were accepted."""

from collections.abc import Mapping
from pathlib import Path

from pelican.contents import Content

from ..core.diagnostics import Problem
from ..core.documents import line_of_file
from ..core.pelican_api import get_html
from .accepted import change, read_accepted, wording, write_accepted
from .informal import Informal
from .model import Label, Post, Target, cut_section
from .settings import RefSettings


def collect_wordings(informal: Informal, contents: Mapping[str, Content]) -> dict[str, str]:
    """Return the wording of each exact statement, by ``file#label`` of the informal one.

    Taken before references are filled: their numbers are not what a statement says.
    """
    found = {}
    for (path, name), exact in informal.exact.items():
        if isinstance(exact, Target):
            html = get_html(contents[exact.post.path])
            found[_entry(contents[path], name)] = wording(cut_section(html, exact.label.name))
    return found


def _entry(content: Content, name: str) -> str:
    return f"{content.get_relative_source_path()}#{name}"


def check_wordings(
    wordings: dict[str, str],
    posts: Mapping[str, Post],
    contents: Mapping[str, Content],
    path: Path,
    chosen: RefSettings,
) -> list[Problem]:
    """Return the statements that have changed, or note all of them as they are now."""
    if chosen.accept:
        write_accepted(path, wordings)
        return []
    try:
        accepted = read_accepted(path)
    except (OSError, ValueError) as error:
        text = f"it cannot be read: {error}"
        return [Problem("theorem-changed", str(path), text, "`invoke accept` writes it anew")]
    problems = []
    for post in posts.values():
        for label in post.labels:
            content = contents[post.path]
            entry = _entry(content, label.name) if label.informal_of else ""
            if entry in wordings and wordings[entry] != accepted.get(entry):
                problems.append(_problem(label, content, accepted.get(entry), wordings[entry]))
    return problems


def _problem(label: Label, content: Content, before: str | None, after: str) -> Problem:
    line = line_of_file(content, label.line)
    if before is None:
        text = f'nobody has accepted the words for "{label.informal_of}" yet'
        hint = "`invoke accept` notes the exact statement as it is now"
        return Problem("theorem-unaccepted", content.source_path, text, hint, line=line)
    text = f'"{label.informal_of}" has changed since it was put in words: {change(before, after)}'
    hint = "change the words, if need be, then `invoke accept`"
    return Problem("theorem-changed", content.source_path, text, hint, line=line)
