"""Frames: several figures as steps of one, in the tree. Pure.

Each frame has a radio button, so that one of them is shown, without a script; where no style sheet
says so, on paper, in feeds and other themes, all of them are there, one after another, and the
buttons are hidden.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from ..core.diagnostics import Problem
from ..core.generated_markup import Class, Data
from ..theorems import Kinds


def write_frames(root: etree.Element, kinds: Kinds, lang: str) -> Iterator[Problem]:
    """Write the frames of a tree, whose captions have been joined to their figures."""
    found = [element for element in root.iter("div") if element.get("class") == Class.FRAMES]
    for count, element in enumerate(found, 1):
        # That there is nothing in them is said elsewhere.
        if len(element) and not any(map(_is_picture, element)):
            name = element.get("id") or element.get("title") or ""
            near = rf":::.*\bframes\b.*{re.escape(name)}"
            text = "none of these frames begins with a picture, a table or code: nothing is a step"
            yield Problem("ref-caption", "", text, "begin each with one", near)
        _write(element, f"{Class.FRAMES}-{count}", kinds, lang)


def _write(element: etree.Element, name: str, kinds: Kinds, lang: str) -> None:
    title = element.attrib.pop("title", "")
    before, frames = _divided(element)
    step = kinds.name("proof-step", lang).one
    if len(frames) > 1:
        for number, frame in enumerate(frames, 1):
            _add_controls(frame, name, number, len(frames), f"{step} {number}")
    group = etree.Element("div", {"class": Class.FRAMES})
    group.extend(frames)
    element[:] = [*before, group] if frames else before
    del element.attrib["class"]
    if title or element.get("id"):
        element.tag = "figure"
        element.set(Data.KIND, "figure")
        element.append(_caption(title, kinds.name("figure", lang).one))
    else:
        element.set("role", "group")


def _add_controls(frame: etree.Element, name: str, number: int, count: int, label: str) -> None:
    """Give a frame its button, and what leads to its neighbours: the keyboard has arrows."""
    body = etree.Element("div", {"class": Class.FRAME_BODY})
    body.extend(list(frame))
    hidden = {"hidden": "hidden"}
    control = etree.Element("label", {"class": Class.FRAME_STEPS} | hidden)
    radio = {"type": "radio", "name": name, "id": f"{name}-{number}", "aria-label": label}
    checked = {"checked": "checked"} if number == 1 else {}
    etree.SubElement(control, "input", radio | checked).tail = f" {number}"
    turn = etree.Element("div", {"class": Class.FRAME_TURN, "aria-hidden": "true"} | hidden)
    for place, text in ((number - 1, "←"), (number + 1, "→")):
        is_there = 1 <= place <= count
        leads = {"for": f"{name}-{place}"} if is_there else {}
        etree.SubElement(turn, "label" if is_there else "span", leads).text = text
    frame[:] = [control, turn, body]


def _divided(element: etree.Element) -> tuple[list[etree.Element], list[etree.Element]]:
    """Return what is before the first figure, and a frame for each figure and what follows it."""
    before: list[etree.Element] = []
    frames: list[etree.Element] = []
    for child in element:
        if _is_picture(child):
            frames.append(etree.Element("div", {"class": Class.FRAME}))
        (frames[-1] if frames else before).append(child)
    return before, frames


def _is_picture(element: etree.Element) -> bool:
    """Return whether an element is a figure, a table, code, or begins with a picture."""
    text = element.text or ""
    return element.tag in ("figure", "table", "pre") or (
        element.tag == "p" and text.lstrip().startswith("![")
    )


def _caption(title: str, name: str) -> etree.Element:
    caption = etree.Element("figcaption")
    label = etree.SubElement(caption, "span", {"class": Class.CAPTION_LABEL})
    label.text = f"{name} "
    etree.SubElement(label, "span", {"class": Class.CAPTION_NUMBER}).tail = "."
    label.tail = f" {title}" if title else None
    return caption
