"""Captions in a text: how they are written, and what each belongs to. Pure.

``![caption](src){#fig-x}`` alone in its paragraph, without a number where it has ``alt="…"`` and
no label; ``Table: caption {#tbl-x}`` before or after a table; a block of code with
``{.python #lst-x caption="…"}``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.markdown.lines import Edit
from ..core.markdown.placeholders import mark
from ..core.markdown.prose import LEAD, MARKER, compile_prose, continued, find_in_prose

#: What a caption may belong to, and how its label begins then.
PREFIXES = {"figure": ("fig",), "table": ("tbl", "tab"), "listing": ("lst",)}
#: The word of the marks.
WORD = "cap"
#: A further line of a caption: one that begins nothing else.
FURTHER = (
    r"\n[ \t>]*+(?![|`~:\#!{}<]|[-+*][ ]|\d+[.)][ ]|(?:Table|Listing):|(?:env|code|cap)\x02)"
    r"(?=\S)[^\n{}]*+"
)
#: The text of a caption: a line, or more that end in braces with a label.
WORDS = rf"[^\n{{}}]*+(?:{FURTHER}){{1,9}}\{{[^{{}}\n]*\#[^{{}}\n]*\}}[ \t]*$|[^\n]*+"
WANTED = compile_prose(
    rf"""
    ^(?P<ilead>{LEAD})!\[(?P<figure>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]
        \((?P<src>(?:[^()\n]|\([^()\n]*\))*)\)
        \{{(?=[^{{}}\n]*(?:\#|\balt=))(?P<iattrs>[^{{}}\n]*+)\}}[ \t]*$
  | ^(?P<wlead>{LEAD})(?P<word>Table|Listing):[ \t]++(?P<worded>{WORDS})
  | ^(?P<tlead>[ \t>]*):[ \t]++(?P<caption>{WORDS})
  | ^(?P<fence>`{{3,}}+|~{{3,}}+)[ ]*(?P<lang>[\w\#.+-]*)[ ]*
        \{{(?=[^{{}}\n]*\#)(?P<cattrs>[^\n]*)\}}[ ]*\n
        (?P<code>(?:(?!^(?P=fence)[ ]*\{{).)*?^(?P=fence)[ ]*$)
    """,
    r"\n(?=[ \t>!TL:`~*+\-\d\[])",
)
ID = re.compile(r"#([^\s{}]+)")
EMPHASIS = re.compile(
    r"(\*{1,3}|~~|(?<!\w)_{1,3})(?=[^\s*_])([^*_~\n]{1,300}?)(?<=[^\s*_])\1(?!(?<=_)\w)"
)
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,300}\)")
TEXT = re.compile(r"""\b(caption|alt)=(?:"([^"]*)"|'([^']*)')""")
#: A reference to a footnote, which is no word of the text that replaces a picture.
CALL = re.compile(r"\[\^[^\[\]]*+\]")
BLANK = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as its author wrote it."""

    #: What it belongs to: a key of PREFIXES.
    kind: str
    #: The label, or "".
    label: str
    #: The line of the body.
    line: int
    #: The text that it was written as.
    source: str
    #: The text that is there after its mark.
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """A caption that has been read, and the text that replaces it."""

    kind: str
    attributes: str
    #: The text before the mark.
    before: str
    #: The text after the mark: the words of the caption, then what is left of the source.
    after: str


def find_captions(text: str, numbers: list[int]) -> Iterator[tuple[Caption, Edit]]:
    """Yield each caption, and the edit that gives it a marked block of its own.

    ``numbers`` has the line of the body for each line of the text.
    """
    at = line = count = 0
    for found in find_in_prose(WANTED, text):
        if read := _read(found, text):
            line += text.count("\n", at, found.start())
            at = found.start()
            lead = found["ilead"] or found["wlead"] or ""
            label, source = _id(read.attributes), found[0].removeprefix(lead).strip()
            caption = Caption(read.kind, label, numbers[line], source, read.after.strip())
            place = f"{read.before}{mark(WORD, count)}{read.after}"
            yield caption, Edit(found.start(), found.end(), place)
            count += 1


def _read(found: re.Match[str], text: str) -> _Read | None:
    if found["figure"] is not None:
        return _read_figure(found, text)
    return _read_code(found) if found["fence"] else _read_line(found)


def _read_figure(found: re.Match[str], text: str) -> _Read | None:
    """Read a picture alone in its paragraph, or with the label of a figure alone in its line."""
    lead, attributes = found["ilead"], found["iattrs"]
    lines = _around(text, *found.span())
    begins = BLANK.fullmatch(lines[0]) is not None or _begins(lead)
    ends = BLANK.fullmatch(lines[1]) is not None or _begins(lines[1])
    is_row = any(line.lstrip(" \t>").startswith("![") for line in lines)
    is_labelled = _id(attributes).startswith(PREFIXES["figure"]) and not is_row
    if not (begins and ends) and not is_labelled:
        return None
    if not (_id(attributes) or found["figure"].strip()):
        return None
    texts, rest = _texts(attributes)
    image = f"![{texts.get('alt', CALL.sub('', found['figure']))}]({found['src']})"
    image += f"{{{rest}}}" if rest else ""
    blank = _blank(lead)
    after = f"{found['figure']}\n{blank}\n{continued(lead)}{image}"
    before = lead if begins else f"{blank}\n{lead}"
    return _Read("figure", attributes, before, after if ends else f"{after}\n{blank}")


def _read_line(found: re.Match[str]) -> _Read | None:
    """Read a line before or after a table or a block of code."""
    lead = found["wlead"] or found["tlead"] or ""
    lines = (found["worded"] or found["caption"] or "").rstrip(" \t")
    text, attributes = _parted(re.sub(r"\n[ \t>]*+", " ", lines))
    label = _id(attributes)
    if not found["word"] and not label.startswith((*PREFIXES["table"], *PREFIXES["listing"])):
        return None
    is_code = found["word"] == "Listing" or label.startswith(PREFIXES["listing"])
    blank = _blank(lead)
    after = f"{text}\n{blank}"
    # What begins an item or the like needs no blank line before it.
    before = lead if MARKER.search(lead) else f"{blank}\n{lead}"
    return _Read("listing" if is_code else "table", attributes, before, after)


def _parted(line: str) -> tuple[str, str]:
    """Return the text of a line, and what is in the braces with a label at its end."""
    text, brace, attributes = line.rpartition("{")
    inside = attributes.removesuffix("}")
    if not brace or inside == attributes or "}" in inside or "#" not in inside:
        return line, ""
    return text.rstrip(" \t"), inside


def _read_code(found: re.Match[str]) -> _Read:
    texts, rest = _texts(found["cattrs"])
    lang = f".{found['lang']} " if found["lang"] else ""
    opening = f"{found['fence']} {{{lang}{rest}}}" if lang or rest else found["fence"]
    after = f"{texts.get('caption', '')}\n\n{opening}\n{found['code']}"
    return _Read("listing", found["cattrs"], "", after)


def plain_alt(text: str) -> str:
    """Return an alternative text as it is read out: ``A *nice* plot`` without the stars."""
    for _ in range(3):  # emphasis may be in emphasis
        text = EMPHASIS.sub(r"\2", text)
    return LINK.sub(r"\1", text)


def _texts(attributes: str) -> tuple[dict[str, str], str]:
    """Return the texts for readers in some attributes, and the attributes without id and texts."""
    texts = {m[1]: m[2] if m[2] is not None else m[3] for m in TEXT.finditer(attributes)}
    return texts, TEXT.sub("", ID.sub("", attributes, count=1)).strip()


def _id(attributes: str) -> str:
    found = ID.search(attributes)
    return found[1] if found else ""


def _blank(lead: str) -> str:
    """Return a blank line within the quotation that a line is in."""
    return "".join(re.findall(r"(?<![ \t])[ \t]*+>", lead))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the lines before and after some lines."""
    before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    stop = text.find("\n", end + 1)
    return before, text[end + 1 : stop if stop >= 0 else len(text)]


def _begins(line: str) -> bool:
    """Return whether an item or the like begins in a line."""
    return MARKER.match(line.lstrip(" \t>")) is not None
