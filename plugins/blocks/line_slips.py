"""What is nearly Markdown at the beginning of a line: alerts, lists, tables, tabs. Pure."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from ..core.diagnostics import nearest
from ..core.markdown.alerts import TITLES
from . import word_slips
from .latex_hints import STATEMENTS

#: Each kind, in verbose syntax.
PATTERNS = r"""
    (?P<silent>^[ ]{0,3}>[ ]{0,3}\[![A-Za-z]{2,20}\][-+]?[ ]*(?=\n[ \t]*(?:\n|\Z)|\Z))
  | (?P<flat>^(?:!!!|\?\?\?\+?)[ ][A-Za-z][\w-]{1,40}(?:[ ][\w-]{1,40}){0,3}
        (?:[ ]"[^"\n]{0,200}")?[ ]*$(?!\n(?:[ \t]*\n)?(?:[ ]{4}|\t)))
  | (?P<apart_alert>^[ ]{0,3}>[ ]{0,3}\[(?:(?:![ ]|[ ]!)[ ]?[A-Za-z]{2,20}\]
        |(?i:note|tip|important|warning|caution)\][ ]*$))
  | (?P<alert>^[ ]{0,3}(?:>[ ]{0,3}\[!|!!![ ])(?P<kind>[A-Za-z]{2,20})\b)
  | (?P<colons>^[ ]{0,3}::(?=[ ]?[A-Za-z{])[^:\n]{1,80}$)
  | (?P<kindless>^[ ]{0,3}:::+[ \t]*[^\s:])
  | (?P<heading>^\#{1,6}[ ][^\n{}]{1,200}\{(?P<id>[A-Za-z][\w-]{0,60})\}[ ]*$)
  | (?P<gapped_heading>^\#{1,6}[ ][^\n{}]{1,200}
        \{\#(?P<head_a>[\w:.-]{1,60})[ ]+(?P<head_b>(?!pair\})[A-Za-z][\w-]{0,40})\}[ ]*$)
  | (?P<heading_open>^\#{1,6}[ ][^\n{}]{1,200}\{\#[A-Za-z][^{}\n]{0,100}$)
  | (?P<hashed>^\#{1,6}[ ][^\n{}]{1,200}[ ]\#(?P<section>sec[-:][\w-]{1,60})[ ]*$)
  | (?P<untitled>^\#{1,6}[ \t]*(?:\{[^{}\n]{0,80}\}[ \t]*)?$)
  | (?P<tags>^\#(?:[a-z][\w/-]{1,40}|[A-Za-z][\w/-]{1,40}(?=[ ]+\#[A-Za-z]))
        (?:[ ]+\#[A-Za-z][\w/-]{0,40}){0,20}[ ]*$(?!\n[ ]{0,3}:[ ]))
  | (?P<listless>^[ ]{0,3}(?:
        (?P<item>\d{1,2}[.)]|[-+])(?=[^\W\d_])[^\n]{1,300}(?<![ ]{2})(?<![\\>])
            (?:\n[ ]{0,3}(?:\d{1,2}[.)]|[-+])(?=[^\W\d_])[^\n]{1,300}){1,100}
      | (?P<bullet>[•‣▪●◦])[^\n]{1,300}(?<![ ]{2})(?<![\\>])
            (?:\n[ ]{0,3}(?P=bullet)[^\n]{1,300}){1,100}
      | (?P<starred>\*)(?=[^\W_])[^*\n]{1,300}(?:\n[ ]{0,3}\*(?=[^\W_])[^*\n]{1,300}){1,100}
            (?=\n|\Z)))
  | (?P<marker>^\[(?P<word>[A-Za-z]{3,20})\][ ]*$)
  | (?P<marker_open>^\[(?:TOC|REFERENCES)[ ]*$)
  | (?P<tab>^===[+!]?[ ]"[^"\n]{1,100}"[ ]*$(?!\n(?:[ \t]*\n)?(?:[ ]{4}|\t)))
  | (?P<bare_tab>^===[+!]?[ ][^\s"“][^\n"]{0,60}$(?=\n(?:[ ]{4}|\t)))
  | (?P<quotes>^\'\'\'[a-z]{0,20}[ ]*$(?=\n(?:[^\n]{0,500}\n){1,200}?\'\'\'[ ]*$))
  | (?P<two_ticks>^``[a-z]{0,20}[ ]*$(?=\n(?:[^\n]{0,500}\n){1,200}?``[ ]*$))
  | (?P<abbreviation>^\*\[[^\[\]\n]{1,40}\](?=[ ]+[^\s:]))
  | (?P<two_marks>^!![ ]?(?=[a-z]{3,20}(?:[ ]+"|[ ]*$)))
  | (?P<dashes>^-{3,100}[ ]*$)
  | (?P<braces>^[ ]{0,3}\{:[ ]?[^{}\n]{1,100}$)
  | (?P<task>^[ ]{0,3}[-+*](?:\[[ xX]\]|[ ]\[(?:|[xX][ ]|[ ][xX]|[ ]{2,3})\])[ ]+\S[^\n]{0,500}
        (?:\n[ ]{0,3}[-+*](?:\[[ xX]\]|[ ]\[(?:|[xX][ ]|[ ][xX]|[ ]{2,3})\])[^\n]{0,500}){0,50})
  | (?P<bang>^\[[^\[\]\n]{0,300}\]\([^()\s]{1,300}\.(?:png|svg|jpe?g|gif|webp)\)
        \{\#[^{}\n]{1,100}\}[ ]*$)
  | (?P<below>^[ ]{0,3}\{\#(?:eq|eqn)[-:][\w-]{1,60}\}[ ]*$)
  | (?P<bars>^[ ]{0,3}\|(?!\|)[^\n|]{1,400}\|?[ ]*(?=\n|\Z))
"""
#: Where they may start, besides the start of the text.
STARTS = (
    r"\n(?=[ ]{0,3}(?:\||>[ ]{0,3}\[[A-Za-z! ]|!!|\?\?\?|::|===|[-+*] ?\[|\{[:#]|[•‣▪●◦]|---"
    r"|(?:\d{1,2}[.)]|[-+*])[^\W\d_])|\#|\[(?!\^)|'''|``[a-z\s])"
)
#: Said of colons that open nothing, where others open environments.
KINDLESS = ("no kind follows the colons: the line is text", "write ::: theorem or the like")
#: What a report says of each kind, and what it advises.
SAID: dict[str, tuple[str, str]] = {
    "colons": ("a line with two colons is text", "three colons begin and end a block"),
    "kindless": KINDLESS,
    "tab": ("a tab has nothing in it", "indent its lines by four spaces"),
    "flat": ("there is nothing in the admonition", "indent its lines by four spaces"),
    "braces": ("braces are never closed: they are text", "write } after them"),
    "task": ("a task is written otherwise: this is text", "write - [ ] to do, and - [x] done"),
    "bang": ("a link to a picture has a label, as a figure has", "write ! before it"),
    "below": (
        "a label below a display is text",
        "write it right after the $$ that ends the display",
    ),
    "apart_alert": ("an alert begins with [! and its kind: this is a quotation", "write > [!NOTE]"),
    "quotes": ("apostrophes open no code", "write three ` for each line of them"),
    "two_ticks": ("two backticks open no block of code", "write three, before and after it"),
    "abbreviation": ("an abbreviation without a colon is text", "write : right after its ]"),
    "two_marks": ("two exclamation marks begin no admonition", "write three, as in !!! note"),
    "bare_tab": ("the title of a tab is in no quotation marks", 'write === "Title"'),
    "silent": ("there is nothing in the alert", "write it on the lines below, after >"),
    "untitled": ("a heading has no words", "write them, or take the line out"),
    "heading_open": ("the braces after a heading are never closed", "write } after them"),
    "marker_open": ("a bracket is never closed", "write [TOC] or [REFERENCES]"),
    "tags": (
        "a line of words with # is a heading",
        "write tags into the header, Tags: one, two; for a heading, a space after #",
    ),
}
BARS = (
    "a line that begins with a bar is text",
    "write |---| below the first row of a table; for lines, \\ at the end of each",
)
#: A table that begins with a rule, as kramdown has it.
RULED = re.compile(
    r"[ ]{0,3}\|[-:+| ]{1,400}\n[ ]{0,3}\|[^\n]{1,2000}\n[ ]{0,3}\|[-:+| ]*+(?=\n|\Z)"
)
#: What makes a table of the lines around it.
ROW = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\||$)")
#: A paragraph, and no item, quotation or element.
PROSE = re.compile(r"(?![ ]{0,3}(?:[-+>#<:=|`~\x02\x03]|\*[ ]|\d+[.)])|[ ]{4})[^\n]")
#: The places that a line by itself may be.
MARKERS = ("TOC", "REFERENCES")


def _alert(found: re.Match[str]) -> tuple[str, str] | None:
    line = found.string[found.end() :].partition("\n")[0]
    if found[0].endswith(f"[!{found['kind']}") and not line.strip():
        return "the kind of an alert is in an open bracket", "write ] after it"
    kind = found["kind"].casefold()
    close = get_close_matches(kind, (*TITLES, *STATEMENTS), n=1) if kind not in TITLES else ()
    if not close:
        return None
    if close[0] in STATEMENTS:
        said = f'"{found["kind"]}" is no alert: it has no number, and nothing can refer to it'
        return said, f"write ::: {close[0]} in a line before its text, and ::: in one after it"
    return f'there is no alert "{found["kind"]}"', f'did you mean "{close[0]}"?'


def _heading(found: re.Match[str]) -> tuple[str, str]:
    return f'"{{{found["id"]}}}" after a heading is text', f"write {{#{found['id']}}} for its id"


def _gapped_heading(found: re.Match[str]) -> tuple[str, str]:
    return word_slips.say_gap(found["head_a"], found["head_b"])


def _hashed(found: re.Match[str]) -> tuple[str, str]:
    return f'"#{found["section"]}" after a heading is text', f"write {{#{found['section']}}}"


def _listless(found: re.Match[str]) -> tuple[str, str]:
    if found["starred"]:
        return 'lines that begin with "*" are no list', "write a space after it"
    if found["bullet"]:
        return f'lines that begin with "{found["bullet"]}" are no list', "write - and a space"
    return f'lines that begin with "{found["item"]}" are no list', "write a space after it"


def _dashes(found: re.Match[str]) -> tuple[str, str] | None:
    text, start = found.string, found.start()
    above = text[max(0, start - 1000) : max(0, start - 1)].rpartition("\n\n")[2].lstrip("\n")
    line = above.rpartition("\n")[2].rstrip()
    if not line or "|" in line or not PROSE.match(above):
        return None
    if "\n" in above:
        return "a line of dashes right below a text is a part of it", "write a blank line before it"
    if not line.endswith((".", ",", ";", ":")):
        return None
    return "a line of dashes makes a heading of the line above", "write a blank line before it"


def _marker(found: re.Match[str]) -> tuple[str, str] | None:
    word = found["word"]
    # A link may have its address elsewhere in the text.
    is_right = word in MARKERS or f"[{word}]:" in found.string
    hint = "" if is_right else nearest(word.upper(), MARKERS)
    return (f'"[{word}]" is text', hint) if hint else None


def _bars(found: re.Match[str]) -> tuple[str, str] | None:
    text, start, end = found.string, found.start("bars"), found.end("bars")
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
    after = text[end + 1 : end + 200].partition("\n")[0]
    # One of several lines is enough; a row of dashes makes a table of them.
    if before.lstrip().startswith("|") or ROW.match(after) or ROW.match(found["bars"]):
        return None
    if RULED.match(text, start):
        return None
    return BARS


#: The kinds that need a look.
LOOKS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "alert": _alert,
    "heading": _heading,
    "gapped_heading": _gapped_heading,
    "hashed": _hashed,
    "listless": _listless,
    "marker": _marker,
    "dashes": _dashes,
    "bars": _bars,
}
