r"""Rules for colours: by name, by numbers, and as the background of a formula. Pure."""

import re

from ..tex.tokens import Cursor, TexError, join, tokenize
from .rewriting import Rule, Scene, Tokens, group

#: Colours that math-core knows and authors hardly use: each can be used for another colour.
SPARE_COLORS = {
    "Apricot": "#FFB882",
    "Bittersweet": "#D04C17",
    "CadetBlue": "#63729D",
    "Mulberry": "#A83E9E",
    "RawSienna": "#9E3C0E",
    "Rhodamine": "#FC58AA",
    "Thistle": "#DE84BF",
    "Melon": "#FF9D7B",
}
#: The names that math-core knows; a colour of any other name is left out, as in a browser.
NAMED_COLORS = set(
    re.findall(
        r"\w+",
        """
        red green blue cyan magenta yellow black gray white darkgray lightgray brown lime olive
        orange pink purple teal violet Apricot Aquamarine Bittersweet Black Blue BlueGreen
        BlueViolet BrickRed Brown BurntOrange CadetBlue CarnationPink Cerulean CornflowerBlue Cyan
        Dandelion DarkOrchid Emerald ForestGreen Fuchsia Goldenrod Gray Green GreenYellow
        JungleGreen Lavender LimeGreen Magenta Mahogany Maroon Melon MidnightBlue Mulberry NavyBlue
        OliveGreen Orange OrangeRed Orchid Peach Periwinkle PineGreen Plum ProcessBlue Purple
        RawSienna Red RedOrange RedViolet Rhodamine RoyalBlue RoyalPurple RubineRed Salmon SeaGreen
        Sepia SkyBlue SpringGreen Tan TealBlue Thistle Turquoise Violet VioletRed White
        WildStrawberry Yellow YellowGreen YellowOrange
        """,
    )
)
#: Marks a background colour until it gets its text colour, in render/styles.py.
GROUND = "ground "
HEX = re.compile(r"#?(?P<digits>[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
#: The names of CSS that math-core lacks: they go into the page as they are.
CSS_COLORS = set(
    re.findall(
        r"\w+",
        """
        aliceblue antiquewhite aqua aquamarine azure beige bisque blanchedalmond blueviolet
        burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson darkblue
        darkcyan darkgoldenrod darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
        darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey
        darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick
        floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod greenyellow grey
        honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon
        lightblue lightcoral lightcyan lightgoldenrodyellow lightgreen lightgrey lightpink
        lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue
        lightyellow limegreen linen maroon mediumaquamarine mediumblue mediumorchid mediumpurple
        mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
        midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olivedrab orangered
        orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru plum
        powderblue rebeccapurple rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell
        sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan thistle
        tomato turquoise wheat whitesmoke yellowgreen
        """,
    )
)


def colored(command: str) -> Rule:
    r"""Return the rule of ``\color`` or ``\textcolor``, with a name or the colour's own numbers."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        model = join(cursor.optional() or []).strip()
        value = cursor.name()
        name = scene.colors.get(value, value) if model in ("", "named") else ""
        if not name or name.startswith("#"):
            name = _spare_color(read_color(model.replace("named", "") or "HTML", value), scene)
        elif name not in NAMED_COLORS and name.lower() in CSS_COLORS:
            name = _spare_color(name.lower(), scene)
        if name not in NAMED_COLORS:
            return []
        return [command, *group(tokenize(name))]

    return rule


def define_color(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\definecolor{name}{model}{value}``."""
    name, model, value = cursor.name(), cursor.name(), cursor.name()
    if model != "named":
        value = _spare_color(read_color(model, value), scene)
    scene.colors[name] = value
    return []


def _spare_color(color: str, scene: Scene) -> str:
    """Return the name of a spare colour, which this one replaces in the end."""
    for spare in SPARE_COLORS:
        if scene.colors.setdefault(f"={spare}", color) == color:
            return spare
    raise TexError("the formula has too many colours of its own")


def read_color(model: str, value: str) -> str:
    """Return a colour as #RRGGBB; raises TexError for one that cannot be read."""
    if model == "HTML" and (found := HEX.fullmatch(value)):
        digits = found["digits"]
        return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits)).upper()
    scale = {"rgb": 255.0, "gray": 255.0, "RGB": 1.0}.get(model)
    try:
        parts = [round(min(max(float(part) * (scale or 0), 0), 255)) for part in value.split(",")]
    except ValueError:
        parts = []
    if scale is None or len(parts) != (1 if model == "gray" else 3):
        raise TexError(f'there is no colour "{value}"')
    return "#" + "".join(f"{part:02X}" for part in (parts * 3)[:3])


def ground(model: str, color: str, content: Tokens, scene: Scene) -> Tokens:
    """Return content on a background, in black or white, whichever can be read on it."""
    known = scene.colors.get(color, "")
    value = scene.colors.get(f"={known}") or color
    if model or value.startswith("#"):
        value = read_color(model or "HTML", value)
    elif value.lower() not in CSS_COLORS and value not in NAMED_COLORS:
        return content
    spare = _spare_color(f"{GROUND}{value.lower()}", scene)
    return ["\\textcolor", *group(tokenize(spare)), *group(content)]


RULES: dict[str, Rule] = {
    **{command: colored(command) for command in ("\\color", "\\textcolor")},
    "\\definecolor": define_color,
}
