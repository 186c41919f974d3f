"""What is nearly Markdown, and is shown as written: a bracket too few, a space too many. Pure.

It looks at texts from which formulas and fences have been taken out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ..core.diagnostics import is_a_slip, nearest
from ..core.markdown.alerts import TITLES
from ..core.markdown.prose import compile_prose, find_in_prose

#: What opens something that the rest of the paragraph does not close: its end, and what is said.
OPENED = {
    "round": ("\\)", "\\) after the formula"),
    "square": ("\\]", "\\] after the formula"),
    "note": ("]", "] after the note"),
    "citation": ("]", "] after the citation"),
}
WANTED = compile_prose(
    r"""
    (?P<silent>^[ ]{0,3}>[ ]{0,3}\[![A-Za-z]{2,20}\][-+]?[ ]*(?=\n[ \t]*(?:\n|\Z)|\Z))
  | (?P<alert>^[ ]{0,3}(?:>[ ]{0,3}\[!|!!![ ])(?P<kind>[A-Za-z]{2,20})\b)
  | (?P<colons>^[ ]{0,3}::(?=[ ]?[A-Za-z{])[^:\n]{1,80}$)
  | (?P<kindless>^[ ]{0,3}:::+[ \t]*[^\s:])
  | (?P<spaced>(?<=\])[ ]\((?=https?://|/|\.{1,2}/|\{(?:filename|static)\})[^\s()]{1,300}\))
  | (?P<empty>\]\([ ]*\))
  | (?P<wordless>(?<![!\]])\[[ ]*\]\((?=[^\s()\#]))
  | (?P<noteless>\^\[[ ]*\])
  | (?P<keyless>\[-?@[ ]*(?=[\],;]))
  | (?P<wide>\]\([ ]*https?://[^\s()<>"']{1,500}[ ]+(?=[^\s"')])
        (?:[^\n()"]|\([^\n()]{0,200}\)){1,200}+\))
  | (?P<heading>^\#{1,6}[ ][^\n{}]{1,200}\{(?P<id>[A-Za-z][\w-]{0,60})\}[ ]*$)
  | (?P<untitled>^\#{1,6}[ \t]*(?:\{[^{}\n]{0,80}\}[ \t]*)?$)
  | (?P<marker>^\[(?P<word>[A-Z]{3,20})\][ ]*$)
  | (?P<apart>(?<=\))[ ]+\{\#[A-Za-z][\w:.-]{0,60}\}[ ]*$)
  | (?P<bare>(?<=\))\{(?P<label>(?:fig|tbl|tab|img)[:-][\w-]{1,60})\})
  | (?P<attributes>(?<=\))\{(?=[^{}\n]{0,200}=)[^{}\n]{1,200}\})
  | (?P<marker_open>^\[(?:TOC|REFERENCES)[ ]*$)
  | (?P<tag><(?:br|hr|img|a|div|span|p|details|figure|table|sub|sup)
        (?=[\s/][^<>]{0,300}(?:\n[ \t]*\n|\Z)))
  | (?P<auto><https?://[^\s<>]{1,300}(?=\s|\Z))
  | (?P<comment><!--(?!(?:(?!-->).)*-->))
  | (?P<struck>(?<!~)~~(?=\w)[^~\n]{1,200}~(?!~))
  | (?P<strong>(?<![\w*\\])\*\*(?=\w)[^*\n]{1,200}(?<=[\w.,:;!?)])\*
        (?![\w*])(?![^\n]{0,500}\*\*))
  | (?P<tab>^===[+!]?[ ]"[^"\n]{1,100}"[ ]*$(?!\n(?:[ \t]*\n)?(?:[ ]{4}|\t)))
  | (?P<bars>^[ ]{0,3}\|(?!\|)[^\n|]{1,400}\|?[ ]*(?=\n|\Z))
  | (?P<round>(?<!\S)\\\((?=\S))
  | (?P<square>^[ ]{0,3}\\\[(?=\s|\\))
  | (?P<note>\^\[(?=[A-Za-z]))
  | (?P<citation>\[-?@(?=\w))
    """,
    r"\n(?=[ ]{0,3}(?:\||>[ ]{0,3}\[!|!!!|::|===|\\\[)|\#|\[[A-Z])|(?<=\])[ ]?(?=\()"
    r"|(?<=\))[ ]*(?=\{)|~~|\*\*(?=\w)|\\\(|\^\[|\[-?@|\[(?=[ ]*\]\()",
)
#: What is in the braces after a picture or a link.
ATTRIBUTES = frozenset(
    re.findall(
        r"\w+",
        "width height class style title loading align target sizes srcset hreflang download "
        "decoding referrerpolicy crossorigin fetchpriority",
    )
)
NAME = re.compile(r"(?:(?<=\s)|(?<=\{))[A-Za-z]{3,20}(?=\s?=)")
#: The places that a line by itself may be.
MARKERS = ("TOC", "REFERENCES")
#: What is in brackets, in a note or a citation.
WITHIN = re.compile(r"\[[^\[\]\n]{0,200}\]")
#: How far the end of something is looked for.
LONGEST = 5000
#: How many of a kind are reported.
MOST = 20
#: What a report says of each kind; of the others, what opens them.
SAID: dict[str, tuple[str, str]] = {
    "colons": ("a line with two colons is text", "three colons begin and end a block"),
    "kindless": ("no kind follows the colons: the line is text", "write ::: theorem or the like"),
    "spaced": ("a space is between the words and the address of a link", "take the space out"),
    "tab": ("a tab has nothing in it", "indent its lines by four spaces"),
    "silent": ("there is nothing in the alert", "write it on the lines below, after >"),
    "untitled": ("a heading has no words", "write them, or take the line out"),
    "apart": ("braces after a picture or a link are text", "take the space before them out"),
    "marker_open": ("a bracket is never closed", "write [TOC] or [REFERENCES]"),
    "tag": ("a tag is never closed: it is shown as text", "write > after it"),
    "auto": ("an address in angle brackets is never closed", "write > after it"),
    "comment": ("a comment is never closed: readers see it", "write --> after it"),
    "struck": ("~~ is closed by a single ~", "write ~~ after the words, too"),
    "strong": ("** is closed by a single *", "write ** after the words, too"),
    "wordless": ("a link has no words", "write them in the square brackets"),
    "noteless": ("a note has no words", "write them in the brackets, or take it out"),
    "keyless": ("a citation names nothing", "write its key after the @, or take it out"),
    "empty": ("a link has no address", "write it in the round brackets"),
    "wide": (
        "the address of a link has a space in it",
        'write %20 for it; a title is in quotation marks, [text](address "title")',
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
Found = tuple[int, str, str]


def find_slips(text: str) -> Iterator[Found]:
    """Yield where such things are, with what is said of them, and a hint."""
    counts: Counter[str] = Counter()
    for found in find_in_prose(WANTED, text):
        kind = next(name for name in KINDS if found[name] is not None)
        if counts[kind] < MOST and (said := KINDS[kind](found)):
            counts[kind] += 1
            yield found.start(kind), *said


def _always(kind: str) -> Callable[[re.Match[str]], tuple[str, str]]:
    return lambda _found: SAID[kind]


def _unclosed(kind: str) -> Callable[[re.Match[str]], tuple[str, str] | None]:
    end, hint = OPENED[kind]

    def say(found: re.Match[str]) -> tuple[str, str] | None:
        text = found.string
        stop = text.find("\n\n", found.end())
        rest = text[found.end() : min(stop if stop >= 0 else len(text), found.end() + LONGEST)]
        # What is within brackets of its own does not close it.
        rest = WITHIN.sub("", rest) if end == "]" else rest
        if end in rest or len(rest) == LONGEST:
            return None
        said = f'"{found[0].strip()}" opens something that the paragraph does not close'
        return said, f"write {hint}"

    return say


def _alert(found: re.Match[str]) -> tuple[str, str] | None:
    kind = found["kind"].casefold()
    hint = "" if kind in TITLES else nearest(kind, TITLES)
    return (f'there is no alert "{found["kind"]}"', hint) if hint else None


def _heading(found: re.Match[str]) -> tuple[str, str]:
    return f'"{{{found["id"]}}}" after a heading is text', f"write {{#{found['id']}}} for its id"


def _bare(found: re.Match[str]) -> tuple[str, str]:
    return f'"{{{found["label"]}}}" after a picture is no label', f"write {{#{found['label']}}}"


def _attributes(found: re.Match[str]) -> tuple[str, str] | None:
    for name in NAME.findall(found[0]):
        near = [one for one in sorted(ATTRIBUTES) if is_a_slip(name.lower(), one)]
        if near and name.lower() not in ATTRIBUTES:
            return f'there is no attribute "{name}"', f'did you mean "{near[0]}"?'
    return None


def _marker(found: re.Match[str]) -> tuple[str, str] | None:
    word = found["word"]
    hint = "" if word in MARKERS else nearest(word, MARKERS)
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


KINDS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "alert": _alert,
    "heading": _heading,
    "marker": _marker,
    "bare": _bare,
    "attributes": _attributes,
    "bars": _bars,
    **{kind: _always(kind) for kind in SAID},
    **{kind: _unclosed(kind) for kind in OPENED},
}
