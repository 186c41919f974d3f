"""Rules for single commands: delimiters, rows, references, and what means nothing here. Pure."""

import re
from collections.abc import Callable

from .display import plain_tag
from .rewrite import Rule, Scene, Tokens, group, rewrite, rewritten_argument
from .tokens import Cursor, TexError, join, names, tokenize

LENGTH = re.compile(r"\s*(?:-?\.?[\d.]+\s*[a-z]{2}|-?[\d.]*\\\w+)\s*")
#: What stands for a sign in text as it is.
VERBATIM = {char: f"\\{char}" for char in "{}#$%&_"} | {
    "\\": "\\textbackslash ",
    "^": "\\textasciicircum ",
}
#: Angles as authors type them.
DELIMITERS = {
    **dict.fromkeys(("<", "\\lt"), "\\langle"),
    **dict.fromkeys((">", "\\gt"), "\\rangle"),
    "\\arrowvert": "\\vert",
    "\\bracevert": "\\vert",
    "\\Arrowvert": "\\Vert",
}


def delimited(command: str) -> Rule:
    r"""Return the rule of ``\left`` and its kin, which may be followed by ``<``."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.peek()
        delimiter = cursor.take()
        if delimiter == "{":  # "\left{" is a slip for "\left\{"
            raise TexError(f"{command}{{ needs a backslash: {command}\\{{")
        return [command, DELIMITERS.get(delimiter, delimiter)]

    return rule


def big_delimiter(command: str) -> Rule:
    r"""Return the rule of ``\Big`` and its kin: one with a script would lose its size."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.peek()
        sign = cursor.take()
        if sign == "{" and (inner := [t for t in _rest_of_group(cursor) if t != " "]):
            sign = inner[0]
        if sign == ".":
            return []
        big = [command, DELIMITERS.get(sign, sign)]
        if cursor.peek() not in ("^", "_"):
            return big
        # In a group with something else, a browser gives it the size that it was asked for.
        return group([*big, "\\vphantom", *group(["x"])])

    return rule


def _rest_of_group(cursor: Cursor) -> Tokens:
    cursor.put(["{"])
    return cursor.argument()


def new_row(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\\*[6pt]``: math-core would print the length."""
    cursor.skip_at_once("*")
    length = cursor.optional()
    if length is not None and not LENGTH.fullmatch(join(length)):
        cursor.put(["[", *length, "]"])
    return ["\\\\", " "]


def slanted_fraction(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\nicefrac{a}{b}``: a/b."""
    over = rewritten_argument(cursor, scene.inner())
    return group([*over, "/", *rewritten_argument(cursor, scene.inner())])


def choice(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\mathchoice``: the first of its four for a display, the second for a line."""
    four = [cursor.argument() for _ in range(4)]
    return group(rewrite(four[0 if scene.display else 1], scene))


def dropped(arguments: int) -> Rule:
    """Return the rule of a command that means nothing here, nor do its arguments."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.skip("*")
        for _ in range(arguments):
            cursor.argument()
        return []

    return rule


def reference(left: str, right: str) -> Rule:
    r"""Return the rule of ``\ref`` or ``\eqref``: the number as text, and the link behind it all.

    A link within a formula is out of reach of screen readers, to which a formula is one whole.
    """

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        label = cursor.name()
        scene.named.append(label)
        number = scene.numbers.get(label, "?")
        return ["\\text", *group(tokenize(f"{left}{number}{right}"))]

    return rule


def tight_stack(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\substack{a\\b}``."""
    rows = rewrite(cursor.argument(), scene.inner())
    spec = [*tokenize("\\begin{subarray}{c}"), *rows]
    return group([*spec, *tokenize("\\end{subarray}")])


def tagged_in_line(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read a ``\tag`` where no number can stand: in brackets, behind the formula."""
    bare = cursor.skip("*")
    tag = plain_tag(cursor.name())
    return tokenize(f"\\quad\\text{{{tag}}}" if bare else f"\\quad(\\text{{{tag}}})")


def without_options(command: str) -> Rule:
    r"""Return the rule of ``\cancel[color=red]{…}`` and its kin, which have no options here."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        while cursor.optional_at_once() is not None:
            pass
        return [command]

    return rule


def as_one(command: str) -> Rule:
    r"""Return the rule of ``\ket{…}`` and its kin: a script behind belongs to all of it."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        whole = [command, *rewritten_argument(cursor, scene)]
        return group(whole) if cursor.peek() in ("^", "_") else whole

    return rule


def space(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\kern{1em}``, ``\hskip 1em plus 1fil`` or ``\hspace*{1em}``."""
    cursor.skip("*")
    if cursor.peek() == "{":
        length = cursor.name()
    else:
        length = ""
        while (found := not LENGTH.fullmatch(length)) and cursor.peek() and len(length) < 20:
            length += cursor.take()
        if found:
            raise TexError(f"a length cannot be read: {length}")
    command = "\\mspace" if length.strip().endswith("mu") else "\\hspace"
    return [command, *group(tokenize(length.strip()))]


def verbatim(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\verb|text|``."""
    end, text = cursor.take(), ""
    while (token := cursor.take()) != end:
        text += token
    escaped = "".join(VERBATIM.get(char, char) for char in text)
    return ["\\texttt", *group(tokenize(escaped))]


def until(separator: str, command: Callable[[Tokens, Tokens], Tokens]) -> Rule:
    r"""Return the rule of plain TeX's ``\root 3\of x`` and ``\buildrel a\over b``."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        first: Tokens = []
        while (token := cursor.take()) != separator:
            first.append(token)
        return command(rewrite(first, scene), rewritten_argument(cursor, scene))

    return rule


RULES: dict[str, Rule] = {
    **{command: delimited(command) for command in ("\\left", "\\right", "\\middle")},
    **{
        command: big_delimiter(command)
        for command in names(
            r"\big \Big \bigg \Bigg \bigl \Bigl \biggl \Biggl"
            r" \bigm \Bigm \biggm \Biggm \bigr \Bigr \biggr \Biggr"
        )
    },
    **dict.fromkeys(("\\nicefrac", "\\sfrac", "\\flatfrac"), slanted_fraction),
    **dict.fromkeys(names(r"\require \vspace \label \footnotemark \bibliographystyle"), dropped(1)),
    "\\setlength": dropped(2),
    "\\\\": new_row,
    "\\cr": new_row,
    "\\newline": new_row,
    "\\mathchoice": choice,
    "\\substack": tight_stack,
    **dict.fromkeys(names(r"\kern \mkern \hskip \mskip \mspace \hspace"), space),
    **{
        command: without_options(command)
        for command in names(r"\cancel \bcancel \xcancel \overbracket \underbracket \cfrac")
    },
    **{command: as_one(command) for command in names(r"\bra \ket \braket \Bra \Ket")},
    "\\verb": verbatim,
    "\\root": until("\\of", lambda degree, of: ["\\sqrt", "[", *degree, "]", *of]),
    "\\buildrel": until("\\over", lambda over, of: ["\\overset", *group(over), *of]),
    "\\ref": reference("", ""),
    "\\eqref": reference("(", ")"),
    "\\tag": tagged_in_line,
}
