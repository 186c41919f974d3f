"""What is nearly Markdown, and is shown as written: a bracket too few, a space too many. Pure.

It looks at texts from which formulas and fences have been taken out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ..core.diagnostics import is_a_slip
from ..core.markdown.prose import compile_prose, find_in_prose
from ..core.quoting import advise_quotes
from . import line_slips, word_slips
from .elements import WITHOUT_VALUE

#: What opens something that the rest of the paragraph does not close: its end, and what is said.
OPENED = {
    "round": ("\\)", "\\) after the formula"),
    "square": ("\\]", "\\] after the formula"),
    "note": ("]", "] after the note"),
    "citation": ("]", "] after the citation"),
    "cited": ("]", "] after the citation"),
}
WANTED = compile_prose(
    rf"""
    {line_slips.PATTERNS} | {word_slips.PATTERNS}
  | (?P<spaced>\][ ]\((?=https?://|/|\.{{1,2}}/|\{{(?:filename|static)\}})[^\s()]{{1,300}}\))
  | (?P<empty>\]\([ ]*\))
  | (?P<wordless>(?<![!\]])\[[ ]*\]\((?=[^\s()\#]))
  | (?P<endless>\[[^\[\]()\n]{{1,80}}\((?=\#[A-Za-z]|https?://|\.{{1,2}}/|\{{(?:filename|static)\}})
        [^\s()]{{1,300}}\)(?![^\[\]]{{0,300}}\]))
  | (?P<noteless>\^\[[ ]*\])
  | (?P<keyless>\[-?@[ ]*(?=[\],;]))
  | (?P<wide>\]\([ ]*https?://[^\s()<>"']{{1,500}}[ ]+(?=[^\s"')])
        (?:[^\n()"]|\([^\n()]{{0,200}}\)){{1,200}}+\))
  | (?P<apart>(?<=[ ])\{{\#[A-Za-z][\w:.-]{{0,60}}\}}[ ]*$)
  | (?P<bare>(?<=\))\{{(?P<label>(?:fig|tbl|tab|img)[:-][\w-]{{1,60}})\}})
  | (?P<unvalued>(?<=\))\{{(?!(?:{"|".join(WITHOUT_VALUE)})\}})[a-z][a-z-]{{1,20}}\}})
  | (?P<equation>\x03[a-z]{{1,12}}[ \t]*\{{(?P<eq>[A-Za-z][\w:.-]{{1,60}})\}}[ ]*$)
  | (?P<attributes>(?<![{{\\$])\{{:?(?!%)(?=[^{{}}\n]{{0,200}}=)[^{{}}\n]{{1,200}}\}})
  | (?P<braces_open>(?:(?<=\))|\x03tex[ \t]*)\{{\#[A-Za-z][^{{}}\n]{{0,100}}$)
  | (?P<tag></?(?:br|hr|img|a|div|span|p|details|figure|table|sub|sup)
        (?=[\s/][^<>]{{0,300}}(?:\n[ \t]*\n|\Z)))
  | (?P<auto><https?://[^\s<>]{{1,300}}(?=(?P<auto_space>[ ][^<>\s]{{1,100}}>)|\s|\Z))
  | (?P<comment><!--(?!(?:(?!-->|<!--).)*+-->))
  | (?P<struck>(?<!~)~~(?=\w)[^~\n]{{1,200}}~(?!~))
  | (?P<strong>(?<![\w*\\])\*\*(?=\w)[^*\n]{{1,200}}(?<=[\w.,:;!?)])\*
        (?![\w*])(?![^\n]{{0,500}}\*\*))
  | (?P<unquoted><[a-z]{{1,10}}[ ][^<>"\n]{{0,100}}="[^"<>\n]{{0,100}}>(?=[ ]*(?:\n|\Z)))
  | (?P<outside>(?<=\])\{{(?:static|filename|attach)\}}[^\s(){{}}]{{1,200}})
  | (?P<swapped>(?<=\))\[(?:https?://|\{{(?:filename|static)\}})[^\[\]\s]{{1,300}}\])
  | (?P<round>(?<!\S)\\\((?=[ ]?\S))
  | (?P<square>^[ ]{{0,3}}\\\[(?=\s|\\))
  | (?P<call>(?<!\])\[\^[\w-]{{1,40}}(?=[\s.,;!?]|\Z)(?![^\n\]]{{0,60}}\]))
  | (?P<note>\^\[(?=[A-Za-z]))
  | (?P<citation>\[-?@(?=\w))
  | (?P<cited>\[[^\[\]@()\n]{{1,60}}[ ]-?@(?=\w))
    """,
    f"{line_slips.STARTS}|{word_slips.STARTS}"
    r"|\n(?=[ ]{0,3}\\\[)|\](?=[ ]\()|~~|\*\*(?=[\w ])|\\\(|\^\[|\[(?:-?@|\^)"
    r"|\[(?=[ ]*\]\(|[^\[\]()\n]{1,80}\(|[^\[\]@()\n]{1,60}[ ]-?@)"
    r"|\{(?=[^{}\n]{0,200}=|\#|[ft][iabm][gl])|\x03(?=[a-z]{1,12}[ \t]*\{)"
    r"|\{(?<=\)\{)(?=[a-z-]{2,21}\})"
    r"|\{(?=(?:static|filename|attach)\})|\[(?=https?:|\{)|<(?=/?[a-z])",
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
#: What is in brackets, in a note or a citation.
WITHIN = re.compile(r"\[[^\[\]\n]{0,200}\]")
#: How far the end of something is looked for.
LONGEST = 5000
#: How many of a kind are reported.
MOST = 20
#: What a report says of each kind, and what it advises.
SAID: dict[str, tuple[str, str]] = {
    "spaced": ("a space is between the words and the address of a link", "take the space out"),
    "unquoted": ("a quotation mark is missing in a tag", 'write " before its >'),
    "call": ("the call of a note is never closed", "write ] after its name"),
    "outside": ("an address is in no brackets", "write it in round ones, [text]({static}/path)"),
    "swapped": ("the brackets of a link are swapped", "write [text](address)"),
    "braces_open": (
        "the braces after a picture, a link or a formula are never closed",
        "write } after them",
    ),
    "unvalued": ("a word in braces after a picture or a link is text", 'give it a value, x="…"'),
    "tag": ("a tag is never closed: it is shown as text", "write > after it"),
    "struck": ("~~ is closed by a single ~", "write ~~ after the words, too"),
    "strong": ("** is closed by a single *", "write ** after the words, too"),
    "wordless": ("a link has no words", "write them in the square brackets"),
    "endless": ("the words of a link are never closed", "write ] after them, before ("),
    "noteless": ("a note has no words", "write them in the brackets, or take it out"),
    "keyless": ("a citation names nothing", "write its key after the @, or take it out"),
    "empty": ("a link has no address", "write it in the round brackets"),
    "wide": (
        "the address of a link has a space in it",
        'write %20 for it; a title is in quotation marks, [text](address "title")',
    ),
}
Found = tuple[int, str, str]


def find_slips(text: str) -> Iterator[Found]:
    """Yield where such things are, with what is said of them, and a hint."""
    counts: Counter[str] = Counter()
    for found in find_in_prose(WANTED, text):
        kind = next(name for name in KINDS if found[name] is not None)
        if counts[kind] < MOST and (said := KINDS[kind](found)):
            counts[kind] += 1
            yield found.start(kind), *said


def _always(said: tuple[str, str]) -> Callable[[re.Match[str]], tuple[str, str]]:
    return lambda _found: said


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


def _bare(found: re.Match[str]) -> tuple[str, str]:
    return f'"{{{found["label"]}}}" after a picture is no label', f"write {{#{found['label']}}}"


def _comment(found: re.Match[str]) -> tuple[str, str] | None:
    is_closed = found.string.find("-->", found.end()) >= 0
    said = "a comment is never closed: readers see it", "write --> after it"
    return None if is_closed else said


def _auto(found: re.Match[str]) -> tuple[str, str]:
    if found["auto_space"]:
        return "an address in angle brackets has a space in it", "write %20 for it"
    return "an address in angle brackets is never closed", "write > after it"


def _apart(found: re.Match[str]) -> tuple[str, str] | None:
    is_after = found.string[: found.start()].rstrip(" ").endswith(")")
    said = "braces after a picture or a link are text", "take the space before them out"
    return said if is_after else None


def _equation(found: re.Match[str]) -> tuple[str, str]:
    return f'"{{{found["eq"]}}}" after a formula is text', f"write {{#{found['eq']}}} for its label"


def _attributes(found: re.Match[str]) -> tuple[str, str] | None:
    if advice := advise_quotes(found[0]):
        return advice
    if found.string[found.start() - 1 : found.start()] != ")":
        return None
    for name in NAME.findall(found[0]):
        near = [one for one in sorted(ATTRIBUTES) if is_a_slip(name.lower(), one)]
        if near and name.lower() not in ATTRIBUTES:
            return f'there is no attribute "{name}"', f'did you mean "{near[0]}"?'
    return None


def _wide(found: re.Match[str]) -> tuple[str, str]:
    if re.search("[“”„«»]", found[0]):
        return "the title of a link is in curly quotation marks", 'write straight ones: "title"'
    return SAID["wide"]


KINDS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "apart": _apart,
    "auto": _auto,
    "comment": _comment,
    "bare": _bare,
    "equation": _equation,
    "attributes": _attributes,
    **line_slips.LOOKS,
    **word_slips.LOOKS,
    **{
        kind: _always(said) for kind, said in {**line_slips.SAID, **word_slips.SAID, **SAID}.items()
    },
    "wide": _wide,
    **{kind: _unclosed(kind) for kind in OPENED},
}
