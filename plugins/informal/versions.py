"""Which statement in words belongs to which exact one. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..core.diagnostics import nearest
from ..crossrefs import Fault, Index, Label, LabelledPost, Target, unknown

#: The path of a post, and the name of a label in it.
Ref = tuple[str, str]


@dataclass(slots=True)
class Versions:
    """The statements of a run that exist in words and exactly."""

    #: By statement in words, the exact one, or why there is none.
    exact: dict[Ref, Target | Fault] = field(default_factory=dict)
    #: By exact statement, those that say it in words, in the order of the files.
    in_words: dict[Ref, list[Target]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, posts: Iterable[LabelledPost], index: Index) -> "Versions":
        """Return the versions that the labels of some posts name."""
        found = cls()
        for post in posts:
            for label in post.labels:
                if label.informal_of:
                    found.exact[post.path, label.name] = find_exact(label, post, index)
        return found

    def number(self, post: LabelledPost) -> LabelledPost:
        """Return a post whose statements in words have kind and number of the exact ones."""
        if not any(label.informal_of for label in post.labels):
            return post
        return replace(post, labels=tuple(self._numbered(post, one) for one in post.labels))

    def _numbered(self, post: LabelledPost, label: Label) -> Label:
        exact = self.exact.get((post.path, label.name))
        if not isinstance(exact, Target):
            return label
        return replace(label, kind=exact.label.kind, number=exact.label.number)

    def collect_in_words(self, posts: Mapping[str, LabelledPost]) -> None:
        """Collect the statements in words of each exact one, in the order of the files.

        ``posts`` have the final numbers and titles; the exact statements are replaced by these.
        """
        for (path, name), exact in sorted(self.exact.items(), key=lambda pair: pair[0]):
            if isinstance(exact, Target):
                post, home = posts[path], posts[exact.post.path]
                self.exact[path, name] = Target(home, home.by_name[exact.label.name])
                in_words = Target(post, post.by_name[name])
                self.in_words[exact.post.path, exact.label.name].append(in_words)

    def seen_from(self, post: LabelledPost, label: Label) -> Target | None:
        """Return the statement in words that an exact one of a post links to."""
        in_words = self.in_words.get((post.path, label.name))
        if not in_words:
            return None
        found = [t for t in in_words if post.sees(t.post)]
        return min(found, key=lambda target: _preference(target.post, post), default=None)


def _preference(there: LabelledPost, post: LabelledPost) -> tuple[bool, bool, bool, datetime, str]:
    """Return what posts with one statement in words are ordered by, the best first.

    The other half comes first, then other posts on the paper, then whichever is the oldest.
    """
    is_half = bool(post.key) and there.key == post.key
    return (there.lang != post.lang, not is_half, there.level != "overview", there.date, there.path)


def find_exact(label: Label, post: LabelledPost, index: Index) -> Target | Fault:
    """Return the statement that a label of a post says in words."""
    written = label.informal_of
    target: Target | Fault | None = None
    if ":" not in written and post.key:
        target = _find_of_paper(written, post, index)
    target = target or index.resolve(written, post)
    if isinstance(target, Fault):
        return target
    exact = target.label
    if target.post.address:
        text = f'"{written}" is a statement of another site'
        hint = "it cannot be stated in words here; refer to it"
        return Fault("theorem-informal", text, hint, "The statement is another site's")
    if exact is label:  # it has the name of the one that it looks for
        return unknown(written, "")
    if exact.informal_of or not exact.is_statement:
        text = f'"{written}" is no formal statement, so it has no informal version'
        reason = f"“{written}” is no formal statement"
        return Fault("theorem-informal", text, "name the exact one", reason)
    return target


def _find_of_paper(written: str, post: LabelledPost, index: Index) -> Target | Fault | None:
    """Look for a label in the other posts on a post's own paper."""
    here = [one for one in post.labels if one.name == written and not one.informal_of]
    halves = [p for p in index.candidates(post.key, post) if p.key == post.key and p != post]
    named = [p for p in halves if p.find(written)]
    for half in named:
        label = half.find(written)
        if post.sees(half) and label:
            return Target(half, label)
    if named and not here:
        text = f'"{written}" is in a post that is not published; it has no number yet'
        return Fault("ref-draft", text, f"publish {named[0].path}", "Not published yet")
    if halves and not here:
        return unknown(written, nearest(written, halves[0].by_name))
    return None
