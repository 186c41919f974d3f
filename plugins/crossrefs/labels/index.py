"""What a label means, in its own post and in others. Pure.

The status of a post decides which labels it sees: a published post sees those of published posts
only, a draft sees all. Of several posts the one in the own language is meant, then the one in the
language of the site.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ...core.diagnostics import nearest
from ...core.labels import canonical_label
from ...core.posts import LEVELS, group_by_name
from .model import Fault, LabelledPost, Target

#: A paper without a level means its math post, which has the statements.
LEVEL_ORDER = {"math": 0, "overview": 1}


@dataclass(slots=True)
class Index:
    """The posts of a site by the names that references have for them."""

    #: The language of the site.
    default_lang: str
    by_slug: dict[str, list[LabelledPost]]
    #: By the key of their paper.
    by_key: dict[str, list[LabelledPost]]
    #: Other sites, by the names of REFS_EXTERNAL.
    external: Mapping[str, "Index"] = field(default_factory=dict)
    #: What labels begin with: "thm", "eq".
    prefixes: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        posts: Iterable[LabelledPost],
        default_lang: str,
        external: Mapping[str, "Index"] | None = None,
        prefixes: Iterable[str] = (),
    ) -> "Index":
        """Return the index of some posts, in any order; ``external`` has other sites by name."""
        by_key, by_slug = group_by_name(posts)
        return cls(default_lang, by_slug, by_key, external or {}, frozenset(prefixes))

    def renewed(self, posts: Iterable[LabelledPost]) -> "Index":
        """Return the index of other posts, with the same other sites."""
        return Index.of(posts, self.default_lang, self.external, self.prefixes)

    def resolve(self, written: str, post: LabelledPost, *, is_tex: bool = False) -> Target | Fault:
        """Return what a label in a post leads to, or why it leads nowhere.

        ``is_tex``: it is in a command of TeX, whose labels have colons of their own.
        """
        if own := post.find(written):
            return Target(post, own)
        where, colon, label = written.partition(":")
        hint = ""
        if colon and label:
            if not self._may_be_own(where, post):
                return self._resolve_in_others(where, label, written, post)
            hint = _nearest_label(written, post)
            fault = self._unknown_post(where, nearest(where.partition("/")[0], self.external))
            is_label = is_tex or where.lower() in self.prefixes
            if not is_label and (fault.hint or not hint):
                return fault
        hint = hint or _nearest_label(written, post) or self._in_other_half(written, post)
        return unknown(written, hint)

    def _may_be_own(self, where: str, post: LabelledPost) -> bool:
        """Return whether the text before a colon can only be the beginning of a label."""
        return where.partition("/")[0] not in self.external and not self.candidates(where, post)

    def _in_other_half(self, written: str, post: LabelledPost) -> str:
        """Return a hint if another post on the same paper has the label, else ""."""
        for other in self.by_key.get(post.key, ()):
            if other.level != post.level and other.find(written):
                level = "" if other.level == "math" else f"/{other.level}"
                return f'did you mean "{post.key}{level}:{written}"?'
        return ""

    def _resolve_in_others(
        self, where: str, label: str, written: str, post: LabelledPost
    ) -> Target | Fault:
        found = self.candidates(where, post)
        site, _, there = where.partition("/")
        if not found and site in self.external:
            return self.external[site].find_there(there, label, written, post)
        if not found:
            return self._unknown_post(where, nearest(site, self.external))
        seen = [other for other in found if post.sees(other)]
        if not seen:
            text = f'"{where}" is not published; the reference is left out'
            hint = f"publish {found[0].path}, or take it out"
            return Fault("ref-draft", text, hint, "This is not published yet")
        for other in seen:
            if target := other.find(label):
                return Target(other, target)
        return self._missing(where, label, written, found)

    def find_there(
        self, where: str, label: str, written: str, post: LabelledPost
    ) -> Target | Fault:
        """Return what a reference from another site to this one means; ``where`` may be ""."""
        every = [one for posts in self.by_slug.values() for one in posts]
        posts = self.candidates(where, post) if where else every
        if not posts:
            return self._unknown_post(where, "")
        targets = [Target(one, known) for one in posts if (known := one.find(label))]
        if len(targets) > 1 and not where:
            text = f'"{written}" may mean {len(targets)} posts there'
            hint = f"name one, as in {written.partition(':')[0]}/{targets[0].post.slug}:{label}"
            return Fault("ref-unknown", text, hint, "It is not clear which one is meant")
        names = {name for one in posts for name in one.by_name}
        return targets[0] if targets else unknown(written, nearest(label, names))

    def _unknown_post(self, where: str, hint: str) -> Fault:
        """Return the fault of a reference to a post or paper that does not exist."""
        text = f'no paper or post is called "{where}"'
        key, _, level = where.rpartition("/")
        if key in self.by_key and (near := nearest(level, LEVELS)):
            hint = near.replace('mean "', f'mean "{key}/')
        else:
            hint = nearest(where, {*self.by_key, *self.by_slug}) or hint
        return Fault("ref-unknown", text, hint, f"There is no “{where}”")

    def _missing(self, where: str, label: str, written: str, found: list[LabelledPost]) -> Fault:
        if any(other.find(label) for other in found):
            text = f'"{written}" is in a post that is not published; the reference is left out'
            return Fault("ref-draft", text, "", "This is not published yet")
        for other in self.by_key.get(where, ()):
            if other.find(label):
                return unknown(written, f'did you mean "{where}/{other.level}:{label}"?')
        hint = nearest(label, found[0].by_name)
        return unknown(written, hint.replace('mean "', f'mean "{where}:'))

    def candidates(self, where: str, post: LabelledPost) -> list[LabelledPost]:
        """Return the posts that a name may mean to a post, the best of each kind first."""
        name, slash, level = where.rpartition("/")
        if not slash or level not in LEVELS:
            name, level = where, ""
        papers = self.by_key.get(name, [])
        if level:
            papers = [paper for paper in papers if paper.level == level]
        elif any(paper.level == "math" for paper in papers):
            papers = [paper for paper in papers if paper.level == "math"]
        slugs = [] if level else [p for p in self.by_slug.get(name, ()) if p not in papers]
        order = self._preference(post)
        return [*sorted(papers, key=order), *sorted(slugs, key=order)]

    def _preference(
        self, post: LabelledPost
    ) -> Callable[[LabelledPost], tuple[int, int, int, str]]:
        """Return the order in which a post prefers others: language, level, status."""
        languages = {self.default_lang: 1, post.lang: 0}

        def preference(other: LabelledPost) -> tuple[int, int, int, str]:
            language = languages.get(other.lang, 2)
            return (language, LEVEL_ORDER.get(other.level, 2), other.status, other.path)

        return preference


def _nearest_label(written: str, post: LabelledPost) -> str:
    """Return a hint at a label of a post, in whichever spelling it is written."""
    near = nearest(written, post.by_name) or nearest(canonical_label(written), post.by_spelling)
    return near or nearest(written.casefold(), post.by_name)


def unknown(written: str, hint: str) -> Fault:
    """Return the fault of a label that does not exist."""
    return Fault("ref-unknown", f'no label "{written}"', hint, f"There is no label “{written}”")
