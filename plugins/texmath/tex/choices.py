r"""``\mathchoice`` within scripts: which of its four is meant there. Pure."""

from .tokens import Cursor

CHOICE = "\\mathchoice"


def with_choices(tokens: list[str], level: int = 0) -> list[str]:
    r"""Return tokens with the third or the fourth of each ``\mathchoice`` that is in a script.

    Of others the first or the second is meant, which depends on the formula.
    """
    if CHOICE not in tokens:
        return tokens
    cursor, found = Cursor(tokens), list[str]()
    while cursor:
        token = cursor.take()
        if token in ("^", "_"):
            found += [token, "{", *with_choices(_script(cursor), level + 1), "}"]
        elif token == "{":
            cursor.put(["{"])
            found += ["{", *with_choices(cursor.argument(), level), "}"]
        elif token == CHOICE:
            four = [with_choices(cursor.argument(), level) for _ in range(4)]
            chosen = four[:2] + four[:2] if not level else [four[min(level, 2) + 1]]
            found += [CHOICE] if not level else []
            found += [t for one in chosen for t in ("{", *one, "}")]
        else:
            found.append(token)
    return found


def _script(cursor: Cursor) -> list[str]:
    script = cursor.argument()
    if script == [CHOICE]:
        script += [t for _ in range(4) for t in ("{", *cursor.argument(), "}")]
    return script
