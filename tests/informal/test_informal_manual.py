"""Statements in words, each form of them: see the file beside this one. Each case is a post."""

from pathlib import Path

from fixtures import PLAIN, files_of, outcome, read_cases


def test_a_site_comes_out_as_the_manual_says(build):
    cases = read_cases(Path(__file__).with_name("in-words.md"))
    site = build(files_of(cases), PLUGINS=["plugins.informal"], **PLAIN)
    for case in cases:
        assert outcome(case, site) == case.expected, case.title
