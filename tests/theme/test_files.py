"""The files of the theme are easy to read."""

import pytest
from conftest import ROOT

STATIC = ROOT / "theme" / "static"


@pytest.mark.parametrize("pattern", ["css/*.css", "js/*.js"])
def test_no_line_is_longer_than_100_characters(pattern):
    files = sorted(STATIC.glob(pattern))
    assert files
    for path in files:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            assert len(line) <= 100, f"{path.name}:{number}"
