"""Lines of notation in the header, in the settings and between fences: each gets a mark."""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ...core.diagnostics import in_header, within
from ...core.markdown.lines import Edit, edited, source_lines
from ...core.markdown.prose import LEAD, compile_prose, continued, find_in_prose
from ..written import ASKED, BULLET, SETTINGS, lines_of, used_lines
from .store import SYMBOL, SymbolStore

FIELD = "notation"
OPENING = compile_prose(
    rf"""^(?P<lead>{LEAD})(?P<colons>:{{3,}})[ \t]*(?:notation\b|\{{[ \t]*\.?notation\b)
        (?P<rest>[^\n]*)$""",
    r"\n(?=[ \t>:*+\-\d\[])",
)
ASKS = re.compile(r"[\s{]*+(?:scope=)?[\"']?(?P<scope>\w+)?[\"']?[\s}]*")
#: Header texts hold no HTML; formulas, code and addresses in "<>" stay as they are.
RAW = re.compile(r"(?P<kept>\$[^$]*\$|`[^`]*`|<https?:[^\s<>]*>)|<(?=[/!?A-Za-z])")


def place_of(scope: str, line: str) -> tuple[str, str]:
    """Return the file of a line that is not in the body, "" for the post's, and its pattern."""
    # In quotation marks a backslash may be two.
    written = re.escape(line).replace(r"\\", r"\\+")
    if scope == "header":
        return "", within(in_header(FIELD), written)
    return "pelicanconf.py", within(rf"^[ \t]*{SETTINGS[scope]}\b", written)


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
            number = len(blocks) + 2
            store.findings.after[number] = place_of(scope, line)
            safe = RAW.sub(lambda match: match["kept"] or "&lt;", line)
            blocks += ["", f"{store.keep(scope, line, number)} {safe}"]
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
        lead, at, parts = continued(opening["lead"]), opening.end(), [("", 0)]
        closing = re.compile(rf"[ \t>]*:{{{len(opening['colons'])},}}[ \t]*")
        blank, line = False, 0
        while at < len(text):
            line += 1
            end = text.find("\n", at + 1)
            end = len(text) if end < 0 else end
            row = text[at + 1 : end]
            words = row.removeprefix(lead).lstrip(" \t>" if ">" in lead else None).rstrip()
            if closing.fullmatch(row):
                return Edit(opening.start(), end, self._blocks(parts, scope, opening["lead"]))
            if (
                blank
                and words
                and not words.startswith(("-", "*", "+"))
                and not SYMBOL.match(words)
            ):
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
        return Edit(
            opening.start(), min(at, len(text)), self._blocks(parts, scope, opening["lead"])
        )

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
        rest = continued(lead)
        blank = f"\n{rest.rstrip()}\n"
        blocks = [f"{rest}{self.store.keep(scope, part, line)} {part}" for part, line in kept]
        if blocks:
            blocks[0] = f"{lead}{blocks[0].removeprefix(rest)}"
        return blank.join(["", *blocks, ""]).strip("\n") if blocks else ""
