"""Records what one page looks at while it is rendered."""

from collections.abc import Mapping
from typing import Any

from pelican.contents import Content

from ..memory.digests import Digest
from ..settings import INTERNAL
from ..watching import MISSING
from .deferred import Deferred
from .facts import PLACED, UNKNOWN, Fact, Facts, fact_of


class Recorder:
    """What one page has looked at."""

    def __init__(self, facts: Facts, values: Mapping[str, Any]) -> None:
        """Take the facts of the build, and the values that only this page has in its context."""
        self.facts = facts
        self.values = values
        #: The facts that other pages may look at, too.
        self.seen: dict[Fact, Digest] = {}
        #: The values of this page that its template has asked for.
        self.own: dict[str, Digest] = {}
        #: The calls of functions that other things follow from, with their arguments and results.
        self.calls: dict[tuple[str, str], Digest] = {}
        #: Whether it looked at something that cannot be compared.
        self.is_unknown = False
        #: The keys of texts that are remembered.
        self.keys: list[bytes] = []
        #: The values that names of templates had the last time.
        self.names: dict[str, Any] = {}
        #: The values that attributes of contents had the last time.
        self._read: dict[tuple[int, str], Any] = {}

    def end(self) -> None:
        """Forget what only a page that is being rendered asks for: macros keep all of it."""
        self.names, self._read = {}, {}

    def see(self, content: Content, name: str, value: Any) -> None:
        """Notice an attribute of a content."""
        place = (id(content), name)
        known = self._read.get(place, self)
        if known is value or (type(value) is str and known == value):
            return
        self._read[place] = value
        if name == "_content":
            self.see_html(content)
        elif name in PLACED:
            siteurl = self.facts.context.get("localsiteurl") or ""
            fact = fact_of(content, "placed", name, siteurl)
            if fact not in self.seen:
                known = self.facts.known
                if fact not in known:
                    known[fact] = self.facts.digest_of_text(content, name, siteurl)
                self.seen[fact] = known[fact]
        elif not _is_method(content, value):
            self._keep(fact_of(content, "content", name), value)

    def see_key(self, key: bytes) -> None:
        """Notice that a text is shown which is remembered under a key."""
        self.keys.append(key)

    def see_html(self, content: Content) -> None:
        """Notice the HTML of a content."""
        fact = fact_of(content, "html")
        self.seen[fact] = self.facts.find(fact)

    def make(self) -> dict[str, Any]:
        """Return the values that are made for this page only, by their names."""
        made = {}
        for name, value in self.values.items():
            if isinstance(value, Deferred):
                self._check(self.own.setdefault(name, self.facts.digest(value)))
                made[name] = value.make()
        return made

    def see_text(self, content: Content, siteurl: str) -> None:
        """Notice that links of a content are resolved for a page with this ``siteurl``."""
        fact = fact_of(content, "placed", "content", siteurl)
        self.seen[fact] = self.facts.find(fact)

    def see_name(self, name: str, value: Any) -> None:
        """Notice a name that a template asks for; what it has set itself is none of ours."""
        if name.startswith(INTERNAL):
            return
        if name in self.values:
            if self.values[name] is value and name not in self.own:
                self._check(self.own.setdefault(name, self.facts.digest(value)))
        elif name in self.facts.context:
            if self.facts.context[name] is value:
                self._keep(("context", name), value)
        elif value is MISSING:
            self._keep(("context", name), MISSING)

    def see_global(self, name: str, value: Any) -> None:
        """Notice a global name of all templates."""
        self._keep(("name", name), value)

    def see_call(self, name: str, arguments: str, result: Any) -> None:
        """Notice the call of a function that does something besides returning a value."""
        self.calls[name, arguments] = self.facts.digest(result)

    def add(self, other: "Recorder") -> None:
        """Notice all that another one has noticed."""
        self.seen.update(other.seen)
        self.own.update(other.own)
        self.calls.update(other.calls)
        self.is_unknown |= other.is_unknown

    def _keep(self, fact: Fact, value: Any) -> None:
        if fact not in self.seen:
            self._check(self.seen.setdefault(fact, self.facts.see(fact, value)))

    def _check(self, digest: Digest) -> None:
        if digest == UNKNOWN:
            self.is_unknown = True


def _is_method(content: Content, value: Any) -> bool:
    return getattr(value, "__self__", None) is content
