"""Rules for single commands: rows, references, lengths, and what a page cannot have. Pure."""

from collections.abc import Callable

from ..tex.lengths import read_length
from ..tex.tokens import Cursor, TexError, names, tokenize
from .rewriting import DOTS, Rule, Scene, Tokens, group, rewrite, rewritten_argument, whole_argument

#: The TeX of characters in verbatim text.
VERBATIM = {char: f"\\{char}" for char in "{}#$%&_"} | {
    "\\": "\\textbackslash ",
    "^": "\\textasciicircum ",
}


def choice(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\mathchoice``: the first of its four for a display, the second for a line."""
    four = [cursor.argument() for _ in range(4)]
    return group(rewrite(four[0 if scene.display else 1], scene))


def dropped(arguments: int) -> Rule:
    """Return the rule of a command that, with its arguments, means nothing here."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.skip("*")
        for _ in range(arguments):
            cursor.argument()
        return []

    return rule


def tight_stack(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\substack{a\\b}``."""
    rows = rewrite(cursor.argument(), scene.inner())
    spec = [*tokenize("\\begin{subarray}{c}"), *rows]
    return group([*spec, *tokenize("\\end{subarray}")])


def tagged_in_line(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read a ``\tag`` where there is no place for a number: in brackets, after the formula."""
    bare = cursor.skip("*")
    tag = rewrite(["\\text", *group(cursor.argument())], scene)
    return ["\\quad", *tag] if bare else ["\\quad", "(", *tag, ")"]


def shoved(command: str) -> Rule:
    r"""Return the rule of ``\shoveleft[1em]{…}`` or ``\shoveright``, in a multline."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        gap = cursor.optional()
        space = ["\\hspace", *group(gap)] if gap else []
        content = rewritten_argument(cursor, scene)
        return [command, *group([*space, *content] if "left" in command else [*content, *space])]

    return rule


def without_options(command: str) -> Rule:
    r"""Return the rule of ``\cancel[color=red]{…}`` and the like, which have no options here."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        while cursor.optional_at_once() is not None:
            pass
        return [command]

    return rule


def space(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\kern{1em}``, ``\hskip 1em plus 1fil`` or ``\hspace*{1em}``."""
    cursor.skip("*")
    length = read_length(cursor)
    if cursor.skip_word("plus"):
        read_length(cursor)
    if cursor.skip_word("minus"):
        read_length(cursor)
    command = "\\mspace" if length.strip().endswith("mu") else "\\hspace"
    return [command, *group(tokenize(length.strip()))]


def verbatim(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\verb|text|``."""
    end, text = cursor.take(), ""
    while (token := cursor.take()) != end:
        text += token
    escaped = "".join(VERBATIM.get(char, char) for char in text)
    return ["\\texttt", *group(tokenize(escaped))]


def toggled(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\toggle{a}{b}\endtoggle``: a page without a script has the first state only."""
    first = rewritten_argument(cursor, scene)
    while cursor.peek() != "\\endtoggle":
        cursor.argument()
    cursor.take()
    return first


def root(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\sqrt[\uproot{2}\leftroot{3}n]{x}``: the place of n is the font's."""
    degree = Cursor(cursor.optional() or [])
    kept: Tokens = []
    while degree:
        token = degree.take()
        if token in ("\\uproot", "\\leftroot"):
            degree.argument()
        else:
            kept.append(token)
    inside = rewrite(whole_argument(cursor), scene)
    above = rewrite(kept, scene.inner())
    return ["\\sqrt", *(["[", *group(above), "]"] if above else []), *group(inside)]


def mathml_token(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read MathJax's ``\mmlToken{mi}[attributes]{text}``: its text, as an operator for ``mo``."""
    kind = cursor.name()
    cursor.optional()
    content = cursor.argument()
    return group(content) if kind == "mo" else rewrite(["\\text", *group(content)], scene)


def width_of_box(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\hsize=2cm``, which the boxes here do not have."""
    cursor.skip("=")
    read_length(cursor)
    return []


def until(separator: str, command: Callable[[Tokens, Tokens], Tokens]) -> Rule:
    r"""Return the rule of plain TeX's ``\root 3\of x`` and ``\buildrel a\over b``."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        first: Tokens = []
        while (token := cursor.take()) != separator:
            first.append(token)
        return command(rewrite(first, scene), rewritten_argument(cursor, scene))

    return rule


def colon(_cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\colon``: math-core leaves out the space after it."""
    return tokenize(r"\mspace{2mu}\colon\mspace{6mu}")


def by_itself(command: str) -> Rule:
    """Return the rule of a command that stays as it is, unless it is an argument."""
    return lambda _cursor, _scene: [command]


def refused(reason: str) -> Rule:
    """Return the rule of a command that our formulas cannot have."""

    def rule(_cursor: Cursor, _scene: Scene) -> Tokens:
        raise TexError(reason)

    return rule


RULES: dict[str, Rule] = {
    **dict.fromkeys(
        names(
            r"\require \vspace \label \footnotemark \bibliographystyle \raisetag \mathversion"
            r" \usetagform \mathtoolsset \setoptions \fontsize \addtocounter \newtheorem"
        ),
        dropped(1),
    ),
    **dict.fromkeys(names(r"\setlength \setcounter"), dropped(2)),
    **dict.fromkeys(names(r"\newtagform \renewtagform"), dropped(3)),
    **dict.fromkeys(names(r"\minCDarrowwidth \minCDarrowheight"), dropped(1)),
    "\\mathchoice": choice,
    "\\substack": tight_stack,
    **dict.fromkeys(names(r"\kern \mkern \hskip \mskip \mspace \hspace"), space),
    **{
        command: without_options(command)
        for command in names(r"\cancel \bcancel \xcancel \overbracket \underbracket \cfrac")
    },
    **{command: shoved(command) for command in names(r"\shoveleft \shoveright")},
    "\\mmlToken": mathml_token,
    "\\hsize": width_of_box,
    "\\toggle": toggled,
    "\\sqrt": root,
    **dict.fromkeys(names(r"\uproot \leftroot"), dropped(1)),
    "\\verb": verbatim,
    **{command: by_itself(command) for command in DOTS},
    "\\colon": colon,
    "\\root": until("\\of", lambda degree, of: ["\\sqrt", "[", *degree, "]", *of]),
    "\\buildrel": until("\\over", lambda over, of: ["\\overset", *group(over), *of]),
    "\\tag": tagged_in_line,
    "\\href": refused("\\href cannot be in a formula: put the link around it"),
    "\\url": refused("\\url has no place in a formula: put the link beside it"),
    "\\includegraphics": refused("\\includegraphics has no place in a formula"),
}
