"""Signs and commands under other names than math-core has for them. Pure."""

import re

from .rewrite import Rule, Tokens
from .tokens import names, tokenize

#: Commands that have another name in math-core; "" for those that change nothing we show.
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
        r"\approx\mathrel{:}": r"\Approxcolon \approxcolon",
        r"\smile": r"\smallsmile",
        r"\frown": r"\smallfrown",
        r"\nmid": r"\nshortmid",
        r"\nparallel": r"\nshortparallel",
        r"\lvert": r"\arrowvert",
        r"\lVert": r"\Arrowvert",
        r"\text{Å}": r"\AA",
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
        r" \hfilll \displaylimits",
    }.items()
    for command in names(commands)
}
#: Capital Greek letters stand upright, however they are typed.
GREEK = ["Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"]
#: Signs of Unicode that come out of word processors, or that math-core refuses.
SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "…": r"\ldots ", "√": r"\surd ", "–": "-", "—": "-", "\xa0": " "}
    | {"∅": r"\emptyset ", "∠": r"\angle ", "∡": r"\measuredangle ", "∢": r"\sphericalangle "}
    | {"∴": r"\therefore ", "∵": r"\because ", "⊤": r"\top ", "⊥": r"\bot "}
    | {letter: f"\\{name} " for letter, name in zip("ΓΔΘΛΞΠΣΥΦΨΩ", GREEK, strict=True)}
    | dict.fromkeys("\u200b\u2060\u2061\ufeff", "")
)
#: What neither XML nor HTML may hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without the control characters that a page cannot hold."""
    return UNPRINTABLE.sub("", text)


def clean(tex: str) -> str:
    """Return printable TeX with SIGNS replaced."""
    return printable(tex).translate(SIGNS)


def other_name(tokens: Tokens) -> Rule:
    """Return the rule of a command that math-core has under another name."""
    return lambda _cursor, _scene: [*tokens]


RULES: dict[str, Rule] = {command: other_name(tokens) for command, tokens in NAMES.items()}
