"""Elements are found by class, whatever the order of their attributes, and in linear time."""

import time

import pytest
from tools import not_none

from plugins.core.changes import add_class, change_elements, drop_elements, make_changes
from plugins.core.elements import (
    element_at,
    element_with_id,
    find_elements,
    has_class,
    make_element,
    read_attributes,
)


def found(html, *classes, having=()):
    return [html[one.start : one.end] for one in find_elements(html, *classes, having=having)]


@pytest.mark.parametrize(
    "tag",
    [
        '<a class="ref" data-ref="x">',
        '<a data-ref="x" class="ref">',
        '<a class="more ref" data-ref="x" href="#y">',
        '<a href="#y"\n class="ref more" data-ref="x">',
        "<a class='ref' data-ref='x'>",
        '<a data-ref="" class="ref">',
    ],
)
def test_an_element_is_found_whatever_its_tag_looks_like(tag):
    html = f"<p>{tag}one</a> two</p>"
    assert found(html, "ref", having=["data-ref"]) == [f"{tag}one</a>"]
    assert has_class(html, "other", "ref")


@pytest.mark.parametrize(
    "html",
    [
        '<a class="prefer">x</a>',
        '<a class="ref-x">x</a>',
        '<a data-class="ref">x</a>',
        '<a title=" class=ref ">x</a>',
        '<code>&lt;a class="ref"&gt;</code>',
        'a < b class="ref" > c',
        "</a>",
        "",
    ],
)
def test_what_only_looks_like_an_element_is_none(html):
    assert found(html, "ref") == []
    assert not has_class(html, "ref")


def test_an_element_lacks_none_of_the_attributes_asked_for():
    html = '<a class="ref" data-line="1">x</a><a class="ref" data-ref="y">y</a>'
    assert found(html, "ref", having=["data-line", "data-ref"]) == []
    assert found(html, "ref", having=["data-ref"]) == ['<a class="ref" data-ref="y">y</a>']


def test_elements_in_each_other_have_each_its_end():
    html = '<div class="a">1<div class="b">2<div>3</div></div><br>4</div><div class="a">5</div>'
    assert found(html, "a", "b") == [
        '<div class="a">1<div class="b">2<div>3</div></div><br>4</div>',
        '<div class="b">2<div>3</div></div>',
        '<div class="a">5</div>',
    ]


def test_a_longer_name_is_another_tag():
    assert found('<p class="a">1<pre>2</pre></p>', "a") == ['<p class="a">1<pre>2</pre></p>']
    assert found('<s class="a">1<section></section></s>3', "a") == [
        '<s class="a">1<section></section></s>'
    ]


def test_what_nothing_closes_goes_on_to_the_end():
    (element,) = find_elements('<p>a <details class="proof">b', "proof")
    assert (element.inner, element.end, element.is_closed) == ("b", 29, False)
    assert drop_elements('<p>a <details class="proof">b', "proof") == "<p>a "
    assert change_elements('<a class="ref">x <b>y</b>', lambda _: "", "ref").startswith("<a")


def test_an_element_knows_its_parts():
    (element,) = find_elements('x<a id="k&amp;l" class="a  b" hidden>in</a>y', "b")
    assert element.tag == "a"
    assert element.attributes == {"id": "k&l", "class": "a  b", "hidden": ""}
    assert element.classes == ["a", "b"]
    assert (element.opening, element.inner) == ('<a id="k&amp;l" class="a  b" hidden>', "in")
    assert element.html[element.inner_end : element.end] == "</a>"


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("""<a b="1" c='2"' d=3 e>""", {"b": "1", "c": '2"', "d": "3", "e": "", "a": ""}),
        ('<a b="1" b="2">', {"a": "", "b": "1"}),
        ('<a title="x = y" aria-label="&lt;">', {"a": "", "title": "x = y", "aria-label": "<"}),
    ],
)
def test_attributes_are_read_unescaped(tag, attributes):
    assert read_attributes(tag) == attributes


def test_an_element_is_found_by_its_id():
    html = '<code>id="a"</code><code>&lt;p id="a"&gt;</code><p data-id="a" id="a">x</p>'
    assert not_none(element_with_id(html, "a")).inner == "x"
    assert element_with_id(html, "b") is None
    assert not_none(element_with_id('<p id="a&amp;b\'c">x</p>', "a&b'c")).inner == "x"


def test_where_no_tag_begins_is_no_element():
    assert element_at("abc", 1).tag == ""
    assert element_at("<!-- a -->", 0).tag == ""


def test_changes_are_made_from_left_to_right_and_one_within_another_is_not():
    changes = [(3, 3, "!"), (0, 2, "x"), (1, 2, "y"), (2, 2, "-"), (3, 3, "?")]
    assert make_changes("abcd", changes) == "x-c!?d"


def test_only_the_outermost_elements_are_changed_and_each_is_asked_once():
    html = '<i class="a">1<i class="a">2</i></i><i class="a">3</i>'
    asked = []

    def change(one):
        asked.append(one.inner)
        return "-"

    assert change_elements(html, change, "a") == "--"
    assert asked == ['1<i class="a">2</i>', "3"]


@pytest.mark.parametrize(
    ("html", "first", "last"),
    [
        ('<i class="a">', '<i class="x a">', '<i class="a x">'),
        ('<i id="b">', '<i id="b" class="x">', '<i id="b" class="x">'),
    ],
)
def test_a_class_is_added(html, first, last):
    element = element_at(html, 0)
    assert make_changes(html, [add_class(element, "x", first=True)]) == first
    assert make_changes(html, [add_class(element, "x")]) == last


def test_a_made_element_is_escaped_and_leaves_out_what_is_none():
    made = make_element("a", {"href": 'x?a&b"', "title": None, "rel": ""}, "<b>y</b>")
    assert made == '<a href="x?a&amp;b&quot;" rel=""><b>y</b></a>'


@pytest.mark.parametrize(
    "part",
    [
        '<i class="a">x</i>',
        '<i class="a">',
        '<i class="a"><b>',
        '&lt;i class="a"&gt; ',
        '<i class="a" ',
        '</i><i class="a">',
    ],
)
def test_twice_as_much_takes_twice_as_long(part):
    def seconds(html):
        start = time.perf_counter()
        for _ in find_elements(html, "a"):
            pass
        return time.perf_counter() - start

    short, long = (min(seconds(part * n) for _ in range(3)) for n in (500, 4_000))
    assert long < 30 * short + 0.02  # eight times, and 64 times if each looked through the rest
