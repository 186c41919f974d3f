"""What is only wrong since something else in its file is: the other report says it all. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from ..core.diagnostics import Problem
from ..core.rules import RULES

#: A part of what is said of each cause, by its rule; the rules that follow from it, with a part of
#: what is said there.
CAUSES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "frontmatter-yaml",
        "",
        (
            *(("frontmatter-date", ""), ("frontmatter-title", ""), ("frontmatter-quotes", "")),
            *(("math-macro", ""), ("series-field", "")),
        ),
    ),
    (
        "frontmatter-field",
        "a blank line ends the header",
        (("frontmatter-date", "there is no date"), ("frontmatter-title", ""), ("pair-level", "")),
    ),
    ("frontmatter-field", 'the line "\\', (("math-tex", "Unknown command"),)),
    ("frontmatter-title", "there is no header", (("frontmatter-date", "there is no date"),)),
    ("frontmatter-status", "write Date: ", (("frontmatter-date", "there is no date"),)),
    ("frontmatter-field", 'mean "date"', (("frontmatter-date", "there is no date"),)),
    ("frontmatter-field", 'mean "title"', (("frontmatter-title", "there is no title"),)),
    ("frontmatter-field", 'mean "level"', (("pair-level", "has no level"),)),
    ("frontmatter-field", 'mean "paper"', (("pair-key", ""),)),
    ("frontmatter-field", 'mean "pair"', (("pair-key", ""),)),
    ("frontmatter-field", 'mean "series"', (("series-field", "of no series"),)),
    ("markdown-slip", "the call of a note", (("note-unused", ""),)),
    ("markdown-slip", "a line with two colons", (("theorem-fence", "closes nothing"),)),
    ("markdown-slip", "another mark than ;", (("lemma-unused", ""),)),
    ("label-twice", "", (("lemma-unused", ""),)),
    ("paper-unknown", "", (("pair-missing-half", ""),)),
    ("markdown-slip", "mark is missing in a tag", (("markdown-html", "closes nothing"),)),
    ("math-delimiter", r"that \begin", (("markdown-other", r"\end{"),)),
)


def without_follow_ups(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems without those that follow from another one of their file."""
    every = list(problems)
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in every:
        by_file[problem.path].append(problem)
    followed: set[Problem] = set(_of_others(every))
    for found in by_file.values():
        if len(found) > 1:
            followed.update(_follow_ups(found), _said_twice(found))
    return [problem for problem in every if problem not in followed]


def _of_others(every: list[Problem]) -> Iterable[Problem]:
    """Yield what follows from another file: from no bibliography, from a half's unknown key."""
    if any(one.rule == "bib-file" and "which is not in" in one.text for one in every):
        yield from (one for one in every if one.rule in ("paper-unknown", "citation-unknown"))
    unknown = {one.text.split('"')[1] for one in every if one.rule == "paper-unknown"}
    for one in every if unknown else ():
        if one.rule == "pair-missing-half" and any(f'"{key}"' in one.hint for key in unknown):
            yield one


def _said_twice(found: list[Problem]) -> Iterable[Problem]:
    """Yield what is the reason of a broken reference, or that it is broken: the weaker of both."""
    for reference in found:
        if reference.rule == "ref-unknown" and ": " in reference.text:
            for one in found:
                if one.line == reference.line and reference.text.endswith(f": {one.text}"):
                    yield one if RULES[one.rule] == "hint" else reference


def _follow_ups(found: list[Problem]) -> Iterable[Problem]:
    for rule, said, follow in CAUSES:
        if any(one.rule == rule and said in f"{one.text}; {one.hint}" for one in found):
            for other, part in follow:
                yield from (one for one in found if one.rule == other and part in one.text)
