"""How letters, scripts and accents are written along a line: in Unicode, and in HTML. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

SUPERSCRIPTS = str.maketrans(
    "0123456789+−-=()/abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ⊤′∗*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵀ′**",
)
SUBSCRIPTS = str.maketrans(
    "0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
)
#: The combining character for each character that MathML has as an accent.
ACCENTS = {
    written: accent
    for accent, all_written in {
        "\u0302": "^ˆ\u0302",
        "\u0303": "~˜\u0303",
        "\u0304": "¯‾",
        "\u20d7": "→\u20d7",
        "\u0307": "˙",
        "\u0308": "¨",
        "\u030c": "ˇ",
        "\u0306": "˘",
        "\u0332": "_\u0332",
    }.items()
    for written in all_written
}


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
        shown = text.replace(" ", "")
        if shown and all(ord(char) in table for char in shown):
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
