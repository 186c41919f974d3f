r"""Rules for operators: their names, and the limits below and above them. Pure."""

import re

from ..tex.tokens import Cursor, join, tokenize
from .rewriting import Rule, Scene, Tokens, group, rewrite, whole_argument

#: The hyphen of Unicode, which is no minus sign to math-core.
HYPHEN = "\u2010"
PLAIN_WORDS = re.compile(r"(?:[A-Za-z0-9 .'-]|\\[,;:! ]|~)+")
STYLED_WORDS = re.compile(
    r"\{?\\(?:rm|mathrm|text|textup|mbox|textrm|textnormal|operatorname\*?)(?![a-z])\s*+"
    r"\{?(?P<words>(?:[A-Za-z0-9 .'-]|\\[,;:! ])++)\}*+"
)


def operator(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\operatorname[*]{…}``, whose argument may hold commands."""
    star = cursor.skip("*")
    return _operator(cursor.argument(), star, cursor, scene)


def large_operator(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\mathop{…}`` with the ``\limits`` after it."""
    content = cursor.argument()
    limits = scene.display
    if cursor.peek() in ("\\limits", "\\nolimits"):
        limits = cursor.take() == "\\limits"
        if limits:
            return _with_limits(_operator_body(content, scene), cursor, scene)
    return _operator(content, limits, cursor, scene, upright=False)


def _operator(
    content: Tokens, limits: bool, cursor: Cursor, scene: Scene, *, upright: bool = True
) -> Tokens:
    tex = join(content).strip()
    styled = STYLED_WORDS.fullmatch(tex)
    if styled or (upright and PLAIN_WORDS.fullmatch(tex)):
        words = (styled["words"] if styled else tex).strip().replace(" ", "\\ ")
        # math-core reads a hyphen as a minus sign.
        words = words.replace("\\\\ ", "\\ ").replace("-", HYPHEN)
        return ["\\operatorname*" if limits else "\\operatorname", *group(tokenize(words))]
    body = _operator_body(content, scene, upright=upright)
    if limits and scene.display:
        return _with_limits(body, cursor, scene)
    return ["\\mathop", *body]


def _operator_body(content: Tokens, scene: Scene, *, upright: bool = False) -> Tokens:
    tokens = [token for token in content if token != "\\rm"]
    body = group(tokens)
    if upright or len(tokens) < len(content):
        body = group(["\\mathrm", *body])
    return rewrite(body, scene)


def _with_limits(body: Tokens, cursor: Cursor, scene: Scene) -> Tokens:
    """Set the scripts that come next below and above; math-core would set them aside."""
    while (script := cursor.peek()) in ("_", "^") and script:
        cursor.take()
        command = "\\underset" if script == "_" else "\\overset"
        body = [command, *group(rewrite(whole_argument(cursor), scene.inner())), *group(body)]
    return ["\\mathop", *group(body)]


def operator_with_limits(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\operatornamewithlimits{…}``."""
    return _operator(cursor.argument(), True, cursor, scene)


RULES: dict[str, Rule] = {
    "\\operatorname": operator,
    "\\operatornamewithlimits": operator_with_limits,
    "\\mathop": large_operator,
}
