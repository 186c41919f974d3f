r"""Symbols and commands under other names than math-core has for them, or by a number. Pure."""

import re

from ..tex.tokens import Cursor, TexError, names, tokenize
from .rewriting import Rule, Scene, Tokens

#: Commands that have another name in math-core; "" for those that change nothing that we show.
NAMES = {
    command: tokenize(other)
    for other, commands in {
        r"\ldots": r"\dotsc \dotso \hdots",
        r"\cdots": r"\dotsb \dotsm \dotsi",
        r"\setminus": r"\smallsetminus",
        r"\textstyle\int": r"\smallint",
        r"\mid": r"\mvert \shortmid",
        r"\approx": r"\thickapprox",
        r"\sim": r"\thicksim",
        r"\propto": r"\varpropto",
        r"\parallel": r"\shortparallel",
        r"\int": r"\intop",
        r"\cdot": r"\centerdot",
        r"\text{√}": r"\surd",
        r"\oint": r"\ointop",
        r"\mathrel{:}": r"\vcentercolon \ordinarycolon",
        r"\approx\mathrel{:}": r"\approxcolon",
        r"\smile": r"\smallsmile",
        r"\frown": r"\smallfrown",
        r"\nmid": r"\nshortmid",
        r"\nparallel": r"\nshortparallel",
        r"\lvert": r"\arrowvert \bracevert",
        r"\lVert": r"\Arrowvert",
        r"\text{Å}": r"\AA",
        "↤": r"\mapsfrom",
        "⟻": r"\longmapsfrom",
        "⤇": r"\Mapsto",
        "⤆": r"\Mapsfrom",
        "⅋": r"\parr \invamp",
        "▱": r"\parallelogram",
        "⊸": r"\lollipop",
        "⟦": r"\llbracket",
        "⟧": r"\rrbracket",
        r"\mathrel{≈::}": r"\Approxcolon",
        r"\Omega": r"\ohm",
        r"\text{°C}": r"\celsius",
        r"\text{‰}": r"\perthousand",
        r"\mathrm{\mu}": r"\micro",
        r"\ ": "\\",
        "*": r"\*",
        "": r"\strut \ensuremath \allowbreak \nobreak \goodbreak \break \noindent"
        r" \centering \/ \small \large \Large \LARGE \huge \Huge \normalsize \footnotesize"
        r" \scriptsize \tiny \nonumber \notag \relax \protect \null \hfill \hfil \vfill"
        r" \phantomsection \badbreak \nonscript \mathnormal \symnormal \Tiny \SMALL \Small \HUGE"
        r" \hfilll \displaylimits \oldstyle \displaybreak \allowdisplaybreaks \breakAlign"
        r" \MTFlushSpaceAbove \MTFlushSpaceBelow \interdisplaylinepenalty \long \global \sloppy"
        r" \boldmath \unboldmath \nolinebreak \linebreak \pagebreak \nopagebreak \clearpage"
        r" \newpage \smallskip \medskip \bigskip \par \textcompwordmark \begingroup \endgroup"
        r" \leavevmode \normalfont \xspace \raggedright \raggedleft",
    }.items()
    for command in names(commands)
}
#: Capital Greek letters are upright, however they are typed.
GREEK = ["Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"]
#: Characters of Unicode that come out of word processors, or that math-core refuses.
TYPED = (
    {"√": r"\surd ", "–": r"\textendash{}", "—": r"\textemdash{}"}
    | {"∅": r"\emptyset ", "∠": r"\angle ", "∡": r"\measuredangle ", "∢": r"\sphericalangle "}
    | {"∴": r"\therefore ", "∵": r"\because ", "⊤": r"\top ", "⊥": r"\bot "}
)
REPLACED = str.maketrans(
    TYPED
    | {"’": "'", "‘": "'", "…": r"\ldots ", "\xa0": " "}
    | {letter: f"\\{name} " for letter, name in zip("ΓΔΘΛΞΠΣΥΦΨΩ", GREEK, strict=True)}
    | dict.fromkeys("\u200b\u2060\u2061\ufeff", "")
)
HEXADECIMAL = re.compile(r"(?:0?[xX]|\")([0-9A-Fa-f]{1,6})")
OCTAL = re.compile("'[0-7]{1,6}")
#: What neither XML nor HTML may hold.
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def printable(text: str) -> str:
    """Return a text without the control characters that a page cannot hold."""
    return UNPRINTABLE.sub("", text)


def clean(tex: str) -> str:
    """Return printable TeX with the characters of REPLACED as commands: none is in ASCII."""
    text = printable(tex)
    return text if text.isascii() else text.translate(REPLACED)


def other_name(tokens: Tokens) -> Rule:
    """Return the rule of a command that math-core has under another name."""
    return lambda _cursor, _scene: [*tokens]


def numbered_symbol(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\unicode[…]{x22D6}``, ``\U{22D6}`` or ``\char"22D6``."""
    while cursor.optional() is not None:
        pass
    if cursor.peek() == "{":
        written = cursor.name()
    else:
        written = cursor.take()
        if written == "`":
            return [cursor.take().removeprefix("\\")]
        while (digit := cursor.peek()) and digit in "0123456789ABCDEF":
            written += cursor.take()
    number = code_point(written)
    if not 32 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        raise TexError(f'there is no character with the number "{written}"')
    return ["\\" + chr(number)] if chr(number) in "{}#$%&_" else [chr(number)]


def code_point(written: str) -> int:
    """Return the number of a character as TeX writes it; 0 for one that cannot be read."""
    if found := HEXADECIMAL.fullmatch(written):
        return int(found[1], 16)
    if OCTAL.fullmatch(written):
        return int(written[1:], 8)
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0


def hexadecimal_symbol(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\U{22D6}``."""
    cursor.put(["{", "x", *cursor.argument(), "}"])
    return numbered_symbol(cursor, scene)


RULES: dict[str, Rule] = {
    **{command: other_name(tokens) for command, tokens in NAMES.items()},
    "\\unicode": numbered_symbol,
    "\\char": numbered_symbol,
    "\\U": hexadecimal_symbol,
}
