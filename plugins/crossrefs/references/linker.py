"""The placeholders of references are filled, when every post has been read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote

from pelican.contents import Content

from ...core.diagnostics import Problem
from ...core.documents import line_of_file, problem_at
from ...core.elements import has_attribute
from ...core.generated_markup import Data
from ...core.html import change, derive
from ...core.pelican_api import set_formatted_field
from ...core.recalling import recall
from ...core.summaries import keep_summary
from ...theorems import Kinds
from ..labels.index import Index
from ..labels.model import Fault, Label, LabelledPost, Target
from .alternatives import has_alternatives, write_alternatives
from .doubled import find_doubled
from .filling import Filler, Placeholders, find_placeholders, with_titles
from .lost_labels import explain
from .notation import Item, Reference, parse_reference
from .printing import Printer
from .showing import Answers, is_same, show


@dataclass(frozen=True, slots=True)
class Use:
    """A reference to a target."""

    target: Target
    #: The source file that has it.
    path: str
    #: The line of the file; 0 for one in a field of the header.
    line: int


@dataclass(slots=True)
class ReferenceLinker:
    """Links the references of one run."""

    #: What each label means.
    index: Index
    #: The names of what has labels.
    kinds: Kinds
    #: The posts and pages with their labels, by source path.
    posts: dict[str, LabelledPost]
    #: The same posts and pages as Pelican's contents, by source path.
    contents: Mapping[str, Content]
    #: What is wrong, as far as it has been found.
    problems: list[Problem] = field(default_factory=list)
    #: The references that have been linked.
    uses: list[Use] = field(default_factory=list)
    #: References by how they are written, as far as they have been read.
    parsed: dict[str, Reference | None] = field(default_factory=dict)
    #: Links to contents, by source path, as far as they were needed.
    addresses: dict[str, str] = field(default_factory=dict)

    def change_posts(self, change: Callable[[LabelledPost], LabelledPost]) -> None:
        """Replace each post by one whose labels have other numbers or titles."""
        self.posts = {path: change(post) for path, post in self.posts.items()}
        self.index = self.index.renewed(self.posts.values())

    def fill_titles(self) -> None:
        """Fill the references in the titles of labels, which other references print."""
        index = self.index
        self.change_posts(lambda post: with_titles(post, index, self.kinds))

    def name_target(self, written: str, target: Target, post: LabelledPost) -> str:
        """Return what a post's reference to a target prints, as HTML without a link."""
        printer = Printer(self.kinds, post.lang)
        return printer.print(Reference((Item(written),)), [show(target, post)])

    def link(self, content: Content, post: LabelledPost) -> None:
        """Fill the placeholders of a content and of its formatted fields."""
        has_id = partial(derive, content, has_anchor)
        if placeholders := derive(content, find_placeholders):
            answers = self._answer(placeholders, content, post, "", has_id)
            self.problems += find_doubled(content, placeholders, answers, self.kinds, post.lang)
            change(content, Filler(self.kinds).fill, post.lang, answers)
            keep_summary(content)
        if derive(content, has_alternatives):
            change(content, write_alternatives)
            keep_summary(content)
        for name in content.settings["FORMATTED_FIELDS"]:
            html = content.metadata.get(name)
            if isinstance(html, str) and has_attribute(html, Data.REF):
                placeholders = recall(content, find_placeholders, html)
                answers = self._answer(placeholders, content, post, name, has_id)
                filled = recall(content, Filler(self.kinds).fill, html, post.lang, answers)
                set_formatted_field(content, name, write_alternatives(filled))

    def _answer(
        self,
        placeholders: Placeholders,
        content: Content,
        post: LabelledPost,
        field: str,
        has_id: Callable[[str], bool],
    ) -> Answers:
        """Return what the references of a text lead to; in a field the own page has no links."""
        known: dict[str, list[Target | Fault]] = {}
        for written, line, _ in placeholders:
            if (reference := self._parse(written)) is None:
                continue
            if written not in known:
                known[written] = self._find_targets(reference, content, post, has_id)
            self._keep(known[written], content, line, field)
        return [
            (written, [self._show(target, post, inside=not field) for target in targets])
            for written, targets in known.items()
        ]

    def _parse(self, written: str) -> Reference | None:
        if written not in self.parsed:
            self.parsed[written] = parse_reference(written)
        return self.parsed[written]

    def _find_targets(
        self,
        reference: Reference,
        content: Content,
        post: LabelledPost,
        has_id: Callable[[str], bool],
    ) -> list[Target | Fault]:
        is_tex = reference.form not in ("at", "own")
        found = []
        for label in (item.label for item in reference.items):
            one = self.index.resolve(label, post, is_tex=is_tex)
            if isinstance(one, Fault) and reference.form == "own" and has_id(label):
                one = Target(post, Label(label, ""))
            elif isinstance(one, Fault):
                one = explain(one, label, content)
            found.append(one)
        return found

    def _show(
        self, target: Target | Fault, post: LabelledPost, *, inside: bool
    ) -> tuple[Any, ...] | str:
        if isinstance(target, Fault):
            return target.reason
        return tuple(show(target, post, self.address(target, post, inside=inside)))

    def _keep(self, targets: list[Target | Fault], content: Content, line: int, field: str) -> None:
        if field and getattr(content, "automatic_summary", False):
            return  # its text is that of the body, where the same was recorded
        for target in targets:
            if isinstance(target, Target):
                at = 0 if field else line_of_file(content, line)
                self.uses.append(Use(target, content.source_path, at))
                continue
            problem = problem_at(content, target.rule, line, target.text, target.hint, field)
            if target.line:
                problem = replace(problem, near="", line=target.line)
            self.problems.append(problem)

    def address(self, target: Target, post: LabelledPost, *, inside: bool = True) -> str:
        """Return the value of ``href``: one of Pelican's own links, or a fragment."""
        fragment = f"#{quote(target.label.name, safe=':')}"
        if target.post.address:
            return target.post.address + fragment
        if is_same(target.post, post):
            return fragment if inside else ""
        link = self._link_to(target.post.path)
        return link and link + fragment

    def _link_to(self, path: str) -> str:
        """Return one of Pelican's own links to a content, "" if there can be none."""
        if path not in self.addresses:
            try:
                name = quote("/" + self.contents[path].relative_source_path)
                self.addresses[path] = f"{{filename}}{name}"
            except UnicodeEncodeError:  # a name in no encoding: Pelican could not find it again
                self.addresses[path] = ""
        return self.addresses[path]


def has_anchor(html: str, name: str) -> bool:
    """Return whether a link can lead to a name in some HTML, which its author may have written."""
    if name == "top" or name.startswith(":~:"):  # which every browser finds
        return True
    if f' id="{name}"' in html:
        return True
    value = re.escape(escape(name, quote=False))
    # Names of attributes may have capitals, and capitals in a name make another one.
    value = rf"""\s*=\s*(?-i:"{value}"|'{value}'|{value}(?=[\s>/]))"""
    return (
        re.search(rf"<a\s[^<>]*?\bname{value}|<\w[^<>]*?\sid{value}", html, re.IGNORECASE)
        is not None
    )
