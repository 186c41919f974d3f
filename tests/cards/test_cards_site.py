"""Cards in real builds: who has which, what is drawn anew, and what is reported."""

import builtins
import re
import shutil
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from conftest import PLUGINS, ROOT, post
from PIL import Image
from tools import check_html

from plugins.cards.font_files import read_font_files
from plugins.cards.layout import DIVIDER, MARGIN, Card
from plugins.cards.painting import Painter
from plugins.cards.palette import parse_palette
from plugins.core.hashed_files import hashed
from plugins.core.memory.files import Store

WITH = [*PLUGINS, "plugins.cards"]
SITE = "https://example.com"
CONTENT = {
    "o.md": post("Title: Why $n^2$ & <more>", "Slug: o", "Paper: p", "Level: overview",
                 "Tags: a & b", "Modified: 2024-02-02", "Series: S"),
    "m.md": post("Title: Proof", "Slug: m", "Paper: p", "Level: math"),
    "draft.md": post("Title: Secret", "Slug: draft", "Status: draft"),
    "hidden.md": post("Title: Quiet", "Slug: hidden", "Status: hidden"),
    "pages/about.md": "Title: About\n\nText",
}  # fmt: skip


def metas(site, name):
    """The properties of a page; of one that is there several times the values."""
    found: dict[str, Any] = {}
    for meta in site.soup(name).find_all("meta"):
        key = meta.get("property") or meta.get("name")
        if key:
            found.setdefault(key, []).append(meta["content"])
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def cards(site):
    return {name for name in site.files() if name.startswith("cards/")}


def picture(path, size=(40, 30)):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size).save(path)


def test_every_published_post_has_a_card_and_other_pages_that_of_the_site(build, tmp_path):
    site = build(CONTENT, PLUGINS=WITH, SITENAME="A & B", SITESUBTITLE='"Sub"')
    assert [w for w in site.warnings if "series-alone" not in w] == []
    assert len(cards(site)) == 3
    properties = metas(site, "o.html")
    assert properties["og:type"] == "article"
    assert properties["og:url"] == f"{SITE}/o.html"
    assert properties["og:title"] == properties["twitter:title"] == "Why n² & <more>"
    assert properties["og:site_name"] == "A & B"
    assert properties["og:locale"] == "en_US"
    assert properties["article:published_time"] == "2024-01-01T00:00:00+00:00"
    assert properties["article:modified_time"] == "2024-02-02T00:00:00+00:00"
    assert properties["article:tag"] == "a & b"
    assert properties["twitter:card"] == "summary_large_image"
    assert (properties["og:image:width"], properties["og:image:height"]) == ("1200", "630")
    assert properties["og:image:alt"] == "Why n² & <more> · Overview · S, part 1 of 1 · A & B"
    name = properties["og:image"].removeprefix(f"{SITE}/")
    with Image.open(site.output / name) as card:
        assert (card.size, card.format, card.mode) == ((1200, 630), "PNG", "P")
    assert (site.output / name).stat().st_size < 40_000
    home, about = metas(site, "index.html"), metas(site, "pages/about.html")
    assert home["og:type"] == about["og:type"] == "website"
    assert home["og:image"] == about["og:image"] != properties["og:image"]
    assert home["og:image:alt"] == 'A & B · "Sub" · example.com'
    assert check_html(site.output) == []


def test_drafts_hidden_posts_and_pages_not_to_be_found_say_nothing(build):
    site = build(CONTENT, PLUGINS=WITH, DIRECT_TEMPLATES=["index", "404"])
    for name in ("drafts/draft.html", "hidden.html", "404.html"):
        assert not [key for key in metas(site, name) if key.startswith(("og:", "twitter:"))], name
    assert "Secret" not in site.html("index.html")
    assert site.article("hidden.md").card is site.article("draft.md").card is None


@pytest.mark.parametrize("settings", [{"SITEURL": ""}, {"CARDS_ENABLED": False}])
def test_no_card_without_an_address_or_where_none_is_wanted(build, settings):
    site = build(CONTENT, PLUGINS=WITH, **settings)
    assert cards(site) == set()
    properties = metas(site, "o.html")
    assert "og:image" not in properties
    assert properties.get("twitter:card", "summary") == "summary"


def test_translations_are_other_locales(build):
    german = post("Title: Eins", "Slug: o", "Lang: de", "Summary: Kurz")
    site = build({"o.md": post("Title: One", "Slug: o"), "o-de.md": german}, PLUGINS=WITH)
    assert metas(site, "o.html")["og:locale:alternate"] == "de_DE"
    assert metas(site, "o-de.html")["og:locale"] == "de_DE"
    assert metas(site, "o-de.html")["og:locale:alternate"] == "en_US"


def test_a_rebuild_draws_nothing_and_takes_former_cards_away(build, monkeypatch):
    first = build(CONTENT, PLUGINS=WITH)
    files, before = first.files(), cards(first)

    def refuse(*_):
        raise AssertionError("drawn again")

    monkeypatch.setattr("plugins.cards.drawing.Drawer.draw", refuse)
    assert build(CONTENT, PLUGINS=WITH).files() == files
    monkeypatch.undo()
    (first.output / "cards/card.000000000000.png").write_bytes(b"of another")
    changed = build({"m.md": CONTENT["m.md"].replace("Proof", "Proofs")}, PLUGINS=WITH)
    assert len(cards(changed)) == 4
    assert len(cards(changed) - before - {"cards/card.000000000000.png"}) == 1
    stored = [*(changed.output.parent / "cache/cards").iterdir()]
    # The characters of two fonts, and one of them unpacked: no title needs the other.
    assert len(stored) == 3 + 2 + 1


FIELDS = ["Image", "og_image", "featured_image", "Cover"]
VALUES = ["{static}/images/a.png", "images/a.png", "/images/a.png"]


def test_a_picture_of_the_authors_own_wins(build, tmp_path):
    picture(tmp_path / "content/images/a.png")
    files = {"far.md": post("Slug: far", "Image: https://b.org/x.jpg?a&b")}
    for number, (field, value) in enumerate(product(FIELDS, VALUES)):
        name = f"t{number}"
        files[f"{name}.md"] = post(f"Slug: {name}", f"{field}: {value}", "Image_alt: A <curve>")
    site = build(files, PLUGINS=WITH)
    assert site.warnings == []
    for number in range(len(files) - 1):
        properties = metas(site, f"t{number}.html")
        assert properties["og:image"] == f"{SITE}/images/a.png"
        assert properties["og:image:alt"] == "A <curve>"
        assert properties["og:image:width"] == "40"
    properties = metas(site, "far.html")
    assert properties["og:image"] == "https://b.org/x.jpg?a&b"
    assert "og:image:width" not in properties
    assert len(cards(site)) == 1


def test_a_picture_that_cannot_be_is_reported_and_a_card_is_drawn(build, tmp_path):
    (tmp_path / "content/images").mkdir(parents=True)
    (tmp_path / "content/images/a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    files = {
        "gone.md": post("Slug: gone", "Image: images/b.png"),
        "svg.md": post("Slug: svg", "Image: images/a.svg"),
        "quiet.md": post("Slug: quiet", "Image: images/a.svg", "Ignore: card-image"),
    }
    site = build(files, PLUGINS=WITH)
    assert site.rules() == [("gone.md", 4, "card-image"), ("svg.md", 4, "card-image")]
    for name in ("gone", "svg", "quiet"):
        assert "/cards/card." in metas(site, f"{name}.html")["og:image"]


def test_a_title_that_cannot_be_drawn_is_reported_and_has_the_card_of_the_site(build):
    files = {"zh.md": post("Title: 为什么", "Slug: zh", "Lang: zh"),
             "q.md": post("Title: 为什么", "Slug: q", "Ignore: card-glyph")}  # fmt: skip
    site = build(files, PLUGINS=WITH)
    assert site.rules() == [("zh.md", 1, "card-glyph")]
    assert len(cards(site)) == 1
    assert metas(site, "zh-zh.html")["og:image"] == metas(site, "index.html")["og:image"]


def test_what_the_name_of_a_level_or_of_the_site_lacks_is_reported_once(build):
    files = {f"{level}{n}.md": post(f"Title: {level} {n}", f"Slug: {level}{n}", f"Pair: p{n}",
                                    f"Level: {level}")
             for n in (1, 2) for level in ("概要", "証明")}  # fmt: skip
    site = build(files, PLUGINS=[*WITH, "plugins.pairs"], SITENAME="論文",
                 PAIR_LEVELS={"overview": "概要", "math": "証明"})  # fmt: skip
    levels, name = [line for line in site.warnings if "card-glyph" in line]
    assert "pelicanconf.py" in levels
    assert '"概"' in levels
    assert '"論"' in name


def test_a_theme_without_fonts_has_cards_in_pillows_own(build, tmp_path):
    theme = tmp_path / "plain"
    shutil.copytree(ROOT / "theme", theme)
    shutil.rmtree(theme / "static/fonts")
    # Quotation marks are in any title: "smarty" makes them of those on a keyboard.
    quoted = post("Title: Euclid’s “theorem”", "Slug: t")
    site = build({"t.md": quoted}, PLUGINS=WITH, THEME=str(theme))
    assert site.warnings == []
    assert len(cards(site)) == 2


def test_without_pillow_the_site_is_built_and_says_so(build, monkeypatch):
    real = builtins.__import__

    def without(name, *args):
        if name.partition(".")[0] == "PIL":
            raise ImportError(f"No module named {name!r}", name="PIL")
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    site = build({"t.md": post("Slug: t")}, PLUGINS=WITH)
    reported = ["cards: no card is drawn, since there is no PIL: pip install pillow"]
    assert site.warnings == reported
    assert "og:image" not in metas(site, "t.html")


def painted(folder, card, css=""):
    files = read_font_files(
        sorted((ROOT / "theme/static/fonts").glob("*-whole.woff2")), Store(folder)
    )
    painter = Painter(Store(folder), files, parse_palette(css))
    return Image.open(BytesIO(painter.paint(card))).convert("RGB")


def test_another_palette_is_another_picture(tmp_path):
    card = Card("Words")
    ours, blue = painted(tmp_path, card), painted(tmp_path, card, "--paper: #204080;")
    # The picture has few colours, each a little off.
    assert ours.getpixel((0, 0)) == pytest.approx((0xFB, 0xFA, 0xF7), abs=2)
    assert blue.getpixel((0, 0)) == pytest.approx((0x20, 0x40, 0x80), abs=2)


def test_the_colours_of_the_sites_style_sheet_are_those_of_its_cards(build):
    files = {"a.md": post("Slug: a"), "extra/mine.css": ":root { --paper: #204080; }"}
    site = build(files, STATIC_PATHS=["extra"], EXTRA_STYLESHEETS=["extra/mine.css"], PLUGINS=WITH)
    address = metas(site, "a.html")["og:image"].removeprefix("https://example.com/")
    image = Image.open(site.output / address).convert("RGB")
    assert image.getpixel((0, 0)) == pytest.approx((0x20, 0x40, 0x80), abs=2)


@pytest.mark.parametrize("title", ["", "WQgj|" * 99, "wide words " * 40, "x" * 300, "√nⁿ ∑ᵢ ‖f̂‖₂"])
def test_no_ink_leaves_its_column(tmp_path, title):
    long = "WQgj " * 60
    image = painted(tmp_path, Card(title, "math", "Mathematics", long, long, long))
    for left, right in ((0, MARGIN - 8), (DIVIDER - MARGIN + 8, DIVIDER - 4)):
        region = image.crop((left, 0, right, image.height))
        assert len(region.getcolors(9999)) == 1
    for top, bottom in ((0, 60), (610, 630)):
        region = image.crop((0, top, DIVIDER - 4, bottom))
        assert len(region.getcolors(9999)) == 1


def test_cards_of_two_levels_look_different(tmp_path):
    both = [painted(tmp_path, Card("T", level, "L")).tobytes() for level in ("overview", "math")]
    assert both[0] != both[1]


def test_the_name_of_a_card_has_the_digest_of_its_bytes(build):
    site = build({"t.md": post("Slug: t")}, PLUGINS=WITH)
    for name in cards(site):
        plain = re.sub(r"\.[0-9a-f]{12}", "", name)
        assert hashed(plain, site.files()[name]) == name
