r"""Rules for content that is moved, or takes no room: ``\raise``, ``\smash``, ``\rlap``. Pure."""

import re

from ..tex.lengths import ems, read_length
from ..tex.tokens import Cursor, TexError, join, names
from .rewriting import Rule, Scene, Tokens, group, rewritten_argument
from .shapes import shape

#: What is in an intent, about: its grammar is for who reads it.
INTENT = re.compile(r"[\w$:(),.-]{1,200}")


def shaped(name: str) -> Rule:
    r"""Return the rule of ``\mathllap[style]{…}`` and the like: a box without width."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        while cursor.optional() is not None:
            pass
        return shape(name, rewritten_argument(cursor, scene))

    return rule


def smashed(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\smash[b]{…}``: content without height, depth or both."""
    part = "".join(cursor.optional() or []).strip()
    return shape(f"smash{part if part in ('t', 'b') else ''}", rewritten_argument(cursor, scene))


def lifted(way: int) -> Rule:
    r"""Return the rule of ``\raise 2pt{…}`` or ``\lower 2pt{…}``."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        lift = way * ems(read_length(cursor))
        return shape(f"raise:{lift:.4g}", rewritten_argument(cursor, scene))

    return rule


def moved(way: int) -> Rule:
    r"""Return the rule of ``\moveright 2pt{…}`` or ``\moveleft 2pt{…}``."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        shift = way * ems(read_length(cursor))
        content = rewritten_argument(cursor, scene)
        return [*_gap(shift), *content, *_gap(-shift)]

    return rule


def _gap(width: float) -> Tokens:
    return ["\\hspace", *group(f"{width:.4g}em")]


def blank(*, filled: bool) -> Rule:
    r"""Return the rule of MathJax's ``\Rule{width}{height}{depth}`` or ``\Space``."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        sizes = ",".join(f"{ems(cursor.name()):.4g}" for _ in range(3))
        return shape(f"space:{sizes}{',ink' if filled else ''}", [])

    return rule


def tipped(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\texttip{formula}{words}``: words that a browser shows when pointed at."""
    content = rewritten_argument(cursor, scene)
    words = " ".join(re.findall(r"\w+", join(cursor.argument())))
    return shape(f"tip:{words}", content)


def read_aloud(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read LaTeX's ``\MathMLintent{norm($x)}{formula}``: how a formula is read aloud."""
    said = "".join(cursor.argument()).replace("\\$", "$").replace(" ", "")
    content = rewritten_argument(cursor, scene)
    if not INTENT.fullmatch(said):
        raise TexError(f"MathML has no intent {said[:60]}")
    # math-core has no dollars in text.
    return shape(f"intent:{said.replace('$', '@')}", content)


def read_argument(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read LaTeX's ``\MathMLarg{x}{formula}``: what an intent around it calls ``$x``."""
    name = "".join(cursor.argument()).strip()
    if not re.fullmatch(r"[A-Za-z][\w-]*", name):
        raise TexError(f"no argument of an intent can be called {name[:60]}")
    return shape(f"arg:{name}", rewritten_argument(cursor, scene))


RULES: dict[str, Rule] = {
    "\\smash": smashed,
    **dict.fromkeys(names(r"\mathrlap \rlap \crampedrlap"), shaped("rlap")),
    **dict.fromkeys(names(r"\mathllap \llap \crampedllap"), shaped("llap")),
    **dict.fromkeys(names(r"\mathclap \clap \crampedclap"), shaped("clap")),
    **dict.fromkeys(names(r"\sout \st"), shaped("enclose:horizontalstrike")),
    "\\raise": lifted(1),
    "\\lower": lifted(-1),
    "\\raisebox": lifted(1),
    "\\moveright": moved(1),
    "\\moveleft": moved(-1),
    "\\Rule": blank(filled=True),
    "\\Space": blank(filled=False),
    "\\texttip": tipped,
    "\\mathtip": tipped,
    "\\MathMLintent": read_aloud,
    "\\MathMLarg": read_argument,
}
