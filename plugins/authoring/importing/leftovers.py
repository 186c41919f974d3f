"""What of another engine is still in a text: it is shown as it is, and has a line. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ...core.markdown.other_tools import MARKUP, OtherMarkup, alternatives, describe, hint_of
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
#: What an import looks for besides.
OWN = {
    "division": OtherMarkup(
        r"^[ ]{0,3}:{3,}[ ]*(?:\{[^}\n]{0,300}\}|[^\s{:][^\n]{0,200})[ ]*$",
        "the block {} is none of ours",
        "it is shown without its look",
    ),
    "element": OtherMarkup(
        r"<(?P<word>d-[a-z-]{1,40}|swiper-[a-z-]{1,40})\b[^<>]{0,600}>",
        "the element {} does nothing here",
        "link to it, or allow its host",
    ),
    "elsewhere": OtherMarkup(
        r"""<(?:iframe|script|embed|object)\b[^<>]{0,400}?\b(?:src|data)=["']?
            (?:https?:)?//[^<>]{0,400}>""",
        "a reader's browser would ask another host for {}",
        "link to it",
    ),
    "code_of_wordpress": OtherMarkup(
        r"\[/?(?:latex|code|sourcecode)"
        r"(?:[ =][^\]\n]{0,200}=[^\]\n]{0,200}|=[^\]\n]{1,200})?\](?![(\[:])",
        "the shortcode {} of WordPress is not read here",
    ),
}
KINDS = {
    **{kind: replace(one, what=f"{one.what} is not read here") for kind, one in MARKUP.items()},
    **OWN,
}
WANTED = outside_code(alternatives(KINDS))
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
        hint = hint_of(KINDS[kind], word if kind in ("liquid", "shortcode") else "")
        yield line_at(text, found.start()), describe(KINDS[kind], found[0]), hint


def _kind(found: re.Match[str]) -> str:
    return next(name for name in KINDS if found[name] is not None)


def find_run_code(text: str) -> tuple[int, int]:
    """Return how many listings an engine would run, and the line of the first."""
    found = list(RUN.finditer(text))
    return len(found), line_at(text, found[0].start()) if found else 0
