"""Environments in the tree: what is between two fences becomes one element. Pure.

Each fence is an empty element among the blocks. Two of them belong together if they have the same
parent, so an environment may be in a list, a quotation or a footnote like any other block.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass, field

from ..core.generated_markup import Class, question_attributes
from ..core.markdown.alerts import TITLES
from .kinds import IDEA
from .opening import Opening

FENCE = "diptych-fence"
#: What else a word may open.
OTHERS = (Class.FRAMES, "notation")
HEADINGS = {f"h{depth}" for depth in range(1, 7)}
#: The label of pandoc's division for the list of references, which is empty.
REFS = "refs"
RULE, EMPTY = "theorem-fence", "theorem-empty"
Report = Callable[[str, int, str, str], None]


@dataclass(frozen=True, slots=True)
class Closing:
    """A line that closes an environment."""

    #: The line of the body.
    line: int
    #: The number of its colons.
    colons: int


@dataclass(slots=True)
class Environment:
    """An environment in the tree."""

    opening: Opening
    element: etree.Element
    #: What is wrong with it, for readers; "" if nothing is.
    fault: str = ""
    #: As it is shown, "" for none.
    number: str = ""
    #: The id in the page, "" until it has one.
    id: str = ""


@dataclass(slots=True)
class _Frame:
    opening: Opening
    children: list[etree.Element] = field(default_factory=list)


class EnvironmentAssembler:
    """Assembles the environments of one tree.

    The attribute ``n`` of a fence's element is its index in ``fences``.
    """

    def __init__(self, fences: list[Opening | Closing], report: Report) -> None:
        self.fences = fences
        self.report = report
        self.environments: dict[etree.Element, Environment] = {}

    def run(self, root: etree.Element) -> dict[etree.Element, Environment]:
        """Change the tree in place; return the environments by their elements."""
        for parent in [e for e in root.iter() if any(child.tag == FENCE for child in e)]:
            self._nest(parent)
        return self.environments

    def _nest(self, parent: etree.Element) -> None:
        children, stack = list(parent), [_Frame(Opening(""))]
        for child in children:
            fence = self.fences[int(child.get("n", 0))] if child.tag == FENCE else None
            if fence is None:
                stack[-1].children.append(child)
            elif isinstance(fence, Opening):
                fence.title = (child.text or "").strip()
                stack.append(_Frame(fence))
            else:
                self._close(stack, fence)
        while len(stack) > 1:
            self._leave_open(stack)
        parent[:] = stack[0].children

    def _close(self, stack: list[_Frame], closing: Closing) -> None:
        if len(stack) == 1:
            text = "this ::: closes nothing"
            self.report(RULE, closing.line, text, "every environment is closed already")
            stack[0].children.append(_stray(closing))
            return
        alike = [n for n, f in enumerate(stack) if n and f.opening.colons == closing.colons]
        depth = alike[-1] if alike else len(stack) - 1
        while len(stack) > depth + 1:
            self._leave_open(stack)
        frame = stack.pop()
        if not frame.children and "restate" not in frame.opening.options:
            self._report_empty(frame.opening)
        stack[-1].children.append(self._element(frame, ""))

    def _report_empty(self, opening: Opening) -> None:
        word = opening.word or (opening.kind.key if opening.kind else "")
        # Of what is no kind, that is said.
        is_known = opening.kind or opening.in_braces or word.casefold() in (*TITLES, *OTHERS)
        if word and is_known and opening.label != REFS:
            text = f"there is nothing in the {word}"
            said = "the title is no text of it: write that on the lines below"
            hint = said if opening.title else "write it, or take it out"
            self.report(EMPTY, opening.line, text, hint)

    def _leave_open(self, stack: list[_Frame]) -> None:
        """End an environment that is not closed: before the next heading, or at the end."""
        frame = stack.pop()
        text = f"the {frame.opening.word or 'environment'} opened here is never closed"
        self.report(RULE, frame.opening.line, text, "write ::: on a line of its own after it")
        end = next((n for n, e in enumerate(frame.children) if e.tag in HEADINGS), None)
        rest = frame.children[end:] if end is not None else []
        frame.children = frame.children[:end]
        stack[-1].children += [self._element(frame, "It is never closed"), *rest]

    def _element(self, frame: _Frame, fault: str) -> etree.Element:
        opening = frame.opening
        if opening.in_braces and opening.kind and not opening.title:
            _take_title(opening, frame.children)
        folds = opening.is_proof or (opening.is_rung and opening.kind is not IDEA)
        tag = "details" if folds else "section" if opening.kind and not opening.is_rung else "div"
        element = etree.Element(tag)
        element.extend(frame.children)
        self.environments[element] = Environment(opening, element, fault)
        return element


def _take_title(opening: Opening, children: list[etree.Element]) -> None:
    """Move the title from the heading that the environment begins with, as in Quarto."""
    if children and children[0].tag in HEADINGS and not len(children[0]):
        opening.title = children.pop(0).text or ""


def _stray(closing: Closing) -> etree.Element:
    paragraph = etree.Element("p")
    mark = question("This closes nothing")
    mark.tail = " " + ":" * closing.colons
    paragraph.append(mark)
    return paragraph


def question(reason: str) -> etree.Element:
    """Return the question mark at something wrong, with the reason as its title."""
    mark = etree.Element("span", question_attributes(reason))
    mark.text = "?"
    return mark
