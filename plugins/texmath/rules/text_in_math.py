r"""Rules for text within math: ``\text{if $x > 0$}``. Pure."""

from ..tex.tokens import Cursor, names, tokenize
from .dashes import with_ligatures
from .references import referred_in_text
from .rewriting import Rule, Scene, Tokens, group, rewrite, whole_argument
from .symbols import GREEK, TYPED
from .text_symbols import SYMBOLS as TEXT_SYMBOLS

#: Each command for text, and the one of math-core for it.
FONTS = {
    **dict.fromkeys(names(r"\text \mbox \hbox \textup \textnormal \textmd \textrm"), "\\text"),
    **dict.fromkeys(names(r"\intertext \shortintertext"), "\\text"),
    **dict.fromkeys(names(r"\textit \textsl \emph"), "\\textit"),
    **{command: command for command in names(r"\textbf \textsf \texttt \textsc")},
}
ESCAPES = {
    # Letters and symbols that are typed as themselves come here as commands.
    **{f"\\{name}": letter for name, letter in zip(GREEK, "ΓΔΘΛΞΠΣΥΦΨΩ", strict=True)},
    **{command.rstrip(" {}"): char for char, command in TYPED.items()},
    **TEXT_SYMBOLS,
    "_": "\\_",
    "#": "\\#",
    "&": "\\&",
    "^": "\\textasciicircum{}",
    **dict.fromkeys(names(r"\: \> \enspace \thinspace \medspace \thickspace \\\\"), " "),
    **dict.fromkeys(names(r"\! \negthinspace \/ \- \@"), ""),
}
#: Symbols after which math-core drops a space, as if they were words.
SYMBOLS = set(names(r"\& \% \# \$ \_ \{ \}"))
#: Commands of math that may be in text, and those that go around text.
MATH_IN_TEXT = set(
    names(
        r"\ensuremath \ref \eqref \cref \Cref \autoref \textcolor \color \colorbox \fcolorbox"
        r" \fbox \verb \unicode \char \U \rule \textcircled \circled \sout \st \raisebox \rlap"
        r" \llap \clap \TeX \LaTeX \enclose \bbox \boldsymbol \cancel \href"
    )
)
AROUND_TEXT = set(names(r"\underline \phantom \hphantom \vphantom \boxed"))
#: All that ends a piece of text, since each is a piece of its own.
INTERRUPTING = FONTS.keys() | MATH_IN_TEXT | AROUND_TEXT
#: Words that math-core knows in text; others are commands of math.
TEXT_WORDS = set(
    names(
        r"\ss \ae \AE \oe \OE \o \O \l \L \i \j \aa \AA \dag \ddag \S \P \ldots \dots \quad \c"
        r" \v \u \H \r \lq \rq \space \nobreakspace \degree \checkmark \textellipsis"
        r" \textquoteleft \textquoteright \textdegree \textbar \textless \textgreater \yen"
        r" \textdollar \textbackslash \textasciicircum \textasciitilde \textbraceleft"
        r" \textbraceright \textunderscore \textsterling \textyen \textregistered"
    )
)
#: Switches of alphabets, which in text hold for letters that are math.
MATH_SWITCHES = set(names(r"\cal \scr \frak \Bbb \mit \oldstyle"))
#: Switches of font that hold for the group that they open.
SWITCHED = {
    **dict.fromkeys(("\\bf", "\\bfseries"), "\\textbf"),
    **dict.fromkeys(("\\it", "\\itshape", "\\em", "\\sl"), "\\textit"),
    **dict.fromkeys(("\\tt", "\\ttfamily"), "\\texttt"),
    **dict.fromkeys(("\\sf", "\\sffamily"), "\\textsf"),
    **dict.fromkeys(("\\sc", "\\scshape"), "\\textsc"),
    **dict.fromkeys(("\\rm", "\\rmfamily"), "\\text"),
}
#: Switches of size and style, which text in a formula does not follow.
SWITCHES = set(
    names(
        r"\small \footnotesize \scriptsize \tiny \large \normalsize \displaystyle \textstyle"
        r" \noindent \Tiny \Large \upshape \mdseries"
    )
)


def text_in(font: str) -> Rule:
    """Return the rule of a command for text, in which formulas may be."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        pieces = _pieces(Cursor(cursor.argument()), font, scene.inner())
        return pieces if _is_one(pieces) else group(pieces)

    return rule


def _is_one(pieces: Tokens) -> bool:
    """Return whether there is one piece of text and nothing else."""
    cursor = Cursor(pieces)
    if not pieces or cursor.take() not in FONTS:
        return False
    cursor.argument()
    return not cursor


def _pieces(cursor: Cursor, font: str, scene: Scene) -> Tokens:
    """Return text in its font, and formulas between as math."""
    found: Tokens = []
    text: Tokens = []

    def close() -> None:
        if text:
            found.extend([font, *group(with_ligatures(text, font))])
            text.clear()

    while cursor:
        token = cursor.take()
        if between := _formula_or_reference(token, cursor, text or found, scene):
            close()
            found += between
        elif token in INTERRUPTING or (token == "{" and _is_apart(cursor)):
            close()
            cursor.put([token])
            found += _command(cursor, font, scene)
        elif token in SWITCHED:
            close()
            font = SWITCHED[token]
            cursor.peek()  # steps over the space
        elif token not in SWITCHES:
            text += _as_text(token, text)
    close()
    return found


def _is_apart(cursor: Cursor) -> bool:
    """Return whether the group that has just been opened in text has a font or a formula."""
    if cursor.peek() in SWITCHED:
        return True
    cursor.put(["{"])
    group_tokens = cursor.argument()
    cursor.put(["{", *group_tokens, "}"])
    cursor.take()
    return not {"$", "\\("}.isdisjoint(group_tokens)


def _as_text(token: str, before: Tokens) -> Tokens:
    """Return a token of text as math-core reads it."""
    if token == " " and before and before[-1] in SYMBOLS:
        return ["\\ "]
    return tokenize(ESCAPES[token]) if token in ESCAPES else [token]


def _formula_or_reference(token: str, cursor: Cursor, before: Tokens, scene: Scene) -> Tokens:
    """Return the formula or the reference that a token opens in text; nothing for another one."""
    if token == "{" and cursor.peek() in MATH_SWITCHES:
        cursor.put(["{"])
        return group(rewrite(cursor.argument(), scene))
    if is_math(token):
        if rule := scene.rules.get(token):
            return group(rule(cursor, scene))
        cursor.put([token])
        return group(rewrite(whole_argument(cursor), scene))
    if token in ("$", "\\("):
        formula = rewrite(_formula(cursor, "$" if token == "$" else "\\)"), scene)
        # The script of "P$_1$" is that of the text before it.
        return formula if before and formula[:1] in (["_"], ["^"], ["'"]) else group(formula)
    return referred_in_text(cursor, scene) if token == "@" and _may_refer(before) else []


def is_math(token: str) -> bool:
    """Return whether a token in text is a command of math, which MathJax may refuse there."""
    return (
        len(token) > 2
        and token[0] == "\\"
        and token not in TEXT_WORDS
        and token not in KNOWN
        and not token.startswith("\\text")
    )


def _may_refer(before: Tokens) -> bool:
    """Return whether an ``@`` after a text may begin a reference: it is in no address."""
    return not before or not before[-1].isalnum()


def _command(cursor: Cursor, font: str, scene: Scene) -> Tokens:
    command = cursor.take()
    if command == "{":
        cursor.put(["{"])
        return _pieces(Cursor(cursor.argument()), font, scene)
    if command == "\\ensuremath":
        return group(rewrite(cursor.argument(), scene))
    if command in AROUND_TEXT:
        return [command, *group(_pieces(Cursor(cursor.argument()), font, scene))]
    if FONTS.get(command) == "\\text":  # keeps the font around it
        return _pieces(Cursor(cursor.argument()), font, scene)
    return scene.rules[command](cursor, scene)


def _formula(cursor: Cursor, end: str) -> Tokens:
    """Return the formula up to its end, past the ends of formulas in braces within it."""
    found: Tokens = []
    depth = 0
    while (token := cursor.take()) != end or depth > 0:
        depth += (token == "{") - (token == "}")
        found.append(token)
    return found


#: Commands that text has a meaning for.
KNOWN = INTERRUPTING | SWITCHED.keys() | SWITCHES | ESCAPES.keys()

RULES: dict[str, Rule] = {
    **{command: text_in(font) for command, font in FONTS.items()},
}
