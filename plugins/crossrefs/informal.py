"""Statements in words: each has the number of the exact one, and both lead to each other."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape

from pelican.contents import Content

from ..core.changes import Change, make_changes
from ..core.diagnostics import Problem
from ..core.documents import get_found, line_of_file
from ..core.elements import make_element
from ..core.generated_markup import (
    Class,
    Data,
    find_empty_labels,
    find_statement_headings,
    question,
)
from ..core.pelican_api import get_html, set_formatted_field, set_html
from .linking import Linker
from .model import PLUGIN, Fault, Label, Post, Target
from .resolving import Index

Ref = tuple[str, str]  # a post's path and a label's name


@dataclass(slots=True)
class Informal:
    """The statements in words of a run, by post and label, and what each of them says."""

    exact: dict[Ref, Target | Fault] = field(default_factory=dict)
    in_words: dict[Ref, list[Target]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, index: Index, posts: Mapping[str, Post]) -> "Informal":
        """Return them as the labels of the posts say."""
        found = cls()
        for post in posts.values():
            for label in post.labels:
                if label.informal_of:
                    found.exact[post.path, label.name] = index.formal(label, post)
        return found

    def numbered(self, post: Post) -> Post:
        """Return a post whose informal statements have kind and number of the exact ones."""
        if not any(label.informal_of for label in post.labels):
            return post
        return replace(post, labels=tuple(self._numbered(post, one) for one in post.labels))

    def _numbered(self, post: Post, label: Label) -> Label:
        exact = self.exact.get((post.path, label.name))
        if not isinstance(exact, Target):
            return label
        return replace(label, kind=exact.label.kind, number=exact.label.number)

    def settle(self, posts: Mapping[str, Post]) -> None:
        """Note for each exact statement who says it in words, in the order of the files.

        ``posts`` have numbers and titles, which the exact statements have from now on as well.
        """
        for (path, name), exact in sorted(self.exact.items(), key=lambda pair: pair[0]):
            if isinstance(exact, Target):
                post = posts[path]
                label = next(one for one in post.labels if one.name == name)
                home = posts[exact.post.path]
                self.exact[path, name] = Target(home, home.by_name[exact.label.name])
                self.in_words[exact.post.path, exact.label.name].append(Target(post, label))

    def seen_from(self, post: Post, label: Label) -> Target | None:
        """Return the statement in words that an exact one leads to."""
        found = [
            t for t in self.in_words.get((post.path, label.name), ()) if t.post.rank <= post.rank
        ]
        return min(found, key=lambda t: (t.post.lang != post.lang, t.post.path), default=None)


def find_problems(informal: Informal, contents: Mapping[str, Content]) -> list[Problem]:
    """Return what is wrong with the statements in words."""
    problems = []
    for (path, name), exact in informal.exact.items():
        if isinstance(exact, Fault):
            labels = get_found(contents[path], PLUGIN)
            line = next(label.line for label in labels if label.name == name)
            line = line_of_file(contents[path], line)
            problems.append(Problem(exact.rule, path, exact.text, exact.hint, line=line))
    return problems


def link_statements(content: Content, post: Post, informal: Informal, linker: Linker) -> None:
    """Write the numbers of a post's informal statements, and the links on both sides."""
    html = get_html(content)
    if any(label.informal_of for label in post.labels):
        html = _with_exact(html, post, informal, linker)
        summary = content.metadata.get("summary")
        if isinstance(summary, str) and Class.THEOREM_NUMBER in summary:
            set_formatted_field(content, "summary", _in_summary(summary, post, linker))
    in_words = {
        label.name: target
        for label in post.labels
        if (target := informal.seen_from(post, label)) is not None
    }
    if in_words:
        html = _with_words(html, post, in_words, linker)
    set_html(content, html)


def _with_exact(html: str, post: Post, informal: Informal, linker: Linker) -> str:
    """Return the HTML with numbers of exact statements, and with links to them."""
    labels = {label.start: label for label in find_empty_labels(html)}
    changes: list[Change] = []
    words = linker.kinds.words(post.lang)
    for heading in find_statement_headings(html):
        label = labels.get(heading.name.inner_start)
        if label is None:
            continue
        exact = informal.exact.get((post.path, heading.id))
        if not isinstance(exact, Target):
            mark = question(exact.reason if exact else "Nothing of that name")
            changes.append((heading.links.start, heading.links.start, f"{mark} "))
            continue
        number = escape(exact.label.number, quote=False)
        number = make_element("span", {"class": Class.THEOREM_NUMBER}, number)
        name = escape(linker.kinds.name(exact.label.kind, post.lang).one, quote=False)
        changes.append((label.inner_start, label.inner_end, f"{name} {number}"))
        link = _link(Class.THEOREM_EXACT, exact, post, linker, words.exact)
        changes.append((heading.links.inner_start, heading.links.inner_start, link))
    return make_changes(html, changes)


def _in_summary(html: str, post: Post, linker: Linker) -> str:
    """Fill the numbers of an automatic summary, which has no ids: they come in order."""
    kinds = linker.kinds
    names = (
        f"{escape(kinds.name(label.kind, post.lang).one)} {escape(label.number)}"
        if label.number
        else None
        for label in post.labels
        if label.informal_of
    )
    filled = zip(find_empty_labels(html), names, strict=False)
    return make_changes(
        html, ((one.inner_start, one.inner_end, name) for one, name in filled if name)
    )


def _with_words(html: str, post: Post, in_words: Mapping[str, Target], linker: Linker) -> str:
    """Return the HTML with links from exact statements to those in words."""
    text = linker.kinds.words(post.lang).in_words
    places = (
        (one.links.inner_start, _link(Class.THEOREM_IN_WORDS, in_words[one.id], post, linker, text))
        for one in find_statement_headings(html)
        if one.id in in_words
    )
    return make_changes(html, ((place, place, link) for place, link in places))


def _link(name: Class, target: Target, post: Post, linker: Linker, text: str) -> str:
    """Return a link to the other version of a statement, and the space after it."""
    attributes = {
        "class": name,
        "href": linker.address(target, post),
        Data.LEVEL: target.post.level or None,
    }
    return make_element("a", attributes, text) + " "
