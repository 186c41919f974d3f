r"""Rules for boxes, struts and shifts. Pure."""

import re

from ..tex.tokens import Cursor, TexError, join, names, tokenize
from .colors import ground
from .rewriting import Rule, Scene, Tokens, group, rewrite, rewritten_argument

#: What ``\enclose`` draws, as commands of math-core.
NOTATIONS = {
    "box": "\\boxed",
    "roundedbox": "\\boxed",
    "updiagonalstrike": "\\cancel",
    "downdiagonalstrike": "\\bcancel",
    "horizontalstrike": "\\sout",
    "top": "\\overline",
    "bottom": "\\underline",
    "radical": "\\sqrt",
}
LENGTH = re.compile(r"\s*(?P<value>-?(?:\d+\.?\d*|\.\d+))\s*(?P<unit>[a-z]{2})?")
#: Units in points.
POINTS = {"pt": 1, "em": 10, "ex": 4.3, "mm": 2.85, "cm": 28.5, "in": 72.3, "pc": 12, "mu": 0.56}
COLOR_OF_BOX = re.compile(r"#[0-9A-Fa-f]{3,6}|(?<![\w-])[A-Za-z]+(?![\w-])")


def only_content(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\smash[b]{…}`` and the like: we show just the content."""
    while cursor.optional() is not None:
        pass
    return rewritten_argument(cursor, scene)


def second_content(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\class{name}{…}`` and the like: a formula has the page's classes and styles."""
    cursor.argument()
    return rewritten_argument(cursor, scene)


def shifted(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\raise 2pt{…}``: the content, where it would be without."""
    if cursor.peek() == "{":
        cursor.argument()
    else:
        while cursor.peek() not in ("{", "") and not cursor.peek().startswith("\\"):
            cursor.take()
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
    notations = cursor.name().split()
    cursor.optional()
    content = rewritten_argument(cursor, scene)
    for notation in notations:
        if notation not in NOTATIONS or notation == "horizontalstrike":
            raise TexError(f"\\enclose cannot draw {notation}")
        content = group([NOTATIONS[notation], *content])
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
        names(
            r"\smash \mathrlap \mathllap \mathclap \rlap \llap \clap \crampedrlap \crampedllap"
            r" \crampedclap \vcenter \vbox \vtop \mathmbox \mathmakebox"
        ),
        only_content,
    ),
    **dict.fromkeys(names(r"\class \cssId \style \data"), second_content),
    **dict.fromkeys(names(r"\raise \lower \moveleft \moveright"), shifted),
    **dict.fromkeys(("\\fbox", "\\framebox"), boxed_text),
    "\\makebox": text_box(2, 0),
    "\\parbox": text_box(3, 1),
    "\\colorbox": color_box,
    "\\fcolorbox": framed_color_box,
    "\\bbox": bordered,
    "\\enclose": enclosed,
    "\\rule": rule_or_strut,
}
