"""From TeX to MathML: the passes in their order, and the markup of a formula that fails. Pure."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from unicodedata import normalize

from ...core.generated_markup import Class
from ..intents import with_intents
from ..rules.begin_end import drop_last_rows
from ..rules.colors import SPARE_COLORS
from ..rules.operators import HYPHEN
from ..rules.rewriting import Scene, Tokens, rewrite
from ..rules.script_rows import with_stacked_scripts
from ..rules.symbols import clean, printable
from ..tex.bounds import check_bounds, check_brackets
from ..tex.choices import with_choices
from ..tex.expansion import Expander
from ..tex.infix import with_fractions
from ..tex.placed_tokens import token_at, tokenize_with_places
from ..tex.tokens import TexError, join, tokenize
from .line_breaks import breakable
from .shapes import apply_shapes
from .styles import without_styles
from .touches import with_touches

MAX_LENGTH = 20_000
#: How many formulas are kept, of some 2 kB each.
MAX_KEPT = 4_000
FAULT = re.compile(r"(?P<offset>\d+): (?P<reason>.*)", re.DOTALL)
BRACES = {"\\bgroup": "{", "\\egroup": "}"}
#: A name with a hyphen, which is no minus sign.
HYPHENATED = re.compile(f"<mi>[^<{HYPHEN}]*{HYPHEN}[^<]*</mi>")
#: A letter with accents as math-core writes it.
LETTER = re.compile("[A-Za-z][\u0300-\u036f]+")
#: The character that math-core uses for a bar over or under a formula.
BAR = "\u0332"


class Converter:
    """Typesets formulas; can be used for any number of posts.

    Posts repeat many of their formulas, ``$x$`` and the like: the last ones are kept.
    """

    #: For ``plugins/core/markdown/setup.py``: it is the same for all texts.
    is_shared = True

    def __init__(self) -> None:
        # Imported late: a site may have no formula to typeset.
        from math_core import LatexError, LatexToMathML  # noqa: PLC0415

        self._core = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)
        self._error = LatexError
        self._kept: dict[tuple[object, ...], str] = {}

    def typeset(self, tokens: Tokens, tex: str, scene: Scene) -> str:
        """Return the MathML of rewritten tokens, with the author's TeX; raises TexError."""
        key = (*tokens, tex, scene.display, *scene.colors.items())
        kept = self._kept.get(key)
        if kept is None:
            kept = self._typeset(tokens, tex, scene)
            if len(self._kept) >= MAX_KEPT:
                self._kept.clear()
            self._kept[key] = kept
        return kept

    def _typeset(self, tokens: Tokens, tex: str, scene: Scene) -> str:
        check_bounds(tokens)
        check_brackets(tokens)
        try:
            mathml = self._core.convert_with_local_state(join(tokens), displaystyle=scene.display)
        except self._error as error:
            offset, reason = read_fault(str(error))
            raise TexError(reason).about(token_at(tokens, offset)) from None
        colors = {SPARE_COLORS[k[1:]]: v for k, v in scene.colors.items() if k[0] == "="}
        return finish(mathml, tex, colors)


@cache
def shared_converter() -> Converter:
    """Return the converter of all posts."""
    return Converter()


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
    tokens = [BRACES.get(token, token) for token in expander.expand(read)]
    check_bounds(tokens)
    return with_stacked_scripts(with_choices(with_fractions(tokens)))


def read_fault(message: str) -> tuple[int, str]:
    """Return the offset and the reason in a message of math-core."""
    found = FAULT.fullmatch(message)
    return (int(found["offset"]), found["reason"].rstrip(".")) if found else (0, message)


def finish(mathml: str, tex: str, colors: Mapping[str, str]) -> str:
    """Return the MathML for a page: with the author's TeX, and without styles."""
    # This is no entity of XML, so it would break a feed.
    mathml = without_styles(mathml, colors).replace("&ApplyFunction;", "\u2061")
    # Browsers stretch only this one of the two tildes.
    mathml = mathml.replace('<mo stretchy="true">~</mo>', '<mo stretchy="true">˜</mo>')
    if '"' in tex and "”" not in tex:  # math-core makes each straight quotation mark a closing one
        mathml = mathml.replace("”", '"')
    # The theme draws this bar itself: no font has one that is as narrow as a letter.
    mathml = mathml.replace(f'<mo stretchy="true">{BAR}</mo>', f'<mo class="m-bar">{BAR}</mo>')
    if not mathml.isascii():  # "o" and U+0308 are one letter in text
        mathml = HYPHENATED.sub(lambda found: found[0].replace(HYPHEN, "-"), mathml)
        mathml = LETTER.sub(lambda found: normalize("NFC", found[0]), mathml)
    mathml = with_touches(apply_shapes(mathml))
    head, _, rest = mathml.partition(">")
    content = rest.removesuffix("</math>")
    *parts, last = map(with_intents, breakable(content) if head == "<math" else [content])
    if parts:
        # Not within <semantics>: Firefox breaks lines only between the children of <math>.
        head = f'<math class="m-long">{"".join(f"<mrow>{part}</mrow>" for part in parts)}'
    else:
        head += ">"
    source = escape(printable(tex), quote=False)
    return (
        f"{head}<semantics><mrow>{last}</mrow>"
        f'<annotation encoding="application/x-tex">{source}</annotation></semantics></math>'
    )


def render_error(tex: str, reason: str) -> str:
    """Return the TeX of a formula that cannot be typeset, with the reason as its title."""
    tex = escape(printable(tex), quote=False)
    return f'<code class="{Class.TEX_ERROR}" title="{escape(printable(reason))}">{tex}</code>'
