"""How much there is in an SVG file, as a browser would draw it. Pure.

A few elements that show each other again and again are thousands of millions to draw.
"""

import re
import xml.etree.ElementTree as etree

#: A larger file would make the page slow; a deeper one is not drawn by a person.
MOST_CHARACTERS = 100_000
DEEPEST = 60
#: Elements, each as often as it is shown.
MOST_SHOWN = 20_000
#: What an element refers to: ``href="#x"``, ``url(#x)``.
REFERENCE = re.compile(r"^#(\S+)$|url\(\s*[\"']?#([^\"'()\s]+)")


def is_deep(root: etree.Element) -> bool:
    """Return whether elements are in each other too deeply."""
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def is_heavy(root: etree.Element) -> bool:
    """Return whether there are too many elements to draw, or one that shows itself."""
    named = {name: one for one in root.iter() if (name := one.get("id"))}
    shown: dict[int, int] = {}
    #: What is being weighed: whoever meets it again is in a circle.
    open_: set[int] = set()
    stack = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        key = id(element)
        inside = [*element, *(named[name] for name in _referred(element) if name in named)]
        if is_done:
            shown[key] = 1 + sum(shown[id(one)] for one in inside)
            open_.discard(key)
            if shown[key] > MOST_SHOWN:
                return True
        elif key in open_:
            return True
        elif key not in shown:
            open_.add(key)
            stack.append((element, True))
            if any(id(one) in open_ for one in inside):
                return True
            stack += [(one, False) for one in inside if id(one) not in shown]
    return False


def _referred(element: etree.Element) -> list[str]:
    values = (value for value in element.attrib.values() if "#" in value)
    return [one or other for value in values for one, other in REFERENCE.findall(value.strip())]
