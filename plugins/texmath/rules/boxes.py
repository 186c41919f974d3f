r"""Rules for boxes, struts and shifts. Pure."""

import re

from ..tex.tokens import Cursor, TexError, join, names, tokenize
from .colors import ground
from .rewriting import Rule, Scene, Tokens, group, rewrite, rewritten_argument
from .shapes import shape

#: What ``\enclose`` draws, as commands of math-core.
NOTATIONS = {
    "box": "\\boxed",
    "roundedbox": "\\boxed",
    "updiagonalstrike": "\\cancel",
    "downdiagonalstrike": "\\bcancel",
    "top": "\\overline",
    "bottom": "\\underline",
    "radical": "\\sqrt",
}
#: What the theme draws by itself (math-rare.css).
DRAWN = set(
    re.findall(
        r"\w+",
        "horizontalstrike verticalstrike circle left right actuarial madruwb longdiv phasorangle",
    )
)
LENGTH = re.compile(r"\s*(?P<value>-?(?:\d+\.?\d*|\.\d+))\s*(?P<unit>[a-z]{2})?")
#: Units in points.
POINTS = {"pt": 1, "em": 10, "ex": 4.3, "mm": 2.85, "cm": 28.5, "in": 72.3, "pc": 12, "mu": 0.56}
COLOR_OF_BOX = re.compile(r"#[0-9A-Fa-f]{3,6}|(?<![\w-])[A-Za-z]+(?![\w-])")


def only_content(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\vcenter{…}`` and the like: we show just the content."""
    while cursor.optional() is not None:
        pass
    return rewritten_argument(cursor, scene)


def second_content(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\class{name}{…}`` and the like: a formula has the page's classes and styles."""
    cursor.argument()
    return rewritten_argument(cursor, scene)


def boxed_text(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\fbox{text}``: a box around text."""
    cursor.optional()
    cursor.optional()
    return ["\\boxed", *group(_text(cursor, scene))]


def text_box(options: int, arguments: int) -> Rule:
    r"""Return the rule of ``\makebox[…][…]{text}``, whose width we do not set."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        for _ in range(options):
            cursor.optional()
        for _ in range(arguments):
            cursor.argument()
        return _text(cursor, scene)

    return rule


def _text(cursor: Cursor, scene: Scene) -> Tokens:
    return rewrite(["\\text", *group(cursor.argument())], scene)


def color_box(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\colorbox[model]{colour}{text}``."""
    model, color = join(cursor.optional() or []), cursor.name()
    return ground(model, color, _text(cursor, scene), scene)


def framed_color_box(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\fcolorbox[model]{frame}[model]{colour}{text}``."""
    frame_model = cursor.optional()
    frame = cursor.argument()
    model = join(cursor.optional() or frame_model or [])
    color = cursor.name()
    inner = ground(model, color, _text(cursor, scene), scene)
    optional = ["[", *frame_model, "]"] if frame_model else []
    painted = rewrite(["\\textcolor", *optional, *group(frame), "{", "}"], scene)[:-2]
    return [*painted, *group(["\\boxed", *group(inner)])]


def bordered(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\bbox[yellow, 5px, border: 1px solid]{…}``."""
    options = join(cursor.optional() or [])
    content = rewritten_argument(cursor, scene)
    plain, border, _ = options.partition("border")
    if found := COLOR_OF_BOX.search(plain.split(";")[0]):
        content = ground("", found[0], content, scene)
    return ["\\boxed", *group(content)] if border else content


def enclosed(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\enclose{notation}[attributes]{…}``."""
    notations = re.split(r"[\s,]+", cursor.name().strip())
    cursor.optional()
    content = rewritten_argument(cursor, scene)
    for notation in filter(None, notations):
        if notation in NOTATIONS:
            content = group([NOTATIONS[notation], *content])
        elif notation in DRAWN:
            content = shape(f"enclose:{notation}", content)
        else:
            raise TexError(f"\\enclose cannot draw {notation}")
    return content


def rule_or_strut(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\rule[lift]{width}{height}``: a strut, a line or a block."""
    cursor.optional()
    written, height = cursor.name(), points(cursor.name())
    width = points(written)
    if width <= 0 or height <= 0:
        return []
    if height < width / 5:
        return ["\\underline", *group(["\\hspace", *group(tokenize(written))])]
    return tokenize(r"\blacksquare ")


def points(length: str) -> float:
    """Return a length in points; 0 for one that cannot be read."""
    found = LENGTH.match(length)
    return float(found["value"]) * POINTS.get(found["unit"], 1) if found else 0


RULES: dict[str, Rule] = {
    **dict.fromkeys(
        names(r"\vcenter \vbox \vtop \mathmbox \mathmakebox \crampedstyle \cramped \scriptcenter"),
        only_content,
    ),
    **dict.fromkeys(names(r"\class \cssId \style \data"), second_content),
    **dict.fromkeys(("\\fbox", "\\framebox"), boxed_text),
    "\\makebox": text_box(2, 0),
    "\\parbox": text_box(3, 1),
    "\\colorbox": color_box,
    "\\fcolorbox": framed_color_box,
    "\\bbox": bordered,
    "\\enclose": enclosed,
    "\\rule": rule_or_strut,
}
