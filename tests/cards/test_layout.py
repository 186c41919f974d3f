"""Where the words of a card are, and which can be drawn, without a font."""

import itertools

import pytest

from plugins.cards.describing import describe_post, words
from plugins.cards.font_files import Cluster, FontFile, clusters, missing, plain
from plugins.cards.images import Image
from plugins.cards.layout import (
    COLUMN,
    DIVIDER,
    HEIGHT,
    MARGIN,
    TITLE_BOTTOM,
    TITLE_SIZES,
    Card,
    cut,
    fit_title,
    pieces,
    place,
)
from plugins.cards.locales import og_locale
from plugins.cards.painting import drawable

TITLES = {
    "none": "",
    "a word": "Depth",
    "a few words": "What depth buys that width cannot",
    "many words": "Double descent to the last constant, in a model that can be solved " * 2,
    "far too many": "words and words " * 60,
    "one endless word": "x" * 400,
    "endless words": f"{'x' * 100} {'y' * 100} {'z' * 300} and so on " * 9,
    "ideographs": "为什么少量神经元就足够了" * 3,
    "far too many ideographs": "深" * 500,
    "right to left": "لماذا يكفي عدد قليل من الخلايا العصبية",
}


def measure(text, size):
    """A font in which every character is as wide as six tenths of its size."""
    return 0.6 * size * len(text)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("name", TITLES)
def test_nothing_is_outside_and_no_two_lines_on_each_other(name, rtl):
    long = "many words " * 30
    card = Card(TITLES[name], "math", "Mathematics", long, long, long, rtl)
    lines = list(place(card, measure))
    for line in lines:
        width = measure(line.text, line.size)
        left = line.x - width if rtl else line.x
        assert left >= MARGIN - 1
        assert left + width <= DIVIDER - MARGIN + 1
        assert line.size * 0.8 < line.y < HEIGHT - line.size * 0.3
    heights = sorted((line.y, line.size) for line in lines)
    for (above, _), (below, size) in itertools.pairwise(heights):
        assert below - above >= size
    assert {line.y for line in lines if line.size > 32 and line.y > TITLE_BOTTOM} == set()


@pytest.mark.parametrize("name", TITLES)
def test_a_title_is_whole_or_says_that_it_is_not(name):
    _, lines = fit_title(TITLES[name], measure)
    shown = "".join("".join(lines).split())
    whole = "".join(TITLES[name].split())
    assert shown == whole or "…" in shown
    assert (name in ("far too many", "far too many ideographs", "one endless word")) <= (
        "…" in shown
    )


def test_a_short_title_is_large_and_a_long_one_smaller():
    sizes = [fit_title("word " * n, measure)[0] for n in (1, 8, 16, 90)]
    assert sizes[0] == max(TITLE_SIZES)
    assert sizes[-1] == min(TITLE_SIZES)
    assert sizes == sorted(sizes, reverse=True)


def test_lines_of_a_title_are_about_equally_long():
    _, lines = fit_title("aaaa bbbb cccc dddd eeee", measure)
    widths = [len(line) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) <= 5


def test_ideographs_may_part_anywhere_and_words_between_them():
    assert pieces("看 deep 网络。") == ["看", " deep", " 网", "络。"]


def test_a_text_is_cut_to_its_room():
    assert cut("abc", 100, 10, measure) == "abc"
    assert cut("abcdef ghi", 48, 10, measure) == "abcdef…"
    assert measure(cut("x" * 999, COLUMN, 32, measure), 32) <= COLUMN


def test_text_is_composed_and_without_what_is_not_seen():
    assert plain("e\u0301\u2009x\u200b \n y\u2062") == "é x y"


def test_scripts_are_letters_set_high_or_low_and_accents_stay_on_theirs():
    assert clusters("aⁿᵢf\u0302ᐟ") == [
        Cluster("a"),
        Cluster("n", "super"),
        Cluster("i", "sub"),
        Cluster("f\u0302"),
        Cluster("/", "super"),
    ]


LATIN = FontFile(b"", frozenset("abn "))
MATHS = FontFile(b"", frozenset("bx\u0302"))
ARABIC = FontFile(b"", frozenset("لما "))


def test_what_no_font_has_is_missing():
    assert missing("ab xⁿ", [LATIN, MATHS], shapes=True) == ""
    assert missing("b\u0302", [LATIN, MATHS], shapes=True) == ""
    assert missing("a\u0302", [LATIN, MATHS], shapes=True) == "a\u0302"
    assert missing("字a字b", [LATIN, MATHS], shapes=True) == "字"


def test_right_to_left_needs_one_font_and_a_pillow_that_joins_letters():
    assert missing("لما", [LATIN, ARABIC], shapes=True) == ""
    assert missing("لما", [LATIN, ARABIC], shapes=False) == "لما"
    assert missing("لما b", [LATIN, ARABIC], shapes=True) == "b"


def test_a_card_goes_without_what_cannot_be_drawn():
    card = Card("ab", series="字", paper="a", site="b语")
    left, lacking = drawable(card, lambda text: missing(text, [LATIN], shapes=True))
    assert left == Card("ab", paper="a")
    assert lacking == "字语"


def test_words_of_a_card():
    card = Card("T", "math", "Mathematics", "S, part 1 of 2", "Telgarsky, 2016", "Site")
    assert words(card) == "T · Mathematics · S, part 1 of 2 · Telgarsky, 2016 · Site"
    assert Image("a", "b").width == 0


class Named:
    def __init__(self, **fields):
        self.__dict__ = fields


@pytest.mark.parametrize(
    ("families", "more", "line"),
    [
        (["Telgarsky"], False, "Telgarsky, 2016"),
        (["Safran", "Shamir"], False, "Safran and Shamir, 2016"),
        (["A", "B", "C", "D"], False, "A et al., 2016"),
        (["A"], True, "A et al., 2016"),
        ([], False, ""),
    ],
)
def test_the_line_of_the_paper(families, more, line):
    people = [Named(family=family) for family in families]
    paper = Named(people=people, more_authors=more, year="2016")
    article = Named(title="<b>T</b> &amp; x", lang="en", paper=paper, pair="key", series="name")
    card = describe_post(article, {"SITENAME": "A <i>site</i>"})
    assert card == Card("T & x", paper=line, site="A site")


@pytest.mark.parametrize(
    ("lang", "locale"),
    [("en", "en_US"), ("de", "de_DE"), ("pt-BR", "pt_BR"), ("zh-hans", "zh_CN"), ("xx-y", "xx_y")],
)
def test_a_locale_has_a_country(lang, locale):
    assert og_locale(lang) == locale
