"""Classes and attributes that replace the styles that math-core writes. Pure."""

import re
from collections.abc import Mapping
from functools import lru_cache

from ..rules.colors import GROUND

STYLE = re.compile(r'\sstyle="([^"]*)"')
#: Declarations of math-core, and the class that has each of them in the theme's style sheet.
#: Its other declarations repeat what an attribute says.
CLASSES = {
    "text-align:right": "m-r",
    "text-align:left": "m-l",
    "padding-left:0": "m-pl0",
    "padding-right:0": "m-pr0",
    "padding-right:0.1667em": "m-op",
    "padding-left:0.1667em": "m-opl",
    "padding-left:0.2778em": "m-rell",
    "padding-right:0.2778em": "m-relr",
    "padding-left:0.2222em": "m-binl",
    "padding-right:0.2222em": "m-binr",
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
#: Names of background colours on which black cannot be read.
DARK_NAMES = re.compile(
    r"dark(?!gray|grey|salmon|seagreen|khaki|orange)\w+|.*black|.*brown|blue|brickred|crimson|dimgr[ae]y"
    r"|firebrick|forestgreen|gr[ae]y|green|indigo|maroon|mediumblue|midnightblue|navy\w*|olive\w*"
    r"|purple|rebeccapurple|red|royalblue|royalpurple|saddlebrown|sienna|slategr[ae]y|teal|violet"
)
NEGATIVE_SPACE = re.compile(r"margin-left:-([\d.]+)em")
COLOR = re.compile(r"color:(#[0-9A-Fa-f]{6})")


def without_styles(mathml: str, colors: Mapping[str, str]) -> str:
    """Return the MathML with classes instead of ``style`` attributes, which a strict CSP forbids.

    ``colors`` has the colours that are to be replaced, and by which.
    """
    if "style=" not in mathml:
        return mathml
    return STYLE.sub(lambda found: _attributes(found[1], tuple(colors.items())), mathml)


@lru_cache(maxsize=256)
def _attributes(style: str, colors: tuple[tuple[str, str], ...]) -> str:
    """Return the class and the attributes that replace a style."""
    declarations = re.sub(r"(?:(?<!\s)\s++)?([:;])\s*+", r"\1", style).strip(";").split(";")
    classes, attributes = [], ""
    for declaration in declarations:
        if declaration in CLASSES:
            classes.append(CLASSES[declaration])
        elif color := COLOR.fullmatch(declaration):
            attributes += paint(dict(colors).get(color[1], color[1]))
        elif space := NEGATIVE_SPACE.fullmatch(declaration):
            classes.append(negative_space(float(space[1])))
    return (f' class="{" ".join(classes)}"' if classes else "") + attributes


def paint(color: str) -> str:
    """Return the attributes of a colour; a background gets a text colour that can be read on it."""
    name = color.removeprefix(GROUND)
    if name == color:
        return f' mathcolor="{color}"'
    ink = "white" if DARK_NAMES.fullmatch(name) or (name[0] == "#" and _is_dark(name)) else "black"
    return f' mathbackground="{name}" mathcolor="{ink}"'


def _is_dark(color: str) -> bool:
    red, green, blue = (int(color[n : n + 2], 16) for n in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue < 140


def negative_space(width: float) -> str:
    """Return the class for a negative space, in steps of a sixth of an em: at most 2 em."""
    return f"m-n{min(max(round(width * 6), 1), 12)}"
