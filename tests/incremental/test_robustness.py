"""A cache that is damaged, a build that was ended, two at once, a full disk: the site is right."""

import os
import random
import shutil
from pathlib import Path

import pytest

from .builds import Builder, Outcome, Place
from .comparison import compare_builds, read_tree
from .damage import DAMAGES, all_files, change_by_hand, damage
from .start import write_site
from .variants import LEFT_OUT, VARIANTS

SETTINGS = VARIANTS["light"] | {"SITEURL": "https://example.com"}


@pytest.fixture(scope="module")
def builder():
    made = Builder()
    yield made
    made.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The sources of a site."""
    return write_site(tmp_path_factory.mktemp("robust") / "site", SETTINGS).root


@pytest.fixture(scope="module")
def anew(builder, site):
    """A new build."""
    place = Place(site.parent / "anew")
    return place, builder.build(site, place)


@pytest.fixture
def on(builder, site, anew, tmp_path):
    """Another one, with output and cache as a build has left them."""
    place = Place(tmp_path / "on")
    shutil.copytree(anew[0].folder, place.folder)
    return place


def check(place: Place, outcome: Outcome, anew: tuple[Place, Outcome]) -> None:
    """Say how a build differs from a new one."""
    found = compare_builds((place, outcome), anew, LEFT_OUT)
    assert not found, "\n".join(map(str, found[:5]))


def edit_all(site: Path) -> None:
    """Have every post say more, so that everything has to be done again."""
    for path in site.glob("content/posts/*.md"):
        path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")


def test_a_build_that_was_ended_in_its_midst(builder, site, anew, on):
    chance = random.Random(1)
    for _ in range(3):
        place = Place(on.folder / "killed")
        ended = builder.build(site, place, kill_after=chance.uniform(0.05, anew[1].wall))
        assert ended.code in (0, -9)
    check(place, builder.build(site, place), anew)


def test_an_edit_whose_build_was_ended_in_its_midst(builder, site, anew, on, tmp_path):
    own = tmp_path / "site"
    shutil.copytree(site, own)
    edit_all(own)
    for seconds in (0.15, 0.3, 0.5):
        builder.build(own, on, kill_after=seconds)
    expected = Place(tmp_path / "anew")
    check(on, builder.build(own, on), (expected, builder.build(own, expected)))


def test_two_builds_at_once_and_a_third(builder, site, anew, on):
    place = Place(on.folder / "twice")
    for outcome in builder.build_at_once(site, [place, place]):
        assert outcome.code == 0, outcome.lines
    check(place, builder.build(site, place), anew)


@pytest.mark.parametrize("first", [0, 3])
def test_a_cache_whose_files_are_damaged(builder, site, anew, on, first):
    """Each file in a way of its own."""
    chance, ways = random.Random(first), [how for how in DAMAGES if how != "one byte"]
    for number, path in enumerate(all_files(on.cache), first):
        damage(path, ways[number % len(ways)], chance)
    check(on, builder.build(site, on), anew)


def test_a_cache_with_a_wrong_byte_in_each_file(builder, site, anew, on):
    for path in all_files(on.cache):
        damage(path, "one byte", random.Random(path.name))
    check(on, builder.build(site, on), anew)


def test_a_cache_whose_files_have_each_others_names(builder, site, anew, on):
    for folder in {path.parent for path in on.cache.rglob("*") if path.is_file()}:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
        texts = [path.read_bytes() for path in paths]
        for path, text in zip(paths, [*texts[1:], *texts[:1]], strict=True):
            path.write_bytes(text)
    check(on, builder.build(site, on), anew)


def test_a_cache_that_is_a_file(builder, site, anew, on):
    shutil.rmtree(on.cache)
    on.cache.write_bytes(b"x")
    check(on, builder.build(site, on), anew)


@pytest.mark.skipif(not os.geteuid(), reason="nothing is read-only for root")
def test_a_cache_that_is_read_only(builder, site, anew, on):
    folders = [on.cache, *(path for path in on.cache.rglob("*") if path.is_dir())]
    try:
        for folder in folders:
            folder.chmod(0o500)
        check(on, builder.build(site, on), anew)
    finally:
        for folder in folders:
            folder.chmod(0o700)


def test_a_cache_for_which_there_is_no_room(builder, site, anew, on):
    """No file may be larger than the largest of the output: what is larger is not kept."""
    shutil.rmtree(on.cache)
    largest = max(map(len, read_tree(anew[0].output).values()))
    check(on, builder.build(site, on, file_size=largest), anew)
    check(on, builder.build(site, on), anew)


def test_a_disk_that_is_full_fails_and_then_all_is_well(builder, site, anew, on):
    shutil.rmtree(on.output)
    full = builder.build(site, on, file_size=4000)
    assert full.code != 0, "pages are larger than that"
    check(on, builder.build(site, on), anew)


def test_an_output_that_was_changed_by_hand(builder, site, anew, on):
    change_by_hand(on.output, random.Random(7))
    check(on, builder.build(site, on), anew)


def test_an_output_that_is_gone(builder, site, anew, on):
    shutil.rmtree(on.output)
    check(on, builder.build(site, on), anew)


def test_what_others_have_put_into_the_output_stays(builder, site, anew, on):
    for name in ("mine.txt", "posts/mine.html", "mine/index.html"):
        path = on.output / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine", "utf-8")
    assert builder.build(site, on).code == 0
    mine = {name for name, data in read_tree(on.output).items() if data == b"mine"}
    assert mine == {"mine.txt", "posts/mine.html", "mine/index.html"}


def test_another_output_folder_with_the_same_cache(builder, site, anew, on):
    """The output folder was moved, or another one is built with the same cache."""
    moved = on.output.rename(on.folder / "moved")
    on.output.mkdir()
    moved.joinpath("index.html").rename(on.output / "index.html")
    check(on, builder.build(site, on), anew)


def test_a_moved_site_with_its_cache(builder, site, anew, on, tmp_path):
    """The whole folder has another name, the cache comes along; all files are younger."""
    own = tmp_path / "elsewhere" / "my site"
    shutil.copytree(site, own, copy_function=shutil.copy)
    check(on, builder.build(own, on), anew)


def test_a_new_build_elsewhere_is_the_same(site, anew, tmp_path):
    """In another folder, with other times, another umask, and sets in another order."""
    own = tmp_path / "another place" / "site"
    shutil.copytree(site, own, copy_function=shutil.copy)
    for number, path in enumerate(sorted(own.rglob("*"), reverse=True)):
        os.utime(path, (1_600_000_000 + number, 1_600_000_000 + number))
    other, place = Builder(PYTHONHASHSEED="1"), Place(tmp_path / "place")
    try:
        check(place, other.build(own, place, umask=0o077), anew)
    finally:
        other.close()
