"""What is only wrong since something else is."""

import pytest

from plugins.core.diagnostics import Problem, problem_of_setting
from plugins.foundation.follow_ups import without_follow_ups

UNKNOWN = Problem("paper-unknown", "b.md", 'the bibliography has no paper "baron"')
NO_FILE = problem_of_setting(
    "bib-file", "BIBLIOGRAPHY_FILES", 'has "r.bib", which is not in content'
)
CITED = Problem("citation-unknown", "b.md", 'the bibliography has no "roe2020"')
LOST = Problem("pair-missing-half", "a.md", '"barron" has no other half', 'did you mean "baron"?')
LONE = Problem("pair-missing-half", "c.md", '"roe2020" has no other half', "write it")


@pytest.mark.parametrize(
    ("problems", "left"),
    [
        # The half is there, under a key that the bibliography has not.
        ([LOST, UNKNOWN], [UNKNOWN]),
        ([LONE, UNKNOWN], [LONE, UNKNOWN]),
        # Without a bibliography nobody knows a key.
        ([UNKNOWN, CITED, NO_FILE], [NO_FILE]),
        ([UNKNOWN, CITED], [UNKNOWN, CITED]),
    ],
)
def test_what_follows_from_another_file_is_left_out(problems, left):
    assert without_follow_ups(problems) == left
