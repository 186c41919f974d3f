"""The placeholders of references are filled, when every post has been read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from pelican.contents import Content

from ...core.changes import change_elements
from ...core.diagnostics import Problem, in_header
from ...core.documents import line_of_file
from ...core.elements import Element, has_attribute
from ...core.generated_markup import Class, Data
from ...core.html import get_html, set_html
from ...core.pelican_api import set_formatted_field
from ...core.summaries import keep_summary
from ...theorems import Kinds
from ..labels.index import Index
from ..labels.model import Fault, Label, LabelledPost, Target
from .notation import Item, Reference, parse_reference
from .printing import Printer

#: The attributes of a placeholder.
PLACEHOLDER = (Data.LINE, Data.REF)


def change_placeholders(html: str, fill: Callable[[Element], str]) -> str:
    """Return HTML with ``fill(placeholder)`` for each placeholder of a reference."""
    return change_elements(html, fill, Class.REF, having=PLACEHOLDER)


def with_titles(post: LabelledPost, index: Index, kinds: Kinds) -> LabelledPost:
    """Return a post in which the references in titles of labels are filled.

    If one of them leads to a title with a reference, the latter is shown as its label.
    """

    def fill(placeholder: Element) -> str:
        reference = parse_reference(placeholder.attributes[Data.REF])
        if reference is None:
            return placeholder.inner
        targets = [index.resolve(item.label, post) for item in reference.items]
        return Printer(kinds, post, lambda _: "").print(reference, targets, placeholder.inner)

    def filled(label: Label) -> Label:
        title = change_placeholders(label.title, fill)
        return replace(label, title=change_placeholders(title, lambda one: one.inner))

    if not any(has_attribute(label.title, Data.REF) for label in post.labels):
        return post
    return replace(post, labels=tuple(filled(label) for label in post.labels))


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
        printer = Printer(self.kinds, post, lambda _: "")
        return printer.print(Reference((Item(written),)), [target])

    def link(self, content: Content, post: LabelledPost) -> None:
        """Fill the placeholders of a content and of its formatted fields."""
        html = get_html(content)
        if has_attribute(html, Data.REF):
            set_html(content, self._filled(html, content, post, field=""))
            keep_summary(content)
        for name in content.settings["FORMATTED_FIELDS"]:
            html = content.metadata.get(name)
            if isinstance(html, str) and has_attribute(html, Data.REF):
                filled = self._filled(html, content, post, field=name)
                set_formatted_field(content, name, filled)

    def _filled(self, html: str, content: Content, post: LabelledPost, field: str) -> str:
        """Return HTML with its references filled; in a field those to the own page are no links."""

        def fill(placeholder: Element) -> str:
            reference = parse_reference(placeholder.attributes[Data.REF])
            if reference is None:
                return placeholder.inner
            line = 0 if field else line_of_file(content, int(placeholder.attributes[Data.LINE]))
            targets = [self._target(reference, n, post, html) for n in range(len(reference.items))]
            self._keep(targets, content, line, field)
            linked = placeholder.tag == "a"

            def address(target: Target) -> str:
                return self.address(target, post, inside=not field) if linked else ""

            return Printer(self.kinds, post, address).print(reference, targets, placeholder.inner)

        return change_placeholders(html, fill)

    def _target(
        self, reference: Reference, n: int, post: LabelledPost, html: str
    ) -> Target | Fault:
        label = reference.items[n].label
        found = self.index.resolve(label, post)
        if isinstance(found, Fault) and f' id="{label}"' in html:
            if reference.form == "own":
                return Target(post, Label(label, ""))
            return replace(
                found, hint="what has that id has no number: is the figure alone in its paragraph?"
            )
        return found

    def _keep(self, targets: list[Target | Fault], content: Content, line: int, field: str) -> None:
        if field and getattr(content, "automatic_summary", False):
            return  # its text is that of the body, where the same was recorded
        for target in targets:
            if isinstance(target, Target):
                self.uses.append(Use(target, content.source_path, line))
            else:
                near = in_header(field) if field else ""
                problem = Problem(
                    target.rule, content.source_path, target.text, target.hint, near, line
                )
                self.problems.append(problem)

    def address(self, target: Target, post: LabelledPost, *, inside: bool = True) -> str:
        """Return the value of ``href``: one of Pelican's own links, or a fragment."""
        fragment = f"#{quote(target.label.name, safe=':')}"
        if target.post.address:
            return target.post.address + fragment
        if target.post == post:
            return fragment if inside else ""
        content = self.contents[target.post.path]
        try:
            return f"{{filename}}{quote('/' + content.get_relative_source_path())}{fragment}"
        except UnicodeEncodeError:  # a file name in no encoding: Pelican could not find it again
            return ""
