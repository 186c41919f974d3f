"""Cards that are there are left alone; others come from the cache or are drawn anew."""

import os
import shutil

import pytest
from conftest import post

from plugins.cards.drawing import Drawer

WITH = ["plugins.cards"]
CONTENT = {f"{name}.md": post(f"Title: On {name}", f"Slug: {name}") for name in "abc"}


def cards(site):
    return {name: data for name, data in site.files().items() if name.startswith("cards/")}


@pytest.fixture
def count(monkeypatch):
    """The cards that have been drawn."""
    drawn = []
    real = Drawer.draw

    def draw(self, card):
        drawn.append(card)
        return real(self, card)

    monkeypatch.setattr(Drawer, "draw", draw)
    return drawn


def test_a_second_build_draws_nothing_and_reads_no_card(build, count):
    site = build(CONTENT, PLUGINS=WITH)
    assert len(count) == 4
    # Nobody would see what is in them now but a build that reads them.
    for name, data in cards(site).items():
        path = site.output / name
        before = path.stat()
        path.write_bytes(bytes(len(data)))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = cards(build(CONTENT, PLUGINS=WITH))
    assert len(again) == 4
    assert {data.count(0) for data in again.values()} == {len(data) for data in again.values()}
    assert len(count) == 4


def test_a_card_that_was_deleted_or_changed_comes_back_from_the_cache(build, count):
    site = build(CONTENT, PLUGINS=WITH)
    before = cards(site)
    first, second, *_ = before
    (site.output / first).unlink()
    (site.output / second).write_bytes(b"other")
    assert cards(build(CONTENT, PLUGINS=WITH)) == before
    shutil.rmtree(site.output)
    assert cards(build(CONTENT, PLUGINS=WITH)) == before
    assert len(count) == 4


@pytest.mark.parametrize("damage", ["gone", "other bytes"])
def test_a_damaged_cache_costs_time_only(build, count, damage):
    site = build(CONTENT, PLUGINS=WITH)
    before, cache = cards(site), site.output.parent / "cache"
    for path in [*cache.rglob("*")]:
        if path.is_file() and damage == "gone":
            path.unlink()
        elif path.is_file():
            path.write_bytes(b"x" + path.read_bytes()[1:-1])
    changed = {"a.md": CONTENT["a.md"].replace("On a", "Of a")}
    (site.output / "cards/card.000000000000.png").write_bytes(b"of another")
    site = build(changed, PLUGINS=WITH)
    after = cards(site)
    assert after.pop("cards/card.000000000000.png") == b"of another"
    assert len(after) == 4
    assert len(before.keys() & after.keys()) == 3


def test_two_sites_with_one_cache_have_their_own_cards(build, count, tmp_path):
    site = build(CONTENT, PLUGINS=WITH)
    before = cards(site)
    other = {"OUTPUT_PATH": str(tmp_path / "other"), "SITENAME": "Other"}
    build({}, PLUGINS=WITH, **other)
    assert len(count) == 8
    assert len([*(tmp_path / "other/cards").iterdir()]) == 4
    assert cards(build({}, PLUGINS=WITH)) == before
    assert len(count) == 8


def test_cards_that_nobody_has_any_more_are_removed(build):
    site = build(CONTENT, PLUGINS=WITH)
    before = cards(site)
    after = cards(build({"a.md": post("Title: On a", "Slug: a", "Status: draft")}, PLUGINS=WITH))
    assert len(after) == 3
    assert after.items() < before.items()
    assert cards(build({}, PLUGINS=WITH, CARDS_ENABLED=False)) == {}
    assert cards(build({}, PLUGINS=WITH)) == after
