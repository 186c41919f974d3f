"""The labels of a post, read from the tree of Markdown."""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, unique
from markdown.util import HTML_PLACEHOLDER_RE, STX

from ...core.changes import make_changes
from ...core.elements import find_elements
from ...core.generated_markup import Class, Data
from ...core.hypertext import without_links
from ...core.labels import kramdown_id
from ...theorems import question
from ..labels.model import Label

HEADINGS = {f"h{depth}" for depth in range(1, 7)}
#: Elements that cannot have words in them.
NO_WORDS = {"dl", "hr", "img", "ol", "pre", "table", "tr", "ul"}


def read_labels(root: etree.Element, md: Markdown, lines: Mapping[str, list[int]]) -> list[Label]:
    """Return sections, environments, proofs, figures, tables and listings, in order.

    ``lines`` has the lines in which a label is defined, as far as they are known.
    """
    found = []
    others = _other_ids(root, md, lines)
    for element in root.iter():
        if element.tag == "details":
            found += [_placed(label, lines) for label in _proof(element, md)]
        if Class.RUNG in element.get("class", "").split():
            found.append(_placed(_rung(element, root), lines))
            continue
        name = element.get("id", "")
        label = _label(element, name, md) if name else None
        if label and name in others:
            label = replace(label, aliases=(others[name],))
        if label:
            found.append(_placed(label, lines))
    return found


def _other_ids(root: etree.Element, md: Markdown, lines: Mapping[str, list[int]]) -> dict[str, str]:
    """Return the ids that other engines give to sections, by ours, where they differ.

    They make them of the TeX of a formula, ``when-ra`` of "When $R>a$".
    """
    found: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for heading in root.iter():
        name = heading.get("id", "")
        if heading.tag not in HEADINGS or not name or name in lines:
            continue
        words = HTML_PLACEHOLDER_RE.sub("", "".join(heading.itertext()))
        if STX in words and (formulas := getattr(md, "texmath", None)):
            words = formulas.put_back(words, lambda shown: shown.source)
        other = "" if STX in words else kramdown_id(words)
        if other:
            counts[other] += 1
            other += f"-{counts[other] - 1}" if counts[other] > 1 else ""
        if other and other != name:
            found[name] = other
    return found


def add_anchors(root: etree.Element, md: Markdown, lines: Mapping[str, list[int]]) -> None:
    """Put the ids of other engines before the headings to which links from elsewhere lead."""
    others = _other_ids(root, md, lines)
    if not others:
        return
    taken = {element.get("id") for element in root.iter()}
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            other = others.get(child.get("id", "")) if child.tag in HEADINGS else None
            if other and other not in taken:
                parent.insert(place, etree.Element("span", {"id": other}))
                taken.add(other)


def _placed(label: Label, lines: Mapping[str, list[int]]) -> Label:
    return replace(label, line=min(lines.get(label.name, [0])))


def _label(element: etree.Element, name: str, md: Markdown) -> Label | None:
    kind = element.get(Data.KIND, "")
    if element.tag in HEADINGS:
        return Label(name, "section", title=_title(element, md))
    if element.tag == "section" and kind:
        number = element.find(f"./p//span[@class='{Class.THEOREM_NUMBER}']")
        title = element.find(f"./p//span[@class='{Class.THEOREM_TITLE}']")
        return Label(
            name,
            kind,
            (number.text or "") if number is not None else "",
            _title(title, md),
            informal_of=element.get(Data.INFORMAL_OF, ""),
            restates=element.get(Data.RESTATE, ""),
        )
    if element.tag == "figure" and kind:
        number = element.find(f"./figcaption//span[@class='{Class.CAPTION_NUMBER}']")
        return Label(name, kind, (number.text or "") if number is not None else "")
    return None


def _proof(details: etree.Element, md: Markdown) -> list[Label]:
    body = details.find(f"./div[@class='{Class.PROOF_BODY}']")
    if body is None:
        return []
    return [Label(body.get("id", ""), "proof", title=_title(details.find("./summary"), md))]


def _rung(element: etree.Element, root: etree.Element) -> Label:
    """Return the label of a part of a proof; its title is what the proof proves."""
    body = element.find(f"./div[@class='{Class.RUNG_BODY}']")
    label = element.find(f".//span[@class='{Class.RUNG_LABEL}']")
    number = re.search(
        r"(?<![\d.])\d[\d.]*(?=\.$)", (label.text or "") if label is not None else ""
    )
    name = (body if body is not None else element).get("id", "")
    proved = root.find(
        f".//section[@id='{element.get(Data.OF)}']//span[@class='{Class.THEOREM_LABEL}']"
    )
    title = "".join(proved.itertext()) if proved is not None else ""
    return Label(name, element.get(Data.KIND, ""), number[0] if number else "", title)


def _title(element: etree.Element | None, md: Markdown) -> str:
    """Return the content of an element as HTML without links; references stay placeholders."""
    if element is None:
        return ""
    html = render_inner_html(remove_fnrefs(element), md)
    return without_links(_as_text(html)) if "<" in html else html


def _as_text(html: str) -> str:
    """Return HTML in which the placeholders of references and citations are no links."""
    if Data.LINE not in html:
        return html
    placeholders = find_elements(html, Class.REF, Class.CITATION, having=[Data.LINE])
    return make_changes(
        html,
        (
            one
            for found in placeholders
            if found.tag == "a" and found.is_closed
            for one in (
                (found.start, found.start + len("<a"), "<span"),
                (found.inner_end, found.end, "</span>"),
            )
        ),
    )


def separate_ids(root: etree.Element) -> list[str]:
    """Make all ids different; return those that were there twice.

    Environments keep theirs, since their proofs link to them already.
    """
    kept = {e.get("id", "") for e in root.iter() if _keeps_id(e)}
    twice = []
    for element in list(root.iter()):
        name = element.get("id")
        if name and not _keeps_id(element):
            if name in kept:
                twice.append(name)
                place = element.find("figcaption") if element.tag == "figure" else element
                if place is not None and place.tag not in NO_WORDS:
                    place.append(question(f"The label “{name}” is taken"))
            element.set("id", unique(name, kept))
    return twice


def _keeps_id(element: etree.Element) -> bool:
    return element.tag == "section" or element.get("class") in (Class.PROOF_BODY, Class.RUNG_BODY)
