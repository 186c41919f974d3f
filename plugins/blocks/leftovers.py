"""Marks of Markdown that a page shows, since they have no counterpart or are within HTML. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: The parts of a page that show whatever an author has written, and each mark outside them.
TOKENS = re.compile(
    # Each begins with one of these, so that a letter costs one look.
    r"""(?=[<*`_~\]\[])(?:
    <(?P<end>/?)(?P<name>code|pre|kbd|samp|script|style|textarea|svg)\b[^<>]*>
  | <!--.*?(?:-->|\Z)
  | <[^<>]*>
  | (?<![\w*])(?P<opening>\*\*|~~|`)(?=(?P<after>\w{1,20}))
  | (?<=[\w.,:;!?)])(?P<closing>\*\*|~~|`)(?![\w*`~])
  | (?<![\w*])\*(?P<starred>\w[^*<>\n]{0,100})(?<=[\w.,:;!?)])\*(?![\w*])
  | (?<![\w_])_(?P<lined>\w[^_<>\n]{0,100})(?<=[\w.,:;!?)])_(?![\w_])
  | (?<![\w*])(?P<loose>[*_])(?:(?<=\s.)[ ](?P<after_space>[A-Za-z][^*_<>\n]{0,40})(?<=[\w.,:;!?)])
      |(?P<before_space>[A-Za-z][^*_<>\n]{0,40})[ ])(?P=loose)(?![\w*])
  | (?P<link>\]\((?=<a\b|https?:|/|\#|\{|\.\.?/))
  | (?<![\w\]])\[(?P<text>[^\[\]<>\n]{1,80})(?P<reference>\]\[(?P<to>[\w .-]{0,40})\])
    )""",
    re.VERBOSE | re.DOTALL,
)
WORD = re.compile(r"\w+")
#: The word right before a mark, and its end.
BEFORE = {
    "closing": re.compile(r"(\w{1,20})[.,:;!?)]?\Z"),
    "link": re.compile(r"(\w{1,20})[^\w\s<>]?\Z"),
}
#: The rest of a link.
CLOSED = re.compile(r"(?:[^\n()]|<[^<>]*>){0,500}\)")
#: How far after a mark its counterpart may be, where a paragraph ends between them.
FARTHEST = 400
#: How many of a post are reported.
MOST = 20
#: How much of an emphasis is printed.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Leftover:
    """A mark that is shown as it is."""

    #: What is said of it.
    said: str
    #: What to do.
    hint: str
    #: A regular expression for its place in the source.
    near: str


def find_leftovers(html: str) -> Iterator[Leftover]:
    """Yield the marks that are in the text of a page, outside code and formulas."""
    if not any(mark in html for mark in ("*", "_", "`", "~~", "](", "][")):
        return
    hidden = 0
    opened = {"**": -FARTHEST, "~~": -FARTHEST, "`": -FARTHEST}
    for found in TOKENS.finditer(_without_formulas(html)):
        if found["name"]:
            hidden = max(0, hidden - 1 if found["end"] else hidden + 1)
        elif hidden:
            continue
        elif (mark := found["closing"]) and found.start() - opened[mark] < FARTHEST:
            opened[mark] = -FARTHEST  # it closes what is said already, in another paragraph
        elif one := _leftover(found):
            if mark := found["opening"]:
                opened[mark] = found.start()
            yield one


def _without_formulas(html: str) -> str:
    """Return the HTML with a mere tag in place of each formula, which is most of a math post."""
    first, *rest = html.split("<math")
    pieces = (one.rpartition("</math>")[2] for one in rest)
    return "<math/>".join([first, *pieces])


def _leftover(found: re.Match[str]) -> Leftover | None:
    if mark := found["opening"] or found["closing"]:
        return _half(found, mark)
    if text := found["starred"] or found["lined"]:
        mark = "*" if found["starred"] else "_"
        said = f"{mark}{text[:SHOWN]}{'…' if text[SHOWN:] else ''}{mark} is shown as it is"
        near = rf"(?<!\\){re.escape(mark)}{re.escape(WORD.match(text)[0])}"  # type: ignore[index]
        return Leftover(said, hint_for(mark), near)
    if mark := found["loose"]:
        text = found["after_space"] or found["before_space"]
        space = " " if found["after_space"] else ""
        near = rf"(?<!\\){re.escape(mark + space)}{re.escape(WORD.match(text)[0])}"  # type: ignore[index]
        hint = f"write {mark} right before and after the words; \\{mark} is the character itself"
        return Leftover(f"{mark} with a space inside is text", hint, near)
    if found["link"]:
        return _link(found)
    if found["reference"]:
        to = found["to"] or found["text"]
        said = f'there is no address for "{to}" in [{found["text"]}][{found["to"]}]'
        return Leftover(said, f"write a line [{to}]: address", re.escape(found["reference"]))
    return None


def _link(found: re.Match[str]) -> Leftover | None:
    if not (word := _word_before(found)):
        return None
    near = re.escape(word) + r"\W*\]\("
    if not CLOSED.match(found.string, found.end()):
        said = f'the address of the link after "{word}" is never closed'
        return Leftover(said, "write ) after it", near)
    said = f'the link after "{word}" is shown as it is: it has no [, or is within HTML'
    return Leftover(said, "write [text](address)", near)


def _half(found: re.Match[str], mark: str) -> Leftover | None:
    escaped, word = re.escape(mark), found["after"] or _word_before(found)
    if found["opening"]:
        where, near = "before", rf"(?<!\\){escaped}{re.escape(word)}"
    else:
        where, near = "after", rf"{re.escape(word)}[.,:;!?)]?{escaped}"
    said = f'the {mark} {where} "{word}" is shown as it is'
    return Leftover(said, hint_for(mark), near) if word else None


def _word_before(found: re.Match[str]) -> str:
    # One letter more than a word and its end have, so that a long word is cut at its start.
    start = found.start()
    before = BEFORE[str(found.lastgroup)].search(found.string[max(0, start - 21) : start])
    return before[1] if before else ""


def hint_for(mark: str) -> str:
    """Return what to do with a mark that is shown."""
    if mark == "`":
        return "write another one, or \\` for the character itself"
    if mark in ("**", "~~"):
        return f"write {mark} right before and after words, outside of HTML; \\{mark} is text"
    return f"write <em>…</em> within HTML, or \\{mark} for the character itself"
