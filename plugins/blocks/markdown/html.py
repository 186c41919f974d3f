"""HTML around Markdown: what GitHub and CommonMark read within ``<details>`` and ``<div>``."""

import re

from markdown.preprocessors import Preprocessor

from ...core.markdown.prose import LEAD, is_code
from ..code_ends import HTML, Ends
from ..lines import AROUND, is_apart

END = re.compile(r"</(details|div|section|aside|center)\b", re.IGNORECASE)


LEAD_OF = re.compile(LEAD)
#: Elements whose spaces count.
KEPT = re.compile(r"<(?:pre|textarea|script|style)\b", re.IGNORECASE)


class HtmlPreprocessor(Preprocessor):
    """Has Python-Markdown read what a blank line parts from the first tag around it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with an attribute in such tags."""
        if not any("<" in line for line in lines):
            return lines
        changed, last = _with_flat_html(lines), _last_ends(lines)
        for row, line in enumerate(lines):
            found = AROUND.match(line) if "<" in line else None
            is_closed = found and last.get(found["tag"].lower(), -1) > row
            if found and is_closed and is_apart(lines, row + 1):
                tag = f'<{found["tag"]}{found["rest"]} markdown="1">'
                changed[row] = f"{found['before']}{tag}{found['after']}"
        return changed


def _with_flat_html(lines: list[str]) -> list[str]:
    """Return the lines with HTML in items and the like at one depth: what is deeper would be code.

    Python-Markdown takes HTML out at the left edge only.
    """
    changed, ends, text = list(lines), Ends(), "\n".join(lines)
    row = place = 0
    while row < len(lines):
        end, lead = row + 1, _lead_of(lines, row)
        if lead and (html := HTML.match(lines[row], len(lead))):
            is_apart_from_code = not lead.startswith((" " * 4, "\t")) or not is_code(text, place)
            if html["tag"] and is_apart_from_code:
                end = max(end, ends.of_html(lines, row, html))
            if not any(KEPT.search(one) for one in lines[row:end]):
                for inner in range(row + 1, end):
                    changed[inner] = _flat(lines[inner], lead)
        place += sum(len(one) + 1 for one in lines[row:end])
        row = end
    return changed


def _lead_of(lines: list[str], row: int) -> str:
    """Return what is before HTML in a line: a quotation, an item or the like, spaces in one."""
    line = lines[row]
    lead = found[0] if "<" in line and (found := LEAD_OF.match(line)) else ""
    is_first = row == 0 or not lines[row - 1].strip()
    return lead if lead.strip() or (is_first and len(lead) >= 4) else ""


def _flat(line: str, lead: str) -> str:
    """Return a line of HTML without the spaces by which it is deeper than its first line."""
    before = re.match(rf"(?:[ \t]*>[ \t]?){{{lead.count('>')}}}", line)
    if before is None:
        return line
    rest, width = line[before.end() :], len(lead) - lead.rfind(">") - 1 - (">" in lead)
    spare = len(rest) - len(rest.lstrip(" \t")) - max(0, width)
    return before[0] + rest[max(0, spare) :]


def _last_ends(lines: list[str]) -> dict[str, int]:
    """Return the last line with an end tag, by the name of the element."""
    return {
        name.lower(): row
        for row, line in enumerate(lines)
        if "</" in line
        for name in END.findall(line)
    }
