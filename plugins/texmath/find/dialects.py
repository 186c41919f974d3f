r"""TeX as authors for other engines enclose and escape it. Pure.

If Markdown removes backslashes before the TeX is read, authors write ``\\{``, ``x\_i`` and
``\\\\``. Here Markdown never sees the TeX, so these are read as what they mean.
"""

import re
from html import unescape

from ...core.markdown.prose import LEAD

#: Formulas between other delimiters than dollars and brackets: part of a verbose expression.
ENCLOSED = r"""
      (?<!\$)\${3}(?P<thrice>[^$]+)\${3}(?!\$)                             # Codeforces
    | (?<![`\\$])\$`(?!r\ )(?P<ticked>[^`\n]+)`\$                                 # GitHub: $`x`$
    | \{math\}(?P<role>`++)(?P<role_tex>(?:(?!\n[ \t>]*\n)[^`])+)(?P=role)  # MyST: {math}`x`
    | ^LEAD(?P<fenced>`{3,}+|~{3,}+|:{3,}+)[ \t]*(?:math|\{math\})[ \t]*\n
      (?P<options>(?:[ \t>]*:[\w-]+:[^\n]*\n)*)
      (?P<fenced_tex>.*?)^[ \t>]*(?P=fenced)[ \t]*$
    | \{(?:%-?|\{<)\s*katex\b(?P<mode>[^%>/]*?)-?[%>]\}{1,2}               # Jekyll and Hugo
      (?P<tag_tex>(?:(?!\{%|\{\{<).)+)
      \{(?:%-?\s*end|\{<\s*/\s*)katex\s*-?[%>]\}{1,2}
    | <script\ type="math/tex(?P<display>;\s*mode=display)?"[^<>]*+>
      (?P<script_tex>(?:(?!</?script).)*+)</script>
    | <d-math(?P<distill>\ [^<>]*+)?>(?P<distill_tex>(?:(?!</?d-math).)*+)</d-math>
""".replace("LEAD", LEAD)
TEXTS = ("thrice", "ticked", "role_tex", "fenced_tex", "tag_tex", "script_tex", "distill_tex")
OPTION_LABEL = re.compile(r":label:[ \t]*(\S+)")
#: A label after a display; "(1)" and "(words)" are text.
LABEL = re.compile(
    r"""
      [ \t]*+\{\#(?P<label>[\w:.-]+)\}                            # Quarto: {#eq-x}
    | [ \t]*+\((?P<named>(?=eq|\w+[:_-])[A-Za-z][\w:.-]*)\)       # MyST: (eq:x)
    | \n?:eqlabel:`(?P<role_label>[^`\n]+)`                       # D2L
    """,
    re.VERBOSE,
)
#: Marks around formulas that keep other engines from touching them.
WRAPPER = (
    r"\{%-?\s*+(?:end)?(?:raw|katexmm)\s*+-?%\}|\{\{[<%]\s*+/?\s*+math(?:\.inline)?\s*+[>%]\}\}"
    r"|\{\{<\s*+katex\s*+/?\s*+>\}\}"
)

ANY_ESCAPE = re.compile(r"\\[\\_*+=<.()\[\]#-]|&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
#: R Markdown's label of an equation.
BOOKDOWN_LABEL = re.compile(r"\(\\#(eq:[\w-]+)\)")
#: Every other name is that of a character, or stays.
ENTITIES = {"&nbsp;": "~"}
ENTITY = re.compile(r"(?<!\\)&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
LONE_BREAK = re.compile(r"(?<!\\)\\\\(?!\\)")
BREAK_AND_NEWLINE = re.compile(r"(?<!\\)\\{3}(?=[ \t]*\n)")
#: What can have rows: without any of these ``\\`` breaks no row.
ROWS = re.compile(r"\\(?:begin|substack|shortstack|displaylines|eqalign\w*|cases|p?matrix|cr)\b")
ESCAPED_TWICE = re.compile(r"\\(\\[{}|,;:!%&#_*()$]|\\[\[\]](?!-?[\d.]+[a-z]{2}\]))")
DOUBLED_BRACE = re.compile(r"\\\\([{}])")
#: Braces that are escaped once more where brackets of Markdown are: ``\\\\\{ a \\\\\}``.
TRIPLED_BRACE = re.compile(r"(?<!\\)\\{3}([{}])")
SINGLE_BRACE = re.compile(r"(?<!\\)\\[{}]")
#: Two bars of an author who escapes each of them, and a ``_``, for Markdown.
ESCAPED_BARS = re.compile(r"\\\|\\\|")
#: Text keeps its ``\_``; outside of it, it is a subscript unless it joins two words.
ESCAPED = re.compile(
    r"(?P<kept>\\(?:text\w*|math(?:rm|tt|sf|it|bf)|operatorname|label|tag|ref|eqref|[mh]box)\*?\s*"
    r"\{(?:[^{}]|\{[^{}]*\})*\}|\\\\)"
    r"|\\(?:(?P<char>[*+=<.()\[\]-])|(?<=[\w})\]|'*]\\)(?P<script>_)(?=[\w\\{(*+-])(?![A-Za-z]{2})"
    r"|(?P<spaced>_)(?=\{))"
)


def enclosed_tex(found: re.Match[str]) -> tuple[tuple[int, int], bool, str]:
    """Return the place of the TeX of an ENCLOSED formula, whether it is a display, its label."""
    name = next(name for name in TEXTS if found[name] is not None)
    label = OPTION_LABEL.search(found["options"] or "")
    within_tag = (bool(found["mode"]) and "display" in found["mode"]) or found[name][:1] == "\n"
    is_block = "block" in (found["distill"] or "") or (name == "tag_tex" and within_tag)
    display = bool(found["fenced"] or found["display"] or is_block)
    return found.span(name), display, label[1] if label else ""


def plain_tex(tex: str) -> str:
    """Return TeX without the escapes of Markdown or HTML; its lines stay where they are."""
    if not ANY_ESCAPE.search(tex):
        return tex
    tex = ENTITY.sub(lambda found: ENTITIES.get(found[0]) or unescape(found[0]), tex)
    tex = BOOKDOWN_LABEL.sub(r"\\label{\1}", tex)
    tex = BREAK_AND_NEWLINE.sub(r"\\\\", tex)
    if not LONE_BREAK.search(tex):
        tex = tex.replace(r"\\\\", r"\\")
    if not SINGLE_BRACE.search(tex):
        tex = TRIPLED_BRACE.sub(r"\\\1", tex)
    tex = _paired_braces(tex) if ROWS.search(tex) else ESCAPED_TWICE.sub(r"\1", tex)
    plain = ESCAPED.sub(_unescaped, tex)
    # Where each "_" is escaped, so is each "|".
    return ESCAPED_BARS.sub("||", plain) if "\\_" in tex and "\\_" not in plain else plain


def _unescaped(found: re.Match[str]) -> str:
    return found["kept"] or found["char"] or found["script"] or found["spaced"]


def _paired_braces(tex: str) -> str:
    r"""Return TeX with rows with ``\{`` for ``\\{``, which here may also break a row."""
    opened: list[int] = []
    paired: set[int] = set()
    for found in DOUBLED_BRACE.finditer(tex):
        if found[1] == "{":
            opened.append(found.start())
        elif opened:
            paired |= {opened.pop(), found.start()}
    if not paired:
        return tex
    return DOUBLED_BRACE.sub(lambda m: f"\\{m[1]}" if m.start() in paired else m[0], tex)
