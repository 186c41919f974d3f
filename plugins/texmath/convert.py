"""From TeX to MathML: the passes in their order, and what becomes of a formula that fails. Pure."""

import re
from html import escape

from math_core import LatexError, LatexToMathML

from .bounds import check_brackets
from .colors import SPARE_COLORS
from .environments import drop_last_rows
from .macros import Expander
from .mathml import finish
from .places import token_at, tokenize_with_places
from .rewrite import Scene, Tokens, rewrite
from .signs import clean, printable
from .tokens import TexError, check_bounds, join, tokenize

MAX_LENGTH = 20_000
FAULT = re.compile(r"(?P<offset>\d+): (?P<reason>.*)", re.DOTALL)


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
            offset, reason = read_fault(str(error))
            raise TexError(reason).about(token_at(tokens, offset)) from None
        colors = {SPARE_COLORS[k[1:]]: v for k, v in scene.colors.items() if k[0] == "="}
        return finish(mathml, tex, colors)


def prepare(tokens: Tokens, scene: Scene) -> Tokens:
    """Return expanded tokens as math-core reads them; raises TexError."""
    try:
        return drop_last_rows(rewrite(tokens, scene)) if scene.concerns(tokens) else tokens
    except RecursionError:
        raise TexError("the formula is nested too deep") from None


def expand(tex: str, expander: Expander, *, with_places: bool = False) -> Tokens:
    """Return the tokens of some TeX with its macros replaced; raises TexError."""
    if len(tex) > MAX_LENGTH:
        raise TexError(f"the formula is longer than {MAX_LENGTH} characters")
    read = tokenize_with_places(tex, clean) if with_places else tokenize(clean(tex))
    tokens = expander.expand(read)
    check_bounds(tokens)
    return tokens


def read_fault(message: str) -> tuple[int, str]:
    """Return the offset and the reason of what math-core says of the TeX that it was given."""
    found = FAULT.fullmatch(message)
    return (int(found["offset"]), found["reason"].rstrip(".")) if found else (0, message)


def render_error(tex: str, reason: str) -> str:
    """Return the TeX of a formula that cannot be typeset, with the reason as its title."""
    tex = escape(printable(tex), quote=False)
    return f'<code class="tex-error" title="{escape(printable(reason))}">{tex}</code>'
