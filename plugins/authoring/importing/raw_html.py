"""HTML between fences, as pandoc has it: ```{=html}. Pure."""

import re

OPENED = re.compile(r"[ \t]*(`{3,})[ ]*\{=html\}[ \t]*")
#: What tables of R bring along, some of it for the whole page; the theme has a look for tables.
STYLE = re.compile(r"<style\b[^<>]*>(?:(?!</?style\b).)*</style>\s*", re.DOTALL | re.IGNORECASE)


def open_raw_html(text: str) -> str:
    """Return a text with such HTML as HTML, without its style sheets."""
    if "{=html}" not in text:
        return text
    lines = text.split("\n")
    shown: list[str] = []
    number = 0
    closed: dict[str, int] = {}
    for place, line in enumerate(lines):  # the last fence of each length
        closed[line.strip()] = place
    while number < len(lines):
        found = OPENED.fullmatch(lines[number])
        if found and closed.get(found[1], 0) > number:
            end = next(n for n in range(number + 1, len(lines)) if lines[n].strip() == found[1])
            html = STYLE.sub("", "\n".join(lines[number + 1 : end])).strip("\n")
            shown += ["", *html.split("\n"), ""]
            number = end + 1
        else:
            shown.append(lines[number])
            number += 1
    return "\n".join(shown)
