"""A page that is to be rendered, with all that this takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..memory.digests import Digest
from ..watching import watch
from .recorder import Recorder

#: The values of a page, by the names that its template has for them.
Values = dict[str, Any]


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

    def skip(self) -> Iterator[tuple[str, Values]]:
        """Yield the same for pages that another process has rendered."""
        for path, values, _ in self.pages:
            self.place(values)
            yield path, {**self.context, **values}

    def place(self, values: Values) -> None:
        """Have contents resolve their links as for a page with these values."""
        if values["localsiteurl"]:
            self.context["localsiteurl"] = values["localsiteurl"]
