"""The SVG that matplotlib writes, made small and of the colours and fonts of a theme. Pure.

A file follows light and dark by itself, and is the same to the byte in every run. On a page the
tokens of the page count, its fonts among them; as a file it has a font that the reader has.
"""

import re
from collections.abc import Mapping
from string import ascii_lowercase

from ..cards import Palette

#: The tokens that a script may name.
TOKENS = ("ink", "soft", "edge", "rule", "paper", "first", "second", "third")
#: In the drawing each is a colour that nothing else has.
CODES = {name: f"#00000{number}" for number, name in enumerate(TOKENS, 1)}
#: What most letters are, so that only others say so.
SIZE = "13px"
USUAL = ("font-family: 'STIXGeneral'", f"font-size: {SIZE}")
SERIF = "STIX Two Text,Times New Roman,Times,serif"
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
PATH = re.compile(r' d="([^"]*)"')
COMMAND = re.compile(r"(?<!\s)\s*+([A-Za-z])\s*+")
#: Straight lines only, between places; and one of these.
POINT = re.compile(
    rf"(?P<command>[ML])\s*(?P<x>{NUMBER.pattern})\s+(?P<y>{NUMBER.pattern})\s*|(?P<close>z)\s*"
)
STRAIGHT = re.compile(rf"\s*(?:{re.sub(r'[?]P<[a-z]+>', '?:', POINT.pattern)})+")
#: Other places with numbers that have more digits than anybody sees.
PLACES = re.compile(r' (?:transform|x|y|width|height)="[^"]*\.\d\d[^"]*"')
SHEET = re.compile(r"<style[^<]*</style>")
STYLED = re.compile(r' style="([^"]*)"')
UNSEEN = re.compile(
    r"<metadata>(?:(?!</?metadata>).)*+</metadata>|<!--(?:(?!<!--|-->).)*+-->"
    r"|<\?xml(?:(?!<\?xml|\?>).)*+\?>|<!DOCTYPE[^<>]*+>",
    re.DOTALL,
)
#: The letters of a formula come one by one.
LETTER = re.compile(r'<tspan x="([^"]*)" y="([^"]*)"(?: style="([^"]*)")?>([^<]*)</tspan>\s*')
LETTERS = re.compile(rf"(?:{LETTER.pattern})+")
ID = re.compile(r' id="([^"]*)"')
LINK = re.compile(r'(?<=href="#)[^"]+(?=")|(?<=url\(#)[^)]+(?=\))')
#: Groups with nothing in them, grounds without a colour, turns by nothing.
EMPTY = re.compile(
    r'<g(?: id="\w+")?\s*/>|<g(?: id="\w+")?>\s*</g>|<defs>\s*</defs>'
    r'|<path d="[^"]*" style="fill: none(?:; opacity: 0)?"/>|(?<=") transform="rotate\(0 [^"]*"'
)
DEEPEST = 4


def themed(svg: str, palette: Palette) -> str:
    """Give the colours the names of tokens, which the file explains itself, and make it small."""
    used = [name for name in TOKENS if CODES[name] in svg]
    for name in used:
        svg = svg.replace(CODES[name], f"var(--{name})")
    light, dark = (_declared(colours, used) for colours in (palette.light, palette.dark))
    sheet = (
        f"<style>:root{{{light}--serif:{SERIF}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        # In a list it is small: its words could not be read.
        "@media(max-width:280px){text{display:none}}"
        f"svg{{font-family:var(--serif);font-size:{SIZE};"
        "stroke-linejoin:round;stroke-linecap:butt}</style>"
    )
    svg = UNSEEN.sub("", SHEET.sub(sheet, svg, count=1))
    svg = PLACES.sub(_rounded, PATH.sub(_shortened, STYLED.sub(_without_usual, svg)))
    svg = re.sub(r">\s+<", "><", LETTERS.sub(_joined, svg))
    for _ in range(DEEPEST):
        svg = EMPTY.sub("", svg)
    return _with_short_ids(svg).strip() + "\n"


def _with_short_ids(svg: str) -> str:
    """Return the drawing with the ids that something refers to, each short."""
    found = dict.fromkeys(LINK.findall(svg))
    names = {name: f"{ascii_lowercase[n % 26]}{n // 26 or ''}" for n, name in enumerate(found)}
    svg = ID.sub(lambda one: f' id="{names[one[1]]}"' if one[1] in names else "", svg)
    return LINK.sub(lambda one: names[one[0]], svg)


def _declared(colours: Mapping[str, str], names: list[str]) -> str:
    return "".join(f"--{name}:{colours[name].upper()};" for name in names)


def _without_usual(style: re.Match[str]) -> str:
    """Return a style without what all letters of the drawing have."""
    rest = (one.strip() for one in style[1].split(";"))
    own = "; ".join(one for one in rest if one and one not in USUAL)
    return f' style="{own}"' if own else ""


def _shortened(path: re.Match[str]) -> str:
    """Return an SVG path in tenths of a point; one of straight lines from point to point."""
    if STRAIGHT.fullmatch(path[1]):
        return f' d="{_from_point_to_point(path[1])}"'
    data = COMMAND.sub(r"\1", _in_tenths(path[1])).strip()
    return f' d="{data}"'


def _from_point_to_point(path: str) -> str:
    """Return a path of straight lines by its steps, which are shorter than places."""
    parts: list[str] = []
    values: tuple[int, ...]
    x = y = 0
    start, before = (0, 0), ""
    for found in POINT.finditer(path):
        if found["close"]:
            parts.append("z")
            (x, y), before = start, ""
            continue
        to_x, to_y = (round(10 * float(found[axis])) for axis in "xy")
        if found["command"] == "M":
            name, values, start = "M", (to_x, to_y), (to_x, to_y)
        else:
            step = (to_x - x, to_y - y)
            name = "v" if not step[0] else "h" if not step[1] else "l"
            values = step if name == "l" else (step[0] or step[1],)
        x, y = to_x, to_y
        written = "".join(_joinable(_tenth(value)) for value in values)
        # A second step of the same kind needs no letter.
        parts.append(written if name == before else name + written.lstrip())
        before = name if name != "M" else ""
    return "".join(parts)


def _tenth(value: int) -> str:
    """Return a number of tenths: -3 is "-.3"."""
    text = f"{abs(value) / 10:g}"
    return "-" * (value < 0) + (text.removeprefix("0") if value % 10 else text)


def _joinable(number: str) -> str:
    return number if number.startswith("-") else f" {number}"


def _rounded(place: re.Match[str]) -> str:
    return _in_tenths(place[0])


def _in_tenths(text: str) -> str:
    return NUMBER.sub(lambda one: f"{round(float(one[0]), 1) + 0.0:g}", text)


def _joined(letters: re.Match[str]) -> str:
    """Return the letters of a line in as few pieces as there are styles and heights.

    Those on one height follow one another, for the reader's letters may be wider.
    """
    parts: list[tuple[str, str, str, str]] = []
    # They come style by style.
    found = sorted(LETTER.findall(letters[0]), key=lambda one: float(one[0]))
    for x, y, style, text in found:
        if parts and parts[-1][1:3] == (y, style):
            parts[-1] = (*parts[-1][:3], parts[-1][3] + text)
        else:
            parts.append((x, y, style, text))
    heights = ["", *(y for _, y, _, _ in parts)]
    return "".join(
        f"<tspan{_place(x, y, before)}{_styled(style)}>{text}</tspan>"
        for (x, y, style, text), before in zip(parts, heights, strict=False)
    )


def _place(x: str, y: str, before: str) -> str:
    return "" if y == before else f' x="{x}" y="{y}"'


def _styled(style: str) -> str:
    return f' style="{style}"' if style else ""
