"""Labels that a text has where nothing can have one: why references to them lead nowhere."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from pelican.contents import Content

from ...core.diagnostics import Problem
from ...core.documents import get_document
from ...core.running import is_on
from ..labels.model import Fault

#: What may be between the parts of a label, in one spelling or another.
BETWEEN = re.compile(r"\\?[-:_]")
BLANK = re.compile(r"\n[ \t>]*(?=\n)")
FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
#: The plugins that read what may have a label, and what that looks like.
READERS = {
    "theorems": re.compile(r"^[ \t>]*:{3}"),
    "texmath": re.compile(r"\\label\{|\$\$|\\\]|\\end\{"),
}
ALONE = "a figure is alone in its paragraph: leave blank lines around it, and no words beside it"
#: A picture with a label.
PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{1,300}\)[ ]?\{[^{}\n]{0,100}#")
#: What is said of a label by what its line, or the one before it, looks like.
ADVICE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"^[ \t>]*:{3,}"),
        "write it as {{#{label}}}, after the kind: ::: theorem {{#{label}}}",
    ),
    (
        re.compile(r"^[ \t>]*\{[ ]?#"),
        "write {{#{label}}} at the end of the line above, right after what it is for",
    ),
    (
        re.compile(r"^\([\w:-]{1,80}\)="),
        "write it as {{#{label}}}, after the words of the heading below",
    ),
    (
        re.compile(r"^[ \t]*:(?:label|name):"),
        "write ::: theorem {{#{label}}} Title, or ![caption](path){{#{label}}} for a figure",
    ),
    (
        re.compile(r"\\label\{"),
        "write {{#{label}}} after the words of a heading or of :::; \\label is for displays",
    ),
    (re.compile(r"^[ \t>]*#{1,6}[ \t]"), "write it as {{#{label}}}, after the heading"),
    (
        re.compile(r"(?<![!\]])\[[^\[\]\n]{0,300}\]\([^()\n]{1,300}\)[ ]?\{"),
        "write ! before the [ of a figure",
    ),
    (
        re.compile(r"!\[[^\n]{0,500}\)[ ]?[(\[]#"),
        "write {{#{label}}} right after the address of the picture",
    ),
    (
        re.compile(r"!\[[^\n]{0,500}\)[ ]?\{"),
        ALONE,
    ),
    (
        re.compile(r"^[ \t>]*\w{0,20}[ ]?:[ ]"),
        "a caption begins with Table: or Listing:, right before or after what it is for",
    ),
    (
        re.compile(r"\$\$|\\\]|\\end\{"),
        "write {{#{label}}} right after the $$ that ends a display on lines of its own, alone",
    ),
)
OTHERS = "labels are for headings, statements, displays, and figures, tables and code with captions"


@dataclass(frozen=True, slots=True)
class LostLabel:
    """Where a text has a label that is none."""

    #: The first line of its paragraph, and its own.
    start: int
    line: int
    hint: str
    #: What is wrong where several labels are, "" for what is said of this one.
    text: str = ""


def find_lost(source: str, label: str, off: Collection[str] = ()) -> LostLabel | None:
    """Return where a text seems to give something a label, None for nowhere.

    ``off`` names the plugins that are not on.
    """
    name = r"\\?[-:_ ]".join(re.escape(part) for part in BETWEEN.split(label))
    name = f"(?i:{name[0]}){name[1:]}" if name[0].isalpha() else name
    wanted = re.compile(
        rf"(?<![`(\w])(?:\{{[^{{}}\n`]{{0,200}}\#{name}(?![\w-])|\\label\{{{name}\}}"
        rf"|\{{(?:[^{{}}\n`]{{0,100}}\s)?(?:label|id|name)[ ]?=[ ]?[\"']?{name}(?![\w-])"
        rf"|(?<=[) \t])\{{{name}\}}|(?<=[ ])\#{name}[ ]*$)"
        rf"|(?<=[\s$)])\(\#{name}\)"
        rf"|^[ \t>]*:{{3,}}[^\n]{{1,100}}[ ]\#{name}(?![\w-])"
        rf"|^[ \t>]*(?::{{3,}}|\#{{1,6}}[ ])[^\n]{{1,200}}"
        rf"[\[({{][ ]?(?:(?:id|label|name):)?[ ]?[.#@]{{0,2}}[ ]?{name}[ ]?[\])}}]"
        rf"|^\({name}\)=|^[ \t]*:(?:label|name):[ ]*{name}[ ]*$",
        re.MULTILINE,
    )
    for found in wanted.finditer(source):
        if len(FENCE.findall(source, 0, found.start())) % 2 == 0:
            return _lost(source, found.start(), label, off)
    return None


def _lost(source: str, at: int, label: str, off: Collection[str]) -> LostLabel:
    blanks = [blank.end() + 1 for blank in BLANK.finditer(source, 0, at)]
    start = blanks[-1] if blanks else 0
    first = source.rfind("\n", 0, at) + 1
    own = source[first : source.find("\n", at) if "\n" in source[at:] else len(source)]
    before = source[start:first].rstrip("\n").rpartition("\n")[2]
    advice = (
        *((looks, f"add the plugin {name}") for name, looks in READERS.items() if name in off),
        *ADVICE,
    )
    hint = next(
        (hint for line in (own, before) for looks, hint in advice if looks.search(line)), OTHERS
    )
    number, line = (source.count("\n", 0, place) + 1 for place in (start, at))
    end = BLANK.search(source, at)
    if hint == ALONE and len(PICTURE.findall(source, start, end.start() if end else at)) > 1:
        text = "several pictures with labels are in one paragraph"
        return LostLabel(number, number, "leave a blank line between them", text)
    return LostLabel(number, line, hint.format(label=label.replace(":", "-")))


def explain(fault: Fault, label: str, content: Content) -> Fault:
    """Return a fault of a reference at the place of its label, with what is wrong there."""
    try:
        source = Path(content.source_path).read_text("utf-8-sig", errors="replace")
    except OSError:
        return fault
    off = [name for name in READERS if not is_on(content.settings, name)]
    problems = get_document(content.metadata).problems
    lost = find_lost(source, label, off) if label and not _is_near(label, fault.hint) else None
    if lost is None:
        return _in_formula(fault, label, problems)
    causes = (one for one in problems if lost.start <= one.line <= lost.line)
    if cause := next(causes, None):
        text = f'no label "{label}": {cause.text}'
        return replace(fault, text=text, hint=cause.hint, line=cause.line)
    text = lost.text or f'"{label}" is written where it is no label'
    return replace(fault, text=text, hint=lost.hint, line=lost.line)


def _is_near(label: str, hint: str) -> bool:
    """Return whether a label that is there differs by what is between its parts, or in case."""
    near = re.search(r'mean "([^"]+)"', hint)
    return bool(near and _spelling(near[1]) == _spelling(label))


def _spelling(label: str) -> str:
    return BETWEEN.sub("-", label).casefold()


def _in_formula(fault: Fault, label: str, problems: tuple[Problem, ...]) -> Fault:
    """Return a fault of a label in a formula that cannot be typeset, as that of the formula."""
    for one in problems:
        if one.rule == "math-tex" and label and f"{{{_spelling(label)}" in _spelling(one.text):
            text = f'no label "{label}": {one.text}'
            return replace(fault, text=text, hint=one.hint, line=one.line)
    return fault
