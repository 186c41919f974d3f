"""Read and amend rendered HTML by plain string work. Pure: knows nothing of Pelican.

Nothing here parses HTML in full. What is looked for (headings, formulas, words) is written by
Markdown and docutils in one known form, and code comes escaped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

HEADING = re.compile(
    r"""<!--.*?--> | <summary\b.*?</summary>   # nothing counts in a comment, or can follow here
      | (?P<section><(?:div|section)\b[^>]*>\s*)?         # docutils has the id on the section
        (?P<open><h(?P<depth>[1-6])\b[^>]*>)(?P<inner>.*?)</h(?P=depth)>""",
    re.DOTALL | re.VERBOSE,
)
ATTRIBUTE = r"""(?<![\w-]){name}=(?:"([^"]*)"|'([^']*)')"""
ID = re.compile(ATTRIBUTE.format(name="id"))
DATA_PAIR = re.compile(ATTRIBUTE.format(name="data-pair"))

TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
NOT_PROSE = re.compile(
    r'<(pre|script|style|svg)\b.*?</\1>|<div class="references">.*?</div>', re.DOTALL
)
CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)
#: The TeX in a formula, which nobody sees.
ANNOTATION = re.compile(r"<annotation\b.*?</annotation>", re.DOTALL)
FORMULA = re.compile(
    r"""<math\b.*?</math>                                            # MathML
      | <(?P<tag>span|div|tt|code)\b[^>]*\bclass="math\b[^>]*>.*?</(?P=tag)>  # TeX, marked up
    """,
    re.DOTALL | re.VERBOSE,
)
# TeX that nothing has marked up: pandoc's rule for one dollar, any text between two.
BARE_TEX = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$(?!\s)[^$]+?(?<![\s\\])\$(?!\d)", re.DOTALL)

FOOTNOTE_REFERENCE = re.compile(r"<sup\b[^>]*>\s*<a\b[^>]*footnote-ref[^>]*>.*?</sup>", re.DOTALL)

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Scripts without spaces between words: two characters make about one word.
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a post: its depth (2 for h2), id, text without markup, and ``{pair=…}``.

    ``pair`` is None where the author said nothing; ``html`` is what stands in the heading.
    """

    depth: int
    id: str
    text: str
    pair: str | None = None
    html: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is to read in a post."""

    words: int
    formulas: int

    def minutes(self, words_per_minute: int, words_per_formula: int) -> int:
        """Return the reading time in whole minutes, at least one."""
        return max(1, -(-(self.words + self.formulas * words_per_formula) // words_per_minute))


def strip_tags(html: str) -> str:
    """Return the text of some HTML, with white space folded; of formulas, without their TeX."""
    return " ".join(unescape(TAG.sub("", ANNOTATION.sub("", html))).split())


def without_calls(html: str) -> str:
    """Return some HTML without the calls of its notes, whose numbers are no words of it."""
    return FOOTNOTE_REFERENCE.sub("", html)


def text_with_tex(html: str) -> str:
    """Return the text of some HTML with the TeX of its formulas: ``On $x^2$``."""
    return strip_tags(MATHML.sub(_tex_of, html))


def _tex_of(formula: re.Match[str]) -> str:
    head, annotation, tex = formula[0].partition("<annotation")
    tex = tex.partition(">")[2].partition("</annotation>")[0]
    return f"${tex}$" if annotation else head


def _attribute(pattern: re.Pattern[str], tag: str) -> str | None:
    found = pattern.search(tag)
    return unescape(found[1] if found[1] is not None else found[2]) if found else None


def _heading(match: re.Match[str]) -> Heading | None:
    if match["open"] is None:
        return None
    id_ = _attribute(ID, match["open"]) or _attribute(ID, match["section"] or "") or ""
    pair = _attribute(DATA_PAIR, match["open"])
    text = strip_tags(without_calls(match["inner"]))
    return Heading(int(match["depth"]), id_, text, pair, match["inner"])


def parse_headings(html: str) -> list[Heading]:
    """Return the headings of a rendered post, in order."""
    return [heading for match in HEADING.finditer(html) if (heading := _heading(match))]


def insert_after_headings(html: str, render: Callable[[Heading], str]) -> str:
    """Return the HTML with ``render(heading)`` set behind each heading."""

    def amend(match: re.Match[str]) -> str:
        heading = _heading(match)
        return match[0] + render(heading) if heading else match[0]

    return HEADING.sub(amend, html)


def measure(html: str) -> Extent:
    """Count the words and the formulas of a rendered post; code counts as neither."""
    prose, formulas = FORMULA.subn(" ", NOT_PROSE.sub(" ", html))
    prose = unescape(TAG.sub("", CODE.sub(" ", prose)))
    prose, bare = BARE_TEX.subn(" ", prose)
    ideographs = len(IDEOGRAPH.findall(prose))
    words = len(WORD.findall(IDEOGRAPH.sub(" ", prose)))
    return Extent(words + (ideographs + 1) // 2, formulas + bare)


LINK_IN_PAGE = re.compile(r"""<a\b[^>]*\bhref=["']#[^>]*>(.*?)</a>""", re.DOTALL)


FORMULA_LINKS = re.compile(r'<span class="formula-refs">.*?</span>', re.DOTALL)
THEOREM_LINKS = re.compile(
    r'<span class="theorem-links".*?</span>|<p class="proof-links">.*?</p>'
    r'|<small class="corrected">.*?</small>'
)


def detach(html: str) -> str:
    """Return the HTML as an excerpt can stand on another page: no ids, no links within the page."""
    html = FORMULA_LINKS.sub("", THEOREM_LINKS.sub("", html))
    html = re.sub(r"(<[a-z][^<>]*?)\s*" + DATA_PAIR.pattern, r"\1", html)
    return strip_ids(LINK_IN_PAGE.sub(r"\1", without_calls(html)))


def strip_ids(html: str) -> str:
    """Return the HTML without ids, and without what names its element by one."""
    html = re.sub(r' aria-labelledby="[^"]*"', "", html)
    return re.sub(r"(<[a-z][^<>]*?)\s*" + ID.pattern, r"\1", html)


def element_end(html: str, start: int) -> int:
    """Return where the element ends whose tag begins at ``start``; the end if nothing closes it."""
    name = re.compile(r"<([a-z][\w-]*)").match(html, start)
    depth = 0
    for tag in re.compile(rf"<(/?){name[1]}\b[^>]*>").finditer(html, start) if name else ():
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)


def cut_between_formulas(html: str, cut: Callable[[str], str]) -> str:
    """Return ``cut(html)``, to which each formula is one word, so that none is cut in two."""
    formulas: list[str] = []

    def hide(match: re.Match[str]) -> str:
        formulas.append(match[0])
        return f"formula{len(formulas) - 1}formula"

    short = cut(FORMULA.sub(hide, html))
    return re.sub(r"formula(\d+)formula", lambda m: formulas[int(m[1])], short)


def escape_title(text: str) -> str:
    """Return the HTML of a title, which Pelican takes for HTML; entities stay what they are."""
    return re.sub(r"&amp;(#?\w+;)", r"&\1", escape(text, quote=False))
