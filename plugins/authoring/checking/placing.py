"""Findings in finished pages as remarks on the author's files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..remarks import Remark
from .findings import Finding

#: Rules of the build that have said the same of a line already.
SAID = ("link-", "ref-", "citation-", "math-", "note-", "theorem-", "bib-")
#: Rules for pages that an author writes: lists and the like have nothing to say.
OWN_ONLY = {"page-description"}
#: Typewriter's characters for those of the page.
STRAIGHT = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‹›", "'"), "–": "-", "\xa0": " "}
)


class Placer:
    """Knows which file of the author each page was made from."""

    def __init__(
        self,
        sources: Mapping[str, str],
        levels: Mapping[str, str],
        said: Iterable[Remark],
    ) -> None:
        said = list(said)
        self.sources = sources
        self.levels = levels
        #: What the build has said of settings: what they name is on every page.
        self.of_settings = " ".join(one.text for one in said if one.rule == "setting-unknown")
        self.said: dict[tuple[str, int], str] = defaultdict(str)
        for one in said:
            if not one.rule or one.rule.startswith(SAID):
                self.said[one.path, one.line] += one.text
        self._texts: dict[str, str] = {}

    def place(self, findings: Iterable[Finding]) -> Iterator[Remark]:
        """Yield a remark for each thing that is wrong, once, also if many pages show it."""
        groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in findings:
            groups[finding.rule, finding.text].append(finding)
        for group in groups.values():
            yield from self._place_group(group)

    def _place_group(self, group: list[Finding]) -> Iterator[Remark]:
        at_lines = [(one, line) for one in group if (line := self._line(one))]
        if not at_lines and len(group) == 1 and group[0].page in self.sources:
            at_lines = [(group[0], 1)]
        for one, line in at_lines:
            path = self.sources[one.page]
            said = self.said.get((path, line), "")
            if not (one.near and one.near in said):
                yield from self._remark(one, one.text, path, line)
        is_of_settings = group[0].address and self._is_in_settings(group[0].address)
        if not at_lines and not is_of_settings and group[0].rule not in OWN_ONLY:
            first = min(group, key=lambda one: (len(one.page), one.page))
            more = f" and {len(group) - 1} more" * (len(group) > 1)
            yield from self._remark(first, f"/{first.page}{more}: {first.text}")

    def _is_in_settings(self, address: str) -> bool:
        named = re.findall(r'has "([^"]{1,500})"', self.of_settings)
        return any(address.endswith(name.lstrip("./")) for name in named)

    def _remark(
        self, finding: Finding, text: str, path: str = "", line: int = 0
    ) -> Iterator[Remark]:
        level = self.levels[finding.rule]
        if level != "ignore":
            yield Remark(level, text, path, line, finding.rule)

    def _line(self, finding: Finding) -> int:
        """Return the line of the source that has what is at fault; 0 if it is not from there."""
        path = self.sources.get(finding.page, "")
        if not path:
            return 0
        if not finding.near:
            return 1
        text = self._read(path)
        where = text.find(finding.address) if finding.address else -1
        where = where if where >= 0 else text.find(finding.near)
        if where < 0:
            where = text.translate(STRAIGHT).find(finding.near.translate(STRAIGHT))
        return text.count("\n", 0, where) + 1 if where >= 0 else 0

    def _read(self, path: str) -> str:
        if path not in self._texts:
            try:
                self._texts[path] = Path(path).read_text("utf-8-sig", errors="replace")
            except OSError:
                self._texts[path] = ""
        return self._texts[path]
