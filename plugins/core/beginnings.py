"""What a post is about, by its beginning: up to its author's mark, or a paragraph. Pure."""

import re
from collections.abc import Iterator
from operator import itemgetter

from .hypertext import strip_tags

#: The marks that authors of Pelican, Hugo, Jekyll, WordPress, Nikola and Docusaurus know.
MORE = re.compile(
    r"<!--\s*(?:more\b[^>]{0,80}|read[ _-]?more|PELICAN_END_SUMMARY|TEASER_END\b[^>]{0,80}|truncate"
    r"|end[ _-]?(?:excerpt|summary|teaser)|excerpt(?:[ _-]?end)?|break|fold|readon)\s*-->",
    re.IGNORECASE,
)
#: A mark before which a summary does not begin.
BEGIN = re.compile(r"<!--\s*PELICAN_BEGIN_SUMMARY\s*-->", re.IGNORECASE)
BLOCK = re.compile(
    r"<!--|<(?P<tag>p|section|ul|ol|dl|blockquote|h[1-6]|pre|table|figure|details|script|style|nav"
    r"|aside|div)\b(?P<rest>[^<>]*+)>"
)
#: The tags of a block's own kind, by its name.
TAGS = {
    name: re.compile(rf"</?{name}\b[^<>]*+>")
    for name in (
        *("p", "span", "section", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "nav"),
        *("details", "script", "style", "aside", "div", "h1", "h2", "h3", "h4", "h5", "h6"),
    )
}
#: What is never in a summary.
SKIPPED = {"pre", "table", "figure", "details", "script", "style", "nav", "aside"}
#: What is the summary of a post that has no paragraph.
SECOND_BEST = {"ul", "ol", "dl", "blockquote"}
#: A box that says what a post is about; others are beside the text.
ABSTRACT = re.compile(r'class="[^"]*\b(?:abstract|summary|tldr)\b')
ALERT = re.compile(r'class="[^"]*\badmonition\b(?!-)')
#: What may be all of a paragraph that is no sentence: displays, the title of what follows it,
#: and what another engine would have replaced.
DISPLAY = re.compile(r'<(?P<tag>span)\b[^<>]*?\bclass="(?:[^"]*\s)?display\b[^<>]*+>')
TITLE = re.compile(r"\s*<(strong|b)>(?:(?!</?\1>).)*+</\1>[:.]?\s*", re.DOTALL)
REPLACED = re.compile(r"\{%[^{}]{0,600}%\}|\{\{[^{}]{0,600}\}\}")
NOT_TEXT = re.compile(
    r'class="[^"]*\b(?:toc|footnotes?|references|codehilite|highlight|admonition-title)\b'
)


def beginning(html: str, *, whole: bool = False) -> str:
    """Return what is before the author's mark; without one, the first paragraph, or ``whole``.

    Headings, code, tables and figures are left out.
    """
    if found := MORE.search(html):
        start = BEGIN.search(html, 0, found.start())
        before = _text_only(html[start.end() if start else 0 : found.start()])
        if strip_tags(before):
            return before
    return html if whole else _first_paragraph(html)


def _first_paragraph(html: str) -> str:
    best = 3, ""
    for place, block in _paragraphs(html):
        if place == 0:
            return block
        best = min(best, (place, block), key=itemgetter(0))
    return best[1] or _text_only(html)


def _paragraphs(html: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a summary, each with 0, or with how far it is from a first paragraph."""
    at = end_of_alert = 0
    while found := BLOCK.search(html, at):
        tag, rest = found["tag"], found["rest"]
        if _is_around(found):
            at = found.end()
            if ALERT.search(rest) and not ABSTRACT.search(rest):
                end_of_alert = max(end_of_alert, _end(html, found))
            continue
        at = _end(html, found)
        block = html[found.start() : at]
        if tag in SECOND_BEST:
            yield 1, block
        elif tag in ("p", "section") and not NOT_TEXT.search(rest) and strip_tags(block):
            is_sentence = tag == "section" or not _is_no_sentence(block)
            yield (int(found.start() < end_of_alert) if is_sentence else 2), block


def _is_no_sentence(paragraph: str) -> bool:
    """Return whether a paragraph has only displays, a title, or what an engine replaces."""
    inner = paragraph[paragraph.index(">") + 1 : -len("</p>")]
    if TITLE.fullmatch(inner):
        return True
    return not REPLACED.sub("", strip_tags(_without_displays(inner))).strip(" .,;:")


def _without_displays(html: str) -> str:
    parts, at = [], 0
    while found := DISPLAY.search(html, at):
        parts.append(html[at : found.start()])
        at = _end(html, found)
    return "".join([*parts, html[at:]])


def _is_around(found: re.Match[str]) -> bool:
    """Return whether a block may be around paragraphs."""
    is_statement = found["tag"] == "section" and "theorem" in found["rest"]
    return found["tag"] in ("div", "section") and not (
        is_statement or NOT_TEXT.search(found["rest"])
    )


def _end(html: str, found: re.Match[str]) -> int:
    """Return where a block ends, with others of its kind in it."""
    if not found["tag"]:
        end = html.find("-->", found.end())
        return end + len("-->") if end >= 0 else len(html)
    depth = 1
    for one in TAGS[found["tag"]].finditer(html, found.end()):
        depth += -1 if one[0][1] == "/" else 1
        if not depth:
            return one.end()
    return len(html)


def _text_only(html: str) -> str:
    """Return HTML without headings, code, tables and figures."""
    parts, at = [], 0
    while found := BLOCK.search(html, at):
        tag, end = found["tag"], _end(html, found)
        is_kept = bool(tag) and tag not in SKIPPED and tag[1:] not in set("123456")
        is_kept = is_kept and not NOT_TEXT.search(found["rest"])
        parts.append(html[at : found.end() if is_kept else found.start()])
        at = found.end() if is_kept else end
    return "".join([*parts, html[at:]])
