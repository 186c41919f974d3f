"""The texts of new posts. Pure."""

import re
from collections.abc import Iterable

#: The statement that both halves of a new pair have: its label.
LABEL = "thm-main"
SECTION = re.compile(
    r"^(#{2,6})[ \t]++([^\n{]*[^\s{])[ \t]*+\{[^{}\n#]*+#([\w:.-]++)[^{}\n]*+\}[ \t]*+$",
    re.MULTILINE,
)
STATEMENT = re.compile(
    r"^:::++[ \t]*+(\w++)[ \t]*+\{[^{}\n#]*+#([\w:.-]++)[^{}\n]*+\}", re.MULTILINE
)
IN_WORDS = re.compile(
    r"^:::++[ \t]*+(\w++)[ \t]*+\{(?>[^{}\n]*?informal-of=)([\w:.-]++)[^{}\n]*+\}", re.MULTILINE
)


def render_header(fields: dict[str, str]) -> str:
    """Return a header; what is empty is left out."""
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value) + "\n"


OVERVIEW = f"""\
Say in a few sentences what is asked, and why anybody wants to know{{cite}}.

## The question {{#question}}

What was known before? What was open?

## The result {{#result}}

::: theorem {{informal-of={LABEL}}}
Say in words what the theorem of the other post says.
:::

## Why it holds {{#idea}}

The idea of the proof, in the words that you would use over coffee.

## What it does not say {{#limits}}
"""
MATH = f"""\
Say what is proved here, and what is used{{cite}}.

## The question, made precise {{#question}}

Write down the objects and the notation.

## The theorem {{#result}}

::: theorem {{#{LABEL}}} The main result
State it exactly.
:::

## The proof {{#idea}}

::: proof {{of={LABEL}}}
Prove it.
:::

## What is left open {{#limits}}
"""
POST = """\
Write here. `invoke devserver` shows the post while you do.
"""
INTRODUCTION = """\
Say what the series is about, and for whom.
"""
#: What is in the missing half of a pair until it is written.
STATE, PROVE, SAY, WRITE = "State it exactly.", "Prove it.", "Say it in words.", "Write here."


def first_body(level: str, cite: str) -> str:
    """Return the body of one half of a new pair; both have sections and a statement that match."""
    text = {"overview": OVERVIEW, "math": MATH}[level]
    return text.replace("{cite}", f" [@{cite}]" if cite else "")


def matching_body(level: str, other: str) -> str:
    """Return the body of the missing half: the sections and statements of the other one."""
    parts = [f"{marks} {title} {{#{name}}}\n" for marks, title, name in SECTION.findall(other)]
    if level == "math":
        rows = dict.fromkeys(IN_WORDS.findall(other))
        parts += [
            f"::: {kind} {{#{label}}}\n{STATE}\n:::\n\n::: proof\n{PROVE}\n:::\n"
            for kind, label in rows
        ]
    else:
        parts += [
            f"::: {kind} {{informal-of={label}}}\n{SAY}\n:::\n"
            for kind, label in _main_statements(STATEMENT.findall(other))
        ]
    return "\n".join(parts) or f"{WRITE}\n"


def _main_statements(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the theorems, or whatever there is: an overview does not say each lemma in words."""
    rows = list(dict.fromkeys(found))
    return [row for row in rows if row[0].lower() in ("theorem", "corollary")] or rows[:1]
