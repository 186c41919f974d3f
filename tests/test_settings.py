"""What pelicanconf.py and publishconf.py promise, on posts that strain it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POST = """\
Title: {title}
Date: 2024-03-0{day}
Tags: {tags}
Category: {category}
{more}
Text -- text.
"""


def build(folder: Path, *options: str, settings: str = "pelicanconf.py", **env: str) -> set[str]:
    """Build folder/content into folder/output; return the names of its pages."""
    command: list[str | Path] = [sys.executable, "-m", "pelican", folder / "content"]
    command += ["-o", folder / "output"]
    command += ["-s", ROOT / settings, *options]
    # Another month's name, if the machine has that language at all: it must not show.
    env = os.environ | {"LC_ALL": "de_DE.UTF-8", "SITEURL": ""} | env
    run = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stdout + run.stderr, run.stderr
    assert "ERROR" not in run.stdout + run.stderr, run.stderr
    output = folder / "output"
    return {path.relative_to(output).as_posix() for path in output.rglob("*.html")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content/pages").mkdir(parents=True)
    posts = [
        ("One", 1, "gpt", "posts", ""),
        ("Two", 2, "gpt, gpt2", "posts", ""),
        ("Three", 3, "gpt", "notes", ""),
        ("Secret", 4, "unseen", "private", "Status: draft\n"),
    ]
    for title, day, tags, category, more in posts:
        text = POST.format(title=title, day=day, tags=tags, category=category, more=more)
        (tmp_path / "content" / f"{title.lower()}.md").write_text(text)
    pages = tmp_path / "content/pages"
    (pages / "about.md").write_text("Title: About\n\nUs.\n")
    (pages / "hidden.md").write_text("Title: Not yet\nStatus: draft\n\nWait.\n")
    return tmp_path


def test_every_address_is_a_folder_of_its_own(folder):
    names = build(folder)
    assert names >= {
        "index.html",
        "posts/2024/03/one/index.html",
        "drafts/secret/index.html",
        "drafts/pages/not-yet/index.html",
        "about/index.html",
        "tags/index.html",
        "tags/gpt/index.html",
        "tags/gpt2/index.html",
        "categories/notes/index.html",
        "authors/the-diptych-authors/index.html",
        "archives/index.html",
        "archives/2024/index.html",
    }
    # Servers look for that one under its own name; nobody visits the previews of a post.
    others = [name for name in names if not name.endswith("index.html")]
    assert [name for name in others if not name.startswith("previews/")] == ["404.html"]
    assert (folder / "output/feeds/all.atom.xml").is_file()


def test_the_second_page_of_a_tag_is_not_another_tag(folder):
    names = build(folder, "-e", "DEFAULT_PAGINATION=1")
    for name in ("", "tags/gpt/", "categories/posts/", "authors/the-diptych-authors/"):
        assert f"{name}page/2/index.html" in names
        text = (folder / "output" / name / "page/2/index.html").read_text(encoding="utf-8")
        # Back to the first page by its one address.
        assert f'href="/{name}"' in text
    assert "tags/gpt2/page/2/index.html" not in names
    assert "Two" in (folder / "output/tags/gpt2/index.html").read_text(encoding="utf-8")


def test_drafts_are_not_published(folder):
    names = build(folder, settings="publishconf.py", SITEURL="https://blog.example/")
    assert not [name for name in names if "secret" in name or "draft" in name or "not-yet" in name]
    for path in (folder / "output").rglob("*.*ml"):
        assert not re.search(r"Secret|unseen|Not yet", path.read_text(encoding="utf-8")), path
    feed = (folder / "output/feeds/all.atom.xml").read_text(encoding="utf-8")
    assert 'href="https://blog.example/posts/2024/03/one/"' in feed


def test_dates_and_dashes_are_the_same_on_every_machine(folder):
    build(folder)
    text = (folder / "output/posts/2024/03/one/index.html").read_text(encoding="utf-8")
    assert "1 March 2024" in text
    assert "Text – text." in text.replace("&ndash;", "–")


def test_nothing_but_the_feeds_warning_is_silenced(folder):
    (folder / "content/bad.md").write_text("Title: Bad\nDate: 2024-03-09\n\n[x]({filename}no.md)\n")
    with pytest.raises(AssertionError, match="WARNING"):
        build(folder)
