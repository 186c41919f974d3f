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


def kept():
    """The posts that once came out wrong."""
    posts = []
    for path in sorted(REGRESSIONS.glob("*.md")):
        header, _, body = path.read_text("utf-8").partition("\n\n")
        name = re.sub(r"\W", "", path.stem)
        header = re.sub(r"(?m)^Slug: \w+$", f"Slug: {name}", header)
        posts.append(Post(f"{name}.md", header, body.rstrip("\n")))
    return posts


def test_posts(search):
    bib = sample(bibliographies(), 4, 5)[-1]
    assert described(search.findings([*batch(5, 1), *kept()], bib=bib)) == []


def test_settings(search):
    (settings,) = sample(settings_of_sites(), 1, 1)
    findings = search.findings(batch(1, 1), settings=settings, once=True)
    assert [one for one in findings if one.kind != "is built"] == []
