"""A page that is to be rendered, with all that this takes."""

import errno
from collections.abc import Mapping
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
    """A page to be rendered."""

    #: Its name in the output.
    name: str
    #: The digest of what all pages of its kind are made of.
    made_of: Digest
    recorder: Recorder
    template: Any
    context: dict[str, Any]
    path: str
    values: Values
    #: The file that replaces what is at the path.
    file: Any

    def render(self) -> Values:
        """Render and write the page; return all the names that it had."""
        self._place()
        with watch(self.recorder):
            names = {**self.context, **self.values, **self.recorder.make()}
            text = self.template.render(names)
        with self.file:
            self.file.write(text)
        return names

    def render_or_report(self, settings: Mapping[str, Any]) -> Values | None:
        """Do the same, but report a page that can have no file of its name, and return None."""
        try:
            return self.render()
        except OSError as error:
            if error.errno not in NO_NAME:
                raise
            report(settings, [unwritable(self.name, error)])
        return None

    def skip(self) -> Values:
        """Return the names of a page that another process has rendered."""
        self._place()
        return {**self.context, **self.values}

    def _place(self) -> None:
        """Have contents resolve their links as for this page."""
        if self.values["localsiteurl"]:
            self.context["localsiteurl"] = self.values["localsiteurl"]
