"""Files that cannot be read: each is reported with the reason, and the others are built.

Pelican would only say "Could not process ./x.md".
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.contents import Content, SkipStub
from pelican.generators import Generator

from ..core.diagnostics import Problem, report
from ..core.documents import get_document

#: How docutils writes where something is wrong, and how much.
DOCUTILS = re.compile(r":(?P<line>\d{1,6}): \((?:WARNING|ERROR|SEVERE)/\d\) (?P<said>.+)")


def _with_address(content: Content) -> Content:
    """Return a content; raise what there is to raise when it is asked for its address."""
    if not isinstance(content.url, str) or not isinstance(content.save_as, str):
        raise TypeError("its address is no text")
    return content


def _report_lacking(content: Content, generator: Generator) -> None:
    """Report what is wrong with a content that Pelican will leave out for what it lacks."""
    if any(not hasattr(content, name) for name in content.mandatory_properties):
        found = get_document(content.metadata).problems
        path = str(content.source_path)
        report(generator.settings, [one if one.path else replace(one, path=path) for one in found])


class Unreadable:
    """What Pelican gets for such a file; it goes on to the next one."""

    def is_valid(self) -> bool:
        """Return that no page can be made of it."""
        return False


def problem_of(error: Exception, path: str) -> Problem:
    """Return what is wrong with a file, with the line that its reader has named."""
    reason = " ".join(str(error).split()) or type(error).__name__
    line = 0
    if found := DOCUTILS.search(reason):
        line, reason = int(found["line"]), found["said"]
    if isinstance(error, KeyError):
        field = str(error.args[0]) if error.args else ""
        text = f"an address in the settings has {{{field}}}, which the post has not: it has no page"
        hint = f"correct the setting, or write the field {field} into the header"
        return Problem("file-unreadable", path, text, hint)
    text = f"the file cannot be read, and has no page: {reason[:300]}"
    # What to do about a file that one must not read is said where rules have their advice.
    hint = "" if isinstance(error, PermissionError) else "mend it, or take the file out"
    return Problem("file-unreadable", path, text, hint, line=line)


def report_unreadable(generator: Generator) -> None:
    """Report the files that the readers of a generator cannot read."""
    read_file = generator.readers.read_file

    def read_or_report(base_path: str, path: str, *arguments: Any, **options: Any) -> Any:
        try:
            content = read_file(base_path, path, *arguments, **options)
            if isinstance(content, SkipStub):
                return content
            _report_lacking(content, generator)
            # A pattern such as ARTICLE_SAVE_AS may have fields that a header lacks.
            return _with_address(content)
        except Exception as error:  # readers of other formats may raise anything
            report(generator.settings, [problem_of(error, str(Path(base_path, path).absolute()))])
            return Unreadable()

    generator.readers.read_file = read_or_report
