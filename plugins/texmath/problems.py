"""What is wrong with the formulas of a text, each in its line. Pure."""

import re
from collections.abc import Iterable, Mapping

from ..core.diagnostics import Problem, nearest
from .find.snippets import Snippet
from .render.formulas import Typeset
from .rules.colors import CSS_COLORS, NAMED_COLORS
from .tex.common_commands import UNDEFINED, hint_for
from .tex.macros import UNKNOWN, Macro, find_wrong_macro

#: What is no formula by itself: comments, the ends of environments and rows, names and numbers.
AROUND = re.compile(
    r"(?<!\\)%[^\n]*|\\begin\{[^{}]*\}(?:\[[^\[\]]*\])?(?:\{[^{}]*\})?|\\end\{[^{}]*\}"
    r"|\\(?:label|tag\*?)\{[^{}]*\}|\\(?:nonumber|notag)|\\\\|&|\s"
)
#: A comment up to the end of a formula: a percentage.
COMMENT = re.compile(r"(?<!\\)%[ \t]*[^\s%][^\n]*\Z|(?<=\d)%\s*\Z")
#: The beginning of a line, in a quotation too.
NEW_LINE = re.compile(r"\n[ \t>]*")
#: A longer one has something in it.
MOST = 300
#: Where a colour is named, and where one gets its name.
COLORED = re.compile(
    r"\\(?:text|cell|row|column)?color(?:box)?[ ]?\{[ ]?(?P<name>[A-Za-z][^{}#\\\n]{0,40})\}"
)
DEFINED = re.compile(r"\\(?:definecolor|colorlet)[ ]?\{[ ]?([^{}\n]{1,40})\}")
#: Where a formula defines a command.
DEFINING = re.compile(
    r"\\(?:(?:re|provide)?newcommand|def|DeclareMathOperator)\*?[ ]?\{?(\\[A-Za-z]{1,40})"
)
#: What to write instead of dollars that enclose no formula.
HINT = "write \\( … \\) for a formula, and \\$ for a plain dollar"


def is_empty(snippet: Snippet, made: Typeset | None) -> bool:
    """Return whether a formula has nothing in it, or nothing but what is around a formula."""
    if snippet.kind == "empty":
        return True
    if snippet.kind not in ("inline", "display") or len(snippet.content) > MOST:
        return False
    # A full stop after a display has been put into it.
    stops = ".,;:" if snippet.kind == "display" else ""
    inside = AROUND.sub("", snippet.content).strip(f" \t\n{stops}")
    return not (inside or (made and made.fault))


def find_problems(
    text: str,
    snippets: Iterable[Snippet],
    typeset: Mapping[int, Typeset],
    numbers: Mapping[str, str],
    macros: Mapping[str, Macro],
) -> Iterable[Problem]:
    """Yield what is wrong with the formulas of a text, with lines from 1.

    What is wrong with a macro begins with its name, and has no line.
    """
    colors = NAMED_COLORS | {name.strip() for name in DEFINED.findall(text)}
    #: The commands that a formula with a fault defines, and those that nothing defines.
    lost: list[str] = []
    for place, snippet in enumerate(snippets):
        made = typeset.get(place)
        if is_empty(snippet, made):
            shown = " ".join(NEW_LINE.sub(" ", text[snippet.start : snippet.end]).split())
            message = f"there is nothing in the formula {shown}"
            hint = "write it, or take it out"
            yield Problem("math-empty", "", message, hint, line=_line(text, snippet, 0))
            continue
        if snippet.fault:
            hint = _hint(snippet.fault, text[snippet.start : snippet.end])
            yield Problem("math-delimiter", "", snippet.fault, hint, line=_line(text, snippet, 0))
        if made and made.fault:
            if not any(f'command "{name}"' in made.fault for name in lost):
                yield (failure := _failure(text, snippet, made, macros))
                # One that is not defined is said once, a slip of a known one in each place.
                lost += UNKNOWN.findall(made.fault) if failure.hint.startswith(UNDEFINED) else []
            lost += DEFINING.findall(snippet.content)
        yield from _unknown_colors(text, snippet, colors)
        yield from _comments(text, snippet)
        yield from _labels(text, snippet, made, numbers)


def _labels(
    text: str, snippet: Snippet, made: Typeset | None, numbers: Mapping[str, str]
) -> Iterable[Problem]:
    """Yield the labels that are there twice, and the references to none."""
    for label in made.twice if made else ():
        message = f'two equations have the label "{label}"'
        line = _line(text, snippet, max(snippet.content.rfind(label), 0))
        yield Problem("math-label", "", message, "links lead to the first", line=line)
    named = made.named if made else [snippet.content.strip()] if snippet.content else ()
    for label in named:
        if label not in numbers:
            message = f'there is no equation with the label "{label}"'
            line = _line(text, snippet, max(snippet.content.find(label), 0))
            yield Problem("math-ref", "", message, nearest(label, numbers), line=line)


def _hint(fault: str, opening: str) -> str:
    """Return what to write where something opens no formula."""
    if "two dollars" in fault:
        return "write $ on both sides, or $$ for a display on its own lines"
    if opening.startswith("$$"):
        return "write $$ after the last line of the formula, before any blank line"
    if opening.startswith("\\begin"):
        place = "in place of it" if "closed by" in fault else "after it"
        return f"write {opening.replace('begin', 'end', 1)} {place}"
    if opening.endswith(("[", "(")):
        closing = opening.translate({ord("["): "]", ord("("): ")"})
        return f"write {closing} after the formula, before any blank line"
    return HINT


def _failure(text: str, snippet: Snippet, made: Typeset, macros: Mapping[str, Macro]) -> Problem:
    """Return why a formula cannot be typeset: it, or a macro that it uses, is wrong."""
    if wrong := find_wrong_macro(made.fault, snippet.content, macros):
        name, said = wrong
        near = re.escape(name)
        return Problem("math-macro", "", f"{name}: {said}", "correct the macro", near=near)
    is_open = r'"\end{...}", but' in made.fault
    at = max(0, snippet.content.rfind("\\begin")) if is_open else made.at
    message = f"{_excerpt(snippet.content, at)}: {made.fault} (at character {at + 1})"
    hint = hint_for(made.fault, macros)
    return Problem("math-tex", "", message, hint, line=_line(text, snippet, at))


def _comments(text: str, snippet: Snippet) -> Iterable[Problem]:
    """Yield what is lost of a formula in a line since a % is before it."""
    if snippet.kind == "inline" and (lost := COMMENT.search(snippet.content)):
        message = f"{_excerpt(snippet.content, lost.start())}: what comes after % is a comment"
        line = _line(text, snippet, lost.start())
        yield Problem("math-tex", "", message, r"write \% for the character", line=line)


def _unknown_colors(text: str, snippet: Snippet, known: set[str]) -> Iterable[Problem]:
    """Yield the names that are those of no colour."""
    for found in COLORED.finditer(snippet.content) if "color" in snippet.content else ():
        name = found["name"].strip()
        if name in known or name.lower() in CSS_COLORS:
            continue
        message = f'there is no colour "{name}": what has it is shown without'
        near = "" if "!" in name else nearest(name, CSS_COLORS | known)
        hint = near or r"write its numbers, \color{#cc3311}"
        yield Problem("math-color", "", message, hint, line=_line(text, snippet, found.start()))


def _excerpt(tex: str, at: int) -> str:
    """Return the part of some TeX around the place of a fault, in one line."""
    start = max(0, at - 20) if len(tex) > 60 else 0
    shown = " ".join(tex[start : start + 60].split())
    return f"{'…' if start else ''}{shown}{'…' if start + 60 < len(tex) else ''}"


def _line(text: str, snippet: Snippet, at: int) -> int:
    """Return the line of a place in a snippet's content, which has the lines of the text."""
    return text.count("\n", 0, snippet.at) + snippet.content.count("\n", 0, at) + 1
