"""The report of what is wrong with the content: found anywhere in a build, logged at its end.

Authors choose the level of each rule: ``DIPTYCH_RULES = {"pair-missing-half": "ignore"}`` for the
site, ``Ignore: pair-missing-half`` in the header of one post.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import (
    HINT,
    SETTING,
    Problem,
    ProblemLog,
    in_header,
    locate,
    nearest,
    render_problem,
)
from ..core.documents import get_document
from ..core.fields import get_field, text_list
from ..core.pelican_api import repeat_messages
from ..core.rules import RULES
from ..core.settings import SettingError
from ..core.unchanged import say, show_hints
from .follow_ups import without_follow_ups

logger = logging.getLogger(__name__)

#: The setting with the levels of rules.
NAME = "DIPTYCH_RULES"
#: The levels of rules, as logging has them.
RULE_LEVELS = {
    "ignore": logging.NOTSET,
    "hint": HINT,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}


def check_rules(settings: Mapping[str, Any]) -> None:
    """Raise SettingError when DIPTYCH_RULES is misspelt, or names an unknown rule or level."""
    for near in get_close_matches(NAME, {*settings} - {NAME}, n=1, cutoff=0.9):
        raise SettingError(f"There is no setting {near}; did you mean {NAME}?")
    for rule, level in _chosen_rules(settings).items():
        if rule not in RULES:
            hint = nearest(str(rule), RULES) or "docs/diagnostics.md lists them"
            raise SettingError(f"DIPTYCH_RULES: there is no rule {rule!r}; {hint}")
        if not isinstance(level, str) or level not in RULE_LEVELS:
            raise SettingError(
                f"DIPTYCH_RULES[{rule!r}] = {level!r}: expected one of {[*RULE_LEVELS]}."
            )


def _chosen_rules(settings: Mapping[str, Any]) -> dict[str, str]:
    rules = settings.get(NAME, {})
    if not isinstance(rules, dict):
        raise SettingError(f"DIPTYCH_RULES = {rules!r}: expected a dict from rule to level.")
    return rules


def start_log(settings: dict[str, Any]) -> None:
    """Begin a run with no problems; ``pelican -r`` runs many times in one process."""
    settings[SETTING] = ProblemLog()


def collect_problems(generators: list[Any]) -> None:
    """Collect what the readers found, also for files that come from Pelican's cache."""
    log: ProblemLog = find_articles_generator(generators).settings[SETTING]
    for content in chain(iter_contents(generators), iter_introductions(generators)):
        found = get_document(content.metadata).problems
        # One without a path is about the content that it is kept with.
        log.problems.extend(p if p.path else replace(p, path=content.source_path) for p in found)
        ignored = set(text_list(get_field(content, "ignore")))
        log.ignored[content.source_path] = ignored
        for rule in sorted(ignored - RULES.keys()):
            text = f'there is no rule "{rule}" to ignore'
            hint = nearest(rule, RULES) or "name each rule, as in Ignore: series-alone"
            log.problems.append(
                Problem("ignore-unknown", content.source_path, text, hint, in_header("Ignore"))
            )


def log_problems(pelican: Any) -> None:
    """Log every problem of the run, in the order of files and lines."""
    rules = RULES | _chosen_rules(pelican.settings)
    problems = without_follow_ups(pelican.settings[SETTING].unignored())
    found = [(p.path, locate(p), p) for p in problems]
    # Pelican's filter drops messages that the process has logged, also in former builds under -r.
    repeat_messages(logger)
    show_hints(logger)
    for _, line, problem in sorted(found, key=lambda row: (*row[:2], row[2].rule, row[2].text)):
        if level := RULE_LEVELS[rules[problem.rule]]:
            # As ``Remark`` in plugins/authoring has them.
            path = str(Path(problem.path).absolute())
            values = (problem.text, path, line, problem.rule, problem.hint)
            say(pelican.settings, logger, level, render_problem(problem, line), values)
