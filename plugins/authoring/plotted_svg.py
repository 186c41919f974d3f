"""The SVG that matplotlib writes, made small and of the colours of a theme. Pure.

A file follows light and dark by itself, has its letters as outlines, and is the same to the byte
in every run. On a page, the tokens of the page count.
"""

import re
from collections.abc import Mapping
from string import ascii_lowercase

from ..cards import Palette

#: The tokens that a script may name.
TOKENS = ("ink", "soft", "edge", "rule", "paper", "first", "second", "third")
#: In the drawing each is a colour that nothing else has.
CODES = {name: f"#00000{number}" for number, name in enumerate(TOKENS, 1)}
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
PATH = re.compile(r' d="([^"]*)"( transform="scale\(0\.015625\)")?')
#: Other places with numbers that have more digits than anybody sees.
PLACES = re.compile(r' (?:transform|x|y|width|height)="[^"]*\.\d{3}[^"]*"')
STYLE = re.compile(r"<style[^<]*</style>")
UNSEEN = re.compile(r"<metadata>.*?</metadata>|<!--.*?-->|<\?xml.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL)
#: A glyph without an outline: a space.
SPACE = re.compile(r'<path id="([^"]*)"(?: transform="[^"]*")?/>')
LINK = re.compile(r'(?<=href="#)[^"]+(?=")|(?<=url\(#)[^)]+(?=\))')
#: Groups with nothing in them, and grounds that have no colour.
EMPTY = re.compile(
    r'<g(?: id="\w+")?\s*/>|<g(?: id="\w+")?>\s*</g>|<defs>\s*</defs>'
    r'|<path d="[^"]*" style="fill: none"/>|<path d="[^"]*" style="fill: none; opacity: 0"/>'
)
DEEPEST = 4


def themed(svg: str, palette: Palette) -> str:
    """Give the colours the names of tokens, which the file explains itself, and make it small."""
    used = [name for name in TOKENS if CODES[name] in svg]
    for name in used:
        svg = svg.replace(CODES[name], f"var(--{name})")
    light, dark = (_declared(colours, used) for colours in (palette.light, palette.dark))
    style = (
        f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        "svg{stroke-linejoin:round;stroke-linecap:butt}</style>"
    )
    svg = UNSEEN.sub("", STYLE.sub(style, svg, count=1))
    svg = PLACES.sub(_rounded, PATH.sub(_shortened, svg))
    for blank in SPACE.findall(svg):
        svg = re.sub(rf'<use xlink:href="#{re.escape(blank)}"[^>]*/>', "", svg)
    svg = re.sub(r">\s+<", "><", SPACE.sub("", svg))
    for _ in range(DEEPEST):
        svg = EMPTY.sub("", svg)
    return _with_short_ids(svg).strip() + "\n"


def _with_short_ids(svg: str) -> str:
    """Return the drawing with the ids that something refers to, each short."""
    found = dict.fromkeys(LINK.findall(svg))
    names = {name: f"{ascii_lowercase[n % 26]}{n // 26 or ''}" for n, name in enumerate(found)}
    svg = re.sub(r' id="([^"]*)"', lambda m: f' id="{names[m[1]]}"' if m[1] in names else "", svg)
    return LINK.sub(lambda m: names[m[0]], svg)


def _declared(colours: Mapping[str, str], names: list[str]) -> str:
    return "".join(f"--{name}:{colours[name].upper()};" for name in names)


def _shortened(path: re.Match[str]) -> str:
    """Return an SVG path in tenths of a point, a letter's in sixteenths of its own small ones."""
    data, letter = path.groups()
    unit, step, scale = (16, 1, ' transform="scale(.25)"') if letter else (0.1, 0.1, "")
    data = NUMBER.sub(lambda n: f"{round(float(n[0]) / unit) * step:g}", data)
    data = re.sub(r"\s*([A-Za-z])\s*", r"\1", data)
    return f' d="{data}"{scale}'


def _rounded(place: re.Match[str]) -> str:
    return NUMBER.sub(lambda n: f"{float(n[0]):.2f}".rstrip("0").rstrip("."), place[0])
