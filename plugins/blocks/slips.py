"""What is nearly Markdown, and is shown as written: a bracket too few, a space too many. Pure.

It looks at texts from which formulas and fences have been taken out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.entities import html5

from ..core.diagnostics import is_a_slip, nearest
from ..core.markdown.alerts import TITLES
from ..core.markdown.prose import find_in_prose
from .slip_patterns import OPENED, SAID, WANTED

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
BARS = (
    "a line that begins with a bar is text",
    "write |---| below the first row of a table; for lines, \\ at the end of each",
)
#: A table that begins with a rule, as kramdown has it.
RULED = re.compile(
    r"[ ]{0,3}\|[-:+| ]{1,400}\n[ ]{0,3}\|[^\n]{1,2000}\n[ ]{0,3}\|[-:+| ]*+(?=\n|\Z)"
)
#: The names of characters that authors write.
ENTITIES = ("nbsp", "amp", "quot", "hellip", "mdash", "ndash", "copy", "times", "rarr", "larr")
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


def _hashed(found: re.Match[str]) -> tuple[str, str]:
    return f'"#{found["section"]}" after a heading is text', f"write {{#{found['section']}}}"


def _bare(found: re.Match[str]) -> tuple[str, str]:
    return f'"{{{found["label"]}}}" after a picture is no label', f"write {{#{found['label']}}}"


def _attributes(found: re.Match[str]) -> tuple[str, str] | None:
    if found[0].count('"') % 2:
        return "a quotation mark is missing in the braces", 'write " after its text'
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


def _entity(found: re.Match[str]) -> tuple[str, str] | None:
    name = found["letters"]
    near = "" if f"{name};" in html5 else next((e for e in ENTITIES if is_a_slip(name, e)), "")
    return (f'"{found["entity"]}" is no character', f"did you mean &{near};?") if near else None


def _wide(found: re.Match[str]) -> tuple[str, str]:
    if re.search("[“”„«»]", found[0]):
        return "the title of a link is in curly quotation marks", 'write straight ones: "title"'
    return SAID["wide"]


KINDS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "alert": _alert,
    "heading": _heading,
    "marker": _marker,
    "bare": _bare,
    "hashed": _hashed,
    "attributes": _attributes,
    "bars": _bars,
    **{kind: _always(kind) for kind in SAID},
    "wide": _wide,
    "entity": _entity,
    **{kind: _unclosed(kind) for kind in OPENED},
}
