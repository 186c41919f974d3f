"""What is nearly Markdown, and is shown as written: a bracket too few, a space too many. Pure.

It looks at texts from which formulas and fences have been taken out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ..core.diagnostics import nearest
from ..core.markdown.alerts import TITLES
from ..core.markdown.prose import compile_prose, find_in_prose

#: What opens something that the rest of the paragraph does not close: its end, and what is said.
OPENED = {
    "bold": ("**", "** after the words in bold"),
    "tick": ("`", "` after the code"),
    "comment": ("-->", "--> after the comment"),
    "round": ("\\)", "\\) after the formula"),
    "square": ("\\]", "\\] after the formula"),
    "note": ("]", "] after the note"),
    "citation": ("]", "] after the citation"),
}
WANTED = compile_prose(
    r"""
    (?P<alert>^[ ]{0,3}(?:>[ ]{0,3}\[!|!!![ ])(?P<kind>[A-Za-z]{2,20})\b)
  | (?P<colons>^[ ]{0,3}::(?=[ ]?[A-Za-z{])[^:\n]{1,80}$)
  | (?P<spaced>(?<=\])[ ]\((?=https?://|/|\.{1,2}/|\{(?:filename|static)\})[^\s()]{1,300}\))
  | (?P<address>(?<=\])\((?:https?://|\{(?:filename|static)\})[^\s()<>]{1,300}(?![^\n]{0,300}\)))
  | (?P<empty>\]\([ ]*\))
  | (?P<undefined>(?<![\w\]!\\])\[(?P<words>[^\[\]\n]{1,200})\]\[(?P<name>[^\[\]@^\n]{1,100})\])
  | (?P<heading>^\#{1,6}[ ][^\n{}]{1,200}\{(?P<id>[A-Za-z][\w-]{0,60})\}[ ]*$)
  | (?P<marker>^\[(?P<word>[A-Z]{3,20})\][ ]*$)
  | (?P<bold>(?<![\w*\\])\*\*(?=[^\s*]))
  | (?P<tick>(?<![`\\])`(?=[^\s`]))
  | (?P<tab>^===[+!]?[ ]"[^"\n]{1,100}"[ ]*$(?!\n(?:[ \t]*\n)?(?:[ ]{4}|\t)))
  | (?P<comment><!--(?=\s))
  | (?P<round>(?<!\S)\\\((?=\S))
  | (?P<square>^[ ]{0,3}\\\[(?=\s|\\))
  | (?P<note>\^\[(?=[A-Za-z]))
  | (?P<citation>\[-?@(?=\w))
    """,
    r"\n(?=[ ]{0,3}(?:>[ ]{0,3}\[!|!!!|::[^:]|===|\\\[)|\#|\[[A-Z])|(?<=\])[ ]?(?=\()"
    r"|\[(?=[^\[\]\n]{1,200}\]\[)|\*\*|`|<!--|\\\(|\^\[|\[-?@",
)
DEFINED = re.compile(r"^[ ]{0,3}\[([^\]\n]{1,200})\]:", re.MULTILINE)
#: The places that a line by itself may be.
MARKERS = ("TOC", "REFERENCES")
#: How many of a kind are reported.
MOST = 20
#: How far what is open before is looked for.
FAR = 2000
#: What a report says of each kind; of the others, what opens them.
SAID: dict[str, tuple[str, str]] = {
    "colons": ("a line with two colons is text", "three colons begin and end a block"),
    "spaced": ("a space is between the words and the address of a link", "take the space out"),
    "address": ("the address of a link is never closed", "write ) after it"),
    "tab": ("a tab has nothing in it", "indent its lines by four spaces"),
    "empty": ("a link has no address", "write it in the round brackets"),
}
Found = tuple[int, str, str]


def find_slips(text: str) -> Iterator[Found]:
    """Yield where such things are, with what is said of them, and a hint."""
    names = {name.casefold() for name in DEFINED.findall(text)} if "]: " in text else set()
    counts: Counter[str] = Counter()
    for found in find_in_prose(WANTED, text):
        kind = next(name for name in KINDS if found[name] is not None)
        if counts[kind] < MOST and (said := KINDS[kind](found, names)):
            counts[kind] += 1
            yield found.start(kind), *said


def _always(kind: str) -> Callable[[re.Match[str], set[str]], tuple[str, str]]:
    return lambda _found, _names: SAID[kind]


def _unclosed(kind: str) -> Callable[[re.Match[str], set[str]], tuple[str, str] | None]:
    end, hint = OPENED[kind]

    def say(found: re.Match[str], _names: set[str]) -> tuple[str, str] | None:
        text = found.string
        begin = max(text.rfind("\n\n", 0, found.start()), found.start() - FAR, 0)
        if end == found[0].strip() and text.count(end, begin, found.start()) % 2:
            return None  # it closes what has been opened
        stop = -1 if kind == "comment" else text.find("\n\n", found.end())
        if text.find(end, found.end(), stop if stop >= 0 else len(text)) >= 0:
            return None
        said = f'"{found[0].strip()}" opens something that the paragraph does not close'
        return said, f"write {hint}"

    return say


def _alert(found: re.Match[str], _names: set[str]) -> tuple[str, str] | None:
    kind = found["kind"].casefold()
    hint = "" if kind in TITLES else nearest(kind, TITLES)
    return (f'there is no alert "{found["kind"]}"', hint) if hint else None


def _undefined(found: re.Match[str], names: set[str]) -> tuple[str, str] | None:
    name = found["name"]
    if name.casefold() in names or not name.strip():
        return None
    return (
        f'the link "{found[0]}" has no address',
        f"write it in a line of its own: [{name}]: https://…",
    )


def _heading(found: re.Match[str], _names: set[str]) -> tuple[str, str]:
    return f'"{{{found["id"]}}}" after a heading is text', f"write {{#{found['id']}}} for its id"


def _marker(found: re.Match[str], _names: set[str]) -> tuple[str, str] | None:
    word = found["word"]
    hint = "" if word in MARKERS else nearest(word, MARKERS)
    return (f'"[{word}]" is text', hint) if hint else None


KINDS: dict[str, Callable[[re.Match[str], set[str]], tuple[str, str] | None]] = {
    "alert": _alert,
    "undefined": _undefined,
    "heading": _heading,
    "marker": _marker,
    **{kind: _always(kind) for kind in SAID},
    **{kind: _unclosed(kind) for kind in OPENED},
}
