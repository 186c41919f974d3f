"""The edited page, before everything else: the bytes of the whole run, or no page at all."""

import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import post
from pelican import Pelican, signals
from pelican.contents import Article, Page

from plugins.authoring.live.page_first import build_page_first
from plugins.core.build import build_of

ENTRY = """
@article{deep, title = {Deep nets}, author = {Doe, Jane}, year = {2020}}
@article{wide, title = {Wide nets}, author = {Roe, Rex}, year = {2021}}
"""
MATH = """
A sentence[^1] on $x^2$, by [@wide].

## A section {#sec}

::: theorem {#thm-bound} The bound
Let $n > 1$.
:::

::: proof
By @thm-bound. See [another](other.md).
:::

[^1]: A note.
"""
OTHER = "See @math:thm-bound.\n\n## Its own"
FILES = {
    "references.bib": ENTRY,
    "math.md": post("Slug: math", "Paper: deep", "Level: math", "Series: All", body=MATH),
    "overview.md": post("Title: In words", "Paper: deep", "Level: overview", "Series: All"),
    "other.md": post(
        "Title: Other", "Series: All", "Tags: nets", body="See @math:thm-bound.\n\n## Its own"
    ),
    "needing.md": post("Title: Needing", "Requires: math", "Tags: nets", body="See [@deep]."),
    "far.md": post("Title: Far", "Lang: de", body="::: lemma {#lem-far}\nAlways.\n:::\n"),
    "draft.md": post("Title: Draft", "Status: draft", body="See @math:thm-bound."),
    "pages/about.md": "Title: About\n\nWords, and {filename}../other.md.\n",
}


class Live:
    """A site in a process that stays."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.content = Path(settings["PATH"])
        for name, text in FILES.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        # As the builder of the live preview has it.
        self.pelican = Pelican(settings | {"DIPTYCH_IN_FULL": True})
        self.output = Path(settings["OUTPUT_PATH"])
        self.run()

    def run(self) -> None:
        self.pelican.run()

    def edit(self, name: str, *changes: tuple[str, str]) -> bool:
        """Change a file; return whether its page is there before the whole run."""
        path = self.content / name
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
        return build_page_first(self.pelican, str(path))

    def page(self, name: str) -> bytes:
        run = build_of(self.pelican.settings).run
        path = str(self.content / name)
        [content] = [one for one in run.as_read if one.source_path == path]
        return Path(self.output / content.save_as).read_bytes()

    def files(self) -> dict[str, bytes]:
        found = (path for path in sorted(self.output.rglob("*")) if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def settings(make_settings: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return make_settings(PLUGINS=["plugins"], SITEURL="", SEARCH_INDEX="")


EDITS = (
    (
        "math.md",
        ("A sentence", "Another sentence"),
        ("A section", "Its section"),
        ("$x^2$", "$x^1 > n$"),
        ("A note.", "A longer note, with $n$."),
    ),
    ("math.md", ("by [@wide]", "by [@wide] and [@deep]"), ("See", "See @far:lem-far and")),
    ("math.md", ("::: proof", "::: lemma {#lem-small}\nTiny.\n:::\n\n::: proof")),
    ("overview.md", ("Some words.", "More words, with @math:thm-bound.")),
    ("other.md", ("Its own", "Its very own")),
    ("needing.md", ("See", "Look at")),
    ("draft.md", ("See", "Look at")),
    ("pages/about.md", ("Words", "More words")),
)


def test_pages_come_first_as_the_whole_run_makes_them(settings, tmp_path):
    live = Live(settings | {"OUTPUT_PATH": str(tmp_path / "live")})
    for name, *changes in EDITS:
        before = live.page(name)
        assert live.edit(name, *changes), changes
        first = live.page(name)
        assert first != before, changes
        live.run()
        assert live.page(name).decode() == first.decode(), changes
    anew = {"OUTPUT_PATH": str(tmp_path / "anew"), "CACHE_PATH": str(tmp_path / "anew-cache")}
    other = Live.__new__(Live)
    other.pelican = Pelican(settings | anew | {"PLUGINS": ["plugins"]})
    other.output = tmp_path / "anew"
    other.run()
    assert live.files() == other.files()


DOUBTFUL = (
    ("math.md", "Level: math", "Level: overview"),
    ("math.md", "Paper: deep", "Paper: wide"),
    ("math.md", "Series: All", "Series: Some"),
    ("math.md", "Slug: math", "Slug: maths"),
    ("other.md", "Tags: nets", "Tags: nets, more"),
    ("other.md", "Title: Other", "Title: Another"),
    ("other.md", "Title: Other", "Title: Other\nStatus: draft"),
    ("far.md", "Lang: de", "Lang: en"),
    ("needing.md", "Requires: math", "Requires: other"),
    ("overview.md", "Some words.", "![A picture]({static}new.png)"),
    ("overview.md", "Date: 2024-01-01", "Date: whenever"),
)


def test_what_is_in_doubt_waits_for_the_whole_run(make_settings):
    live = Live(make_settings(SITEURL=""))
    before = live.files()
    for name, old, new in DOUBTFUL:
        text = (live.content / name).read_text("utf-8")
        with suppress(ValueError):  # the file cannot be read
            assert not live.edit(name, (old, new)), new
        (live.content / name).write_text(text, "utf-8")
    assert live.files() == before


def test_the_last_run_is_left_as_it_was(make_settings):
    live = Live(make_settings(SITEURL=""))
    run = build_of(live.pelican.settings).run
    before = {content: (vars(content), dict(vars(content))) for content in run.as_read}
    assert live.edit("math.md", ("A sentence", "Another sentence"))
    for content, (attributes, values) in before.items():
        assert vars(content) is attributes
        assert attributes == values


def test_after_a_run_that_broke_off_nothing_comes_first(make_settings):
    live = Live(make_settings(SITEURL=""))

    def break_off(_generators: list[Any]) -> None:
        raise RuntimeError("in the middle")

    with (
        signals.all_generators_finalized.connected_to(break_off),
        pytest.raises(RuntimeError, match="in the middle"),
    ):
        live.run()
    assert not live.edit("math.md", ("A sentence", "Another sentence"))


def test_nothing_comes_first_where_a_plugin_of_others_may_change_pages(make_settings):
    live = Live(make_settings(SITEURL=""))

    def change(_path: str, context: dict[str, Any]) -> None:
        context["page"] = None

    signals.content_written.connect(change)
    assert not live.edit("math.md", ("A sentence", "Another sentence"))


def test_no_content_of_a_former_run_stays_in_memory(settings):
    live = Live(settings)
    for old, new in (("See", "Look at"), ("Look at", "See")) * 2:
        assert live.edit("other.md", (old, new))
        live.run()
    gc.collect()
    known = build_of(live.pelican.settings).run.as_read
    posts = sum(type(one) in (Article, Page) for one in gc.get_objects())
    assert posts == len(known)
