"""Some posts at random, always the same, and those that once came out wrong."""

import re
from pathlib import Path

import pytest

from .search import Search
from .strategies import Post, batch, bibliographies, sample, settings_of_sites

REGRESSIONS = Path(__file__).parents[1] / "regressions"


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    made = Search(tmp_path_factory.mktemp("fuzz"), tmp_path_factory.mktemp("found"))
    yield made
    made.close()


def described(findings):
    return [(one.kind, one.text, one.post and one.post.data) for one in findings]


def test_posts_at_random(search):
    assert described(search.findings(batch(10, 1))) == []


def test_what_was_wrong_once(search):
    posts = []
    for path in sorted(REGRESSIONS.glob("*.md")):
        header, _, body = path.read_bytes().decode("utf-8", "surrogateescape").partition("\n\n")
        name = re.sub(r"\W", "", path.stem)
        header = re.sub(r"(?m)^Slug: (whole|broken)\d+$", f"Slug: {name}", header)
        posts.append(Post(f"{name}.md", header, body.rstrip("\n")))
    assert described(search.findings(posts, once=True)) == []


@pytest.mark.parametrize("bib", sample(bibliographies(), 1, 1))
def test_bibliographies_at_random(search, bib):
    assert described(search.findings(batch(1, 1), bib=bib, once=True)) == []


@pytest.mark.parametrize("settings", sample(settings_of_sites(), 1, 1))
def test_settings_at_random(search, settings):
    findings = search.findings(batch(1, 1), settings=settings, once=True)
    assert [one for one in findings if one.kind != "is built"] == []
