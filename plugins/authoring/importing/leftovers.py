"""What of another engine is still in a text: it is shown as it is, and has a line. Pure."""

import re
from collections.abc import Iterator

from .places import find_outside, line_at, outside_code

#: Tags and elements that posts here may have (docs/writing.md).
READ_HERE = {
    *("cite", "highlight", "endhighlight", "katex", "endkatex", "katexmm", "endkatexmm"),
    *("bibliography", "math", "d-cite", "d-footnote", "d-bibliography", "/math"),
}
#: Classes of blocks with colons that are statements or alerts here.
BLOCKS = re.compile(
    r":{3,}\s*(?:\{[^}\n]*(?:\.callout|\#(?:thm|lem|cor|prp|cnj|def|exm|exr|rem|sol|alg|prf)-"
    r"|\.(?:theorem|lemma|proposition|corollary|claim|conjecture|fact|observation|property"
    r"|criterion|axiom|assumption|definition|example|exercise|algorithm|remark|note|solution"
    r"|proof|tip|warning|caution|important|info)\b)"
    r"|(?:callout-)?[A-Za-z]+(?=\s|\{|$)|$)"
)
WANTED = outside_code(
    r"""
    (?P<liquid>\{%-?[ ]*(?P<tag>\w+)(?:(?!%\}).){0,600}?%\})
  | (?P<shortcode>\{\{[<%][ ]*(?P<name>/?[\w./-]+)(?:(?![>%]\}\}).){0,600}?[>%]\}\})
  | (?P<output>\{\{(?![<%{])[^{}\n]{1,200}\}\})
  | (?P<division>^[ ]{0,3}:{3,}[ ]*(?:\{[^}\n]{0,300}\}|[^\s{:][^\n]{0,200})[ ]*$)
  | (?P<element><(?P<word>d-[a-z-]{1,40}|swiper-[a-z-]{1,40})\b[^<>]{0,600}>)
  | (?P<elsewhere><(?:iframe|script|embed|object)\b[^<>]{0,400}?\b(?:src|data)=["']?
        (?:https?:)?//[^<>]{0,400}>)
  | (?P<wordpress>\[/?(?:caption|gallery|youtube|embed|audio|video|latexpage|latex|code|sourcecode)
        (?:[ =][^\]\n]{0,200}=[^\]\n]{0,200}|=[^\]\n]{1,200})?\](?![(\[:]))
  | (?P<grid>^[ ]{0,3}\+[-=:]{3,200}\+[-=:+]{0,400}[ ]*$)
  | (?P<emoji>(?<![\w:]):(?=[a-z]|[+-]1)[a-z\d_+-]{2,30}:(?![\w:`]))
  | (?P<kramdown>^[ ]{0,3}\{::/?[^{}\n]{0,200}\})
  | (?P<wiki>(?<!\w)!?\[\[(?=[^\W\d])[^\[\]\n]{1,200}\]\](?!\())
    """
)
WHAT = {
    "liquid": ("the tag {} is not read here", "write what it is for in Markdown or HTML"),
    "shortcode": ("the shortcode {} is not read here", "write what it is for in Markdown or HTML"),
    "output": ("the expression {} is not read here", "write what it is for"),
    "division": ("the block {} is none of ours", "it is shown without its look"),
    "element": ("the element {} does nothing here", "link to it, or allow its host"),
    "elsewhere": ("a reader's browser would ask another host for {}", "link to it"),
    "wordpress": ("the shortcode {} is not read here", "write what it is for"),
    "grid": ("the grid table {} is not read here", "write a table with | between the columns"),
    "emoji": ("the emoji {} is not read here", "write the character itself"),
    "kramdown": ("{} of kramdown is not read here", "write HTML or Markdown"),
    "wiki": ("nothing of the blog is called {}", "write [text]({filename}file.md)"),
}
SHOWN = 60
RUN = re.compile(
    r"^[ \t]*(?:`{3,}|~{3,})[ ]*\{(?P<language>r|python|julia|ojs|bash|dot)\b[^\n]*\}[ \t]*$",
    re.MULTILINE,
)


def find_leftovers(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, what is said and a hint for all that is of another engine, in order."""
    for found in find_outside(WANTED, text):
        kind = _kind(found)
        word = next((found[name] for name in ("tag", "name", "word") if found[name]), "")
        if word in READ_HERE or (kind == "division" and BLOCKS.match(found[0].strip())):
            continue
        source = " ".join(found[0].split())
        source = f"{source[:SHOWN]}…" if len(source) > SHOWN else source
        said, hint = WHAT[kind]
        yield line_at(text, found.start()), said.format(source), hint


def _kind(found: re.Match[str]) -> str:
    return next(name for name in WHAT if found[name] is not None)


def find_run_code(text: str) -> tuple[int, int]:
    """Return how many listings an engine would run, and the line of the first."""
    found = list(RUN.finditer(text))
    return len(found), line_at(text, found[0].start()) if found else 0
