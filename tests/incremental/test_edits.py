"""A site that is built on after edits has the same bytes as one that is built anew."""

import pytest

from .builds import Builder
from .walk import Step, Walk


@pytest.fixture(scope="module")
def builder():
    made = Builder()
    yield made
    made.close()


@pytest.fixture
def walk(builder, tmp_path, request):
    """A site of a variant, built once both ways."""
    variant, seed = request.param
    made = Walk(tmp_path, builder, variant, seed)
    check(made.begin())
    return made


def check(step: Step) -> None:
    """Say what was edited and how the builds differ."""
    assert not step.differences, "\n".join([*step.edits, *map(str, step.differences[:5])])


@pytest.mark.parametrize("walk", [("light", 1)], indirect=True)
def test_after_some_edits(walk):
    for _ in range(4):
        check(walk.edit(3))


@pytest.mark.parametrize("walk", [("light", 2)], indirect=True)
def test_what_is_gone_leaves_no_file(walk):
    walk.names = ["remove-post", "remove-picture", "change-slug", "remove-page"]
    check(walk.edit(3))


@pytest.mark.parametrize("walk", [("light", 3)], indirect=True)
def test_a_build_without_an_edit_writes_nothing(walk):
    step = walk.build_and_compare([])
    assert not step.differences
    assert step.written == 0
