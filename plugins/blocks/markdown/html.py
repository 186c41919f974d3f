"""HTML around Markdown: what GitHub and CommonMark read within ``<details>`` and ``<div>``."""

import re

from markdown.preprocessors import Preprocessor

#: A first tag that stands alone in its line, or with a summary.
OPENING = re.compile(
    r"(?P<before> {0,3})<(?P<tag>details|div|section|aside|center)"
    r"(?P<rest>(?![^<>]*\bmarkdown=)[^<>]*)>"
    r"(?P<after>[ ]*(?:<summary>[^<\n]*</summary>)?[ ]*)$",
    re.IGNORECASE,
)
SUMMARY = re.compile(r"[ ]*<summary\b.*</summary>[ ]*$", re.IGNORECASE)


class HtmlPreprocessor(Preprocessor):
    """Has Python-Markdown read what a blank line parts from the first tag around it."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with an attribute in such tags."""
        if not any("<" in line for line in lines):
            return lines
        changed = list(lines)
        for row, line in enumerate(lines):
            if "<" in line and (found := OPENING.match(line)) and _is_apart(lines, row + 1):
                tag = f'<{found["tag"]}{found["rest"]} markdown="1">'
                changed[row] = f"{found['before']}{tag}{found['after']}"
        return changed


def _is_apart(lines: list[str], row: int) -> bool:
    """Return whether Markdown follows after a blank line."""
    if row < len(lines) and SUMMARY.match(lines[row]):
        row += 1
    if row >= len(lines) or lines[row].strip():
        return False
    while row < len(lines) and not lines[row].strip():
        row += 1
    first = lines[row] if row < len(lines) else "<"
    return not first.startswith(("    ", "<", "\t")) and not first.lstrip().startswith("</")
