"""Automatic summaries: as long as Pelican's, but cut between sentences and never in a formula."""

import re
from collections.abc import Callable
from html import escape
from typing import Protocol

from pelican.contents import Content
from pelican.utils import (
    strip_toc_elements_from_html,
    truncate_html_paragraphs,
    truncate_html_words,
)

from .generated_markup import strip_for
from .hypertext import FORMULA, TAG
from .mathml import text_of
from .html import get_html
from .pelican_api import set_formatted_field

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


def keep_summary(content: Content) -> None:
    """Give a content whose author wrote no summary one that is cut from its text.

    Its length is that of Pelican's settings ``SUMMARY_…``. For themes, ``automatic_summary`` says
    that the author has written none.
    """
    if "summary" in content.metadata:
        return
    html, settings = strip_for("excerpt", get_html(content)), content.settings
    if (paragraphs := settings.get("SUMMARY_MAX_PARAGRAPHS")) is not None:
        html = truncate_html_paragraphs(html, paragraphs)
    if (words := settings["SUMMARY_MAX_LENGTH"]) is not None:
        suffix = settings["SUMMARY_END_SUFFIX"]
        html = cut_between_formulas(html, lambda text: shorten(text, words, suffix))
    set_formatted_field(content, "summary", strip_toc_elements_from_html(html))
    summarized: SummarizedContent = content
    summarized.automatic_summary = True


def renew_summary_text(content: Content) -> None:
    """Give a content with formulas in its summary ``summary_text``: the summary without tags."""
    html = content.metadata.get("summary")
    if isinstance(html, str) and FORMULA.search(html):
        summarized: SummarizedContent = content
        summarized.summary_text = escape(text_of(html), quote=False)


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
