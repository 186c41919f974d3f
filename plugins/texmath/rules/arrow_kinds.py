r"""The kinds of arrows of tikz-cd, and the command for each in each direction. Pure."""

import re
from collections.abc import Iterable

from ..tex.tokens import TexError

#: The commands of arrows by their kind and direction.
SHAPES = {
    "": {
        "r": "\\xrightarrow",
        "l": "\\xleftarrow",
        "d": "\\downarrow",
        "u": "\\uparrow",
        "dr": "\\searrow",
        "dl": "\\swarrow",
        "ur": "\\nearrow",
        "ul": "\\nwarrow",
    },
    "hook": {
        "r": "\\xhookrightarrow",
        "l": "\\xhookleftarrow",
        "d": "\\downarrow",
        "u": "\\uparrow",
    },
    "two heads": {"r": "\\xtwoheadrightarrow", "l": "\\xtwoheadleftarrow", "d": "↡", "u": "↟"},
    "tail": {"r": "\\rightarrowtail", "l": "\\leftarrowtail"},
    "dashed": {"r": "\\dashrightarrow", "l": "\\dashleftarrow", "d": "⇣", "u": "⇡"},
    "mapsto": {"r": "\\xmapsto", "l": "\\mapsfrom", "d": "↧", "u": "↥"},
    "squiggly": {"r": "\\rightsquigarrow", "l": "⇜"},
    "equal": {"r": "\\xlongequal", "l": "\\xlongequal", "d": "\\Vert", "u": "\\Vert"},
    "double": {
        "r": "\\xRightarrow",
        "l": "\\xLeftarrow",
        "d": "\\Downarrow",
        "u": "\\Uparrow",
        "dr": "⇘",
        "dl": "⇙",
        "ur": "⇗",
        "ul": "⇖",
    },
    "both": {
        "r": "\\xleftrightarrow",
        "l": "\\xleftrightarrow",
        "d": "\\updownarrow",
        "u": "\\updownarrow",
        "dr": "⤡",
        "ul": "⤡",
        "dl": "⤢",
        "ur": "⤢",
    },
    "line": {"r": "—", "l": "—", "d": "\\vert", "u": "\\vert"},
    "none": {},
}
#: Options of an arrow, and the kind that each makes it.
KINDS = {
    "hook": "hook",
    "hook'": "hook",
    "hookrightarrow": "hook",
    "hook right": "hook",
    "two heads": "two heads",
    "twoheadrightarrow": "two heads",
    "->>": "two heads",
    "tail": "tail",
    ">->": "tail",
    "rightarrowtail": "tail",
    "dashed": "dashed",
    "dotted": "dashed",
    "dashrightarrow": "dashed",
    "maps to": "mapsto",
    "mapsto": "mapsto",
    "|->": "mapsto",
    "squiggly": "squiggly",
    "rightsquigarrow": "squiggly",
    "equal": "equal",
    "equals": "equal",
    "=": "equal",
    "Equal": "equal",
    "Rightarrow": "double",
    "=>": "double",
    "double": "double",
    "leftrightarrow": "both",
    "<->": "both",
    "no head": "line",
    "dash": "line",
    "-": "line",
    "phantom": "none",
    "rightarrow": "",
    "->": "",
}
#: Options that turn an arrow round.
BACKWARDS = {"leftarrow": "", "<-": "", "Leftarrow": "double", "hookleftarrow": "hook"}
#: Options that change only where an arrow or a label is, or how it looks.
GEOMETRY = re.compile(
    r"(?:bend|shift|near|very near|at|pos|xshift|yshift|shorten|crossing over|start|end|in|out|loop"
    r"|outer|inner|sep|scale|font|sloped|anchor|auto|marking|line width|thick|thin|color|red|blue"
    r"|description|to path|rounded|rotate|above|below|left|right|center|draw|pos|curve|from|Mapsto"
    r"|every|cramped|row|column|ampersand|nodes|labels|arrows|arrow|math|baseline|gray|green|black"
    r"|dashed|densely|text|swap|harpoon|looseness|overlay|fill|relative|tips|execute)\b.*|\d*|\.\d+"
)
#: How an arrow to the right is turned for each direction that has no command of its own.
TURNED = {"d": "m-xd", "u": "m-xu", "dr": "m-xdr", "dl": "m-xdl", "ur": "m-xur", "ul": "m-xul"}
ACROSS = {"hook": "↪", "two heads": "↠", "tail": "↣", "dashed": "⇢", "mapsto": "↦"}
ACROSS |= {"squiggly": "⇝", "equal": "=", "line": "—"}


def kind_of(words: Iterable[str]) -> tuple[str, bool]:
    """Return the kind that options make an arrow, and whether it points backwards."""
    kind, backwards = "", False
    for word in words:
        if word in KINDS:
            kind = KINDS[word]
        elif word in BACKWARDS:
            kind, backwards = BACKWARDS[word], True
        elif word != "swap" and not GEOMETRY.fullmatch(word):
            raise TexError(f'in tikzcd an arrow cannot have the option "{word}"')
    return kind, backwards


def command_of(kind: str, direction: str) -> str:
    """Return the command of an arrow, or a class and a character that it turns."""
    command = SHAPES[kind].get(direction, "")
    if command or kind == "none":
        return command
    if kind not in ACROSS or direction not in TURNED:
        raise TexError(f"in tikzcd an arrow of the kind {kind} cannot lead to {direction}")
    return f"{TURNED[direction]} {ACROSS[kind]}"
