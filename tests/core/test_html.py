"""HTML that is made only when somebody reads it, and what builds remember of it."""

import pytest

from plugins.core.memory.database import Database
from plugins.core.memory.html import Html
from plugins.core.memory.notes import Memory
from plugins.core.recalling import recall_in

CALLS: list[str] = []


@pytest.fixture(autouse=True)
def no_calls():
    CALLS.clear()


def count(html, letter):
    CALLS.append("count")
    return html.count(letter)


def shout(html, mark="!"):
    CALLS.append("shout")
    return html.upper() + mark


def cut(html, length):
    CALLS.append("cut")
    return html[:length], html[length:]


class Post:
    """A file that is built again and again."""

    def __init__(self, folder):
        self.database = Database(folder / "memory.sqlite")
        self.memory = Memory(self.database, b"made of", {})

    def build_again(self):
        self.memory.save()
        self.memory = Memory(self.database, b"made of", {})
        CALLS.clear()

    def html(self, text="some text", base=b"base of text"):
        def load():
            CALLS.append("load")
            return text

        return Html(self.memory.of("post.md"), base, load)


@pytest.fixture
def a_post(tmp_path):
    return Post(tmp_path)


def use(html):
    found = [html.derive(count, "t")]
    html.change(shout)
    found += [html.transform(cut, 4), html.derive(count, "M")]
    return found


def test_what_is_read_off_the_html_is_that_of_its_moment(a_post):
    assert use(html := a_post.html()) == [2, " TEXT!", 1]
    assert html.text() == "SOME"


def test_a_second_build_makes_no_html(a_post):
    first = use(a_post.html())
    a_post.build_again()
    html = a_post.html()
    assert use(html) == first
    assert CALLS == []
    assert html.text() == "SOME"
    assert CALLS == ["load", "shout", "cut"]


def test_another_file_another_value_and_another_order_are_other_things(a_post):
    use(a_post.html())
    a_post.build_again()
    assert use(a_post.html("to be", b"another base")) == [1, "E!", 0]
    assert CALLS == ["load", "count", "shout", "cut", "count"]
    CALLS.clear()
    html = a_post.html()
    html.change(shout, "?")
    assert html.derive(count, "?") == 1
    assert CALLS == ["load", "shout", "count"]


def test_a_change_that_changes_nothing_leaves_the_digest(a_post):
    for _ in range(2):
        html = a_post.html()
        assert html.transform(cut, 100) == ""
        assert html.digest == html.base
        a_post.build_again()


def test_what_nobody_asks_for_is_forgotten(a_post):
    use(a_post.html())
    a_post.build_again()
    a_post.html().derive(count, "t")
    a_post.build_again()
    use(a_post.html())
    assert CALLS == ["load", "shout", "cut", "count"]


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_memory_costs_time_only(a_post, tmp_path, damage):
    first = use(a_post.html())
    a_post.memory.save()
    path = tmp_path / "memory.sqlite"
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data)):
        data[place] ^= 0x55
    path.write_bytes(data if damage is None else damage)
    a_post.memory = Memory(a_post.database, b"made of", {})
    assert use(html := a_post.html()) == first
    assert html.text() == "SOME"


def test_a_result_of_other_texts_is_remembered_too(a_post):
    assert recall_in(a_post.memory.of("post.md"), count, "a title", "t") == 2
    a_post.build_again()
    assert recall_in(a_post.memory.of("post.md"), count, "a title", "t") == 2
    assert CALLS == []
    assert recall_in(a_post.memory.of("post.md"), count, "a title", "i") == 1
    assert CALLS == ["count"]
