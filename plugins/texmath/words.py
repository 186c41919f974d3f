r"""Rules for text within math: ``\text{if $x > 0$}``. Pure."""

from .rewrite import Rule, Scene, Tokens, group, rewrite
from .tokens import Cursor, join, names, tokenize

#: Each command for text, and the one of math-core that serves for it.
FACES = {
    **dict.fromkeys(names(r"\text \mbox \hbox \textup \textnormal \textmd \textrm"), "\\text"),
    **dict.fromkeys(names(r"\intertext \shortintertext"), "\\text"),
    **dict.fromkeys(names(r"\textit \textsl \emph"), "\\textit"),
    **{command: command for command in names(r"\textbf \textsf \texttt \textsc")},
}
ESCAPES = {
    "_": "\\_",
    "#": "\\#",
    "&": "\\&",
    "^": "\\textasciicircum ",
    **dict.fromkeys(names(r"\: \> \enspace \thinspace \medspace \thickspace \\\\"), " "),
    **dict.fromkeys(names(r"\! \negthinspace \/ \- \@"), ""),
}
#: Commands of math that may stand in text, and those that go around text.
MATH_IN_TEXT = set(
    names(
        r"\ensuremath \ref \eqref \textcolor \color \colorbox \fcolorbox \fbox \verb \unicode"
        r" \char \U \rule"
    )
)
AROUND_TEXT = set(names(r"\underline \phantom \hphantom \vphantom \boxed"))
#: All that ends a piece of text, since it is a piece of its own.
INTERRUPTING = FACES.keys() | MATH_IN_TEXT | AROUND_TEXT
LIGATURES = {"``": "“", "''": "”", "---": "—", "--": "–"}
#: Switches of face that hold for the group that they open.
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


def text_in(face: str) -> Rule:
    """Return the rule of a command for text, in which formulas may stand."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        pieces = _pieces(Cursor(cursor.argument()), face, scene.inner())
        return pieces if _is_one(pieces) else group(pieces)

    return rule


def _is_one(pieces: Tokens) -> bool:
    """Tell whether there is one piece of text and nothing else."""
    cursor = Cursor(pieces)
    if not pieces or cursor.take() not in FACES:
        return False
    cursor.argument()
    return not cursor


def _ligatures(text: Tokens, face: str) -> Tokens:
    """Return text with the quotation marks and dashes that TeX makes of several signs."""
    if face == "\\texttt" or {"`", "'", "-"}.isdisjoint(text):
        return text
    written = join(text)
    for several, sign in LIGATURES.items():
        written = written.replace(several, sign)
    return tokenize(written)


def _pieces(cursor: Cursor, face: str, scene: Scene) -> Tokens:
    """Return text in its face, and formulas between as math."""
    found: Tokens = []
    text: Tokens = []

    def close() -> None:
        if text:
            found.extend([face, *group(_ligatures(text, face))])
            text.clear()

    while cursor:
        token = cursor.take()
        if token in ("$", "\\("):
            formula = _formula(cursor, "$" if token == "$" else "\\)")
            close()
            found += group(rewrite(formula, scene))
        elif token in INTERRUPTING or (token == "{" and cursor.peek() in SWITCHED):
            close()
            cursor.put([token])
            found += _command(cursor, face, scene)
        elif token in SWITCHED:
            close()
            face = SWITCHED[token]
            cursor.peek()  # steps over the space
        elif token not in SWITCHES:
            text += tokenize(ESCAPES[token]) if token in ESCAPES else [token]
    close()
    return found


def _command(cursor: Cursor, face: str, scene: Scene) -> Tokens:
    command = cursor.take()
    if command == "{":
        cursor.put(["{"])
        return _pieces(Cursor(cursor.argument()), face, scene)
    if command == "\\ensuremath":
        return group(rewrite(cursor.argument(), scene))
    if command in AROUND_TEXT:
        return [command, *group(_pieces(Cursor(cursor.argument()), face, scene))]
    if FACES.get(command) == "\\text":  # keeps the face around it
        return _pieces(Cursor(cursor.argument()), face, scene)
    return scene.rules[command](cursor, scene)


def _formula(cursor: Cursor, end: str) -> Tokens:
    """Return the formula up to its end, past the ends of formulas in braces within it."""
    found: Tokens = []
    depth = 0
    while (token := cursor.take()) != end or depth > 0:
        depth += (token == "{") - (token == "}")
        found.append(token)
    return found


RULES: dict[str, Rule] = {
    **{command: text_in(face) for command, face in FACES.items()},
}
