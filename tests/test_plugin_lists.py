"""Every plugin alone, and any of them in any order: it works, and the order means nothing."""

import importlib
import random
import re
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, post

from plugins import load_plugins
from plugins.core.plugin import ALL, Plugin, Step
from plugins.core.settings import SettingError
from plugins.core.steps import STAGES, bring_along, order_steps

EVERY = sorted(plugin.name for plugin in load_plugins())
BODY = """
## One {#one}

By @thm-a and [@key2020], $x^2$ is small.[^1]

::: theorem {#thm-a} Main
$$a \\label{eq:a}$$
:::

::: proof
By \\eqref{eq:a}.
:::

[^1]: A note.
"""
FILES = {
    "references.bib": "@article{key2020, title={On $x$}, author={Doe, Jane}, year={2020}}",
    "o.md": post("Title: In words", "Slug: o", "Paper: key2020", "Level: overview", "Tags: t",
                 "Series: S", "Part: 1", body="## One {#one}\n\nSee @key2020:thm-a."),
    "m.md": post("Title: On $x$", "Slug: m", "Paper: key2020", "Level: math", "Series: S",
                 "Part: 1", "Corrections: 2024-02-01 typo @thm-a: A bound.", body=BODY),
    "s.md": post("Title: Single", "Slug: s", "Date: 2024-01-02", "Series: S", "Part: 2",
                 "Requires: key2020", body=BODY),
    "draft.md": post("Title: Secret", "Slug: secret", "Status: draft", "Series: S",
                     "Requires: key2020", body=BODY),
    "pages/about.md": "Title: About\n\nUs.",
}  # fmt: skip
#: What a plugin alone may say: that another one, which is off, would be needed for a text.
EXPECTED = re.compile(
    r"ref-unknown|math-ref|series-alone|pair-|citation-unknown|theorem-|requires-unknown"
    r"|correction-target|label|Feeds generated without"
)
SIMPLE = {"THEME": "simple", "DIRECT_TEMPLATES": ["index", "tags", "archives"]}


def unexpected(site):
    return [warning for warning in site.warnings if not EXPECTED.search(warning)]


def plugin_names(names):
    return [f"plugins.{name}" for name in names]


@pytest.mark.parametrize("theme", [{}, SIMPLE], ids=["ours", "simple"])
@pytest.mark.parametrize("name", EVERY)
def test_a_plugin_alone(build, name, theme):
    site = build(FILES, PLUGINS=plugin_names([name]), **theme)
    assert unexpected(site) == []
    assert {"o.html", "m.html", "s.html", "index.html"} <= site.files().keys()
    assert [page for page in site.grep("Secret") if not page.startswith("drafts")] == []


@pytest.mark.parametrize("theme", [{}, SIMPLE], ids=["ours", "simple"])
@pytest.mark.parametrize("seed", range(10))
def test_some_of_them_in_two_orders_give_the_same_bytes(build, tmp_path, seed, theme):
    chance = random.Random(f"{seed} {sorted(theme)}")
    names = chance.sample(EVERY, chance.randint(2, len(EVERY)))
    first = build(FILES, PLUGINS=plugin_names(names), **theme)
    assert unexpected(first) == []
    files = without_index(first)
    chance.shuffle(names)
    again = build(FILES, PLUGINS=plugin_names(names), OUTPUT_PATH=str(tmp_path / "two"), **theme)
    assert without_index(again) == files


def without_index(site):
    """The files but those of Pagefind, which are named anew in each build."""
    return {name: data for name, data in site.files().items() if not name.startswith("pagefind/")}


def test_all_of_them_in_ten_orders_and_the_bundle_give_the_same_bytes(build, tmp_path):
    expected = without_index(build(FILES, PLUGINS=["plugins"]))
    for seed in range(10):
        names = random.Random(seed).sample(EVERY, len(EVERY))
        output = str(tmp_path / f"order-{seed}")
        site = build(FILES, PLUGINS=plugin_names(names), OUTPUT_PATH=output)
        assert without_index(site) == expected, names


def test_a_plugin_brings_along_what_it_needs():
    papers = importlib.import_module("plugins.papers").plugin
    assert {"foundation", "bibliography", "pairs"} <= {p.name for p in bring_along([papers])}


def test_the_bundle_has_every_folder_that_declares_a_plugin():
    folders = {path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")
               if "plugin = Plugin(" in path.read_text("utf-8")}  # fmt: skip
    assert set(EVERY) == folders


def test_steps_come_after_steps_that_exist():
    plugins = load_plugins()
    for stage in STAGES:
        steps = {f"{p.name}.{step.name}" for p in plugins for step in getattr(p, stage)}
        known = {*EVERY, *steps, ALL}
        for plugin in plugins:
            for step in getattr(plugin, stage):
                assert set(step.after) <= known, (plugin.name, stage, step.after)


def make(name, *steps):
    return Plugin(f"house.{name}", steps=steps)


def step(name, *after):
    def run(_generators):
        """Do nothing."""

    run.__name__ = name
    return Step(run, after)


def order(*plugins):
    return [found.name for found in order_steps(plugins, "steps")]


def test_steps_follow_after_and_else_the_alphabet():
    a, b = make("a", step("one", "b"), step("two")), make("b", step("three", "a.two"))
    assert order(a, b) == order(b, a) == ["two", "three", "one"]
    assert order(make("z", step("x")), make("y", step("w"))) == ["w", "x"]


def test_what_is_off_counts_for_nothing_and_all_means_every_other():
    assert order(
        make("a", step("one", "not-here"), step("two", ALL)), make("b", step("three"))
    ) == [
        "one",
        "three",
        "two",
    ]


def test_a_circle_is_named():
    with pytest.raises(SettingError, match=r"a\.one → b\.two|b\.two → a\.one"):
        order(make("a", step("one", "b")), make("b", step("two", "a")))


@pytest.mark.parametrize("plugins", [["plugins.texmath"], ["plugins"]])
def test_without_math_core_one_line_says_what_is_missing(build, monkeypatch, plugins):
    monkeypatch.setitem(sys.modules, "math_core", None)
    with pytest.raises(SettingError, match=r"^The plugin texmath needs math-core .*pip install"):
        build(FILES, PLUGINS=plugins)


@pytest.mark.parametrize("name", ["papers", "citations", "corrections", "search", "papermap"])
def test_plugins_without_texmath_need_no_math_core(build, monkeypatch, name):
    monkeypatch.setitem(sys.modules, "math_core", None)
    site = build(FILES, PLUGINS=plugin_names([name]), MATH_RENDERER="mathml")
    assert unexpected(site) == []


@pytest.mark.parametrize(
    ("library", "name", "said"),
    [
        ("fontTools.ttLib", "fonts", 'pip install "fonttools[woff]"'),
        ("PIL", "cards", "pip install pillow"),
        ("rjsmin", "bundle", "pip install rjsmin"),
    ],
)
def test_a_library_that_is_missing_is_named_in_one_line(build, monkeypatch, library, name, said):
    for loaded in [one for one in sys.modules if one == library or one.startswith(f"{library}.")]:
        monkeypatch.setitem(sys.modules, loaded, None)
    monkeypatch.setitem(sys.modules, library, None)
    site = build(FILES, PLUGINS=plugin_names([name]))
    assert [warning for warning in site.warnings if said in warning]
    assert "o.html" in site.files()


@pytest.mark.parametrize("plugins", ['["plugins"]', '["plugins.papers", "plugins.series"]'])
def test_folders_beside_ours_are_not_taken_for_plugins(tmp_path, plugins):
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("*.pyc"))
    for name in ("papers", "series", "core"):
        (tmp_path / name).mkdir()
    (tmp_path / "search.py").write_text("raise ValueError")
    (tmp_path / "papers/__init__.py").write_text("def register():\n    raise ValueError\n")
    (tmp_path / "content").mkdir()
    for name, text in FILES.items():
        if "/" not in name:
            (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    options = [
        "-t",
        str(ROOT / "theme"),
        "-e",
        f"PLUGINS={plugins}",
        'PLUGIN_PATHS=["."]',
        'TIMEZONE="UTC"',
    ]
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", *options, "SITEURL=\"https://example.com\""],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "ValueError" not in run.stderr + run.stdout
    assert "Cannot" not in run.stderr + run.stdout
    assert (tmp_path / "output/papers/key2020/index.html").is_file()
    assert (tmp_path / "output/series/s/index.html").is_file()


def test_objects_of_others_in_the_list_are_left_alone(build):
    class Other:
        """A plugin as an object: Pelican takes it, too."""

        def register(self):
            """Do nothing."""

    site = build({"a.md": post("Slug: a")}, PLUGINS=[Other(), "plugins.outline"])
    assert "a.html" in site.files()
    assert "diptych" in site.article_by_slug("a").metadata


def test_without_plugins_of_ours_contents_are_as_pelican_reads_them(build):
    build({"a.md": post("Slug: a")}, PLUGINS=["plugins"])  # its receivers are still there
    article = build({"a.md": post("Slug: a", "Series: S")}, PLUGINS=[]).article_by_slug("a")
    assert "diptych" not in article.metadata
    assert article.series == "S"
