r"""Markdown extension: ``::: notation`` with a line for each symbol becomes a list of symbols.

The lines of the header, of the series and of the site are read after the body, so that their
formulas, references and citations count as those of the post; the list of them is at the end.
"""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..core.diagnostics import Problem
from ..core.generated_markup import Class, Data
from ..core.markdown.findings import Findings, findings_of
from ..core.markdown.lines import Edit, edited, source_lines
from ..core.markdown.placeholders import MarkedBlockProcessor, mark, mark_pattern
from ..core.markdown.processors import add_processor
from ..core.markdown.prose import compile_prose, find_in_prose
from ..texmath import MARKED_FORMULA
from .written import ASKED, BULLET, lines_of, used_lines

FIELD = "notation"
WORD = "sym"
#: So much of a line is quoted in a message.
LONGEST = 60
TAG = "symbol"
RULE = "symbol-line"
EXAMPLE = r"write $\sigma$: the ReLU, @def-network"
MARKED = mark_pattern(WORD)
OPENING = compile_prose(
    r"""^(?P<lead>[ \t>]*)(?P<colons>:{3,})[ \t]*(?:notation\b|\{[ \t]*\.?notation\b)
        (?P<rest>[^\n]*)$""",
    r"\n(?=[ \t>:])",
)
ASKS = re.compile(r"[\s{]*(?:scope=)?[\"']?(?P<scope>\w+)?[\"']?[\s}]*")
#: What a line begins with: formulas, and a colon or the like.
MATH = MARKED_FORMULA.pattern
SYMBOL = re.compile(rf"\s*(?P<symbol>{MATH}(?:[\s,]*(?:and\s+)?{MATH})*)\s*[:=–—]*\s*")
#: Header texts hold no HTML; formulas, code and addresses in "<>" stay as they are.
RAW = re.compile(r"(?P<kept>\$[^$]*\$|`[^`]*`|<https?:[^\s<>]*>)|<(?=[/!?A-Za-z])")


class SymbolStore:
    """What the processors of one post share: for each mark its scope, its source and its line."""

    def __init__(self, md: Markdown, findings: Findings, options: dict[str, Any]) -> None:
        self.md, self.findings, self.options = md, findings, options
        self.lines: list[tuple[str, str, int]] = []

    def keep(self, scope: str, source: str, line: int = 0) -> str:
        """Keep a line, and return its mark."""
        self.lines.append((scope, source, line))
        return mark(WORD, len(self.lines) - 1)

    def field(self, name: str) -> Any:
        """Return a field of the header as our reader has read it, or as ``meta`` has."""
        fields = {**getattr(self.md, "Meta", {}), **(getattr(self.md, "fields", None) or {})}
        return fields.get(name)

    def report(self, line: int, text: str, hint: str, source: str = "") -> None:
        """Keep a problem, in a line of the body or in that of the header with some text."""
        near = "" if line else re.escape(source)
        self.findings.problems.append(Problem(RULE, "", text, hint, near=near, line=line))


class HeaderPreprocessor(Preprocessor):
    """Puts the lines that are not in the body after it."""

    def __init__(self, md: Markdown, store: SymbolStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a marked block for each symbol."""
        store = self.store
        store.lines = []
        if not store.findings.in_body:
            return lines
        found = [("header", line) for line in lines_of(store.field(FIELD))]
        if store.options["site"] or store.options["series"]:
            text = "\n".join(lines)
            series = store.options["series"].get(self._series(), ())
            found += [("series", line) for line in used_lines(text, series)]
            found += [("site", line) for line in used_lines(text, store.options["site"])]
        blocks = [*lines]
        for scope, line in found:
            safe = RAW.sub(lambda match: match["kept"] or "&lt;", line)
            blocks += ["", f"{store.keep(scope, line)} {safe}"]
        return [*blocks, ""] if found else lines

    def _series(self) -> str:
        given = self.store.field("series")
        return str(given[0] if isinstance(given, list) and given else given or "").strip()


class BlockPreprocessor(Preprocessor):
    """Gives each line between ``::: notation`` and ``:::`` a mark, and a block of its own."""

    def __init__(self, md: Markdown, store: SymbolStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without the fences."""
        text = "\n".join(lines)
        if "notation" not in text or ":::" not in text:
            return lines
        numbers = source_lines(lines, self.md)
        edits: list[Edit] = []
        at = line = 0
        for opening in find_in_prose(OPENING, text):
            if not edits or opening.start() >= edits[-1].end:
                line += text.count("\n", at, opening.start())
                at = opening.start()
                edits.append(self._edit(text, opening, numbers[line:]))
        return edited(lines, edits, self.md) if edits else lines

    def _edit(self, text: str, opening: re.Match[str], numbers: list[int]) -> Edit:
        scope = self._scope(opening["rest"], numbers[0])
        lead, at, parts = opening["lead"], opening.end(), [("", 0)]
        closing = re.compile(rf"[ \t>]*:{{{len(opening['colons'])},}}[ \t]*")
        blank, line = False, 0
        while at < len(text):
            line += 1
            end = text.find("\n", at + 1)
            end = len(text) if end < 0 else end
            row = text[at + 1 : end]
            words = row[len(lead) :].strip() if row.startswith(lead) else row.strip()
            if closing.fullmatch(row):
                return Edit(opening.start(), end, self._blocks(parts, scope, lead))
            if blank and words and not words.startswith(("-", "*", "+")) and not SYMBOL.match(words):
                break
            blank = not words
            if SYMBOL.match(BULLET.sub("", words)) or not parts[-1][0]:
                parts.append((BULLET.sub("", words), numbers[line]))
            else:
                parts[-1] = f"{parts[-1][0]} {words}", parts[-1][1]
            at = end
        self.store.report(
            numbers[0],
            "the notation opened here is never closed",
            "write ::: on a line of its own after it",
        )
        return Edit(opening.start(), min(at, len(text)), self._blocks(parts, scope, lead))

    def _scope(self, rest: str, line: int) -> str:
        asked = ASKS.fullmatch(rest)
        scope = (asked["scope"] or "" if asked else rest.strip(" {}")).casefold()
        if scope and scope not in ASKED:
            text = f'a notation has no scope "{scope}"'
            self.store.report(line, text, f"there are {', '.join(ASKED)}")
            scope = ""
        return scope or "here"

    def _blocks(self, parts: list[tuple[str, int]], scope: str, lead: str) -> str:
        kept = [(part, line) for part, line in parts if part.strip()]
        blank = f"\n{lead.rstrip()}\n"
        blocks = [f"{lead}{self.store.keep(scope, part, line)} {part}" for part, line in kept]
        return blank.join(["", *blocks, ""]).strip("\n") if blocks else ""


class SymbolTreeprocessor(Treeprocessor):
    """Makes lists of the marked blocks; those of the header are moved to the end."""

    def __init__(self, md: Markdown, store: SymbolStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.store.lines:
            return
        last = []
        for parent in [one for one in root.iter() if any(child.tag == TAG for child in one)]:
            last += self._group(parent)
        root.extend(last)

    def _group(self, parent: etree.Element) -> list[etree.Element]:
        children, elsewhere = list(parent), []
        parent[:] = []
        lists: dict[str, etree.Element] = {}
        for child in children:
            if child.tag != TAG:
                lists.pop("here", None)
                lists.pop("section", None)
                lists.pop("post", None)
                parent.append(child)
                continue
            scope, source, line = self.store.lines[int(child.get("n", ""))]
            if scope not in lists:
                attributes = {"class": Class.NOTATION, Data.SCOPE: scope}
                lists[scope] = etree.Element("dl", attributes)
                if scope in (*ASKED, "here"):
                    parent.append(lists[scope])
                else:
                    elsewhere.append(lists[scope])
            self._write(child, source, line, lists[scope])
        return elsewhere

    def _write(self, block: etree.Element, source: str, line: int, around: etree.Element) -> None:
        found = SYMBOL.match(block.text or "")
        row = etree.SubElement(around, "div")
        name, text = etree.SubElement(row, "dt"), etree.SubElement(row, "dd")
        name.text = found["symbol"] if found else ""
        text.text = (block.text or "")[found.end() if found else 0 :]
        text.extend(list(block))
        if not found or not (len(text) or text.text.strip()):
            what = "no meaning after its symbol" if found else "no symbol before its meaning"
            shown = self._plain(source)
            shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
            self.store.report(line, f'"{shown}" has {what}', EXAMPLE, self._plain(source))

    def _plain(self, source: str) -> str:
        math: Any = getattr(self.md, "texmath", None)
        return math.put_back(source, lambda shown: shown.source) if math else source


class SymbolPostprocessor(Postprocessor):
    """Takes the marks out of raw HTML, where the lines stay as they were written."""

    def run(self, text: str) -> str:
        """Return the HTML without marks."""
        return MARKED.sub("", text) if WORD in text else text


class NotationExtension(Extension):
    """Registers the processors."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "site": [[], "lines for every post"],
            "series": [{}, "lines by the name of a series"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        store = SymbolStore(md, findings_of(md), self.getConfigs())
        add_processor(md, "preprocessors", "notation_lines", HeaderPreprocessor(md, store))
        add_processor(md, "preprocessors", "notation", BlockPreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, WORD, TAG)
        add_processor(md, "blockprocessors", "notation_blocks", blocks)
        add_processor(md, "treeprocessors", "notation", SymbolTreeprocessor(md, store))
        add_processor(md, "postprocessors", "notation", SymbolPostprocessor(md))


def makeExtension(**options: Any) -> NotationExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return NotationExtension(**options)
