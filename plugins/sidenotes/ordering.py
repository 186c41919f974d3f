"""Notes in the order of the text: their numbers, the list of them, the links there and back. Pure.

Markdown reads what stands in lists, quotes and tables after the paragraphs around them, so that
"footnotes" counts the calls there last; and it makes an id of whatever a note is called.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator

CALL, BACK = "footnote-ref", "footnote-backref"
#: What an id may have, and a link to it as it stands.
ODD = re.compile(r"[^\w.:-]")


def order_notes(root: etree.Element, notes: etree.Element, number: str, title: str) -> list[str]:
    """Put the items of a list in the order of their calls; return the ids that nothing calls.

    ``number`` and ``title`` are the patterns of what a call and a link back say. A link back from
    where no call has come through, as from the words for a picture, goes.
    """
    items = {item.get("id", ""): item for item in notes}
    called = _called(root, notes, items)
    order = {name: n for n, name in enumerate(dict.fromkeys([*called, *items]), start=1)}
    notes[:] = sorted(notes, key=lambda item: order[item.get("id", "")])
    for link in _links(root, CALL):
        link.text = number.format(order.get(_target(link), "?"))
    calls = {sup.get("id") for sup in root.iter("sup")}
    for name, item in items.items():
        _drop_dead_links(item, calls)
        for link in _links(item, BACK):
            link.set("title", title.format(order[name]))
    return [name for name in items if name not in called]


def _called(
    root: etree.Element, notes: etree.Element, items: dict[str, etree.Element]
) -> dict[str, None]:
    """Return the ids of notes in the order of their first calls; those in notes come last."""
    within = set(notes.iter())
    links = [link for link in _links(root, CALL) if link not in within]
    called: dict[str, None] = {}
    for link in links:
        name = _target(link)
        if name in items and name not in called:
            called[name] = None
            links += _links(items[name], CALL)
    return called


def _drop_dead_links(item: etree.Element, calls: Iterable[str | None]) -> None:
    for parent in list(item.iter()):
        for link in [link for link in parent if link.get("class") == BACK]:
            if _target(link) not in calls:
                parent.remove(link)


def settle_ids(root: etree.Element, notes: etree.Element) -> None:
    """Give notes and calls ids without spaces, quotes and other signs that no id may have."""
    for element in (*root.iter("sup"), *notes):
        if name := element.get("id"):
            element.set("id", _plain(name))
    for link in (*_links(root, CALL), *_links(notes, BACK)):
        link.set("href", f"#{_plain(_target(link))}")


def _plain(name: str) -> str:
    return ODD.sub(lambda sign: f".{ord(sign[0]):x}", name)


def _links(element: etree.Element, kind: str) -> Iterator[etree.Element]:
    return (link for link in element.iter("a") if link.get("class") == kind)


def _target(link: etree.Element) -> str:
    return link.get("href", "").removeprefix("#")
