"""From TeX to MathML: the passes in their order, and what becomes of a formula that fails. Pure."""

import re
from html import escape

from math_core import LatexError, LatexToMathML

from .bounds import check_brackets
from .colors import SPARE_COLORS
from .environments import drop_last_rows
from .macros import Expander
from .mathml import finish
from .rewrite import Scene, Tokens, rewrite
from .signs import SIGNS, printable
from .tokens import TexError, check_bounds, join, tokenize

MAX_LENGTH = 20_000
OFFSET = re.compile(r"(\d+): (?P<reason>.*)", re.DOTALL)


class Converter:
    """Typesets formulas; one serves any number of posts."""

    def __init__(self) -> None:
        self._core = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)

    def typeset(self, tokens: Tokens, tex: str, scene: Scene) -> str:
        """Return the MathML of rewritten tokens, with the author's TeX; raises TexError."""
        check_bounds(tokens)
        check_brackets(tokens)
        try:
            mathml = self._core.convert_with_local_state(join(tokens), displaystyle=scene.display)
        except LatexError as error:
            raise TexError(reason_of(error)) from None
        colors = {SPARE_COLORS[k[1:]]: v for k, v in scene.colors.items() if k[0] == "="}
        return finish(mathml, tex, colors)


def prepare(tokens: Tokens, scene: Scene) -> Tokens:
    """Return expanded tokens as math-core reads them; raises TexError."""
    try:
        return drop_last_rows(rewrite(tokens, scene)) if scene.concerns(tokens) else tokens
    except RecursionError:
        raise TexError("the formula is nested too deep") from None


def expand(tex: str, expander: Expander) -> Tokens:
    """Return the tokens of some TeX with its macros replaced; raises TexError."""
    if len(tex) > MAX_LENGTH:
        raise TexError(f"the formula is longer than {MAX_LENGTH} characters")
    tokens = expander.expand(tokenize(printable(tex).translate(SIGNS)))
    check_bounds(tokens)
    return tokens


def reason_of(error: LatexError) -> str:
    """Return what math-core says, without its offset into what we made of the formula."""
    found = OFFSET.fullmatch(str(error))
    reason = found["reason"] if found else str(error)
    return reason.rstrip(".")


def render_error(tex: str, reason: str) -> str:
    """Return the TeX of a formula that cannot be typeset, with the reason as its title."""
    tex = escape(printable(tex), quote=False)
    return f'<code class="tex-error" title="{escape(printable(reason))}">{tex}</code>'
