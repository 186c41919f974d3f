"""Markdown extension: the same HTML, but most of the work that comes to nothing is left out."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any, TypeAlias

from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, AtomicString

from .processors import replace_processor
from .shortcuts import take_shortcuts
from .triggers import triggers_of

#: What a pattern can add to the text that it changes: a placeholder with some digits.
ADDED = frozenset(f"{INLINE_PLACEHOLDER_PREFIX}{INLINE_PLACEHOLDER}0123456789{ETX}")
#: The methods of Python-Markdown's class that are replaced or called: it has no public ones here.
PRIVATE = [
    f"_InlineProcessor__{name}" for name in ("handleInline", "applyPattern", "processPlaceholders")
]
#: Patterns with their indices.
Plan: TypeAlias = tuple[tuple[int, Any], ...]


class Plans:
    """Which patterns are tried on a text."""

    #: For ``setup``: it is the same for all texts.
    is_shared = True

    def __init__(self) -> None:
        self._patterns: Plan = ()
        #: For each pattern what it needs, of which one is enough; nothing if it is always tried.
        self._needs: list[frozenset[str]] = []
        self._triggers: list[str] = []
        self._plans: dict[tuple[str, ...], Plan] = {}

    def prepare(self, inline_patterns: Iterable[Any]) -> None:
        """Find out what each pattern needs: extensions may have changed them since."""
        patterns = tuple(enumerate(inline_patterns))
        needs = [_needs_of(pattern) for _, pattern in patterns]
        if needs != self._needs or patterns != self._patterns:
            self._patterns, self._needs, self._plans = patterns, needs, {}
            self._triggers = sorted(frozenset().union(*needs))

    def of(self, text: str) -> Plan:
        """Return the patterns that can match in a text.

        They stay the same while they are applied: a pattern only puts placeholders into the text.
        """
        present = tuple([trigger for trigger in self._triggers if trigger in text])
        plan = self._plans.get(present)
        if plan is None:
            both = zip(self._patterns, self._needs, strict=True)
            plan = tuple(p for p, needs in both if not needs or not needs.isdisjoint(present))
            self._plans[present] = plan
        return plan


class FastInlineProcessor(InlineProcessor):
    """Tries on a text only those patterns that can match there."""

    def __init__(self, old: InlineProcessor) -> None:
        super().__init__(old.md)
        self.inlinePatterns = old.inlinePatterns
        self._apply, self._resolve = (getattr(self, name) for name in PRIVATE[1:])
        self._plans = Plans()

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        """Apply the patterns to all texts of a tree, level by level, as Python-Markdown does."""
        self.stashed_nodes: dict[str, etree.Element | str] = {}
        self._plans.prepare(self.inlinePatterns)
        waiting = [(tree, list(ancestors or ()))]
        for element, names in waiting:
            self.ancestors = [*names, element.tag.lower()]
            self._read_children(element, waiting)
        return tree

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Return a text with placeholders for what the patterns from an index on have found."""
        if not isinstance(data, AtomicString):
            for index, pattern in self._plans.of(data):
                matched, start = index >= patternIndex, 0
                while matched:
                    data, matched, start = self._apply(pattern, data, index, start)
        return data

    def _stays(self, text: str) -> bool:
        """Return whether no pattern and no placeholder can be in a text."""
        return INLINE_PLACEHOLDER_PREFIX not in text and (
            isinstance(text, AtomicString) or not self._plans.of(text)
        )

    def _read_children(self, element: etree.Element, waiting: list[Any]) -> None:
        """Read the text of each child of an element and the text after it.

        Adds the elements whose children come next.
        """
        filled = []
        # What is found in the text after a child is read, too: it is one of the children then.
        for child in element:
            text, tail = child.text, child.tail
            if text and not isinstance(text, AtomicString) and not self._stays(text):
                filled.append((child, found := self._read_text(child, text)))
                waiting += found
            if tail and not self._stays(tail):
                self._read_tail(element, child, tail)
            if len(child):
                waiting.append((child, self.ancestors[:]))
        for child, found in filled:
            for place, (new, _) in enumerate(found):
                child.insert(place, new)

    def _read_text(self, element: etree.Element, text: str) -> list[tuple[etree.Element, Any]]:
        """Return the elements that are in the text of an element, which keeps what is before."""
        self.ancestors.append(element.tag.lower())
        element.text = None
        found = self._resolve(self._InlineProcessor__handleInline(text), element)
        self.ancestors.pop()
        return list(found)

    def _read_tail(self, parent: etree.Element, element: etree.Element, tail: str) -> None:
        """Insert the elements that are in the text after an element, which keeps what is before."""
        before = etree.Element("d")
        found = self._resolve(self._InlineProcessor__handleInline(tail), before, False)
        element.tail = before.tail
        place = list(parent).index(element) + 1
        for new, _ in reversed(found):
            parent.insert(place, new)


def _needs_of(pattern: Any) -> frozenset[str]:
    """Return literals one of which must be in a text from the start for a pattern to match."""
    needs = triggers_of(pattern.getCompiledRegExp())
    return needs if all(ADDED.isdisjoint(trigger) for trigger in needs) else frozenset()


class FastExtension(Extension):
    """Replaces processors of Python-Markdown's, unless another extension has done so."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace the processors; the extension comes after all others."""
        take_shortcuts(md)
        for name in ("inline", "smarty"):
            if name not in md.treeprocessors:
                continue
            old = md.treeprocessors[name]
            if type(old) is InlineProcessor and all(hasattr(old, method) for method in PRIVATE):
                replace_processor(md, "treeprocessors", name, FastInlineProcessor(old))


def makeExtension(**options: Any) -> FastExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return FastExtension(**options)
