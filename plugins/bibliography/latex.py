r"""From the LaTeX of a .bib file to Unicode: accents, symbols, dashes; formulas stay TeX. Pure.

pylatexenc knows most commands; here are those that only bibliographies have.
"""

import re
import unicodedata
from functools import cache
from html import unescape
from typing import Any

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import get_default_latex_context_db as get_walker_db
from pylatexenc.macrospec import MacroSpec

#: A text without any of these is Unicode already.
SPECIAL = re.compile(r"[\\{}~`]|--|''")
#: LaTeX that needs pylatexenc's parser: more than braces, dashes and quotes.
COMMANDS = re.compile(r"[\\$]")
PUNCTUATION = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": ""}
#: Single quotation marks, but not apostrophes.
SINGLE = re.compile(r"`([^`']+)'")
#: HTML that publishers' exports leave, often after a backslash: "R&amp;D", "R\\&amp;D".
ENTITY = re.compile(r"\\?&(?:[A-Za-z]\w*|#\d+|#[xX][\da-fA-F]+);")
#: Tags in titles and abstracts; between dollars is a formula.
TAG = re.compile(
    r"(?P<formula>\$[^$]*\$)"
    r"|</?(?:jats:)?(?:p|i|b|em|strong|sub|sup|span|title|sec|italic|bold|scp?|br)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
#: The angle brackets of a tag as Zotero writes them.
TAG_BRACKET = re.compile(r"\{\$([<>])\$\}")
#: pylatexenc would read characters in an address as LaTeX.
ADDRESS = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*")
#: Commands without an argument, and the symbols that they print.
SYMBOLS = {
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "textregistered": "®",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "cprime": "ʹ",
    "textquotesingle": "'",
    "hyphen": "-",
    "slash": "/",
    "-": "",
    "/": "",
}
#: Commands with one argument, and what is printed around it.
AROUND = {
    "texttt": "%s",
    "mkbibquote": "“%s”",
    "enquote": "“%s”",
    "autocap": "%s",
    "textcommabelow": "%s\N{COMBINING COMMA BELOW}",
    "noopsort": "",
    "ensuremath": "$%s$",
    "emph": "%s",
    "mathrm": "%s",
    # The walker takes their words, and the converter prints none of them.
    "mbox": "%s",
    "textmd": "%s",
    "textnormal": "%s",
    "textsf": "%s",
    "textsubscript": "%s",
    "textsuperscript": "%s",
    "textup": "%s",
}
#: Commands with two arguments, and the one that is printed.
ONE_OF_TWO = {"texorpdfstring": "%(1)s", "textcolor": "%(2)s", "colorbox": "%(2)s"}
#: Commands that say nothing of the text, and may be left out.
SILENT = frozenset(
    re.findall(
        r"\w+",
        "relax protect natexlab bibinfo bibfield uppercase lowercase MakeUppercase MakeLowercase "
        "NoCaseChange MakeSentenceCase mkbibemph mkbibbold upshape hbox null "
        "selectlanguage foreignlanguage nolinebreak allowbreak linebreak newblock xspace and "
        "it bf sl sc rm sf tt em itshape slshape scshape bfseries mdseries rmfamily sffamily "
        "ttfamily normalfont normalsize small",
    )
)
COMMAND = re.compile(r"\\([A-Za-z]+)")
FORMULA = re.compile(r"\$[^$]*\$|\\\([^$]*?\\\)")
SPACE = re.compile(r"\s+")


def to_unicode(latex: str) -> str:
    r"""Return LaTeX as text: ``Erd{\H{o}}s`` is "Erdős", ``{CNN}`` is "CNN", ``$n^2$`` stays."""
    if not SPECIAL.search(latex):
        return latex
    if not COMMANDS.search(latex):
        for written, shown in PUNCTUATION.items():
            latex = latex.replace(written, shown)
        return _folded(latex)
    addresses: list[str] = []

    def hide(match: re.Match[str]) -> str:
        if match[1] is None:  # a link with a text: the text stays
            return ""
        addresses.append(match[1])
        return f"\ue000{len(addresses) - 1}\ue001"

    hidden = ADDRESS.sub(hide, latex)
    try:
        text = _converter().latex_to_text(hidden)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError):
        text = re.sub(r"\\[A-Za-z]+|[\\{}]", "", hidden)  # at least its words
    text = re.sub("\ue000(\\d+)\ue001", lambda m: addresses[int(m[1])], text)
    return _folded(text)


def find_unknown(latex: str) -> str:
    """Return the first command of some LaTeX that nobody knows, and that is left out; or ""."""
    if "\\" not in latex:
        return ""
    texts, walker = _databases()
    for name in COMMAND.findall(FORMULA.sub("", latex)):
        is_known = texts.get_macro_spec(name) or walker.get_macro_spec(name)
        if not is_known and name not in SILENT:
            return f"\\{name}"
    return ""


def decode_entities(latex: str) -> str:
    r"""Return LaTeX with its HTML entities replaced by their characters: ``R&amp;D`` → ``R\&D``."""
    if "&" not in latex:
        return latex
    return ENTITY.sub(lambda m: unescape(m[0].lstrip("\\")).replace("&", r"\&"), latex)


def strip_tags(latex: str) -> str:
    """Return LaTeX without tags of HTML: ``<i>E. coli</i>`` → ``E. coli``."""
    if "<" not in latex:
        return latex
    return TAG.sub(lambda m: m["formula"] or "", TAG_BRACKET.sub(r"\1", latex))


def _folded(text: str) -> str:
    text = SINGLE.sub(r"‘\1’", text)
    return unicodedata.normalize("NFC", SPACE.sub(" ", text).strip())


@cache
def _databases() -> tuple[Any, Any]:
    """Return what the commands print, and what arguments they have."""
    texts = get_default_latex_context_db()
    walker = get_walker_db()
    macros = [MacroTextSpec(name, symbol) for name, symbol in SYMBOLS.items()]
    macros += [MacroTextSpec(name, text) for name, text in AROUND.items()]
    macros += [MacroTextSpec(name, text) for name, text in ONE_OF_TWO.items()]
    texts.add_context_category("bibliography", prepend=True, macros=macros)
    arguments = [MacroSpec(name, "{") for name in AROUND]
    arguments += [MacroSpec(name, "{{") for name in ONE_OF_TWO]
    walker.add_context_category("bibliography", prepend=True, macros=arguments)
    return texts, walker


@cache
def _converter() -> LatexNodes2Text:
    return _Converter(*_databases())


class _Converter(LatexNodes2Text):  # type: ignore[misc]
    """Reads with our commands, and leaves formulas and percent signs as they are."""

    def __init__(self, texts: object, walker: object) -> None:
        super().__init__(latex_context=texts, math_mode="verbatim", keep_comments=True)
        self._walker_db = walker

    def latex_to_text(self, latex: str, **options: object) -> str:
        """Return LaTeX as text."""
        result: str = super().latex_to_text(latex, latex_context=self._walker_db, **options)
        return result
