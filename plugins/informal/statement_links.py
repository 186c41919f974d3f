"""Write into posts what joins a statement in words and the exact one: numbers and links."""

import re
from collections.abc import Mapping
from html import escape

from pelican.contents import Content

from ..core.pelican_api import get_html, set_formatted_field, set_html
from ..crossrefs import Label, LabelledPost, ReferenceLinker, Target, question
from .versions import Versions

#: The name of a statement in words, whose number Markdown could not know.
NAME = re.compile(
    r'(?P<open><span class="theorem-name" id="(?P<id>[^"]+)-name"><span class="theorem-label">)'
    r'[^<]*<span class="theorem-number"></span></span>(?P<rest>.*?)'
    r'(?P<links><span class="theorem-links" data-for="[^"]*">)',
    re.DOTALL,
)
LINKS = re.compile(r'<span class="theorem-links" data-for="(?P<id>[^"]+)">')


def link_statements(
    content: Content, post: LabelledPost, versions: Versions, linker: ReferenceLinker
) -> None:
    """Write the numbers of a post's informal statements, and the links on both sides."""
    html = get_html(content)
    if any(label.informal_of for label in post.labels):
        html = NAME.sub(lambda match: _named(match, post, versions, linker), html)
        summary = content.metadata.get("summary")
        if isinstance(summary, str) and "theorem-number" in summary:
            numbers = {label.name: label for label in post.labels}
            summary = _in_summary(summary, numbers, post, linker)
            set_formatted_field(content, "summary", summary)
    in_words = {
        label.name: target
        for label in post.labels
        if (target := versions.seen_from(post, label)) is not None
    }
    if in_words:
        html = LINKS.sub(lambda match: _with_words(match, post, in_words, linker), html)
    set_html(content, html)


def _named(
    match: re.Match[str], post: LabelledPost, versions: Versions, linker: ReferenceLinker
) -> str:
    exact = versions.exact.get((post.path, match["id"]))
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


def _in_summary(
    html: str, labels: Mapping[str, Label], post: LabelledPost, linker: ReferenceLinker
) -> str:
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
    match: re.Match[str],
    post: LabelledPost,
    in_words: Mapping[str, Target],
    linker: ReferenceLinker,
) -> str:
    target = in_words.get(match["id"])
    if target is None:
        return match[0]
    address = escape(linker.address(target, post))
    text = linker.kinds.words(post.lang).in_words
    return f'{match[0]}<a class="theorem-in-words" href="{address}"{_level(target)}>{text}</a> '


def _level(target: Target) -> str:
    return f' data-level="{target.post.level}"' if target.post.level else ""
