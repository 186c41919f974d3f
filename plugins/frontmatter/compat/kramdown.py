"""Braces in Jekyll's posts, which Python-Markdown would take for attributes: a preprocessor.

Without it ``{:toc}`` becomes an attribute of a list item, a heading "The cube {0,1}" loses its end,
and a line of Liquid disappears from its paragraph.
"""

import re

from markdown.preprocessors import Preprocessor

ATTRIBUTE_LINE = re.compile(r" {0,3}\{:([^{}]*+)\}\s*")
TOC_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+[.)])\s+\S.*")
HEADING = re.compile(r" {0,3}#{1,6}\s[^$]*")  # TeX has braces of its own
BRACE = re.compile(r"(?<=\s)\{[^{}]*\}")
LIQUID = re.compile(r"(?P<indent> {0,3})(?P<tag>\{%.*%\}\s*)")
#: What an attribute list looks like: #id, .class, key=value, pair, kramdown's colon, "-".
ATTRIBUTES = re.compile(r"\{\s*+(?::|[#.][\w-]|pair\b|-\s*\}|[^{}=]*=)")


class KramdownPreprocessor(Preprocessor):
    """Escapes braces; it runs after fenced code has been taken out of the text."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with all braces escaped that are no attribute lists."""
        escaped: list[str] = []
        for line in lines:
            if escaped and _is_toc(line) and TOC_ITEM.fullmatch(escaped[-1]):
                escaped[-1:] = ["[TOC]"]
            else:
                escaped.append(_escape_line(line))
        return escaped


def _is_toc(line: str) -> bool:
    """Return whether a line makes a list of contents of the list before it: ``{:toc .large}``."""
    found = ATTRIBUTE_LINE.fullmatch(line) if "toc" in line else None
    return found is not None and "toc" in found[1].split()


def _escape_line(line: str) -> str:
    if found := LIQUID.fullmatch(line):
        return f"{found['indent']}\\{found['tag']}"
    return BRACE.sub(_escape, line) if HEADING.fullmatch(line) else line


def _escape(brace: re.Match[str]) -> str:
    return brace[0] if ATTRIBUTES.match(brace[0]) else f"\\{brace[0]}"
