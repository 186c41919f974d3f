"""Statements in words: each has the number of the exact one, and both lead to each other."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape

from pelican.contents import Content

from ..core.diagnostics import Problem
from ..core.documents import get_found, line_of_file
from ..core.pelican_api import get_html, set_formatted_field, set_html
from .linking import Linker
from .model import PLUGIN, Fault, Label, Post, Target
from .rendering import question
from .resolving import Index

#: The name of a statement in words, whose number Markdown could not know.
NAME = re.compile(
    r'(?P<open><span class="theorem-name" id="(?P<id>[^"]+)-name"><span class="theorem-label">)'
    r'[^<]*<span class="theorem-number"></span></span>(?P<rest>.*?)'
    r'(?P<links><span class="theorem-links" data-for="[^"]*">)',
    re.DOTALL,
)
LINKS = re.compile(r'<span class="theorem-links" data-for="(?P<id>[^"]+)">')
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
        html = NAME.sub(lambda match: _named(match, post, informal, linker), html)
        summary = content.metadata.get("summary")
        if isinstance(summary, str) and "theorem-number" in summary:
            numbers = {label.name: label for label in post.labels}
            summary = _in_summary(summary, numbers, post, linker)
            set_formatted_field(content, "summary", summary)
    in_words = {
        label.name: target
        for label in post.labels
        if (target := informal.seen_from(post, label)) is not None
    }
    if in_words:
        html = LINKS.sub(lambda match: _with_words(match, post, in_words, linker), html)
    set_html(content, html)


def _named(match: re.Match[str], post: Post, informal: Informal, linker: Linker) -> str:
    exact = informal.exact.get((post.path, match["id"]))
    if not isinstance(exact, Target):
        mark = question(exact.reason if exact else "Nothing of that name")
        return match[0].replace(match["links"], f"{mark} {match['links']}")
    name = linker.kinds.name(exact.label.kind, post.lang).one
    number = f'<span class="theorem-number">{escape(exact.label.number, quote=False)}</span>'
    address = escape(linker.address(exact, post))
    level, words = _level(exact), linker.kinds.words(post.lang)
    link = f'<a class="theorem-exact" href="{address}"{level}>{words.exact}</a> '
    label = f"{escape(name, quote=False)} {number}</span>"
    return f"{match['open']}{label}{match['rest']}{match['links']}{link}"


def _in_summary(html: str, labels: Mapping[str, Label], post: Post, linker: Linker) -> str:
    """Fill the numbers of an automatic summary, which has no ids: they come in order."""
    names = iter(
        (linker.kinds.name(label.kind, post.lang).one, label.number)
        for label in labels.values()
        if label.informal_of
    )

    def fill(match: re.Match[str]) -> str:
        name, number = next(names, ("", ""))
        return f"{escape(name)} {escape(number)}</span>" if number else match[0]

    return re.sub(
        r'(?<="theorem-label">)[^<]*<span class="theorem-number"></span></span>', fill, html
    )


def _with_words(
    match: re.Match[str], post: Post, in_words: Mapping[str, Target], linker: Linker
) -> str:
    target = in_words.get(match["id"])
    if target is None:
        return match[0]
    address = escape(linker.address(target, post))
    text = linker.kinds.words(post.lang).in_words
    return f'{match[0]}<a class="theorem-in-words" href="{address}"{_level(target)}>{text}</a> '


def _level(target: Target) -> str:
    return f' data-level="{target.post.level}"' if target.post.level else ""
