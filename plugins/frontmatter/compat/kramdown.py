"""What Jekyll's posts have in their text that Python-Markdown takes for attributes: a preprocessor.

Without it ``{:toc}`` becomes an attribute of a list item, a heading "The cube {0,1}" loses its end,
and a line of Liquid disappears from its paragraph.
"""

import re

from markdown.preprocessors import Preprocessor

TOC = re.compile(r" {0,3}\{:\s*toc\s*\}\s*")
TOC_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+[.)])\s+\S.*")
HEADING = re.compile(r" {0,3}#{1,6}\s[^$]*")  # TeX has braces of its own
BRACE = re.compile(r"(?<=\s)\{[^{}]*\}")
LIQUID = re.compile(r"(?P<indent> {0,3})(?P<tag>\{%.*%\}\s*)")
#: What an attribute list looks like: #id, .class, key=value, pair, kramdown's colon, "-".
ATTRIBUTES = re.compile(r"\{\s*(?::|[#.][\w-]|pair\b|-\s*\}|[^{}=]*=)")


class KramdownPreprocessor(Preprocessor):
    """Amends lines; it runs behind the fenced code (25), which is out of the text by then."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what is no attribute list made safe from being taken for one."""
        amended: list[str] = []
        for line in lines:
            if TOC.fullmatch(line) and amended and TOC_ITEM.fullmatch(amended[-1]):
                amended[-1:] = ["[TOC]"]
            else:
                amended.append(_amend(line))
        return amended


def _amend(line: str) -> str:
    if found := LIQUID.fullmatch(line):
        return f"{found['indent']}\\{found['tag']}"
    return BRACE.sub(_escape, line) if HEADING.fullmatch(line) else line


def _escape(brace: re.Match[str]) -> str:
    return brace[0] if ATTRIBUTES.match(brace[0]) else f"\\{brace[0]}"
