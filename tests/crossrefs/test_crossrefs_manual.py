"""References, each form of them: see the files beside this one. Each case there is a post."""

from pathlib import Path

import pytest
from fixtures import PLAIN, files_of, outcome, read_cases

PLUGINS = ["plugins.crossrefs", "plugins.theorems", "plugins.languages"]


@pytest.mark.parametrize("name", ["references.md", "other-posts.md"])
def test_a_site_comes_out_as_the_manual_says(build, name):
    cases = read_cases(Path(__file__).with_name(name))
    site = build(files_of(cases), PLUGINS=PLUGINS, **PLAIN)
    for case in cases:
        assert outcome(case, site) == case.expected, case.title
