"""Classes for symbols that browsers set closer, or further apart, than TeX does. Pure."""

import re

#: Accents whose ink begins at the height of a letter.
ACCENT = re.compile('<mo stretchy="false">([ˆ˜¯])</mo>')
#: A bar that opens and grows has no room after it; one of the usual size has.
BAR = re.compile(
    r'<mo(?:(?<=<mrow><mo)|(?=[^<>]* form="prefix"))'
    r'((?: (?!stretchy="false"|class=)[a-z]+="[^"]*")*)>([|‖])</mo>'
)
#: After an integral with only a limit below, browsers leave the room of one above.
INTEGRAL = re.compile(r"<msub>(?=<mo[^<>]*+>[∫∬∭∮∯∰⨌]</mo>)")


def with_touches(mathml: str) -> str:
    """Return MathML with a class for each symbol that the theme moves."""
    if '"false">' in mathml:
        mathml = ACCENT.sub(r'<mo stretchy="false" class="m-acc">\1</mo>', mathml)
    if ">|</mo>" in mathml or ">‖</mo>" in mathml:
        mathml = BAR.sub(r'<mo\1 class="m-fence">\2</mo>', mathml)
    return INTEGRAL.sub('<msub class="m-int">', mathml) if "<msub><mo" in mathml else mathml
