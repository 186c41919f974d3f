"""From TeX to MathML: the passes in their order, and what becomes of a formula that fails. Pure."""

import re
from html import escape

from math_core import LatexError, LatexToMathML

from .commands import SIGNS
from .environments import drop_last_rows
from .macros import Expander
from .mathml import finish
from .places import token_at, tokenize_with_places
from .rewrite import Scene, Tokens, rewrite
from .tokens import TexError, check_bounds, join, tokenize
from .words import SPARE_COLORS

MAX_LENGTH = 20_000
FAULT = re.compile(r"(?P<offset>\d+): (?P<reason>.*)", re.DOTALL)


class Converter:
    """Typesets formulas; one serves any number of posts."""

    def __init__(self) -> None:
        self._core = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)

    def typeset(self, tokens: Tokens, tex: str, scene: Scene) -> str:
        """Return the MathML of rewritten tokens, with the author's TeX; raises TexError."""
        check_bounds(tokens)
        try:
            mathml = self._core.convert_with_local_state(join(tokens), displaystyle=scene.display)
        except LatexError as error:
            offset, reason = read_fault(str(error))
            raise TexError(reason).about(token_at(tokens, offset)) from None
        colors = {SPARE_COLORS[k[1:]]: v for k, v in scene.colors.items() if k[0] == "="}
        return finish(mathml, tex, colors)


def prepare(tokens: Tokens, scene: Scene) -> Tokens:
    """Return expanded tokens as math-core reads them; raises TexError."""
    return drop_last_rows(rewrite(tokens, scene)) if scene.concerns(tokens) else tokens


def expand(tex: str, expander: Expander, *, with_places: bool = False) -> Tokens:
    """Return the tokens of some TeX with its macros replaced; raises TexError."""
    if len(tex) > MAX_LENGTH:
        raise TexError(f"the formula is longer than {MAX_LENGTH} characters")
    read = tokenize_with_places(tex, SIGNS) if with_places else tokenize(tex.translate(SIGNS))
    tokens = expander.expand(read)
    check_bounds(tokens)
    return tokens


def read_fault(message: str) -> tuple[int, str]:
    """Return the offset and the reason of what math-core says of the TeX that it was given."""
    found = FAULT.fullmatch(message)
    return (int(found["offset"]), found["reason"].rstrip(".")) if found else (0, message)


def render_error(tex: str, reason: str) -> str:
    """Return the TeX of a formula that cannot be typeset, with the reason as its title."""
    return f'<code class="tex-error" title="{escape(reason)}">{escape(tex, quote=False)}</code>'
