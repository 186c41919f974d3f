"""HTML around Markdown: what GitHub and CommonMark read within ``<details>`` and ``<div>``."""

import re

from markdown.preprocessors import Preprocessor

from ...core.markdown.prose import is_code
from ..code_ends import HTML, Ends
from ..lines import AROUND, indent_of, is_apart

END = re.compile(r"</(details|div|section|aside|center)\b", re.IGNORECASE)


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
        line, width = lines[row], indent_of(lines[row])
        end = row + 1
        is_first = row == 0 or not lines[row - 1].strip()
        if width >= 4 and is_first and "<" in line and (html := HTML.match(line[width:])):
            if html["tag"] and not is_code(text, place):
                end = max(end, ends.of_html(lines, row, html))
            if not any(KEPT.search(one) for one in lines[row:end]):
                for inner in range(row + 1, end):
                    spare = max(0, indent_of(lines[inner]) - width)
                    changed[inner] = lines[inner][spare:]
        place += sum(len(one) + 1 for one in lines[row:end])
        row = end
    return changed


def _last_ends(lines: list[str]) -> dict[str, int]:
    """Return the last line with an end tag, by the name of the element."""
    return {
        name.lower(): row
        for row, line in enumerate(lines)
        if "</" in line
        for name in END.findall(line)
    }
