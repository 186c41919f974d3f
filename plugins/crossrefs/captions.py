"""Figures, tables and listings with a caption and a number.

``![caption](src){#fig-x}`` alone in its paragraph; ``Table: caption {#tbl-x}`` before or behind
a table; a block of code with ``{.python #lst-x caption="…"}``. A caption becomes a block of its
own, so that it may hold formulas and references, and then joins what it belongs to.
"""

import re
import xml.etree.ElementTree as etree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.generated_markup import Class, Data
from ..core.markdown.lines import Edit
from ..core.markdown.placeholders import mark
from ..core.markdown.prose import compile_prose, find_in_prose
from ..theorems.kinds import Kinds

CAPTION = "diptych-caption"
WANTED = compile_prose(
    r"""
    ^(?P<ilead>[ \t>]*)!\[(?P<figure>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]
        \((?P<src>(?:[^()\n]|\([^()\n]*\))*)\)\{(?P<iattrs>[^{}\n]*\#[^{}\n]*)\}[ \t]*$
  | ^(?P<tlead>[ \t>]*)(?P<word>Table|Listing)?:[ \t]+(?P<caption>[^\n]*?)[ \t]*
        (?:\{(?P<tattrs>[^{}\n]*\#[^{}\n]*)\})?[ \t]*$
  | ^(?P<fence>`{3,}|~{3,})[ ]*(?P<lang>[\w\#.+-]*)[ ]*\{(?P<cattrs>[^{}\n]*\#[^\n]*)\}[ ]*\n
        (?P<code>.*?^(?P=fence)[ ]*$)
    """
)
ID = re.compile(r"#([^\s{}]+)")
TEXT = re.compile(r"""\b(caption|alt)=(?:"([^"]*)"|'([^']*)')""")
#: A call of a note, which is no word of the text in place of a picture.
CALL = re.compile(r"\[\^[^\]]*\]")
BLANK = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: what it is of, its label or "", its line, and the text that it was written as."""

    kind: str
    label: str
    line: int
    source: str


class Captions:
    """The captions of the text that is being read."""

    def __init__(self) -> None:
        self.found: list[Caption] = []

    def take(self, text: str, numbers: list[int]) -> Iterator[Edit]:
        """Yield the edits that put a mark for each caption; ``numbers`` has the lines' own."""
        self.found = []
        at = line = 0
        for found in find_in_prose(WANTED, text):
            if read := self._read(found, text):
                kind, label, rest = read
                line += text.count("\n", at, found.start())
                at = found.start()
                place = mark("cap", len(self.found))
                self.found.append(Caption(kind, label, numbers[line], found[0].strip()))
                yield Edit(found.start(), found.end(), rest.replace("\ufffc", place))

    def _read(self, found: re.Match[str], text: str) -> tuple[str, str, str] | None:
        """Return kind, label and what stands there instead, with a sign for the mark."""
        if found["figure"] is not None:
            lead, attributes = found["ilead"], found["iattrs"]
            if not stands_alone(text, found.start(), found.end()):
                return None
            rest = TEXT.sub("", ID.sub("", attributes, count=1)).strip()
            said = {m[1]: m[2] if m[2] is not None else m[3] for m in TEXT.finditer(attributes)}
            image = f"![{said.get('alt', CALL.sub('', found['figure']))}]({found['src']})"
            image += f"{{{rest}}}" if rest else ""
            blank = "".join(re.findall(r"[ \t]*>", lead))
            return (
                "figure",
                _id(attributes),
                f"{lead}\ufffc{found['figure']}\n{blank}\n{lead}{image}",
            )
        if found["caption"] is not None:
            label = _id(found["tattrs"] or "")
            if not found["word"] and not label.startswith(("tbl", "tab", "lst")):
                return None
            is_code = found["word"] == "Listing" or label.startswith("lst")
            lead = found["tlead"]
            blank = "".join(re.findall(r"[ \t]*>", lead))
            rest = f"{blank}\n{lead}\ufffc{found['caption']}\n{blank}"
            return "listing" if is_code else "table", label, rest
        attributes = found["cattrs"]
        said = {m[1]: m[2] if m[2] is not None else m[3] for m in TEXT.finditer(attributes)}
        rest = TEXT.sub("", ID.sub("", attributes, count=1)).strip()
        lang = f".{found['lang']} " if found["lang"] else ""
        opening = f"{found['fence']} {{{lang}{rest}}}" if lang or rest else found["fence"]
        text = f"\ufffc{said.get('caption', '')}\n\n{opening}\n{found['code']}"
        return "listing", _id(attributes), text


def _id(attributes: str) -> str:
    found = ID.search(attributes)
    return found[1] if found else ""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether lines have a blank one, or the end of the text, on both sides."""
    before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    stop = text.find("\n", end + 1)
    behind = text[end + 1 : stop if stop >= 0 else len(text)]
    return BLANK.fullmatch(before) is not None and BLANK.fullmatch(behind) is not None


class CaptionAssembler:
    """Joins the captions of a tree to what they belong to, and numbers them."""

    def __init__(self, captions: list[Caption], kinds: Kinds, lang: str) -> None:
        self.captions = captions
        self.kinds = kinds
        self.lang = lang
        self.alone: list[Caption] = []

    def run(self, root: etree.Element) -> None:
        """Amend the tree in place; ``alone`` has the captions of nothing."""
        for parent in [e for e in root.iter() if any(child.tag == CAPTION for child in e)]:
            self._join(parent)
        counts: dict[str, int] = defaultdict(int)
        for figure in root.iter("figure"):
            if kind := figure.get(Data.KIND):
                counts[kind] += 1
                number = figure.find(f"./figcaption/span/span[@class='{Class.CAPTION_NUMBER}']")
                if number is not None:
                    number.text = str(counts[kind])

    def _join(self, parent: etree.Element) -> None:
        children: list[etree.Element] = []
        waiting = list(reversed(parent))
        while waiting:
            child = waiting.pop()
            if child.tag != CAPTION:
                children.append(child)
                continue
            caption = self.captions[int(child.get("n", 0))]
            if caption.kind != "figure" and children and _is_of(caption.kind, children[-1]):
                children.append(self._figure(caption, child.text or "", children.pop()))
            elif waiting and _is_of(caption.kind, waiting[-1]):
                children.append(self._figure(caption, child.text or "", waiting.pop()))
            else:
                self.alone += [caption] if caption.label else []
                paragraph = etree.Element("p")
                paragraph.text = caption.source
                children.append(paragraph)
        parent[:] = children

    def _figure(self, caption: Caption, text: str, content: etree.Element) -> etree.Element:
        figure = etree.Element("figure", {Data.KIND: caption.kind})
        if caption.label:
            figure.set("id", caption.label)
        head = etree.Element("figcaption")
        label = etree.SubElement(head, "span", {"class": Class.CAPTION_LABEL})
        label.text = f"{self.kinds.name(caption.kind, self.lang).one} "
        etree.SubElement(label, "span", {"class": Class.CAPTION_NUMBER}).tail = "."
        label.tail = f" {text}" if text else None
        if caption.kind == "figure":
            content.tag = "div"
            figure.extend([content, head])
        else:
            figure.extend([head, content])
        return figure


def _is_of(kind: str, element: etree.Element) -> bool:
    """Tell whether an element is what a caption of a kind may belong to."""
    if kind == "table":
        return element.tag == "table"
    if kind == "figure":
        return element.tag == "p" and (element.text or "").lstrip().startswith("![")
    stashed = element.tag == "p" and "wzxhzdk:" in (element.text or "")
    return stashed or element.tag == "pre"
