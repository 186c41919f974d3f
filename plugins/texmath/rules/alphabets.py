r"""Rules for the alphabets of math, such as bold and Fraktur: which letters each has. Pure."""

import string

from ..tex.tokens import Cursor, names, tokenize
from .rewriting import Rule, Scene, Tokens, group, rewrite

#: Small Greek letters have no upright or bold in TeX: they stay as they are in these.
WITHOUT_GREEK = ("\\mathbf", "\\mathrm", "\\mathsf", "\\mathtt")
SCRIPTS = {"^", "_"}
SMALL_GREEK = set(
    names(
        r"\alpha \beta \gamma \delta \epsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu \xi"
        r" \omicron \pi \rho \sigma \tau \upsilon \phi \chi \psi \omega \varepsilon \vartheta"
        r" \varpi \varrho \varsigma \varphi \varkappa"
    )
)
UPRIGHT = {f"\\up{name[1:]}": name for name in SMALL_GREEK} | {
    f"\\Up{name[1:].lower()}": name
    for name in names(r"\Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega")
}
#: The names of unicode-math and of isomath, and what they mean.
OTHER_NAMES = {
    other: alphabet
    for alphabet, others in {
        "\\mathrm": r"\symrm \symup \mathup",
        "\\mathit": r"\symit \mit",
        "\\mathbf": r"\symbf \symbfup \mathbfup",
        "\\boldsymbol": r"\pmb \mathbfit \bold \symbfit",
        "\\mathbb": r"\mathbbm \mathbbmss \mathbbmtt \mathds \Bbb \symbb",
        "\\mathfrak": r"\symfrak",
        "\\mathscr": r"\symscr",
        "\\mathcal": r"\symcal",
        "\\mathsf": r"\symsf \symsfup \mathsfup",
        "\\mathtt": r"\symtt",
    }.items()
    for other in names(others)
}
#: The bold variants of an alphabet are letters of their own, for which math-core has no name.
LETTERS = string.ascii_uppercase + string.ascii_lowercase
BOLD_LETTERS = {
    command: str.maketrans(LETTERS, "".join(chr(first + n) for n in range(len(LETTERS))))
    for command, first in {
        "\\mathcal": 0x1D4D0,
        "\\mathscr": 0x1D4D0,
        "\\mathfrak": 0x1D56C,
        "\\mathsf": 0x1D5D4,
    }.items()
}
#: So are the slanted ones without serifs.
SLANTED_LETTERS = {
    command: str.maketrans(
        LETTERS + string.digits,
        "".join([*(chr(first + n) for n in range(52)), *(chr(digit + n) for n in range(10))]),
    )
    for commands, first, digit in (
        (r"\mathsfit \symsfit", 0x1D608, 0x1D7E2),
        (r"\mathbfsfit \symbfsfit", 0x1D63C, 0x1D7EC),
    )
    for command in names(commands)
}
BOLD_NAMES = {
    other: command
    for command, others in {
        "\\mathcal": r"\mathbfcal \symbfcal",
        "\\mathscr": r"\mathbfscr \symbfscr",
        "\\mathfrak": r"\mathbffrak \symbffrak",
        "\\mathsf": r"\mathbfsf \symbfsf \mathbfsfup \symbfsfup",
    }.items()
    for other in names(others)
}


def alphabet(command: str) -> Rule:
    """Return the rule of an alphabet that does not change small Greek letters."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        content = cursor.argument()
        if " " in content and not SCRIPTS.isdisjoint(content):
            content = _apart(content)
        if not SMALL_GREEK.isdisjoint(content):
            content = [t for token in content for t in _italic(token)]
        return [command, *group(rewrite(content, scene))]

    return rule


def _apart(content: Tokens) -> Tokens:
    """Return content with braces around a letter that has a script, if it is by itself.

    Else math-core would take all of the letters before it for the base of the script.
    """
    places = zip([" ", *content], content, [*content[1:], ""], strict=False)
    return [
        part
        for before, token, after in places
        for part in (
            group([token]) if before == " " and token.isalnum() and after in SCRIPTS else [token]
        )
    ]


def _italic(token: str) -> Tokens:
    return ["\\mathit", "{", token, "}"] if token in SMALL_GREEK else [token]


def bold(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\boldsymbol{…}``: math-core would leave its digits and some of its letters thin."""
    inner, content = Cursor(cursor.argument()), []
    while inner:
        token = inner.take()
        if letters := BOLD_LETTERS.get(token):
            content += [letter.translate(letters) for letter in inner.argument()]
        else:
            content += ["\\mathbf", *group([token])] if token.isdigit() else [token]
    return ["\\boldsymbol", *group(rewrite(content, scene))]


def fraktur(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\mathfrak{…}``, whose I is wrong in math-core."""
    content = rewrite(cursor.argument(), scene)
    return ["\\mathfrak", *group("\\Im" if token == "I" else token for token in content)]


def renamed(command: str) -> Rule:
    """Return the rule of an alphabet with another name, which may have a rule itself."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.put([command])
        return []

    return rule


def with_letters(letters: dict[int, int]) -> Rule:
    """Return the rule of an alphabet that has letters of its own in Unicode."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        return group(token.translate(letters) for token in rewrite(cursor.argument(), scene))

    return rule


def upright(letter: str) -> Rule:
    r"""Return the rule of ``\upalpha`` and the like."""
    return lambda _cursor, _scene: group(tokenize(f"\\mathrm{{{letter}}}"))


RULES: dict[str, Rule] = {
    **{command: alphabet(command) for command in WITHOUT_GREEK},
    **{other: renamed(command) for other, command in OTHER_NAMES.items()},
    **{command: with_letters(BOLD_LETTERS[base]) for command, base in BOLD_NAMES.items()},
    **{command: with_letters(letters) for command, letters in SLANTED_LETTERS.items()},
    **{command: upright(letter) for command, letter in UPRIGHT.items()},
    **dict.fromkeys(("\\boldsymbol", "\\bm"), bold),
    "\\mathfrak": fraktur,
}
