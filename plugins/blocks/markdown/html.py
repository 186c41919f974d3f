"""HTML around Markdown: what GitHub and CommonMark read within ``<details>`` and ``<div>``."""

import re

from markdown.preprocessors import Preprocessor

from ..lines import AROUND, is_apart

END = re.compile(r"</(details|div|section|aside|center)\b", re.IGNORECASE)


class HtmlPreprocessor(Preprocessor):
    """Has Python-Markdown read what a blank line parts from the first tag around it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with an attribute in such tags."""
        if not any("<" in line for line in lines):
            return lines
        changed, last = list(lines), _last_ends(lines)
        for row, line in enumerate(lines):
            found = AROUND.match(line) if "<" in line else None
            is_closed = found and last.get(found["tag"].lower(), -1) > row
            if found and is_closed and is_apart(lines, row + 1):
                tag = f'<{found["tag"]}{found["rest"]} markdown="1">'
                changed[row] = f"{found['before']}{tag}{found['after']}"
        return changed


def _last_ends(lines: list[str]) -> dict[str, int]:
    """Return the last line with an end tag, by the name of the element."""
    return {
        name.lower(): row
        for row, line in enumerate(lines)
        if "</" in line
        for name in END.findall(line)
    }
