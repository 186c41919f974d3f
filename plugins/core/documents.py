"""What is known of a file once it is read, besides its HTML: kept in the metadata, as one value."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any

from pelican.contents import Content

from .diagnostics import Problem, in_header

#: Where the metadata of a content has its document, so that Pelican's cache keeps it.
KEY = "diptych"
#: Where the findings have the address of its own that a draft will have.
PLANNED_ADDRESS = "planned address"


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says to our plugins, and what is wrong with it."""

    #: The fields of the header that are ours, as they are written, by their names in small letters.
    fields: Mapping[str, Any] = field(default_factory=dict)
    #: What is wrong with the file; one without a path is about the file as a whole.
    problems: tuple[Problem, ...] = ()
    #: How many lines of the file come before the body.
    lines_before: int = 0
    #: Where lines of the header were read as lines after the body: header lines by body lines.
    added_lines: Mapping[int, int] = field(default_factory=dict)
    #: Where other lines after the body are from: a file, "" for the content's own, and a regular
    #: expression for the line there, by the lines of the body.
    elsewhere: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    #: What our Markdown extensions have found, by the name of the plugin.
    found: Mapping[str, Any] = field(default_factory=dict)
    #: The HTML, a ``core.html.Html``; None where another reader read the file.
    html: Any = field(default=None, compare=False)

    def line_of_file(self, line: int) -> int:
        """Return the line of the file that a line of the body is; 0 stays 0."""
        added = self.added_lines.get(line)
        return added or (line + self.lines_before if line else 0)


EMPTY = Document()


def get_document(metadata: Mapping[str, Any]) -> Document:
    """Return the document in some metadata; an empty one where another reader read the file."""
    document = metadata.get(KEY)
    return document if isinstance(document, Document) else EMPTY


def change_document(metadata: MutableMapping[str, Any], **changes: Any) -> None:
    """Give some metadata a document with other values."""
    metadata[KEY] = replace(get_document(metadata), **changes)


def add_problems(metadata: MutableMapping[str, Any], *problems: Problem) -> None:
    """Keep problems of a file with its metadata, until all are reported."""
    change_document(metadata, problems=(*get_document(metadata).problems, *problems))


def get_found(content: Content, plugin: str) -> Any:
    """Return what the Markdown extension of a plugin has found in a content, None for nothing."""
    return get_document(content.metadata).found.get(plugin)


def set_found(content: Content, plugin: str, value: Any) -> None:
    """Put something else in the place of what a Markdown extension has found."""
    found = get_document(content.metadata).found
    change_document(content.metadata, found={**found, plugin: value})


def line_of_file(content: Content, line: int) -> int:
    """Return the line of a content's file that a line of its body is; 0 stays 0."""
    return get_document(content.metadata).line_of_file(line)


def problem_at(
    content: Content, rule: str, line: int, text: str, hint: str = "", field: str = ""
) -> Problem:
    """Return what is wrong in a line of a content's body, or in a field of its header."""
    document = get_document(content.metadata)
    if field:
        return Problem(rule, content.source_path, text, hint, in_header(field))
    path, near = document.elsewhere.get(line, ("", ""))
    at = 0 if near else document.line_of_file(line)
    return Problem(rule, path or content.source_path, text, hint, near, at)
