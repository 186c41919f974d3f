"""What other tools would make something of, and we show as it is written. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.markdown.prose import compile_prose, find_in_prose
from .elements import is_element

#: LaTeX around text; formulas have been taken out.
LATEX = (
    r"text(?:bf|it|tt|sc|sf|sl|color|superscript)|emph|cite[pt]?|footnote|newpage|pagebreak"
    r"|(?:sub)*section|(?:sub)?paragraph|chapter|caption|includegraphics|centering|vspace|hspace"
    r"|usepackage|href|url|underline|title|author|index"
)
#: Those without braces.
BARE = (
    r"noindent|indent|(?:small|med|big)skip|(?:new|clear)page|pagebreak|linebreak|newline|par|item"
    r"|maketitle|tableofcontents|centering|hfill|LaTeX|TeX|[cl]?dots|q?quad"
)
WANTED = compile_prose(
    rf"""
    (?P<liquid>\{{%-?[ ]*(?P<tag>\w+)(?:(?!%\}})[^\n]){{0,400}}%\}})
  | (?P<shortcode>\{{\{{[<%][ ]*/?[ ]*(?P<name>[\w./-]+)(?:(?![>%]\}}\}})[^\n]){{0,400}}[>%]\}}\}})
  | (?P<output>\{{\{{(?![<%{{])[^{{}}\n]{{1,200}}\}}\}})
  | (?P<role>\{{[a-z][\w:-]{{0,40}}\}}(?=`)|(?<![\w:]):[a-z][\w-]{{0,40}}:(?=`))
  | (?P<wiki>(?<!\w)!?\[\[(?=[^\W\d])[^\[\]\n]{{1,200}}\]\](?!\())
  | (?P<wordpress>\[/?(?:caption|gallery|youtube|embed|audio|video|latexpage)(?=[\s\]])
        [^\]\n]{{0,400}}\])
  | ^[ ]{{0,3}}(?P<kramdown>\{{::/?[^{{}}\n]{{0,200}}\}})
  | ^(?P<module>(?:import[ ]+[\w{{*][^\n'"]{{0,200}}[ ]from[ ]+['"]|import[ ]+['"][./@\w]
        |export[ ]+(?:const|default|function)[ ])[^\n]{{0,200}})
  | ^[ ]{{0,3}}(?P<grid>\+[-=:]{{3,200}}\+[-=:+]{{0,400}})[ ]*$
  | ^[ ]{{0,6}}(?P<simple>-{{2,200}}(?:[ ]{{1,40}}-{{2,200}}){{1,20}})[ ]*$
  | (?P<latex>\\(?:{LATEX})\b\*?[ ]?\{{[^{{}}\n]{{0,100}}\}}
        |\\(?:begin|end)\{{(?P<environment>\w+\*?)\}}
        |(?<![\w:\\./-])\\(?:{BARE})(?![\w\\/.{{-]))
  | (?P<emoji>(?<![\w:]):(?=[a-z]|[+-]1)[a-z\d_+-]{{2,30}}:(?![\w:`]))
  | (?P<comment>%%(?=[^\s%])[^%\n]{{1,200}}%%)
  | (?P<component><(?P<word>[A-Z][A-Za-z]{{0,40}}[a-z][A-Za-z.]{{0,40}})(?=[\s/>])
        (?![^<>\n]{{0,200}}@)[^<>\n]{{0,200}}>)
  | (?P<element><(?P<tag_name>[A-Za-z][A-Za-z0-9]{{0,40}})>)
  | (?P<highlight>(?<![=\w])==(?=[^\s=])[^=\n]{{1,200}}(?<=[^\s=])==(?![=\w]))
    """,
    r"\{(?=[{%:a-z])|!?\[\[|\[/?(?=[cgyeavl][a-z]+[\s\]])"
    r"|\n(?=import|export|[ ]*(?:\{::|\+[-=:]|--))"
    r"|<(?=[A-Za-z])|\\(?=[a-z])|:(?=[a-z+-])|%%|==",
)
#: The words of a report by the name of the group.
WHAT = {
    "liquid": "the tag {} of Liquid",
    "shortcode": "the shortcode {}",
    "output": "the expression {} of a template",
    "wiki": "the wiki link {}",
    "wordpress": "the shortcode {} of WordPress",
    "kramdown": "{} of kramdown",
    "module": "the line {} of MDX",
    "latex": "{} of LaTeX",
    "grid": "the grid table {}",
    "simple": "the table {} without bars",
    "role": "the role {} of MyST",
    "emoji": "the emoji {}",
    "comment": "the comment {} of Obsidian",
    "highlight": "{}",
    "component": "the component {}",
    "element": "the tag {}, which is no element of HTML,",
}
HINTS = {
    "grid": "write a table with | between the columns",
    "simple": "write a table with | between the columns",
    "wiki": "write [text]({filename}file.md)",
    "latex": "write Markdown",
    "emoji": "write the character itself",
    "comment": "readers see it; write <!-- … -->",
    "highlight": "write <mark>…</mark>",
    "output": "write what it is for",
    "element": "write &lt; in place of <, or put it into code",
}
#: What is printed of a long one.
MOST = 60


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something of another tool."""

    #: Where it is in the text.
    start: int
    #: What is said of it.
    text: str
    hint: str


def find_foreign(text: str) -> Iterator[Foreign]:
    """Yield what is of other tools in a text without code and formulas, each kind and name once."""
    seen: set[str] = set()
    for found in find_in_prose(WANTED, text):
        kind = next((name for name in WHAT if found[name]), "")
        name = next(
            (found[n] for n in ("tag", "name", "environment", "word", "tag_name") if found[n]), ""
        )
        if kind == "element" and is_element(name):
            continue
        key = f"{kind} {name}"
        if kind and (key not in seen or kind in ("wiki", "comment")):
            seen.add(key)
            yield _foreign(kind, found.start(kind), found[kind])


def _foreign(kind: str, start: int, source: str) -> Foreign:
    source = " ".join(source.split())
    if len(source) > MOST:
        source = f"{source[:MOST]}…"
    shown = "nothing of it is shown" if kind == "element" else "it is shown as it is"
    said = f"{WHAT[kind].format(source)} is not read here; {shown}"
    return Foreign(start, said, HINTS.get(kind, "write what it is for in Markdown or HTML"))
