"""Automatic summaries: the first sentences of a post, never cut within a formula."""

import re
from collections.abc import Callable
from html import escape
from typing import Any, Protocol

from pelican.contents import Content
from pelican.utils import (
    strip_toc_elements_from_html,
    truncate_html_paragraphs,
    truncate_html_words,
)

from .beginnings import MORE, beginning
from .generated_markup import strip_for
from .html import derive
from .hypertext import FORMULA, TAG
from .mathml import SUB_OR_SUP, text_of
from .pelican_api import set_formatted_field
from .recalling import recall

#: Where a sentence or a block may end; what follows a full stop shows whether a sentence does.
END = re.compile(
    r"""</(?:p|li|[uod]l|dd|blockquote|figure|table|pre|section|div|h[1-6])>
      | (?P<stop>[.!?…]["'”’»)\]]*(?:</(?:em|strong|i|b|a|q|cite|span|code)>)*)
        (?= \s+ (?:<\w[^>]*>)* ["'“‘«(\[]* (?:formula\d|[^\W\da-zß-öø-ÿ])
          | \s* (?:</?(?:p|li|div)\b|\Z))
      | [。！？][”’」』）]*
    """,
    re.VERBOSE,
)
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|al|vs|resp|approx|Fig|Eq|Sec|Ch|Thm|Prop|Cor|Lem|Def|Dr|Prof|Mr|Mrs|Ms"
    r"|St|No|Vol|pp?)|\b[A-Z])\Z"
)
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "source",
    "track",
    "wbr",
}
CUT = "\x00"


#: How long summaries are, by Pelican's settings: paragraphs, words, what follows a cut sentence.
Length = tuple[int | None, int | None, str]


def keep_summary(content: Content, change: Callable[..., str] | None = None, *values: Any) -> None:
    """Give a content whose author wrote no summary one that is cut from its text.

    It is cut from ``change(html, *values)``, if that is given. For themes, ``automatic_summary``
    says that the author has written none.
    """
    if "summary" in content.metadata:
        return
    settings = content.settings
    paragraphs = settings.get("SUMMARY_MAX_PARAGRAPHS")
    length = (paragraphs, settings["SUMMARY_MAX_LENGTH"], settings["SUMMARY_END_SUFFIX"])
    set_formatted_field(content, "summary", derive(content, cut_summary, length, change, *values))
    summarized: SummarizedContent = content
    summarized.automatic_summary = True


def cut_summary(
    html: str, length: Length, change: Callable[..., str] | None = None, *values: Any
) -> str:
    """Return the summary of a text, or of what ``change`` makes of it."""
    html = strip_for("excerpt", change(html, *values) if change else html)
    paragraphs, words, suffix = length
    marked = MORE.search(html) is not None
    # Without a number of words, or with one of paragraphs, Pelican's summaries are longer.
    html = close_tags(beginning(html, whole=words is None or paragraphs is not None))
    if marked:
        to_mark: str = strip_toc_elements_from_html(html)
        return to_mark
    if paragraphs is not None:
        html = truncate_html_paragraphs(html, paragraphs)
    if words is not None:
        html = cut_between_formulas(html, lambda text: shorten(text, words, suffix))
    summary: str = strip_toc_elements_from_html(html)
    return summary


def renew_summary_text(content: Content) -> None:
    """Give a content with formulas in its summary ``summary_text``: the summary without tags."""
    html = content.metadata.get("summary")
    if isinstance(html, str) and (text := recall(content, _text_with_formulas, html)) is not None:
        summarized: SummarizedContent = content
        summarized.summary_text = text


def _text_with_formulas(html: str) -> str | None:
    """Return the text of some HTML, escaped; None where it has no formulas or scripts."""
    has_two_lines = FORMULA.search(html) or SUB_OR_SUP.search(html)
    return escape(text_of(html), quote=False) if has_two_lines else None


def cut_between_formulas(html: str, cut: Callable[[str], str]) -> str:
    """Return ``cut(html)``, where ``cut`` gets each formula as one word, so that it stays whole."""
    formulas: list[str] = []

    def hide(match: re.Match[str]) -> str:
        formulas.append(match[0])
        return f"formula{len(formulas) - 1}formula"

    short = cut(FORMULA.sub(hide, html))
    return re.sub(r"formula(\d+)formula", lambda m: formulas[int(m[1])], short)


def shorten(html: str, words: int, suffix: str) -> str:
    """Return the sentences that fit into so many words.

    If not even the first one fits, return the words that do, and the suffix.
    """
    short: str
    short, cut, _ = truncate_html_words(html, words, CUT).partition(f" {CUT}")
    if not cut:
        return short
    # Look a little beyond the last word: at what closes the sentence, and where the next begins.
    ends = END.finditer(html, 0, len(short) + 200)
    for end in reversed([e for e in ends if e.end() <= len(short) + len(e["stop"] or "")]):
        if not (end["stop"] and ABBREVIATION.search(html, max(0, end.start() - 8), end.start())):
            return close_tags(html[: end.end()])
    return close_tags(f"{short} {suffix}" if suffix else short)


def close_tags(html: str) -> str:
    """Return the beginning of some HTML with an end for each element that is open."""
    opened: list[str] = []
    for tag in TAG.finditer(html):
        name = re.match(r"</?(\w+)", tag[0])
        if name and tag[0][1] == "/" and name[1] in opened:
            del opened[len(opened) - 1 - opened[::-1].index(name[1]) :]
        elif name and tag[0][1] != "/" and name[1] not in VOID and tag[0][-2] != "/":
            opened.append(name[1])
    return html + "".join(f"</{name}>" for name in reversed(opened))


class SummarizedContent(Protocol):
    """What templates find on a content beside its summary, and not on every one."""

    #: Whether the summary was cut from the text, since its author wrote none.
    automatic_summary: bool
    #: The summary as text, escaped, where it has formulas.
    summary_text: str
