"""The numbers and links that join a statement in words and the exact one."""

import re
from collections.abc import Iterable, Mapping
from html import escape

from pelican.contents import Content

from ..core.changes import Change, make_changes
from ..core.elements import find_elements, make_element
from ..core.generated_markup import (
    Class,
    Data,
    StatementHeading,
    find_empty_labels,
    find_statement_headings,
    question,
)
from ..core.html import change
from ..core.pelican_api import set_formatted_field
from ..core.recalling import recall
from ..crossrefs import LabelledPost, ReferenceLinker, Target
from .versions import Versions

#: The words of a permalink that are only for screen readers; they lack the number.
PERMALINK = re.compile(rf'<a aria-label="([^"]*)" class="{Class.PERMALINK}"')


def link_statements(
    content: Content, post: LabelledPost, versions: Versions, linker: ReferenceLinker
) -> None:
    """Write the numbers of a post's statements in words, and the links on both sides."""
    if any(label.informal_of for label in post.labels):
        change(content, with_exact, _exact_versions(post, versions, linker))
        summary = content.metadata.get("summary")
        if isinstance(summary, str) and Class.THEOREM_NUMBER in summary:
            filled = recall(content, in_summary, summary, _names_in_summary(post, linker))
            set_formatted_field(content, "summary", filled)
    text = linker.kinds.words(post.lang).in_words
    in_words = {
        label.name: _link(Class.THEOREM_IN_WORDS, target, post, linker, text)
        for label in post.labels
        if (target := versions.seen_from(post, label)) is not None
    }
    if in_words:
        change(content, with_words, in_words)


def _exact_versions(
    post: LabelledPost, versions: Versions, linker: ReferenceLinker
) -> dict[str, tuple[str, str, str]]:
    """Return the name with its number, the link to it, and the words of the permalink.

    They are by the label of the statement in words.

    Without an exact one there is a question mark, and no link.
    """
    found = {}
    for label in post.labels:
        exact = versions.exact.get((post.path, label.name))
        if isinstance(exact, Target):
            number = escape(exact.label.number, quote=False)
            number = make_element("span", {"class": Class.THEOREM_NUMBER}, number)
            name = escape(linker.kinds.name(exact.label.kind, post.lang).one, quote=False)
            words = linker.kinds.words(post.lang)
            link = _link(Class.THEOREM_EXACT, exact, post, linker, words.exact)
            to_here = words.link_to % {"name": f"{name} {escape(exact.label.number)}".rstrip()}
            found[label.name] = (f"{name} {number}", link, to_here)
        elif exact:
            found[label.name] = (question(exact.reason), "", "")
    return found


def with_exact(html: str, exact: Mapping[str, tuple[str, str, str]]) -> str:
    """Return the HTML with numbers of exact statements, and with links to them."""
    labels = {label.start: label for label in find_empty_labels(html)}
    changes: list[Change] = []
    ends = _ends(html)
    for heading in find_statement_headings(html):
        label = labels.get(heading.name.inner_start)
        if label is None:
            continue
        name, link, words = exact.get(heading.id) or (question("Nothing of that name"), "", "")
        if link:
            start, end = heading.links.inner_start, heading.links.inner_end
            changes.append((label.inner_start, label.inner_end, name))
            changes.append(_at_end(heading, ends, link))
            if permalink := PERMALINK.search(html, start, end):
                changes.append((*permalink.span(1), words))
        else:
            changes.append((heading.links.start, heading.links.start, f"{name} "))
    return make_changes(html, changes)


def _names_in_summary(post: LabelledPost, linker: ReferenceLinker) -> list[str | None]:
    kinds = linker.kinds
    return [
        f"{escape(kinds.name(label.kind, post.lang).one)} {escape(label.number)}"
        if label.number
        else None
        for label in post.labels
        if label.informal_of
    ]


def in_summary(html: str, names: Iterable[str | None]) -> str:
    """Fill the numbers of an automatic summary, which has no ids: they are in order."""
    filled = zip(find_empty_labels(html), names, strict=False)
    return make_changes(
        html, ((one.inner_start, one.inner_end, name) for one, name in filled if name)
    )


def with_words(html: str, in_words: Mapping[str, str]) -> str:
    """Return the HTML with links from exact statements to those in words, by their labels."""
    ends = _ends(html)
    headings = (one for one in find_statement_headings(html) if one.id in in_words)
    return make_changes(html, (_at_end(one, ends, in_words[one.id]) for one in headings))


def _ends(html: str) -> dict[str, int]:
    """Return where each statement ends, by its id."""
    found = find_elements(html, Class.THEOREM, having=[Data.KIND])
    return {one.attributes.get("id", ""): one.inner_end for one in found if one.is_closed}


def _at_end(heading: StatementHeading, ends: Mapping[str, int], link: str) -> Change:
    """Return the change that puts a link at the end of a statement, after its words."""
    place = ends.get(heading.id, heading.links.inner_start)
    line = make_element("p", {"class": Class.THEOREM_VERSION}, link) + "\n"
    return place, place, line if heading.id in ends else f"{link} "


def _link(
    name: Class, target: Target, post: LabelledPost, linker: ReferenceLinker, text: str
) -> str:
    """Return a link to the other version of a statement."""
    attributes = {
        "class": name,
        "href": linker.address(target, post),
        Data.LEVEL: target.post.level or None,
    }
    return make_element("a", attributes, text)
