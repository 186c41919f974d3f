"""A page that is to be rendered, with all that this takes."""

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Problem, report
from ..memory.digests import Digest
from ..watching import watch
from .recorder import Recorder

#: The values of a page, by the names that its template has for them.
Values = dict[str, Any]


#: What is wrong with the name of a file: something else is there or in the place of its folder, or
#: it is too long.
NO_NAME = {errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ENOTEMPTY}


def unwritable(name: str, error: OSError) -> Problem:
    """Return the problem that there can be no file of a name."""
    text = f'there can be no file "{name[:200]}": {error.strerror}'
    return Problem("address-taken", "pelicanconf.py", text, "give its page another address")


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page to be rendered, or several that are right or not right together."""

    #: What it is known by from build to build.
    name: str
    #: The digest of what all pages of its kind are made of.
    made_of: Digest
    recorder: Recorder
    template: Any
    context: dict[str, Any]
    #: The path of each page, its values, and the file that replaces what is at its path.
    pages: list[tuple[str, Values, Any]]

    def render(self) -> Iterator[tuple[str, Values]]:
        """Render and write the pages; yield the path of each, and all the names that it had."""
        for path, values, file in self.pages:
            self.place(values)
            self.recorder.begin(values)
            with watch(self.recorder):
                names = {**self.context, **values, **self.recorder.make()}
                text = self.template.render(names)
            with file:
                file.write(text)
            yield path, names

    def render_or_report(self, settings: Mapping[str, Any]) -> Iterator[tuple[str, Values]]:
        """Do the same, but report a page that can have no file of its name."""
        try:
            yield from self.render()
        except OSError as error:
            if error.errno not in NO_NAME:
                raise
            report(settings, [unwritable(self.name, error)])

    def skip(self) -> Iterator[tuple[str, Values]]:
        """Yield the same for pages that another process has rendered."""
        for path, values, _ in self.pages:
            self.place(values)
            yield path, {**self.context, **values}

    def place(self, values: Values) -> None:
        """Have contents resolve their links as for a page with these values."""
        if values["localsiteurl"]:
            self.context["localsiteurl"] = values["localsiteurl"]
