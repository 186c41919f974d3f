"""The numbers and links that join a statement in words and the exact one."""

from collections.abc import Mapping
from html import escape

from pelican.contents import Content

from ..core.changes import Change, make_changes
from ..core.elements import make_element
from ..core.generated_markup import (
    Class,
    Data,
    find_empty_labels,
    find_statement_headings,
    question,
)
from ..core.html import get_html, set_html
from ..core.pelican_api import set_formatted_field
from ..crossrefs import LabelledPost, ReferenceLinker, Target
from .versions import Versions


def link_statements(
    content: Content, post: LabelledPost, versions: Versions, linker: ReferenceLinker
) -> None:
    """Write the numbers of a post's statements in words, and the links on both sides."""
    html = get_html(content)
    if any(label.informal_of for label in post.labels):
        html = _with_exact(html, post, versions, linker)
        summary = content.metadata.get("summary")
        if isinstance(summary, str) and Class.THEOREM_NUMBER in summary:
            set_formatted_field(content, "summary", _in_summary(summary, post, linker))
    in_words = {
        label.name: target
        for label in post.labels
        if (target := versions.seen_from(post, label)) is not None
    }
    if in_words:
        html = _with_words(html, post, in_words, linker)
    set_html(content, html)


def _with_exact(html: str, post: LabelledPost, versions: Versions, linker: ReferenceLinker) -> str:
    """Return the HTML with numbers of exact statements, and with links to them."""
    labels = {label.start: label for label in find_empty_labels(html)}
    changes: list[Change] = []
    words = linker.kinds.words(post.lang)
    for heading in find_statement_headings(html):
        label = labels.get(heading.name.inner_start)
        if label is None:
            continue
        exact = versions.exact.get((post.path, heading.id))
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


def _in_summary(html: str, post: LabelledPost, linker: ReferenceLinker) -> str:
    """Fill the numbers of an automatic summary, which has no ids: they are in order."""
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


def _with_words(
    html: str, post: LabelledPost, in_words: Mapping[str, Target], linker: ReferenceLinker
) -> str:
    """Return the HTML with links from exact statements to those in words."""
    text = linker.kinds.words(post.lang).in_words
    places = (
        (one.links.inner_start, _link(Class.THEOREM_IN_WORDS, in_words[one.id], post, linker, text))
        for one in find_statement_headings(html)
        if one.id in in_words
    )
    return make_changes(html, ((place, place, link) for place, link in places))


def _link(
    name: Class, target: Target, post: LabelledPost, linker: ReferenceLinker, text: str
) -> str:
    """Return a link to the other version of a statement, and the space after it."""
    attributes = {
        "class": name,
        "href": linker.address(target, post),
        Data.LEVEL: target.post.level or None,
    }
    return make_element("a", attributes, text) + " "
