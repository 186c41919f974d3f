"""Values that are made only for a page that is rendered."""

from collections.abc import Callable
from typing import Any


class Deferred:
    """A value for a template, in place of which the template finds ``make(*made_of)``.

    What ``make`` reads of contents is noticed, as all that a template reads; all else that it
    depends on has to be among ``made_of``.
    """

    __slots__ = ("_make", "made_of")

    def __init__(self, make: Callable[..., Any], *made_of: Any) -> None:
        self._make = make
        self.made_of = made_of

    def make(self) -> Any:
        """Return the value."""
        return self._make(*self.made_of)
