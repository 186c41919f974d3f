"""The statements of each content, in both versions: ``article.statements``."""

from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from ..core.elements import element_with_id
from ..core.generated_markup import strip_for
from ..core.html import get_html
from ..core.pelican_api import resolve_links
from ..crossrefs import Label, LabelledPost, ReferenceLinker, Target
from .versions import Versions


@dataclass(frozen=True)
class Statement:
    """A theorem-like environment of an article, as templates see it."""

    #: Its id in the page.
    label: str
    #: Its kind, as "theorem".
    kind: str
    #: As it is shown, "" for none.
    number: str
    #: What it is called: "Theorem 2".
    name: str
    #: Its title as HTML.
    title: str
    #: The article or page that it is in.
    article: Any = field(repr=False, compare=False)
    #: For an exact statement: the one that says it in words, in another post.
    words: "Statement | None" = None
    #: For a statement in words: the exact one.
    exact: "Statement | None" = None

    @property
    def address(self) -> str:
        """The address within the site, with the fragment."""
        return f"{self.article.url}#{self.label}"

    @property
    def html(self) -> str:
        """The whole section as HTML for another page: without ids, its links resolved."""
        content = self.article
        return resolve_links(content, strip_for("excerpt", self.source), content.get_siteurl())

    @property
    def source(self) -> str:
        """The section as it is in the article, before Pelican resolves the links."""
        return cut_section(get_html(self.article), self.label)


def cut_section(html: str, name: str) -> str:
    """Return the section of a statement, by its id, from a post's HTML; "" if there is none."""
    found = element_with_id(html, name)
    return html[found.start : found.end] if found and found.tag == "section" else ""


def link_statement_lists(linker: ReferenceLinker, versions: Versions) -> None:
    """Set ``statements`` on every content. One that is stated again is there once."""
    for path, post in linker.posts.items():
        listing: ContentWithStatements = linker.contents[path]
        listing.statements = [
            _with_other_version(label, post, linker, versions)
            for label in post.labels
            if label.is_statement and not label.restates
        ]


def _with_other_version(
    label: Label, post: LabelledPost, linker: ReferenceLinker, versions: Versions
) -> Statement:
    """Return a statement with its other version, as its own post may see it."""
    one = _statement(Target(post, label), linker)
    exact = versions.exact.get((post.path, label.name))
    if isinstance(exact, Target):
        return replace(one, exact=_statement(exact, linker))
    words = versions.seen_from(post, label)
    return replace(one, words=_statement(words, linker)) if words else one


def _statement(target: Target, linker: ReferenceLinker) -> Statement:
    label, post = target.label, target.post
    name = f"{linker.kinds.name(label.kind, post.lang).one} {label.number}".rstrip()
    content = linker.contents[post.path]
    return Statement(label.name, label.kind, label.number, name, label.title, content)


class ContentWithStatements(Protocol):
    """What templates find on each article and page."""

    #: Its statements, each with its other version as the content may see it.
    statements: list[Statement]
