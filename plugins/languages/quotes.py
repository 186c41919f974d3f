"""Quotation marks by language, where the extension ``smarty`` makes curly ones of straight ones."""

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX

from ..core.markdown.findings import language_of
from ..core.quotation_marks import quotes_of

#: As ``smarty`` has them, unless a site's settings say otherwise.
ENTITIES = ("&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;")
ENGLISH = quotes_of("en")
#: Two single marks around words; all other ones are apostrophes.
PAIR = r"(?<!\w)'(?=[^\s'])([^'\n]{1,300})(?<=[^\s'])'(?!\w)"
#: An apostrophe within a word.
APOSTROPHE = r"(?<=\w)'(?=\w)"

#: A double mark right after what has been replaced, such as the end of a pair of single ones.
AFTER = rf'(?<={ETX})"(?!\w)'


class QuoteTreeprocessor(Treeprocessor):
    """Gives ``smarty``, which comes next, the marks of the language of the post."""

    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.language = language
        #: The patterns of ``smarty`` with what they write in English.
        self.patterns: list[tuple[Any, tuple[Any, ...]]] | None = None
        self.now: tuple[str, ...] = ENGLISH

    def run(self, _root: etree.Element) -> None:
        """Change no tree, but what ``smarty`` makes of quotation marks in the next one."""
        if "smarty" not in self.md.treeprocessors:
            return
        wanted = quotes_of(language_of(self.md, self.language))
        if wanted != self.now:
            self._speak(wanted)
            self.now = wanted

    def _speak(self, wanted: tuple[str, ...]) -> None:
        smarty: Any = self.md.treeprocessors["smarty"]
        registry = smarty.inlinePatterns
        if self.patterns is None:
            kept = [one for one in registry if isinstance(one, SubstituteTextPattern)]
            self.patterns = [(one, tuple(one.replace)) for one in kept]
        double, single = wanted[:2], wanted[2:]
        marks = dict(zip(ENTITIES, (*double, *ENTITIES[2:]), strict=True))
        if wanted == ENGLISH:
            marks = {}
        if own_singles := single != ENGLISH[2:]:
            # Those of no pair are apostrophes.
            marks |= {"&lsquo;": "&rsquo;"}
        for pattern, parts in self.patterns:
            pattern.replace = tuple(_translated(part, marks) for part in parts)
        for name in ("diptych-apostrophes", "diptych-singles", "diptych-doubles"):
            if name in registry:
                registry.deregister(name)
        if own_singles and "smarty-quotes-0" in registry:
            within = SubstituteTextPattern(APOSTROPHE, ("&rsquo;",), self.md)
            around = SubstituteTextPattern(PAIR, (single[0], 1, single[1]), self.md)
            registry.register(within, "diptych-apostrophes", 32)
            registry.register(around, "diptych-singles", 31)
            after = SubstituteTextPattern(AFTER, (double[1],), self.md)
            registry.register(after, "diptych-doubles", 30.5)


def _translated(part: Any, marks: dict[str, str]) -> Any:
    """Return a part of what a pattern writes with other marks; numbers are those of groups."""
    if isinstance(part, str):
        for english, mark in marks.items():
            part = part.replace(english, mark)
    return part
