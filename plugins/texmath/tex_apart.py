r"""The TeX of a page's formulas in one place, after them. Pure.

Within its formula, the TeX is a quarter of a page's weight, since the two hardly compress together.
Browsers show neither. ``js/copy.js`` gives each formula its TeX back for copying. The row that the
TeX was tied to goes, too: ``math`` is one itself, and a browser lays out hundreds of boxes fewer.
"""

import re

from ..core.hypertext import COMMENT

COMMENTS = re.compile(COMMENT, re.DOTALL)
LEAF = re.compile(r"<m[in]\b[^<>]*+>([^<]*+)</m[in]>")
ROW, END_OF_ROW = "<mrow>", "</mrow>"
RIM = re.compile(r"<(/?)mrow\b")
BEGIN = '<annotation encoding="application/x-tex">'
SEMANTICS, END_OF_SEMANTICS = "<semantics>", "</semantics>"
END = f"</annotation>{END_OF_SEMANTICS}"


def tex_apart(html: str) -> str:
    """Return the HTML of a page with the TeX of all formulas at its end, a line for each.

    A line is empty where the TeX is the text of its formula; in a line, a tab is a new line.
    """
    first, *formulas = html.split("<math")
    # What browsers do not count as a formula would shift all lines after it.
    if BEGIN not in html or any("<math" in comment for comment in COMMENTS.findall(html)):
        return html
    parts, lines = [first], []
    for part in formulas:
        formula, end, rest = part.partition("</math>")
        inner, tex = _without_tex(formula)
        parts.append(f"<math{inner}{end}{rest}")
        lines.append(tex)
    text = "\n".join(lines)
    return type(html)(f'{"".join(parts)}<template id="tex">{text}</template>')


def _without_tex(formula: str) -> tuple[str, str]:
    """Return a formula without the element that ties it to its TeX, and this."""
    inner, _, tex = formula.partition(BEGIN)
    is_ours = "<annotation" not in inner and formula.endswith(END if tex else END_OF_SEMANTICS)
    if not is_ours or inner.count(SEMANTICS) != 1:
        return formula, ""
    head, _, drawn = inner.removesuffix(END_OF_SEMANTICS).partition(SEMANTICS)
    if "<" not in head:  # else it is the last of rows between which the line may break
        drawn = _without_row(drawn)
    tex = tex.removesuffix(END)
    leaf = LEAF.fullmatch(drawn)
    is_said = leaf and leaf[1] == tex
    return head + drawn, "" if is_said else tex.replace("\t", " ").replace("\n", "\t")


def _without_row(drawn: str) -> str:
    """Return what a single row holds; anything else as it is."""
    if not (drawn.startswith(ROW) and drawn.endswith(END_OF_ROW)):
        return drawn
    held = drawn[len(ROW) : -len(END_OF_ROW)]
    depth = 0
    for row in RIM.finditer(held):
        depth += -1 if row[1] else 1
        if depth < 0:
            return drawn
    return held
