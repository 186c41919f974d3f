"""What a post is about, by its beginning: up to its author's mark, or a paragraph. Pure."""

import re

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
#: What is never in a summary.
SKIPPED = {"pre", "table", "figure", "details", "script", "style", "nav", "aside"}
#: What is the summary of a post that has no paragraph.
SECOND_BEST = {"ul", "ol", "dl", "blockquote"}
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
    second_best = ""
    at = 0
    while found := BLOCK.search(html, at):
        tag = found["tag"]
        end = _end(html, found)
        if tag == "p" or (tag == "section" and "theorem" in found["rest"]):
            is_title = NOT_TEXT.search(found["rest"]) is not None
            if not is_title and strip_tags(html[found.start() : end]):
                return html[found.start() : end]
        elif tag in SECOND_BEST and not second_best:
            second_best = html[found.start() : end]
        at = found.end() if _is_around(found) else end
    return second_best or _text_only(html)


def _is_around(found: re.Match[str]) -> bool:
    """Return whether a block may be around paragraphs."""
    return found["tag"] in ("div", "section") and not NOT_TEXT.search(found["rest"])


def _end(html: str, found: re.Match[str]) -> int:
    """Return where a block ends."""
    closing = f"</{found['tag']}>" if found["tag"] else "-->"
    end = html.find(closing, found.end())
    return end + len(closing) if end >= 0 else len(html)


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
