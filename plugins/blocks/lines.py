"""What the lines of a Markdown text begin: items, quotations, fences and the like. Pure."""

import re
from dataclasses import dataclass

#: How deep lists and quotations may be within each other; what is deeper is text.
DEEPEST = 24
#: A line across the page; Python-Markdown's own rule.
RULE = re.compile(r" {0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
ROMAN = "[ivxlc]{1,7}|[IVXLC]{1,7}"
ITEM = re.compile(
    r"(?P<indent> {0,3})(?:(?P<bullet>[-+*])|(?P<open>\(?)(?P<value>\d{1,9}|[A-Za-z]"
    rf"|{ROMAN}|#)(?P<close>[.)]))(?P<room> +|$)"
)
#: Where a list may begin within a block.
STARTS = re.compile(r"^ {0,3}(?:[-+*]|\(?(?:\d{1,9}|[A-Za-z]{1,7}|#)[.)])(?: |$)", re.MULTILINE)
FENCE = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
QUOTE = re.compile(r" {0,3}> ?")
#: What lines of a paragraph cannot be, even if they continue it lazily.
NO_TEXT = re.compile(
    r" {0,3}(?:#{1,6}(?: |$)|>|```|~~~|:::|\[\^[^\]\n]+\]:|</?(?:div|details|summary|table|section"
    r"|aside|figure|center|pre|ul|ol|blockquote)\b|\{:|(?:code|env|cap)\x02)"
)

#: The first tag of HTML around Markdown: alone in its line, or with a summary.
AROUND = re.compile(
    r"(?P<before> {0,3})<(?P<tag>details|div|section|aside|center)(?=[\s>])"
    r"(?P<rest>(?![^<>]*\bmarkdown=)[^<>]*)>"
    r"(?P<after>[ ]*(?:<summary>[^<\n]*</summary>)?[ ]*)$",
    re.IGNORECASE,
)
#: A tag whose author says that there is Markdown in it.
MARKED = re.compile(r" {0,3}<[A-Za-z][^<>]*\smarkdown\b")
#: Addresses and elements of words, which begin a paragraph.
AUTOLINK = re.compile(
    r"<(?:[A-Za-z][\w+.-]*:|[^<>\s@]+@)[^<>\s]*>"
    r"|<(?:a|em|strong|b|i|u|s|code|kbd|span|sub|sup|small|mark|del|ins|abbr|cite|q)(?=[ >])"
)
SUMMARY = re.compile(r"[ ]*<summary\b.*</summary>[ ]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item of a list begins with."""

    #: ``ul`` or ``ol``.
    tag: str
    #: Of ``ol``: 1, a, A, i or I, and the bracket or dot after it.
    style: str
    #: Where the text of the item begins in its line, and where that of its other lines does.
    offset: int
    #: The number that is written; letters and Roman numbers are counted.
    number: int
    #: The numbers that a letter may be read as.
    letter: int = 0
    roman: int = 0

    @property
    def interrupts(self) -> bool:
        """Whether it may follow a line of text; "2019. It was …" goes on with a paragraph."""
        return self.tag == "ul" or (self.style == "1." and self.number == 1)

    def fits(self, first: "Marker", count: int) -> bool:
        """Return whether it is a further item of a list that has a first one, and some more."""
        if self.tag != first.tag or self.style[1:] != first.style[1:]:
            return False
        if first.style[:1] in ("", "1"):
            return self.style[:1] == first.style[:1]
        if self.is_capital != first.is_capital:
            return False
        if first.style[0] in "iI":
            return self.roman == first.roman + count
        return self.letter == first.letter + count

    @property
    def is_capital(self) -> bool:
        """Whether it is a capital letter, or a Roman number of these."""
        return self.style[:1].isupper()


def indent_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def moved_left(lines: list[str], offset: int) -> list[str]:
    """Return the lines of an item, which are cut at where its text begins, cut at four spaces.

    Only where all but the first are indented by four at least, as many authors do: what is in them
    counts on that.
    """
    spare = 4 - offset
    inside = [indent_of(line) for line in lines[1:] if line.strip()]
    if spare <= 0 or not inside or min(inside) != spare:
        return lines
    return [lines[0], *(line[min(spare, indent_of(line)) :] for line in lines[1:])]


def read_marker(line: str) -> Marker | None:
    """Return the marker of an item that a line begins, if it does."""
    found = ITEM.match(line)
    if not found or (found["bullet"] and RULE.match(line)):
        return None
    if found["open"] and found["close"] != ")":
        return None
    width = found.end("room") - found.start("room")
    # Many spaces are no code, as Python-Markdown has it.
    offset = found.start("room") + (width if 0 < width <= 4 else 1)
    if found["bullet"]:
        return Marker("ul", "", offset, 0)
    value, bracket = found["value"], found["open"] + found["close"]
    if value.isdigit():
        return Marker("ol", f"1{bracket}", offset, int(value))
    if value == "#":
        return Marker("ol", f"1{bracket}", offset, 1)
    return _letter(value, bracket, offset, wide=width > 1)


def _letter(value: str, bracket: str, offset: int, *, wide: bool) -> Marker | None:
    # As in pandoc: "A. Einstein" begins no list.
    if value.isupper() and bracket == "." and not wide:
        return None
    letter = ord(value.lower()) - ord("a") + 1 if len(value) == 1 else 0
    roman = roman_number(value.lower())
    is_roman = bool(roman) and (len(value) > 1 or value in "iI")
    if not (letter or is_roman):
        return None
    kind = "i" if is_roman else "a"
    style = f"{kind.upper() if value.isupper() else kind}{bracket}"
    return Marker("ol", style, offset, roman if is_roman else letter, letter, roman)


def roman_number(text: str) -> int:
    """Return the number that is written in Roman, in small letters; 0 for another word."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    numbers = [values.get(letter, 0) for letter in text]
    pairs = zip(numbers, [*numbers[1:], 0], strict=True)
    total = sum(-one if one < after else one for one, after in pairs)
    return total if total > 0 and all(numbers) and roman_text(total) == text else 0


def roman_text(number: int) -> str:
    """Return a number below 400 in Roman, in small letters."""
    tens, ones = divmod(number % 100, 10)
    return "c" * (number // 100) + _digit(tens, "xlc") + _digit(ones, "ivx")


def _digit(digit: int, letters: str) -> str:
    one, five, ten = tuple(letters)
    if digit in (4, 9):
        return one + (five if digit == 4 else ten)
    return five * (digit // 5) + one * (digit % 5)


def is_apart(lines: list[str], row: int, depth: int = 0) -> bool:
    """Return whether Markdown follows after a blank line, also in another tag around it."""
    if row < len(lines) and SUMMARY.match(lines[row]):
        row += 1
    if row < len(lines) and MARKED.match(lines[row]):
        return True
    if row >= len(lines) or lines[row].strip():
        return False
    while row < len(lines) and not lines[row].strip():
        row += 1
    return row < len(lines) and _is_markdown(lines, row, depth)


def _is_markdown(lines: list[str], row: int, depth: int) -> bool:
    """Return whether a line after a blank one is Markdown, or is HTML with Markdown after it."""
    first = lines[row]
    if MARKED.match(first):
        return True
    if first.startswith(("    ", "\t")) or first.lstrip().startswith("</"):
        return False
    if AROUND.match(first):
        return depth < DEEPEST and is_apart(lines, row + 1, depth + 1)
    if not first.startswith("<") or AUTOLINK.match(first):
        return True
    # HTML goes on to the next blank line.
    while row < len(lines) and lines[row].strip():
        row += 1
    return depth < DEEPEST and is_apart(lines, row, depth + 1)
