"""Rules for single commands: operators, delimiters, rows, and names that math-core lacks. Pure."""

import re

from .display import plain_tag
from .rewrite import Rule, Scene, Tokens, group, rewrite, rewritten_argument
from .tokens import Cursor, TexError, join, names, tokenize

#: Commands that have another name in math-core; "" for those that change nothing we show.
NAMES = {
    command: tokenize(other)
    for other, commands in {
        r"\ldots": r"\dotsc \dotso \hdots",
        r"\cdots": r"\dotsb \dotsm \dotsi",
        r"\boldsymbol": r"\pmb \mathbfit \bold",
        r"\mathbb": r"\mathbbm \mathds \Bbb",
        r"\boldsymbol\mathcal": r"\mathbfcal",
        r"\setminus": r"\smallsetminus",
        r"\textstyle\int": r"\smallint",
        r"\mathrm": r"\mathnormal \mathup",
        r"\lim": r"\varprojlim \varinjlim",
        r"\mid": r"\mvert \shortmid",
        r"\approx": r"\thickapprox",
        r"\sim": r"\thicksim",
        r"\propto": r"\varpropto",
        r"\parallel": r"\shortparallel",
        r"\int": r"\intop",
        r"\cdot": r"\centerdot",
        "*": r"\*",
        "": r"\strut \ensuremath \displaylimits \allowbreak \nobreak \goodbreak \break \noindent"
        r" \centering \/ \small \large \Large \LARGE \huge \Huge \normalsize \footnotesize"
        r" \scriptsize \tiny \nonumber \notag \relax \protect \null \hfill \hfil \vfill"
        r" \phantomsection",
    }.items()
    for command in names(commands)
}
#: Signs of Unicode that come out of word processors.
SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "…": r"\ldots ", "√": r"\surd ", "–": "-", "—": "-", "\xa0": " "}
    | dict.fromkeys("\u200b\u2060\u2061\ufeff", "")
)
LENGTH = re.compile(r"\s*(?:-?\.?[\d.]+\s*[a-z]{2}|-?[\d.]*\\\w+)\s*")
PLAIN_WORDS = re.compile(r"(?:[A-Za-z0-9 .'-]|\\[,;:! ]|~)+")
STYLED_WORDS = re.compile(
    r"\{?\\(?:rm|mathrm|text|textup|mbox|textrm|textnormal|operatorname\*?)(?![a-z])\s*"
    r"\{?(?P<words>(?:[A-Za-z0-9 .'-]|\\[,;:! ])+)\}*"
)
#: Angles as authors type them.
DELIMITERS = {"<": "\\langle", ">": "\\rangle"}


def operator(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\operatorname[*]{…}``, whose argument may hold commands."""
    star = cursor.skip("*")
    return _operator(cursor.argument(), star, cursor, scene)


def large_operator(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\mathop{…}`` with the ``\limits`` behind it."""
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
        words = words.replace("\\\\ ", "\\ ")
        return ["\\operatorname*" if limits else "\\operatorname", *group(tokenize(words))]
    body = _operator_body(content, scene)
    if limits and scene.display:
        return _with_limits(body, cursor, scene)
    return ["\\mathop", *body]


def _operator_body(content: Tokens, scene: Scene) -> Tokens:
    tokens = ["\\mathrm" if token == "\\rm" else token for token in content]
    return group(rewrite(tokens, scene))


def _with_limits(body: Tokens, cursor: Cursor, scene: Scene) -> Tokens:
    """Set the scripts that come next below and above; math-core would set them aside."""
    while (script := cursor.peek()) in ("_", "^") and script:
        cursor.take()
        command = "\\underset" if script == "_" else "\\overset"
        body = [command, *rewritten_argument(cursor, scene.inner()), *group(body)]
    return ["\\mathop", *group(body)]


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
        big = [command, DELIMITERS.get(sign, sign)]
        if cursor.peek() not in ("^", "_"):
            return big
        # In a group with something else, a browser gives it the size that it was asked for.
        return group([*big, "\\vphantom", *group(["x"])])

    return rule


def new_row(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\\*[6pt]``: math-core would print the length."""
    cursor.skip("*")
    length = cursor.optional()
    if length is not None and not LENGTH.fullmatch(join(length)):
        cursor.put(["[", *length, "]"])
    return ["\\\\", " "]


def only_content(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\smash{…}`` and its kin: what is in it is what we show."""
    cursor.optional()
    return rewritten_argument(cursor, scene)


def slanted_fraction(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\nicefrac{a}{b}``: a/b."""
    over = rewritten_argument(cursor, scene.inner())
    return group([*over, "/", *rewritten_argument(cursor, scene.inner())])


def choice(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\mathchoice``: the first of its four for a display, the second for a line."""
    four = [cursor.argument() for _ in range(4)]
    return group(rewrite(four[0 if scene.display else 1], scene))


def rule_or_strut(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\rule[lift]{width}{height}``, in formulas nearly always a strut: nothing is shown."""
    cursor.optional()
    cursor.argument()
    cursor.argument()
    return []


def dropped(arguments: int) -> Rule:
    """Return the rule of a command that means nothing here, nor do its arguments."""

    def rule(cursor: Cursor, _scene: Scene) -> Tokens:
        cursor.skip("*")
        for _ in range(arguments):
            cursor.argument()
        return []

    return rule


def reference(left: str, right: str) -> Rule:
    r"""Return the rule of ``\ref`` or ``\eqref``: the number as text, since no link works there."""

    def rule(cursor: Cursor, scene: Scene) -> Tokens:
        label = cursor.name()
        if label not in scene.numbers:
            scene.missing.append(label)
        number = scene.numbers.get(label, "?")
        return ["\\text", *group(tokenize(f"{left}{number}{right}"))]

    return rule


def boxed_text(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\fbox{text}``: a box around text."""
    return ["\\boxed", *group(rewrite(["\\text", *group(cursor.argument())], scene))]


def plain_box(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\colorbox{colour}{text}``: its text, since a ground of any colour may hide it."""
    cursor.argument()
    return rewrite(["\\text", *group(cursor.argument())], scene)


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


def other_name(tokens: Tokens) -> Rule:
    """Return the rule of a command that math-core has under another name."""
    return lambda _cursor, _scene: [*tokens]


def operator_with_limits(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read ``\operatornamewithlimits{…}``."""
    return _operator(cursor.argument(), True, cursor, scene)


RULES: dict[str, Rule] = {
    **{command: other_name(tokens) for command, tokens in NAMES.items()},
    **{command: delimited(command) for command in ("\\left", "\\right", "\\middle")},
    **{
        command: big_delimiter(command)
        for command in names(r"\big \Big \bigg \Bigg \bigr \Bigr \biggr \Biggr")
    },
    **dict.fromkeys(names(r"\smash \mathrlap \mathllap \mathclap \rlap \llap \clap"), only_content),
    **dict.fromkeys(("\\nicefrac", "\\sfrac", "\\flatfrac"), slanted_fraction),
    **dict.fromkeys(names(r"\require \vspace \label \footnotemark \bibliographystyle"), dropped(1)),
    "\\setlength": dropped(2),
    "\\operatorname": operator,
    "\\operatornamewithlimits": operator_with_limits,
    "\\mathop": large_operator,
    "\\\\": new_row,
    "\\cr": new_row,
    "\\newline": new_row,
    "\\rule": rule_or_strut,
    "\\mathchoice": choice,
    "\\substack": tight_stack,
    "\\fbox": boxed_text,
    "\\framebox": boxed_text,
    "\\colorbox": plain_box,
    "\\ref": reference("", ""),
    "\\eqref": reference("(", ")"),
    "\\tag": tagged_in_line,
}
