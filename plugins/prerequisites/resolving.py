"""Find what a name in ``Requires`` or ``Helps`` means to a reader. Pure.

A paper means its post at the reader's level, or else at the other; a slug means that very post.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import basename

from ..core.diagnostics import nearest
from ..core.posts import LEVELS, best_for, group_by_name, viewer_of
from .model import Meant, Needing, Unmeant


@dataclass(frozen=True, slots=True)
class Names:
    """The posts of a site by the names that a header can have for them."""

    default_lang: str
    by_key: Mapping[str, list[Needing]]
    by_slug: Mapping[str, list[Needing]]

    @classmethod
    def of(cls, posts: Iterable[Needing], default_lang: str) -> "Names":
        """Return the names of some posts; their order does not matter."""
        return cls(default_lang, *group_by_name(posts))

    def resolve(self, name: str, reader: Needing) -> Meant | Unmeant:
        """Return the post that a name means to the reader of a post, or why none."""
        key, slash, level = name.rpartition("/")
        if slash and level in LEVELS and key in self.by_key:
            found = [post for post in self.by_key[key] if post.level == level]
            return self._meant(name, found, reader, exact=True)
        if name in self.by_key:
            return self._meant(name, self.by_key[name], reader, exact=False)
        if name in self.by_slug:
            return self._meant(name, self.by_slug[name], reader, exact=True)
        return unknown(name, self._advice(name))

    def _advice(self, name: str) -> str:
        """Return what was probably meant by a name that nothing has, or ""."""
        key, _, level = name.rpartition("/")
        if ";" in name:
            return "write commas between names"
        if key in self.by_key and (near := nearest(level, LEVELS)):
            return near.replace('"', f'"{key}/', 1)
        for slug, posts in self.by_slug.items():
            if any(basename(post.path) == name for post in posts):
                return f"write its slug, {slug}"
        return nearest(name, {*self.by_key, *self.by_slug})

    def _meant(
        self, name: str, found: list[Needing], reader: Needing, *, exact: bool
    ) -> Meant | Unmeant:
        if best := self.best(found, reader):
            return Meant(best, exact=exact)
        if not found:
            return unknown(name, "no post on that paper has that level")
        text = f'"{name}" is not published; it is left out'
        return Unmeant("requires-draft", text, f"publish {found[0].path}, or take it out")

    def best(self, posts: Iterable[Needing], reader: Needing) -> Needing | None:
        """Return the post that is best for the reader of another one, None if there is none."""
        return best_for(viewer_of(reader, self.default_lang), posts)


def unknown(name: str, hint: str) -> Unmeant:
    """Return that no post or paper has a name; "" as the hint is replaced by a usual one."""
    hint = hint or "name a post by its slug, a paper by its key, or write [Title](https://…)"
    reason = f"There is no “{name}”"
    return Unmeant("requires-unknown", f'no paper or post is called "{name}"', hint, reason)
