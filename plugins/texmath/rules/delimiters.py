r"""Rules for delimiters: their sizes, and pairs of them that grow or that an author declares. Pure.

``\DeclarePairedDelimiter`` becomes a macro that ends up in the rule here (see definitions.py).
"""

from ..tex.tokens import Cursor, TexError, join, names, tokenize
from .rewriting import Rule, Scene, Tokens, group, rewrite, rewritten_argument

#: Angles as authors type them.
DELIMITERS = {
    **dict.fromkeys(("<", "\\lt"), "\\langle"),
    **dict.fromkeys((">", "\\gt"), "\\rangle"),
    "\\arrowvert": "\\vert",
    "\\bracevert": "\\vert",
    "\\Arrowvert": "\\Vert",
}


def delimited(command: str) -> Rule:
    r"""Return the rule of ``\left`` and the like, which may be followed by ``<``."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.peek()
        delimiter = cursor.take()
        if delimiter == "{":  # "\left{" is a mistake for "\left\{"
            raise TexError(f"{command}{{ needs a backslash: {command}\\{{")
        return [command, DELIMITERS.get(delimiter, delimiter)]

    return rule


def big_delimiter(command: str) -> Rule:
    r"""Return the rule of ``\Big`` and the like: one with a script would lose its size."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.peek()
        delimiter = cursor.take()
        if delimiter == "{" and (inner := [t for t in _rest_of_group(cursor) if t != " "]):
            delimiter = inner[0]
        if delimiter == ".":
            return []
        big = [command, DELIMITERS.get(delimiter, delimiter)]
        if cursor.peek() not in ("^", "_"):
            return big
        # In a group with something else, a browser gives it the size that it was asked for.
        return group([*big, "\\vphantom", *group(["x"])])

    return rule


def _rest_of_group(cursor: Cursor) -> Tokens:
    cursor.put(["{"])
    return cursor.argument()


def sized(left: Tokens, right: Tokens, size: str, content: Tokens) -> Tokens:
    r"""Return content between delimiters: ``size`` is ``\left``, ``\big`` or the like, or ""."""
    if size == "\\left":
        return ["\\left", *left, *content, "\\right", *right]
    if size:
        return [f"{size}l", *left, *content, f"{size}r", *right]
    return [*left, " ", *content, *right]


def declared_pair(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read a command declared as a pair, with ``*`` or ``[\big]`` and its arguments."""
    arity = cursor.name()
    if arity not in {*"123456789"}:
        raise TexError(f"a pair of delimiters cannot have {arity} arguments")
    left, right, body, before, after = (cursor.argument() for _ in range(5))
    size = "\\left" if cursor.skip("*") else join(cursor.optional() or [])
    arguments = [cursor.argument() for _ in range(int(arity))]
    content, before, after = (
        _filled(part, arguments, size.strip()) for part in (body, before, after)
    )
    return rewrite([*before, *sized(left, right, size.strip(), content), *after], scene)


def _filled(tokens: Tokens, arguments: list[Tokens], size: str) -> Tokens:
    found: Tokens = []
    for token in tokens:
        if token == "\\delimsize":
            found += ["\\middle"] if size == "\\left" else tokenize(size)
        elif len(token) == 2 and token[0] == "#" and int(token[1]) <= len(arguments):
            found += arguments[int(token[1]) - 1]
        else:
            found.append(token)
    return found


def growing(left: str, right: str) -> Rule:
    r"""Return the rule of ``\abs{x}`` and the like, which grow with x unless they have a star."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        size = "" if cursor.skip("*") else "\\left"
        content = rewrite(cursor.argument(), scene)
        return sized(tokenize(left), tokenize(right), size, content)

    return rule


def expectation(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\ev{A}`` or ``\ev{A}{\psi}``."""
    content = cursor.argument()
    if cursor.peek() == "{":
        state = cursor.argument()
        content = [*state, "\\middle", "\\vert", " ", *content, "\\middle", "\\vert", " ", *state]
    return sized(["\\langle"], ["\\rangle"], "\\left", rewrite(content, scene))


def as_one(command: str) -> Rule:
    r"""Return the rule of ``\ket{…}`` and the like: a script after it belongs to all of it."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        whole = [command, *rewritten_argument(cursor, scene)]
        return group(whole) if cursor.peek() in ("^", "_") else whole

    return rule


#: Delimiters of empheq as those of TeX.
EMPHEQ = {
    "brace": ("\\{", "\\}"),
    "brack": ("[", "]"),
    "angle": ("\\langle", "\\rangle"),
    "paren": ("(", ")"),
    "vert": ("\\lvert", "\\rvert"),
    "Vert": ("\\lVert", "\\rVert"),
    "floor": ("\\lfloor", "\\rfloor"),
    "ceil": ("\\lceil", "\\rceil"),
}
#: Each of its commands, with its delimiter and its side.
GROWING = {
    f"\\empheq{size}{side}{name}": (pair[side == "r"], side)
    for name, pair in EMPHEQ.items()
    for size in ("", "big")
    for side in "lr"
}


def other_name(token: str) -> Rule:
    """Return the rule of a delimiter under another name."""
    return lambda _cursor, _scene: [token]


RULES: dict[str, Rule] = {
    **{command: other_name(delimiter) for command, (delimiter, _) in GROWING.items()},
    **{
        f"\\empheq{size}{side}": lambda _cursor, _scene: [] for size in ("", "big") for side in "lr"
    },
    **{command: delimited(command) for command in ("\\left", "\\right", "\\middle")},
    **{
        command: big_delimiter(command)
        for command in names(
            r"\big \Big \bigg \Bigg \bigl \Bigl \biggl \Biggl"
            r" \bigm \Bigm \biggm \Biggm \bigr \Bigr \biggr \Biggr"
        )
    },
    **{command: as_one(command) for command in names(r"\bra \ket \braket \Bra \Ket")},
    "\\DelimiterPair": declared_pair,
    **dict.fromkeys(("\\abs", "\\absolutevalue"), growing("\\lvert", "\\rvert")),
    "\\norm": growing("\\lVert", "\\rVert"),
    **dict.fromkeys(("\\ev", "\\expval", "\\expectationvalue"), expectation),
}
