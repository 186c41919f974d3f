"""A build in which nothing has changed says what it said, and does nothing else."""

import json
import logging
import subprocess
import sys

import pytest
from conftest import ROOT, post
from pelican import Pelican, signals

FILES = {"a.md": post("Slug: a\nLevel: math", "Text."), "b.md": post("Slug: b", "Text.")}


@pytest.fixture
def site(tmp_path, caplog, make_settings):
    """Builds a site of two posts; returns whether it was built, and the warnings."""

    def build(**overrides):
        caplog.clear()
        runs = []

        def count(_generators):
            runs.append(1)

        with caplog.at_level(logging.WARNING):
            pelican = Pelican(make_settings(**overrides))
            signals.all_generators_finalized.connect(count)
            pelican.run()
        return bool(runs), [record.getMessage() for record in caplog.records]

    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return build


def test_the_second_build_repeats_the_messages_of_the_first(site):
    built, messages = site()
    assert built
    assert any("pair-key" in message for message in messages)
    assert site() == (False, messages)


def change_text(folder):
    (folder / "content/a.md").write_text(post("Slug: a", "Other text."), encoding="utf-8")


def add_file(folder):
    (folder / "content/c.md").write_text(post("Slug: c", "More."), encoding="utf-8")


def remove_page(folder):
    (folder / "output/a.html").unlink()


def change_page(folder):
    (folder / "output/a.html").write_text("mine", encoding="utf-8")


@pytest.mark.parametrize("change", [change_text, add_file, remove_page, change_page])
def test_whatever_changes_is_built(site, tmp_path, change):
    site()
    page = (tmp_path / "output/a.html").read_bytes()
    change(tmp_path)
    built, _ = site()
    assert built
    assert site()[0] is False
    if change in (remove_page, change_page):
        assert (tmp_path / "output/a.html").read_bytes() == page


def test_other_settings_are_another_build(site):
    site()
    assert site(SITENAME="Other")[0] is True


def test_what_depends_on_something_else_is_built_each_time(site, tmp_path):
    (tmp_path / "refs.json").write_text('{"version": 1, "posts": []}', encoding="utf-8")
    outside = {"REFS_EXTERNAL": {"other": str(tmp_path / "refs.json")}}
    site(**outside)
    assert site(**outside)[0] is True


def test_an_output_that_is_to_have_nothing_else_is_cleaned(site, tmp_path):
    site(DELETE_OUTPUT_DIRECTORY=True)
    assert site(DELETE_OUTPUT_DIRECTORY=True)[0] is False
    (tmp_path / "output/junk.txt").write_text("x", encoding="utf-8")
    assert site(DELETE_OUTPUT_DIRECTORY=True)[0] is True
    assert not (tmp_path / "output/junk.txt").exists()


def test_a_log_without_a_handler_says_the_same(tmp_path):
    (tmp_path / "content").mkdir()
    for name, text in FILES.items():
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pelican", "content", "-o", "output"]
    command += ["-t", str(ROOT / "theme"), "--log-handler", "plain", "-e", 'TIMEZONE="UTC"']
    command += ['PLUGINS=["plugins"]', f"PLUGIN_PATHS={json.dumps([str(ROOT)])}"]
    said = [
        subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stderr
        for _ in range(2)
    ]
    assert "pair-key" in said[0]
    assert said[1] == said[0]
