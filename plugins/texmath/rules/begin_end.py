r"""Rules for ``\begin{…}`` and ``\end{…}`` within a formula. Pure."""

from ..tex.rows import count_cells, split_rows, take_body
from ..tex.tokens import Cursor, TexError, tokenize
from .arrows import tikz_diagram
from .diagrams import diagram_of_rows
from .proof_trees import proof_tree
from .rewriting import Rule, Scene, Tokens, group, rewrite
from .tables import SPECIAL, array, table

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
#: What is no formula.
DRAWINGS = ("tikzpicture", "pspicture", "pgfpicture", "picture", "xy", "circuitikz", "forest")
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
#: Environments with rows, and what in them math-core cannot set.
PLAIN_TABLES = {
    **dict.fromkeys(("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix"), SPECIAL),
    **dict.fromkeys(("aligned", "cases", "dcases", "rcases"), SPECIAL | {"\\hline"}),
    "gathered": SPECIAL | {"\\hline", "&"},
}
#: Those of mathtools whose second column is text.
TEXT_CASES = {"cases*", "dcases*", "rcases*", "drcases*"}
WITH_COUNT = {"alignat", "alignedat", "xalignat", "xxalignat"}
#: Matrices whose columns may be aligned: ``pmatrix*[r]``.
BRACKETS = {
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("\\{", "\\}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("\\|", "\\|"),
}


def begin(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\begin{name}`` and the arguments that belong to it."""
    written = cursor.name()
    name = new_name(written)
    if whole := WHOLE.get(name):
        return whole(cursor, scene)
    if written in TEXT_CASES:
        cursor.put(_with_text(cursor, written))
        return tokenize(f"\\begin{{{written[:-1]}}}")
    if brackets := SMALL.get(written.rstrip("*")):
        _skip_options(cursor)
        opening = ["\\left", brackets[0]] if brackets[0] else []
        return [*opening, *tokenize("\\begin{subarray}"), *SMALL_COLUMNS]
    if written.endswith("matrix*"):
        return _aligned_matrix(cursor, written, scene)
    return _begin_rows(cursor, written, name, scene)


def _begin_rows(cursor: Cursor, written: str, name: str, scene: Scene) -> Tokens:
    if written.rstrip("*") in WITH_COUNT:
        cursor.argument()
    if name in ("aligned", "gathered"):
        _skip_options(cursor)
    special = PLAIN_TABLES.get(name)
    if special and not special.isdisjoint(cursor.ahead()):
        body = take_body(cursor)
        if name == "gathered" and any(count_cells(row) > 1 for row in split_rows(body)):
            name = "matrix"
        return environment(name, table([], body, scene))
    return tokenize(f"\\begin{{{name}}}") if name else []


def tikz(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read a ``tikzcd`` after its ``\begin``."""
    cursor.optional()
    return rewrite(tikz_diagram(take_body(cursor)), scene)


def commutative(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read a ``CD`` after its ``\begin``."""
    return rewrite(diagram_of_rows(take_body(cursor)), scene)


def indented(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``indentalign`` or ``spreadlines``, whose lengths a page does not have."""
    _skip_options(cursor)
    cursor.argument()
    return rewrite(take_body(cursor), scene)


def drawing(_cursor: Cursor, _scene: Scene) -> Tokens:
    """Refuse a drawing."""
    raise TexError("drawings are not supported: make a picture of it")


#: Environments that are read up to their ends.
WHOLE: dict[str, Rule] = {
    "array": array,
    "prooftree": proof_tree,
    "indentalign": indented,
    "spreadlines": indented,
    **dict.fromkeys(DRAWINGS, drawing),
    "tikzcd": tikz,
    "CD": commutative,
}


def environment(name: str, content: Tokens) -> Tokens:
    r"""Return the content between ``\begin`` and ``\end``."""
    return ["\\begin", *group(name), *content, "\\end", *group(name)]


def _aligned_matrix(cursor: Cursor, name: str, scene: Scene) -> Tokens:
    """Read ``bmatrix*[r]`` with its rows."""
    alignment = "".join(cursor.optional_at_once() or "c").strip() or "c"
    body = take_body(cursor)
    count = max(count_cells(row) for row in split_rows(body))
    cursor.put([*group(alignment * count), *body, "\\end", *group("array")])
    left, right = BRACKETS.get(name[:-1], ("", ""))
    content = array(cursor, scene)
    return ["\\left", left, *content, "\\right", right] if left else content


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
    return written


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
