"""How letters and scripts are written along a line: in Unicode, and in HTML. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

# Not "⊤" as the letter T: transposed, and to the power T, are two things.
SUPERSCRIPTS = str.maketrans(
    "0123456789+−-=()/abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ′*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ′*",
)
SUBSCRIPTS = str.maketrans(
    "0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
)
#: Two words, or a name and its argument.
WORDS = re.compile(r"\w\s+\w")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How the parts of a formula are written."""

    #: A letter that is a variable.
    letter: Callable[[str], str]
    #: Any other text.
    text: Callable[[str], str]
    #: A subscript and a superscript, whose parts are written already.
    sub: Callable[[str], str]
    sup: Callable[[str], str]


def _script(table: dict[int, int], mark: str) -> Callable[[str], str]:
    def write(text: str) -> str:
        shown = text.replace(" ", "").replace("∗", "*")
        # A prime or a star within would be read as one of the base, xᴸ′⁻¹, and words as one.
        is_clear = not set(shown.lstrip("′*")) & set("′*") and not WORDS.search(text)
        if shown and is_clear and all(ord(char) in table for char in shown):
            return shown.translate(table)
        return f"{mark}{shown}" if len(shown) == 1 else f"{mark}({text})"

    return write


def _escape(text: str) -> str:
    """Escape some text, most of which has nothing to escape."""
    return text if text.isalnum() else escape(text, quote=False)


UNICODE = Lettering(str, str, _script(SUBSCRIPTS, "_"), _script(SUPERSCRIPTS, "^"))
HTML = Lettering(
    lambda char: f"<i>{_escape(char)}</i>",
    _escape,
    lambda html: f"<sub>{html}</sub>",
    lambda html: f"<sup>{html}</sup>",
)
