"""Pages that several processes have rendered are those that one would have written."""

import logging
import os
import shutil

import pytest
from conftest import PLUGINS, post
from depth import MATH, OVERVIEW, paper
from pelican import signals

from plugins.core import forking
from plugins.core.rendering import parallel
from plugins.core.rendering.page_work import PageWork

SITE = {
    "math.md": paper("math", body=MATH),
    "overview.md": paper("overview", body=OVERVIEW),
    **{f"{n}.md": post(f"Title: Post {n}", f"Tags: t{n}", body=f"See {n}.") for n in range(6)},
}
SETTINGS = {"PLUGINS": [*PLUGINS, "plugins.sitefiles", "plugins.bundle"]}


@pytest.fixture
def forked(monkeypatch):
    """Have two processes render pages; the numbers of the works that came back are collected."""
    found = []
    share_out = forking.share_out

    def share_and_remember(*arguments):
        for one in share_out(*arguments):
            found.append(one[0])
            yield one

    monkeypatch.setattr(parallel, "processes_for", lambda count, _fewest: 2 if count > 3 else 1)
    monkeypatch.setattr(parallel, "share_out", share_and_remember)
    return found


@pytest.fixture
def serial(build, tmp_path):
    """The files of the site as one process writes them."""
    site = build(SITE, **SETTINGS)
    files, warnings = site.files(), site.warnings
    shutil.rmtree(tmp_path / "output")
    shutil.rmtree(tmp_path / "cache")
    return files, warnings


def rendered(monkeypatch):
    """Return the names of the pages that this process renders from now on."""
    names = []
    render = PageWork.render

    def render_and_remember(work):
        names.append(work.name)
        return render(work)

    monkeypatch.setattr(PageWork, "render", render_and_remember)
    return names


def test_they_are_the_same_and_the_next_build_knows_them(serial, forked, build, monkeypatch):
    site = build(SITE, **SETTINGS)
    assert len(set(forked) - {parallel.FACTS}) > 5
    assert (site.files(), site.warnings) == serial
    names = rendered(monkeypatch)
    assert build({}, **SETTINGS).files() == serial[0]
    assert names == []


def test_what_a_process_does_not_send_is_rendered_here(serial, build, monkeypatch):
    monkeypatch.setattr(parallel, "processes_for", lambda _count, _fewest: 2)
    monkeypatch.setattr(parallel, "_render_share", lambda *_: os._exit(1))
    names = rendered(monkeypatch)
    site = build(SITE, **SETTINGS)
    assert (site.files(), site.warnings) == serial
    assert "post-3.html" in names


def test_a_page_with_a_message_is_rendered_here(forked, build, tmp_path, monkeypatch):
    path = tmp_path / "overrides/partials/article/after.html"
    path.parent.mkdir(parents=True)
    path.write_text(
        '{% if article.slug == "post-3" %}{{ log.warning("from %s", article.slug) }}{% endif %}'
    )
    names = rendered(monkeypatch)
    site = build(
        SITE,
        THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "overrides")],
        JINJA_GLOBALS={"log": logging.getLogger("site")},
        **SETTINGS,
    )
    assert forked
    assert site.warnings.count("from post-3") == 1
    assert "post-3.html" in names
    assert "post-2.html" not in names


def test_nothing_is_shared_out_where_another_plugin_listens(forked, build):
    heard = []
    listen = lambda path, context: heard.append(path)  # noqa: E731
    listen.__module__ = "another"
    signals.content_written.connect(listen)
    build(SITE, **SETTINGS)
    assert heard
    assert not forked
