r"""Rules for ``\begin{…}`` and ``\end{…}`` within a formula. Pure."""

import re

from ..tex.tokens import Cursor, TexError, join, tokenize
from .rewriting import Rule, Scene, Tokens, group

#: Environments under the names that math-core has for them; "" for those that are transparent.
#: Those of displays come here only within another formula: there they have no numbers.
NAMES = {
    "split": "aligned",
    "alignedat": "aligned",
    "math": "",
    "displaymath": "",
    "subequations": "",
    "equation": "",
    "eqnarray": "aligned",
    "align": "aligned",
    "alignat": "aligned",
    "flalign": "aligned",
    "xalignat": "aligned",
    "gather": "gathered",
    "multline": "gathered",
    "multlined": "gathered",
    "lgathered": "gathered",
    "rgathered": "gathered",
    "crampedsubarray": "subarray",
    "xxalignat": "aligned",
    "tabular": "array",
}
#: Matrices in the size of scripts, and their brackets. math-core has none, but for ``subarray``.
SMALL = {
    "smallmatrix": ("", ""),
    "psmallmatrix": ("(", ")"),
    "bsmallmatrix": ("[", "]"),
    "Bsmallmatrix": ("\\{", "\\}"),
    "vsmallmatrix": ("|", "|"),
    "Vsmallmatrix": ("\\|", "\\|"),
}
SMALL_COLUMNS = group("c" * 20)
#: Those of mathtools whose second column is text.
TEXT_CASES = {"cases*", "dcases*", "rcases*", "drcases*"}
WITH_COUNT = {"alignat", "alignedat", "xalignat", "xxalignat"}
BETWEEN_COLUMNS = re.compile(r"[@!><]\{(?:[^{}]|\{[^{}]*\})*\}")
#: What changes only the space or the style of columns.
SPACING = re.compile(
    r"[@!><]\{(?:\\[,;:! ]|\\(?:quad|qquad|hskip|hspace|kern|extracolsep|displaystyle|textstyle"
    r"|scriptstyle|centering|raggedright|raggedleft|arraybackslash|color|columncolor)(?![a-z])"
    r"|\{[^{}]*\}|[\s.\d]|[a-z]{2}|\$)*\}"
)
PARAGRAPH_COLUMN = re.compile(r"[pmb]\{[^{}]*\}")
REPEATED = re.compile(r"\*\{(\d{1,2})\}\{([^{}]*)\}")


def begin(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\begin{name}`` and the arguments that belong to it."""
    written = cursor.name()
    name = new_name(written)
    if written in TEXT_CASES:
        cursor.put(_with_text(cursor, written))
        return tokenize(f"\\begin{{{written[:-1]}}}")
    if brackets := SMALL.get(written.rstrip("*")):
        _skip_options(cursor)
        opening = ["\\left", brackets[0]] if brackets[0] else []
        return [*opening, *tokenize("\\begin{subarray}"), *SMALL_COLUMNS]
    if written.rstrip("*") in WITH_COUNT:
        cursor.argument()
    if name == "array":
        cursor.optional()
        return [*tokenize("\\begin{array}"), *group(columns(join(cursor.argument())))]
    if name in ("aligned", "gathered") or written.endswith("matrix*"):
        _skip_options(cursor)
    return tokenize(f"\\begin{{{name}}}") if name else []


def _skip_options(cursor: Cursor) -> None:
    while cursor.optional_at_once() is not None:
        pass


def _with_text(cursor: Cursor, name: str) -> Tokens:
    r"""Return the rows of ``cases*``, in which what comes after an ``&`` is text, and their end."""
    found: Tokens = []
    in_text, depth = False, 0
    while (token := cursor.take()) != "\\end" or depth:
        depth += (token == "{") - (token == "}")
        if token == "\\\\" and not depth and in_text:
            found.append("}")
            in_text = False
        found.append(token)
        if token == "&" and not depth:
            found += ["\\text", "{"]
            in_text = True
    cursor.argument()
    return [*found, *("}" * in_text), "\\end", *group(name[:-1])]


def end(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\end{name}``."""
    written = cursor.name()
    if brackets := SMALL.get(written.rstrip("*")):
        closing = ["\\right", brackets[1]] if brackets[1] else []
        return [*tokenize("\\end{subarray}"), *closing]
    name = new_name(written)
    return tokenize(f"\\end{{{name}}}") if name else []


def new_name(written: str) -> str:
    """Return math-core's name for an environment."""
    base = written.removesuffix("*")
    if base in NAMES:
        return NAMES[base]
    return base if base.endswith("matrix") else written


def columns(spec: str) -> str:
    """Return the columns of an array without what is between them: ``@{}l|r`` → ``l|r``."""
    if lost := [found for found in BETWEEN_COLUMNS.findall(spec) if not SPACING.fullmatch(found)]:
        raise TexError(f"an array cannot have {lost[0]} between its columns")
    spec = BETWEEN_COLUMNS.sub("", spec)
    spec = PARAGRAPH_COLUMN.sub("l", spec)
    spec = REPEATED.sub(lambda m: m[2] * int(m[1]), spec)
    return re.sub(r"[^lcr|]", "", spec) or "c" * 20


def drop_last_rows(tokens: Tokens) -> Tokens:
    r"""Return the tokens without a ``\\`` right before an ``\end``: it would make a row."""
    found: Tokens = []
    for token in tokens:
        if token == "\\end":
            while found and found[-1] in (" ", "\\\\"):
                found.pop()
        found.append(token)
    return found


RULES: dict[str, Rule] = {"\\begin": begin, "\\end": end}
