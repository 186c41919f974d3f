r"""Symbols of the package textcomp, in text and in formulas: ``\texteuro``. Pure."""

from ..tex.tokens import names
from .rewriting import Rule, group

#: Each name, without ``\text``, and its character.
TABLE = """
asteriskcentered *
bullet • dagger † daggerdbl ‡ ellipsis … emdash — endash – exclamdown ¡ greater > less <
ordfeminine ª ordmasculine º paragraph ¶ periodcentered · questiondown ¿ quotedblleft “
quotedblright ” quoteleft ‘ quoteright ’ section § acutedbl ˝
asciiacute ´ asciibreve ˘ asciicaron ˇ asciidieresis ¨ asciimacron ¯ gravedbl ˵ tildelow ˷
baht ฿ cent ¢ colonmonetary ₡ currency ¤ dong ₫ euro € florin ƒ guarani ₲ lira ₤
naira ₦ peso ₱ sterling £ won ₩ yen ¥ circledP ℗ copyright © registered ®
servicemark ℠ trademark ™ bardbl ‖ bigcircle ◯ brokenbar ¦ discount ⁒ estimated ℮
interrobang ‽ interrobangdown ⸘ musicalnote ♪ numero № openbullet ◦ pertenthousand ‱
perthousand ‰ recipe ℞ referencemark ※ langle 〈 rangle 〉 lbrackdbl ⟦ rbrackdbl ⟧ lquill ⁅
rquill ⁆ celsius ℃ degree ° div ÷ downarrow ↓ fractionsolidus ⁄ leftarrow ← lnot ¬ mho ℧
minus − mu µ ohm Ω onehalf ½ onequarter ¼ onesuperior ¹ pm ± rightarrow → surd √
threequarters ¾ threesuperior ³ times × twosuperior ² uparrow ↑ born * died † divorced ⚮
married ⚭ centoldstyle ¢ zerooldstyle 0 oneoldstyle 1 twooldstyle 2
threeoldstyle 3 fouroldstyle 4 fiveoldstyle 5 sixoldstyle 6 sevenoldstyle 7 eightoldstyle 8
nineoldstyle 9
"""
_WORDS = TABLE.split()
SYMBOLS = {f"\\text{name}": char for name, char in zip(_WORDS[::2], _WORDS[1::2], strict=True)}
SYMBOLS |= {"\\textvisiblespace": "␣", "\\textblank": "␢", "\\textcopyleft": "🄯"}
#: Those that math-core has in text only.
IN_TEXT = names(
    r"\textasciicircum \textasciitilde \textbackslash \textbar \textbraceleft \textbraceright"
    r" \textunderscore \textdollar"
)


def _symbol(*tokens: str) -> Rule:
    return lambda _cursor, _scene: ["\\text", *group(tokens)]


RULES: dict[str, Rule] = {
    **{command: _symbol(char) for command, char in SYMBOLS.items()},
    **{command: _symbol(command) for command in IN_TEXT},
    "\\textdollaroldstyle": _symbol("\\$"),
}
