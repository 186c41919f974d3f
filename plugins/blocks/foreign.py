"""What other tools would make something of, and we show as it is written. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.diagnostics import is_a_slip
from ..core.markdown.other_tools import MARKUP, OtherMarkup, alternatives, describe, hint_of
from ..core.markdown.prose import compile_prose, find_in_prose
from .elements import OF_HTML, is_element
from .latex_hints import command_of, hint_of_latex

#: LaTeX around text; formulas have been taken out.
LATEX = (
    r"text(?:bf|it|tt|sc|sf|sl|color|superscript)|emph|cite[pt]?|bibliography(?:style)?|footnote|newpage|pagebreak"
    r"|(?:sub)*section|(?:sub)?paragraph|chapter|caption|includegraphics|centering|vspace|hspace"
    r"|usepackage|(?:re)?newcommand|href|url|underline|title|author|index"
)
#: Those without braces.
BARE = (
    r"noindent|indent|(?:small|med|big)skip|(?:new|clear)page|pagebreak|linebreak|newline|par|item"
    r"|maketitle|tableofcontents|centering|hfill|LaTeX|TeX|[cl]?dots|q?quad"
)
#: TeX that belongs into a formula: letters, alphabets, and symbols that no word of prose is.
MATH = (
    r"(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|sigma|phi|rho|pi)"
    r"|iota|mu|nu|xi|tau|upsilon|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega"
    r"|infty|times|cdot|l?eq|geq?|leq?|neq?|approx|equiv|sim|pm|[Rr]ightarrow|[Ll]eftarrow|mapsto"
    r"|partial|nabla|sum|prod|int|forall|exists|subset(?:eq)?|cup|cap|ell|implies|impliedby|iff|to"
    r"|(?:not)?in|[Ll]ong(?:right|left)arrow|[lr]Vert|[lr]angle|le|ge|ne|setminus|emptyset|otimes"
    r"|oplus|circ|ll|gg|sup|inf|max|min|log|exp|lim|propto|mid|wedge|vee|perp"
)
MATH_WITH_BRACES = r"math(?:bb|bf|cal|rm|sf|it|frak|scr|tt)|frac|sqrt|hat|bar|tilde|vec|overline"
#: What to do with it.
FORMULA = "put the formula between dollars, $x$"
#: What an import leaves alone besides: it may be meant, or is read where it is.
OWN = {
    "role": OtherMarkup(
        r"\{[a-z][\w:-]{0,40}\}(?=`)|(?<![\w:]):[a-z][\w-]{0,40}:(?=`)",
        "the role {} of MyST",
    ),
    "module": OtherMarkup(
        r"""^(?:import[ ]+[\w{*][^\n'"]{0,200}[ ]from[ ]+['"]|import[ ]+['"][./@\w]
            |export[ ]+(?:const|default|function)[ ])[^\n]{0,200}""",
        "the line {} of MDX",
    ),
    "simple": OtherMarkup(
        r"^[ ]{0,6}-{2,200}(?:[ ]{1,40}-{2,200}){1,20}[ ]*$",
        "the table {} without bars",
        "write a table with | between the columns",
    ),
    "latex": OtherMarkup(
        rf"\\(?:{LATEX})\b\*?[ ]?\{{[^{{}}\n]{{0,100}}\}}"
        r"|\\includegraphics\[[^\[\]\n]{0,100}\]\{[^{}\n]{0,100}\}"
        r"|\\(?:begin|end)\{(?P<environment>\w+\*?)\}"
        r"|^\\(?:(?:re)?newcommand|DeclareMathOperator|def)\b[^\n]{0,100}"
        rf"|(?<![\w:\\./-])\\(?:{BARE})(?![\w\\/.{{-])",
        "{} of LaTeX",
        "write Markdown",
    ),
    "tex": OtherMarkup(
        rf"(?<![\w:\\./-])\\(?:(?P<letters>{MATH_WITH_BRACES})\{{[^{{}}\n]{{1,60}}\}}"
        rf"|(?P<symbol>{MATH})(?![A-Za-z\d\\/.]\w|[A-Za-z]))",
        "{} of TeX",
        FORMULA,
    ),
    "reference": OtherMarkup(
        r"\\(?!(?:c|C|auto|eq)?ref\*?\{[^{}\n]{1,60}\}|label\b)[A-Za-z]{2,20}\*?"
        r"\{(?:thm|lem|prp|prop|cor|def|eq|sec|fig|tbl|tab|lst)[-:][\w:.-]{1,60}",
        "{} of LaTeX",
        "write @ and the label, or \\cref{…}",
    ),
    "unbraced": OtherMarkup(
        r"\\(?:(?:eq|c|C|auto)?ref|[Cc]ite[tp]?)"
        r"(?:\{[ ]*\}|[ ]{0,3}\([\w:-]{1,60}\)|[ ]{1,3}[a-z]{1,20}(?:[-:]|\d{4})[\w-]{0,60}"
        r"|\{[^{}\n]{1,100}$)",
        "{} of LaTeX, without its braces,",
        "write the label or key in braces, as in \\ref{thm-a}",
    ),
    "label": OtherMarkup(
        r"\\label\{[A-Za-z][\w:.-]{0,60}\}",
        "{} of LaTeX, outside of a display,",
        "write {#label}",
    ),
    "directive": OtherMarkup(
        r"^\.\.[ ][a-z][a-z-]{1,30}::", "the directive {} of reStructuredText", "write Markdown"
    ),
    "comment": OtherMarkup(
        r"%%(?=[^\s%])[^%\n]{1,200}%%",
        "the comment {} of Obsidian",
        "readers see it; write <!-- … -->",
    ),
    "anchor": OtherMarkup(
        r"(?<=\S[ ])\^(?=[\w-]{0,40}[a-z])[A-Za-z0-9][\w-]{2,40}[ ]*$",
        "the name {} of a block, as in Obsidian,",
        "take it out; {#label} after a heading or ::: names it",
    ),
    "distill": OtherMarkup(
        r"<(?P<distilled>d-(?:article|title|byline|abstract|toc|contents|front-matter|appendix|code"
        r"|figure))(?=[\s/>])[^<>\n]{0,200}>",
        "the element {} of Distill",
        "write what it is for in Markdown, or take it out",
    ),
    "component": OtherMarkup(
        r"<(?P<word>[A-Z][A-Za-z]{0,40}[a-z][A-Za-z.]{0,40})(?=[\s/>])"
        r"(?![^<>\n]{0,200}@)[^<>\n]{0,200}>",
        "the component {}",
    ),
    "element": OtherMarkup(
        r"<(?P<tag_name>[A-Za-z][A-Za-z0-9]{0,40})>",
        "the tag {}, which is no element of HTML,",
        "write &lt; in place of <, or put it into code",
    ),
    "quotes": OtherMarkup(
        r"""(?<!`)``(?=[^\s`])(?![^`\n]{0,300}[^`\s]``(?!`))[^`\n]{1,300}?(?:''|["”])""",
        "{} of LaTeX",
        'write "…"',
    ),
    "highlight": OtherMarkup(
        r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?![=\w])",
        "{}",
        "write <mark>…</mark>",
    ),
}
#: The groups that hold a name.
NAMES = ("tag", "name", "environment", "word", "tag_name", "distilled", "letters", "symbol")
#: The kinds whose names say what they are for.
TAGS = ("liquid", "shortcode", "distill")
#: What a formula without its end has: that is said of the formula.
OF_FORMULAS = ("latex", "tex", "reference", "quotes")
#: Those that are reported each time.
EACH = ("wiki", "comment", "quotes")
ALL = {**MARKUP, **OWN}
WANTED = compile_prose(
    alternatives(ALL),
    r"\{(?=[{%:#a-z])|!\[\[|\[\[|\[/?(?=[aceglpsvwy][a-z-]+[ =\]])"
    r"|\n(?=import|export|\.\.[ ]|[ ]*(?:\{::|\+[-=:]|--))"
    r"|<(?=[A-Za-z])|\\(?=[a-zC])|:(?=[a-z+-])|%%|==|``|\^(?=[A-Za-z0-9])",
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something of another tool."""

    #: Which of ALL it is.
    kind: str
    #: Where it is in the text.
    start: int
    #: What is said of it.
    text: str
    hint: str


def find_foreign(text: str) -> Iterator[Foreign]:
    """Yield what is of other tools in a text without code and formulas, each kind and name once."""
    seen: set[str] = set()
    end = 0
    for found in find_in_prose(WANTED, text):
        kind = next((name for name in ALL if found[name]), "")
        name = next((found[n] for n in NAMES if found[n]), "")
        if kind == "element" and is_element(name):
            continue
        if kind in ("latex", "tex", "label") and found.start() < end:
            continue  # within an environment that is said already
        if found["environment"] and found[kind].startswith("\\begin"):
            end = text.find(f"\\end{{{name}}}", found.end())
        # What ends something is said with its beginning.
        named = name or (command_of(found[kind]) if kind == "latex" else "")
        key = f"{kind} {named.lstrip('/ ').removeprefix('end')}"
        line = f"{kind} in the line from {text.rfind(chr(10), 0, found.start())}"
        # A formula without dollars has several commands.
        is_said = key in seen or (kind == "tex" and line in seen)
        if kind and (not is_said or kind in EACH):
            seen |= {key, line}
            yield _foreign(kind, found.start(kind), found[kind], name)


def _foreign(kind: str, start: int, source: str, name: str) -> Foreign:
    said = f"{describe(ALL[kind], source)} is not read here; it is shown as it is"
    if kind == "latex":
        return Foreign(kind, start, said, hint_of_latex(source, name))
    if kind == "label":
        label = source.partition("{")[2].rstrip("}").replace(":", "-")
        hint = f"write {{#{label}}} right after the heading, the display or the kind it is for"
        return Foreign(kind, start, said, hint)
    if kind == "element" and (near := _near_element(name)):
        return Foreign(kind, start, said, f"did you mean <{near}>?")
    return Foreign(kind, start, said, hint_of(ALL[kind], name if kind in TAGS else ""))


def _near_element(name: str) -> str:
    """Return the element of HTML that a name is a slip of, "" for none."""
    return next((one for one in sorted(OF_HTML) if is_a_slip(name.lower(), one)), "")
