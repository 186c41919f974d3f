"""Where blocks of code, HTML and indented text begin and end. Pure."""

import re
from collections import Counter

from markdown.util import STX

from ..core.markdown.placeholders import MARK
from .lines import AROUND, NO_TEXT, indent_of, is_apart

#: A container whose further lines are indented by four spaces: a note, a definition, and others.
INDENTING = re.compile(
    r" {0,3}(?:\[\^[^\]\n]+\]:|:(?= )|\*\[[^\]\n]+\]:|(?:!!!|\?\?\?\+?|===[!+]?)(?= ))[ ]*"
)
#: What Python-Markdown reads itself: the first line of a fence at the left edge.
KNOWN = re.compile(
    r"[ ]*+(?:\{[^{}\n]*\}|[\w.+-]*+[ ]*+\{[^\n]*#[^\n]*\}"
    r"|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*')[ ]*)?)$"
)
#: Formulas, which are no code.
MATH = re.compile(r"[ ]*(?:math|\{math\})[ ]*$")
#: A block of HTML: nothing in it is code because it is indented.
HTML = re.compile(r" {0,3}<(?P<tag>[A-Za-z][\w-]*)(?=[\s>/]|$)|(?P<other> {0,3}<(?:!--|\?|!\[))")
#: Elements that begin no block.
INLINE = re.compile(
    r"(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|a|abbr|b|bdo|cite"
    r"|code|del|dfn|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u|var|time|tt|font)"
)
#: Code between tags of Jekyll, Hexo and Hugo.
TAGGED = re.compile(
    r" {0,3}(?:\{%-? *(?P<liquid>highlight|codeblock|prism)(?P<options>(?: [^%\n]*)?)-?%\}"
    r"|\{\{[<%] *(?P<hugo>highlight|code)(?P<hugo_options>(?: [^>\n]*)?)[>%]\}\})[ ]*$"
)
#: How often an end is looked for in vain: a text of nothing but beginnings stays cheap.
MOST = 20


class Ends:
    """Finds ends, and remembers of which names it has found none."""

    def __init__(self) -> None:
        self.endless: Counter[str] = Counter()

    def of_tagged(self, texts: list[str], at: int, name: str) -> int | None:
        """Return the line with the tag that ends code; None if there is none."""
        ending = re.compile(
            rf" *(?:\{{%-? *end{name} *-?%\}}|\{{\{{[<%] */ *{name} *[>%]\}}\}})[ ]*$"
        )
        rows = range(at + 1, len(texts) if self.endless[name] < MOST else 0)
        end = next((row for row in rows if ending.match(texts[row])), None)
        self.endless[name] += end is None
        return end

    def of_html(self, texts: list[str], at: int, html: re.Match[str]) -> int:
        """Return the line after a block of HTML; the line itself if it is none."""
        name = (html["tag"] or "").lower()
        if html["other"]:
            ending = "-->" if "<!--" in html["other"] else ">"
            return next((row + 1 for row in range(at, len(texts)) if ending in texts[row]), at + 1)
        if INLINE.fullmatch(name) or self.endless[name] >= MOST:
            return at
        # What is in it is Markdown.
        if "markdown=" in texts[at] or (AROUND.match(texts[at]) and is_apart(texts, at + 1)):
            return at + 1
        tags = re.compile(rf"<(?P<end>/?){re.escape(name)}\b[^<>]*?(?P<alone>/?)>", re.IGNORECASE)
        depth = 0
        for row in range(at, len(texts)):
            for found in tags.finditer(texts[row]):
                depth += -1 if found["end"] else 0 if found["alone"] else 1
            if depth <= 0:
                return row + 1
        self.endless[name] += 1
        return at


def closing_fence(texts: list[str], at: int, mark: str) -> tuple[int, str]:
    """Return the line with the fence that closes code, and that line; "" if there is none.

    What a header adds after the text is no code.
    """
    for row in range(at, len(texts)):
        words = texts[row].strip()
        if STX in words and MARK.match(words):
            return row, ""
        if words.startswith(mark) and not words.strip(mark[0]) and indent_of(texts[row]) < 4:
            return row, texts[row]
    return len(texts), ""


def end_of_indented(texts: list[str], at: int) -> int:
    """Return the line after code that is indented."""
    end = at
    for row in range(at, len(texts)):
        if texts[row].strip():
            if indent_of(texts[row]) < 4:
                break
            end = row + 1
    return end


def end_of_indenting(texts: list[str], at: int) -> int:
    """Return the line after a container whose lines are indented by four spaces."""
    end, blank = at + 1, False
    for row in range(at + 1, len(texts)):
        if not texts[row].strip():
            blank = True
        elif indent_of(texts[row]) < 4 and (blank or _begins(texts[row])):
            break
        else:
            end, blank = row + 1, False
    return end


def _begins(line: str) -> bool:
    """Return whether a line is no text: it begins another block, or the next definition."""
    return any(pattern.match(line) for pattern in (NO_TEXT, INDENTING))
