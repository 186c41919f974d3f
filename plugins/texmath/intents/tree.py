"""MathML as a tree, and as text again. Pure."""

import re
from dataclasses import dataclass, field

TAG = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z]++)(?P<attributes>[^<>]*?)(?P<empty>/?)>(?P<text>[^<]*)"
)


@dataclass(slots=True, eq=False)
class MathNode:
    """An element. ``attributes`` are as they are written, with the space before them.

    One without a tag is a pair of brackets of which nothing is said, with what is in it.
    """

    tag: str
    attributes: str = ""
    text: str = ""
    children: "list[MathNode]" = field(default_factory=list)
    is_empty: bool = False
    #: Whether it is a bar without a fellow.
    is_loose: bool = False

    def pieces(self, found: list[str]) -> None:
        """Add the MathML of the element to a list."""
        if not self.tag:
            for child in self.children:
                child.pieces(found)
            return
        if self.is_empty:
            found.append(f"<{self.tag}{self.attributes}/>")
            return
        found.append(f"<{self.tag}{self.attributes}>{self.text}")
        for child in self.children:
            child.pieces(found)
        found.append(f"</{self.tag}>")

    @property
    def has_intent(self) -> bool:
        """Return whether an author, or a rule, has said how it is read."""
        return ' intent="' in self.attributes

    def say(self, meaning: str) -> None:
        """Say what the element means, unless it says so already."""
        if not self.has_intent:
            self.attributes += f' intent="{meaning}"'


def read_tree(mathml: str) -> list[MathNode] | None:
    """Return the elements of some MathML; ``None`` if it is anything else than elements."""
    top = MathNode("top")
    opened = [top]
    at = 0
    for found in TAG.finditer(mathml):
        if found.start() != at:
            return None
        at = found.end()
        if found["end"]:
            if len(opened) < 2 or opened.pop().tag != found["tag"] or found["text"]:
                return None
            continue
        node = MathNode(found["tag"], found["attributes"], found["text"], [], bool(found["empty"]))
        opened[-1].children.append(node)
        if not found["empty"]:
            opened.append(node)
        elif found["text"]:
            return None
    return top.children if at == len(mathml) and len(opened) == 1 else None


def write_tree(nodes: list[MathNode]) -> str:
    """Return the MathML of elements."""
    found: list[str] = []
    for node in nodes:
        node.pieces(found)
    return "".join(found)
