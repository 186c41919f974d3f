"""Labels that a text has where nothing can have one: why references to them lead nowhere."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from pelican.contents import Content

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
#: What is said of a label by what its line, or the one before it, looks like.
ADVICE: tuple[tuple[re.Pattern[str], str], ...] = (
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
        re.compile(r"!\[[^\n]{0,500}\)[ ]?\{"),
        "a figure is alone in its paragraph: leave blank lines around it, and no words beside it",
    ),
    (
        re.compile(r"^[ \t>]*\w{0,20}[ ]?:[ ]"),
        "a caption begins with Table: or Listing:, right before or after what it is for",
    ),
    (
        re.compile(r"\$\$|\\\]|\\end\{"),
        "write {{#{label}}} right after the $$ that ends a display, which begins its line",
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
        rf"|(?<=[\s$])\(\#{name}\)"
        rf"|^[ \t>]*:{{3,}}[^\n]{{1,100}}[ ]\#{name}(?![\w-])",
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
    return LostLabel(
        source.count("\n", 0, start) + 1,
        source.count("\n", 0, at) + 1,
        hint.format(label=label.replace(":", "-")),
    )


def explain(fault: Fault, label: str, content: Content) -> Fault:
    """Return a fault of a reference at the place of its label, with what is wrong there."""
    try:
        source = Path(content.source_path).read_text("utf-8-sig", errors="replace")
    except OSError:
        return fault
    off = [name for name in READERS if not is_on(content.settings, name)]
    lost = find_lost(source, label, off) if label else None
    if lost is None:
        return fault
    problems = get_document(content.metadata).problems
    causes = (one for one in problems if lost.start <= one.line <= lost.line)
    if cause := next(causes, None):
        text = f'no label "{label}": {cause.text}'
        return replace(fault, text=text, hint=cause.hint, line=cause.line)
    text = f'"{label}" is written where it is no label'
    return replace(fault, text=text, hint=lost.hint, line=lost.line)
