"""What math-core writes, made fit for our pages: classes for styles, the TeX taken along. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from .colors import GROUND
from .signs import printable

STYLE = re.compile(r'\s+style="([^"]*)"')
#: Declarations of math-core, and the class that has each of them in the theme's style sheet.
#: What it writes besides says again what an attribute says.
CLASSES = {
    "text-align:right": "m-r",
    "text-align:left": "m-l",
    "padding-left:0": "m-pl0",
    "padding-right:0": "m-pr0",
    "padding-right:0.1667em": "m-op",
    "padding-left:0.1667em": "m-opl",
    "padding-left:1em": "m-case",
    "padding-top:0": "m-pt0",
    "padding-bottom:0": "m-pb0",
    "padding-top:0.1667em": "m-cfrac",
    "border-left:0.05em solid currentcolor": "m-bl",
    "border-right:0.05em solid currentcolor": "m-br",
    "border-top:0.05em solid currentcolor": "m-bt",
    "border-bottom:0.05em solid currentcolor": "m-bb",
    "border-left:0.05em dashed currentcolor": "m-dl",
    "border-right:0.05em dashed currentcolor": "m-dr",
    "border-top:0.05em dashed currentcolor": "m-dt",
    "border-bottom:0.05em dashed currentcolor": "m-db",
    "width:100%": "m-wide",
    "width:50%": "m-side",
    "width:7.5%": "m-edge",
    "font-variant-caps:small-caps": "m-sc",
    "font-style:italic": "m-it",
}
TAG = re.compile(r"<[^>]*>")
#: From this number of signs on a formula in a line may be broken.
LONG = 18
#: The least that a sign of a formula takes: ``<mi>x</mi>``.
SIGN = 10
RELATION = re.compile(r"<mo\b[^>]*>(?:[=<>≤≥≪≫∈∉⊂⊆→↦⇒⟹⟺⇔≈∼≃≅≡≠≲≳∝≔:]|&lt;|&gt;)</mo>")
#: Names of grounds on which black cannot be read.
DARK_NAMES = re.compile(
    r"dark(?!gray|grey|salmon|seagreen|khaki|orange)\w+|.*black|.*brown|blue|brickred|crimson|dimgr[ae]y"
    r"|firebrick|forestgreen|gr[ae]y|green|indigo|maroon|mediumblue|midnightblue|navy\w*|olive\w*"
    r"|purple|rebeccapurple|red|royalblue|royalpurple|saddlebrown|sienna|slategr[ae]y|teal|violet"
)
#: The sign that math-core sets over or under a formula for a bar.
BAR = "\u0332"
SUM = re.compile(r"<mo\b[^>]*>[+−±∓]</mo>")
BREAK = re.compile(f"{RELATION.pattern}|{SUM.pattern}")
OPENING, CLOSING = {*"([{⟨⌊⌈⟦"}, {*")]}⟩⌋⌉⟧"}
NEGATIVE_SPACE = re.compile(r"margin-left:-([\d.]+)em")
COLOR = re.compile(r"color:(#[0-9A-Fa-f]{6})")


def without_styles(mathml: str, colors: Mapping[str, str]) -> str:
    """Return the MathML with classes in place of ``style`` attributes, which a strict CSP forbids.

    ``colors`` gives the colour that a colour stands in for.
    """
    if "style=" not in mathml:
        return mathml

    def amend(match: re.Match[str]) -> str:
        declarations = re.sub(r"\s*([:;])\s*", r"\1", match[1]).strip(";").split(";")
        classes, attributes = [], ""
        for declaration in declarations:
            if declaration in CLASSES:
                classes.append(CLASSES[declaration])
            elif color := COLOR.fullmatch(declaration):
                attributes += paint(colors.get(color[1], color[1]))
            elif space := NEGATIVE_SPACE.fullmatch(declaration):
                classes.append(negative_space(float(space[1])))
        return (f' class="{" ".join(classes)}"' if classes else "") + attributes

    return STYLE.sub(amend, mathml)


def paint(color: str) -> str:
    """Return the attributes of a colour; on one that is a ground goes an ink that can be read."""
    name = color.removeprefix(GROUND)
    if name == color:
        return f' mathcolor="{color}"'
    ink = "white" if DARK_NAMES.fullmatch(name) or (name[0] == "#" and _is_dark(name)) else "black"
    return f' mathbackground="{name}" mathcolor="{ink}"'


def _is_dark(color: str) -> bool:
    red, green, blue = (int(color[n : n + 2], 16) for n in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue < 140


def negative_space(width: float) -> str:
    """Return the class for a space back, in steps of a sixth of an em: at most 2 em."""
    return f"m-n{min(max(round(width * 6), 1), 12)}"


def breakable(content: str) -> list[str]:
    """Return the content of a formula in parts that begin with its relations, or in one if short.

    The theme lets such a formula go on in the next line, on screens that are too narrow for it. A
    part that is too long itself is parted at its sums; none is parted within brackets, unless there
    is no other place.
    """
    if len(content) < LONG * SIGN or count_signs(content) < LONG:
        return [content]
    places = list(_places(content))
    parts = _part(content, [place for place, brackets in places if not brackets])
    return parts if len(parts) > 1 else _part(content, [place for place, _ in places])


def _places(content: str) -> Iterator[tuple[int, int]]:
    """Yield where a relation or a sum begins, and how many brackets are open there."""
    depth, brackets = 0, 0
    for tag in TAG.finditer(content):
        if tag[0][1] == "/":
            depth -= 1
        elif tag[0][-2] != "/":
            if not depth and tag[0].startswith("<mo"):
                sign = content[tag.end() : tag.end() + 1]
                brackets = max(brackets + (sign in OPENING) - (sign in CLOSING), 0)
                if BREAK.match(content, tag.start()):
                    yield tag.start(), brackets
            depth += 1


def _part(content: str, places: Iterable[int]) -> list[str]:
    parts, at = [], 0
    for place in places:
        if place > at and (
            RELATION.match(content, place) or count_signs(content[at:place]) >= LONG
        ):
            parts.append(content[at:place])
            at = place
    parts.append(content[at:])
    return [parts[0], *map(_spaced, parts[1:])]


def _spaced(part: str) -> str:
    """Return a part with the space of a sum, which browsers take for a sign at its beginning."""
    return part.replace("<mo", '<mo form="infix"', 1) if SUM.match(part) else part


def count_signs(content: str) -> int:
    """Return how many signs some MathML has, about: those of its TeX do not count."""
    return len(TAG.sub("", content.partition("<annotation")[0]))


def finish(mathml: str, tex: str, colors: Mapping[str, str]) -> str:
    """Return the formula as it stands in a page: with its TeX, and without styles."""
    # No entity of XML's: a feed would be broken by it.
    mathml = without_styles(mathml, colors).replace("&ApplyFunction;", "\u2061")
    # Of the two tildes, browsers stretch this one.
    mathml = mathml.replace('<mo stretchy="true">~</mo>', '<mo stretchy="true">˜</mo>')
    if '"' in tex and "”" not in tex:  # math-core makes each straight mark a closing one
        mathml = mathml.replace("”", '"')
    # The theme draws this bar itself: no font has one that is as narrow as a letter.
    mathml = mathml.replace(f'<mo stretchy="true">{BAR}</mo>', f'<mo class="m-bar">{BAR}</mo>')
    head, _, rest = mathml.partition(">")
    content = rest.removesuffix("</math>")
    *parts, last = breakable(content) if head == "<math" else [content]
    if parts:
        # Not within <semantics>: Firefox parts a line between the children of <math> alone.
        head = f'<math class="m-long">{"".join(f"<mrow>{part}</mrow>" for part in parts)}'
    else:
        head += ">"
    source = escape(printable(tex), quote=False)
    return (
        f"{head}<semantics><mrow>{last}</mrow>"
        f'<annotation encoding="application/x-tex">{source}</annotation></semantics></math>'
    )
