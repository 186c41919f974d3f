"""Every edit can be made, and the same ones are made each time."""

import random

from .catalogue import EDITS, make_edit
from .start import write_site


def test_each_edit_can_be_made_and_the_seed_decides_which(tmp_path):
    said: list[list[str]] = []
    for folder in ("first", "second"):
        site, chance = write_site(tmp_path / folder, {}), random.Random(5)
        said.append([make_edit(site, chance, list(EDITS)) for _ in range(900)])
    assert said[0] == said[1]
    assert {line.partition(":")[0] for line in said[0]} == EDITS.keys()
