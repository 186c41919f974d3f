"""Who sees which post, and which of several is the best. No Pelican here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import permutations, product

import pytest
from tools import not_none

from plugins.core.posts import PartKey, Post, Status, Viewer, best_for, extend, part_of, viewer_of

PUBLISHED, HIDDEN, DRAFT = Status


def viewer(level="", lang="en", status=PUBLISHED):
    return Viewer(level, lang, status, "en")


@pytest.mark.parametrize(("own", "other"), list(product(Status, Status)))
def test_a_post_sees_what_is_as_public_as_itself(own, other):
    assert viewer(status=own).sees(Post("p", status=other)) == (other <= own)


POSTS = [
    Post("o", level="overview", lang="en"),
    Post("m", level="math", lang="en"),
    Post("o-de", level="overview", lang="de"),
    Post("m-fr", level="math", lang="fr"),
    Post("m-draft", level="math", lang="en", status=DRAFT),
]


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (viewer("overview"), "o"),
        (viewer("math"), "m"),
        (viewer(""), "o"),  # who asks for no level gets the overview
        (viewer("math", "de"), "o-de"),  # the own language comes before the level
        (viewer("overview", "fr"), "m-fr"),
        (viewer("overview", "es"), "o"),  # the language of the site
        (viewer("math", status=HIDDEN), "m"),
        (viewer("math", status=DRAFT), "m-draft"),  # a draft goes with drafts
    ],
)
def test_the_best_post_whatever_the_order(who, path):
    assert {not_none(best_for(who, order)).path for order in permutations(POSTS)} == {path}


def test_the_older_of_two_and_then_the_first_file():
    new = Post("a", level="math", lang="en", date=datetime(2024, 2, 1, tzinfo=UTC))
    old = Post("b", level="math", lang="en", date=datetime(2024, 1, 1, tzinfo=UTC))
    assert best_for(viewer("math"), [new, old]) is old
    assert best_for(viewer(), [Post("y"), Post("x")]) == Post("x")


def test_none_where_none_is_seen():
    assert best_for(viewer(), []) is None
    assert best_for(viewer(), [Post("d", status=DRAFT)]) is None


def test_own_language_or_that_of_the_site():
    read = [lang for lang in ("en", "de", "fr") if viewer(lang="de").reads(Post("p", lang=lang))]
    assert read == ["en", "de"]


def test_parts_are_papers_or_single_posts_with_their_translations():
    assert part_of(Post("o", "slug", "key", "overview")) == PartKey("paper", "key")
    assert part_of(Post("s", "slug")) == part_of(Post("s-de", "slug", lang="de"))
    assert PartKey("paper", "z") < PartKey("post", "a") < PartKey("post", "a", "file.md")


def test_a_post_with_more_to_it():
    @dataclass(frozen=True, slots=True)
    class Numbered(Post):
        number: int = 0

    one = extend(Numbered, POSTS[1], number=3)
    assert (one.path, one.level, one.number) == ("m", "math", 3)
    assert viewer_of(one, "en") == viewer("math")
