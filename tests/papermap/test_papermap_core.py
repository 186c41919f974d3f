"""The map as data: where lines break, where each thing is, what is drawn."""

import re
import xml.etree.ElementTree as etree
from itertools import combinations
from random import Random

import pytest
from conftest import ROOT

from plugins.cards.palette import read_palette
from plugins.core.posts import PartKey
from plugins.papermap.drawing import COLOURS, Drawing, make_label, path_through, story_class
from plugins.papermap.layout import WIDTH, lay_out
from plugins.papermap.listing import make_rows
from plugins.papermap.model import Node, Story, Tie
from plugins.papermap.nodes import Graph
from plugins.papermap.spacing import keep_apart
from plugins.papermap.widths import guess, measure_of, read_widths, wrap

REGULAR = ROOT / "theme/static/fonts/stix-two-text-regular-whole.woff2"


def key(name):
    return PartKey("paper", name)


A, B, C, D = map(key, "abcd")


def each(text):
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "width", "lines", "wrapped"),
    [
        ("one two three", 7, 3, ["one two", "three"]),
        ("one two three", 7, 1, ["one tw…"]),
        ("one, two", 5, 1, ["one…"]),
        ("extraordinary", 5, 3, ["extra", "ordin", "ary"]),
        ("深度网络的表达能力", 4, 3, ["深度网络", "的表达能", "力"]),
        ("  spaces \n folded ", 20, 3, ["spaces folded"]),
        ("", 5, 3, []),
    ],
)
def test_where_lines_break(text, width, lines, wrapped):
    assert wrap(text, width, lines, each) == wrapped


def test_nothing_is_wider_than_its_line():
    chance = Random(1)
    measure = measure_of(ROOT / "theme")
    for _ in range(200):
        words = ("".join(chance.choices("aeimwWñß語ع ", k=chance.randint(1, 30))) for _ in range(6))
        for line in wrap(" ".join(words), 8, 3, measure):
            assert measure(line) <= 8


def test_widths_are_those_of_the_font():
    widths = read_widths(REGULAR)
    assert widths["m"] > 2 * widths["i"] > 0
    assert measure_of(ROOT / "theme")("mi") > widths["m"] + widths["i"]  # some leeway


def test_without_fonts_of_a_theme_widths_are_guessed(tmp_path):
    measure = measure_of(tmp_path)
    assert measure("語") > measure("M") > measure("n") > measure("i") > 0
    assert guess("\u0301") == 0


@pytest.mark.parametrize(
    ("wanted", "gaps", "found"),
    [
        ([0, 10], [5], [0, 10]),
        ([0, 0], [4], [-2, 2]),
        ([5, 0, 0], [1, 1], [5 / 3 - 1, 5 / 3, 5 / 3 + 1]),
        ([3], [], [3]),
    ],
)
def test_places_are_as_near_as_can_be(wanted, gaps, found):
    assert keep_apart(wanted, gaps) == pytest.approx(found)


def ties(*pairs):
    return [Tie(key(a), key(b), "requires") for a, b in pairs]


def test_what_builds_on_something_is_to_its_right():
    layout = lay_out(dict.fromkeys((A, B, C, D), 40.0), ties("ab", "bc", "ac", "ad"))
    x = {id_: box.x for id_, box in layout.boxes.items()}
    assert x[A] < x[B] < x[C]
    assert x[D] == x[B]
    start, *_, end = layout.routes[A, C]
    assert start == (layout.boxes[A].right, layout.boxes[A].middle)
    assert end == (layout.boxes[C].x, layout.boxes[C].middle)


def test_an_edge_that_goes_back_ends_where_it_should():
    layout = lay_out(dict.fromkeys((A, B, C), 40.0), ties("ab", "bc", "ca"))
    assert layout.routes.keys() == {(A, B), (B, C), (C, A)}
    for (source, target), points in layout.routes.items():
        assert points[0][1] == layout.boxes[source].middle
        assert points[-1][1] == layout.boxes[target].middle
        assert len(points) % 2 == 0


def random_map(number, seed):
    chance = Random(seed)
    heights = {key(f"n{n}"): chance.choice((45, 61, 77)) for n in range(number)}
    pairs = {
        (f"n{chance.randrange(max(0, n - 30), n)}", f"n{n}")
        for n in range(1, number)
        for _ in range(chance.choice((0, 1, 2)))
    }
    return heights, ties(*sorted(pairs))


@pytest.mark.parametrize("seed", range(4))
def test_no_box_touches_another_and_no_line_crosses_a_box(seed):
    heights, found = random_map(120, seed)
    layout = lay_out(heights, found)
    assert layout.boxes.keys() == heights.keys()
    for a, b in combinations(layout.boxes.values(), 2):
        apart = a.right <= b.x or b.right <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart
    for box in layout.boxes.values():
        assert 0 <= box.x < box.right <= layout.width
        assert 0 <= box.y < box.y + box.height <= layout.height
    for points in layout.routes.values():
        for x, y in points[1:-1]:  # where it passes through columns
            assert not any(b.x <= x <= b.right and b.y < y < b.y + b.height
                           for b in layout.boxes.values())  # fmt: skip


def test_every_tie_has_its_route_and_every_run_the_same_map():
    heights, found = random_map(80, 5)
    layout = lay_out(heights, found)
    assert layout.routes.keys() == {(tie.source, tie.target) for tie in found}
    assert lay_out(heights, found) == layout


def test_what_nothing_joins_is_there_too():
    layout = lay_out({A: 40, B: 60}, [])
    assert layout.boxes[B].x >= layout.boxes[A].x + WIDTH


def test_from_right_to_left():
    layout = lay_out({A: 40, B: 40}, ties("ab"))
    turned = layout.mirrored()
    assert turned.boxes[A].x > turned.boxes[B].x
    assert turned.routes[A, B][0] == (turned.boxes[A].x, turned.boxes[A].middle)
    assert turned.mirrored() == layout


NODES = (Node(A, "A <b> & c", "Barron 1993", "papers/a/"), Node(B, "B" * 200, "", "b.html"))
STORY = Story('Depth "x"', "series/depth/", (A, B))


def draw(here=None):
    labels = {node.id: make_label(node, each) for node in NODES}
    layout = lay_out({id_: label.height for id_, label in labels.items()}, STORY.ties)
    found = [Tie(A, B, "helps")]
    drawing = Drawing(NODES, labels, found, [STORY], layout, "https://e.org", here)
    return drawing.render("Name", "What <it> is")


def test_a_drawing_is_well_formed_and_has_its_words_and_links():
    svg = draw(here=A)
    root = etree.fromstring(svg)
    assert (root.get("role"), root.get("aria-labelledby")) == ("group", "map-name map-about")
    assert [a.get("href") for a in root.iter("a")] == [
        "https://e.org/papers/a/",
        "https://e.org/b.html",
    ]
    words = [" ".join(t.text or "" for t in a.iter("text")) for a in root.iter("a")]
    assert words[0] == "A <b> & c Barron 1993"
    assert words[1].endswith("…")
    assert [t.text for t in root.iter("title")] == ["Name", "B" * 200]  # only where it is cut
    assert [a.get("aria-current") for a in root.iter("a")] == ["true", None]
    assert "style=" not in svg
    assert "<script" not in svg


def test_a_drawing_has_a_class_for_each_kind_of_thing():
    svg = draw()
    assert re.search(r'<path class="map-story map-c0 map-d0" d="M[^"]+"/>', svg)
    assert re.search(r'<g class="map-helps" marker-end="url\(#map-arrow\)"><path d="M', svg)
    assert "map-requires" not in svg


def luminance(colour):
    """WCAG 2.2's relative luminance of a colour such as ``#fbfaf7``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_colours_of_stories_are_easy_to_see_on_both_grounds():
    palette = read_palette(ROOT / "theme")
    grounds = palette.light["paper"], palette.dark["paper"]
    css = (ROOT / "theme/static/css/map-page.css").read_text("utf-8")
    pair = r": light-dark\((#\w+), (#\w+)\)"
    colours = re.findall(rf"\.map-c(\d) {{\s*--story{pair}", css)
    assert [int(number) for number, *_ in colours] == [*range(COLOURS)]
    for _, *both in colours:
        for colour, ground in zip(both, grounds, strict=True):
            light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 3, colour


def test_thirty_five_stories_differ():
    assert len({story_class(number) for number in range(35)}) == 35


def test_a_path_is_curved_between_columns_and_straight_across_them():
    points = [(0.0, 0.0), (10.0, 5.0), (30.0, 5.0), (40.0, 5.25)]
    assert path_through(points) == "M0 0C5 0 5 5 10 5H30C35 5 35 5.2 40 5.2"
    assert path_through([]) == ""


def test_the_list_says_the_same():
    graph = Graph(NODES, (Tie(A, B, "helps"),), (STORY,))
    first, second = make_rows(graph, (A, B))
    assert [(one.node.id, one.helps) for one in first.leads_to] == [(B, True)]
    assert [(one.node.id, one.helps) for one in second.builds_on] == [(A, True)]
    assert first.builds_on == second.leads_to == ()


def test_what_is_around_a_node():
    nodes = tuple(Node(id_, id_.name, "", id_.name) for id_ in (A, B, C, D))
    graph = Graph(nodes, tuple(ties("ab", "bc", "cd", "ac")), (STORY,))
    near = graph.around(B)
    assert [node.id for node in near.nodes] == [A, B, C]
    assert {*near.ties} == {*ties("ab", "bc", "ac")}
    assert near.stories == ()
