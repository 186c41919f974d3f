"""Real builds with the cut fonts: what they have, what names them, and when they are made anew."""

import re
import shutil
import sys
from io import BytesIO

import pytest
from conftest import PLUGINS, ROOT, post
from fontTools.ttLib import TTFont

from plugins.fonts import subsets

WITH = [*PLUGINS, "plugins.fonts"]
DRAFT = post("Status: draft", "Title: B", body="џ")
STATIC = ROOT / "theme" / "static"
BODY = (
    r"$\left(\frac{a}{b}\right)$ $\xrightarrow{f} \sum \int \widetilde{xy} \mathcal{A} \mathsf{T}$"
)


def cut_math_fonts(site):
    return {n: d for n, d in site.files().items() if re.search(r"math\.[0-9a-f]{12}\.woff2$", n)}


def text_fonts(site):
    found = (re.search(r"text-(\w+)\.[0-9a-f]{12}\.woff2$", name) for name in site.files())
    return {match[1]: match.string for match in found if match}


def preloads(site, page):
    return re.findall(
        r'rel="preload" href="https://example.com/([^"]+)" as="font"', site.html(page)
    )


def font_of(data):
    return TTFont(BytesIO(data))


def wide_and_tall(font):
    """By character, how many sizes the font has of it, and how many parts of longer ones."""
    variants, names = font["MATH"].table.MathVariants, font.getBestCmap()
    found = {}
    for way in ("Horiz", "Vert"):
        glyphs = getattr(variants, f"{way}GlyphCoverage").glyphs
        made = dict(zip(glyphs, getattr(variants, f"{way}GlyphConstruction"), strict=True))
        for code, name in names.items():
            if one := made.get(name):
                parts = one.GlyphAssembly.PartRecords if one.GlyphAssembly else []
                found[way, chr(code)] = (len(one.MathGlyphVariantRecord), len(parts))
    return found


def test_the_cut_font_has_what_the_site_needs_in_all_sizes(build):
    site = build({"a.md": post("Title: A $\\mathbb{R}$", body=BODY)}, PLUGINS=WITH)
    assert site.warnings == []
    (data,) = cut_math_fonts(site).values()
    assert len(data) < 25_000
    font, whole = font_of(data), TTFont(STATIC / "fonts/diptych-math-whole.woff2")
    assert {*"()→∑∫˜√−ℝ𝖳𝑎𝑏"} <= set(map(chr, font.getBestCmap()))
    assert not {*"∮ℂ𝑧"} & set(map(chr, font.getBestCmap()))
    selectors = [t.uvsDict for t in font["cmap"].tables if t.format == 14]
    assert selectors[0][0xFE00]
    sizes, all_sizes = wide_and_tall(font), wide_and_tall(whole)
    for key in [("Vert", "("), ("Horiz", "→"), ("Vert", "∫"), ("Vert", "√"), ("Horiz", "˜")]:
        assert sizes[key] == all_sizes[key]
        assert max(sizes[key]) > 1
    assert font["MATH"].table.MathConstants.AxisHeight.Value
    assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_pages_and_style_sheet_name_the_cut_font(build):
    site = build({"a.md": post("Title: A", body="$x$"), "b.md": post("Title: B")}, PLUGINS=WITH)
    (name,) = cut_math_fonts(site)
    (sheet,) = re.findall(r'/theme/(css/fonts\.[0-9a-f]{12}\.css)"', site.html("b.html"))
    css = site.html(f"theme/{sheet}")
    named = {f"theme/{name}" for name in re.findall(r'url\("../([^"]+)"\)', css)}
    assert named == {name, *text_fonts(site).values()}
    text = text_fonts(site)
    assert preloads(site, "a.html") == [text["regular"], text["semibold"], name]
    assert preloads(site, "b.html") == [text["regular"], text["semibold"]]
    # Italics that come after the first paint would move what follows them.
    site = build({"a.md": post("Title: A", body="*x*")}, PLUGINS=WITH)
    assert preloads(site, "a.html") == [
        text_fonts(site)[name] for name in ("regular", "semibold", "italic")
    ]


def test_a_listing_with_formulas_preloads_the_font_too(build):
    site = build({"a.md": post("Title: $x$")}, PLUGINS=WITH)
    assert preloads(site, "index.html") == [
        *(text_fonts(site)[name] for name in ("regular", "semibold")),
        *cut_math_fonts(site),
    ]


def test_without_formulas_their_font_is_not_cut(build):
    site = build({"a.md": post()}, PLUGINS=WITH)
    assert cut_math_fonts(site) == {}
    assert text_fonts(site).keys() == {"regular", "italic", "semibold"}


def test_the_fonts_of_text_have_what_the_contents_and_the_settings_do(build):
    site = build(
        {"a.md": post("Tags: Őrség", body="Cantor’s *ž* &Scaron; $\\alpha$"), "b.md": DRAFT},
        PLUGINS=WITH,
        MENUITEMS=[("Мир", "/")],
        DRAFT_SAVE_AS="",
        DRAFT_URL="",
    )
    assert site.warnings == []
    for name in text_fonts(site).values():
        font = font_of(site.files()[name])
        known = set(map(chr, font.getBestCmap()))
        assert {*"azAZ09’“–žŽŠŐМир"} <= known
        assert not {*"αџΩÄ"} & known
        widths = [font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"]
        assert max(widths) - min(widths) <= 1  # thousandths of an em: figures are in columns
        assert {r.FeatureTag for r in font["GPOS"].table.FeatureList.FeatureRecord} >= {"kern"}
        assert {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord} >= {"pnum"}
        assert font["name"].getDebugName(14).endswith("/OFL")


@pytest.mark.parametrize("lang", ["de", "fr", "es"])
def test_in_other_languages_the_words_of_templates_lack_no_letter(build, lang):
    site = build({"a.md": post(f"Lang: {lang}")}, PLUGINS=WITH)
    known = font_of(site.files()[text_fonts(site)["semibold"]]).getBestCmap()
    assert set(map(ord, "ÄÖÜäöüßÀÉàâçèéêîœùûÁÍÑáíñóú¿¡«»„“")) <= known.keys()


def test_text_may_have_the_fonts_of_the_reader(build):
    site = build({"a.md": post(body="$x$")}, PLUGINS=WITH, FONTS_TEXT=False)
    assert text_fonts(site) == {}
    assert preloads(site, "a-post.html") == [*cut_math_fonts(site)]
    assert "/theme/css/system-fonts.css" in site.html("a-post.html")
    sheet = next(name for name in site.files() if re.search(r"css/fonts\.\w{12}\.css", name))
    assert "stix-two-text" not in site.html(sheet)


def test_the_theme_alone_knows_that_too(build):
    site = build({"a.md": post()}, PLUGINS=[], FONTS_TEXT=False)
    assert preloads(site, "a-post.html") == []
    assert "/theme/css/system-fonts.css" in site.html("a-post.html")
    site = build({"a.md": post()}, PLUGINS=[])
    assert preloads(site, "a-post.html") == [
        f"theme/fonts/stix-two-text-{name}.woff2" for name in ("regular", "semibold")
    ]
    assert "system-fonts" not in site.html("a-post.html")


def test_a_wrong_setting_ends_the_build_with_one_line(build):
    with pytest.raises(SystemExit, match="FONTS_TEXT = 'no'"):
        build({"a.md": post()}, PLUGINS=WITH, FONTS_TEXT="no")


def test_the_files_are_as_small_as_a_first_visit_needs(build):
    """Bytes: with the theme alone, and for a site in English with a few formulas."""
    sizes = {path.name: path.stat().st_size for path in STATIC.glob("fonts/*.woff2")}
    small = {name: size for name, size in sizes.items() if "-whole" not in name}
    assert max(size for name, size in small.items() if "text" in name) < 16_000
    assert sum(small.values()) < 120_000
    site = build({"a.md": post(body=BODY)}, PLUGINS=WITH)
    names = [*text_fonts(site).values(), *cut_math_fonts(site)]
    assert sum(len(site.files()[name]) for name in names) < 65_000


def test_a_rebuild_cuts_nothing_and_a_new_character_does(build, monkeypatch):
    first = build({"a.md": post(body="$x$")}, PLUGINS=WITH).files()
    (name,) = (name for name in first if re.search(r"math\.[0-9a-f]{12}\.woff2$", name))

    def fail(*_):
        raise AssertionError("it is kept already")

    with monkeypatch.context() as patch:
        for name_there in ("make_subset", "characters_in"):
            patch.setattr(sys.modules["plugins.fonts"], name_there, fail)
        assert build({}, PLUGINS=WITH).files() == first
    second = build({"a.md": post(body="$x+\\alpha$")}, PLUGINS=WITH)
    (other,) = cut_math_fonts(second)  # the former one is gone
    assert other != name


def test_a_draft_without_a_page_adds_nothing(build):
    draft = post("Status: draft", "Title: B", body=r"$\alpha$")
    site = build(
        {"a.md": post(body="$x$"), "b.md": draft}, PLUGINS=WITH, DRAFT_SAVE_AS="", DRAFT_URL=""
    )
    (data,) = cut_math_fonts(site).values()
    assert ord("α") not in font_of(data).getBestCmap()


def test_a_character_that_no_font_has_is_reported_with_its_line(build):
    site = build({"a.md": post(body="Words.\n\n$x$ and $中$\n\n$\\text{中}$")}, PLUGINS=WITH)
    assert site.rules() == [("a.md", 6, "math-glyph")]
    assert "U+4E2D" in site.warnings[0]
    assert build({"a.md": post("Ignore: math-glyph", body="$中$")}, PLUGINS=WITH).warnings == []


def test_it_does_nothing_for_another_theme(build):
    site = build({"a.md": post(body="$x$")}, PLUGINS=WITH, THEME="simple")
    assert site.warnings == []
    assert not [name for name in site.files() if name.endswith(".woff2")]


@pytest.mark.parametrize("missing", ["fonttools", "brotli"])
def test_without_the_library_the_theme_serves_and_the_build_says_so(build, monkeypatch, missing):
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    def without(name):
        if missing in name:
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(subsets, "release_of", without)
    site = build({"a.md": post(body="$x$")}, PLUGINS=WITH)
    (warning,) = site.warnings
    assert f"there is no {missing}" in warning
    assert "fonttools[woff]" in warning
    assert "/theme/fonts/diptych-math.woff2" in site.html("a-post.html")


def test_a_font_that_is_none_ends_the_build_with_one_line(build, tmp_path):
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (theme / "static/fonts/diptych-math-whole.woff2").write_bytes(b"no font")
    with pytest.raises(SystemExit, match="cannot be cut"):
        build({"a.md": post(body="$x$")}, PLUGINS=WITH, THEME=str(theme))


FONTS = ["diptych-math", *(f"stix-two-text-{name}" for name in ("regular", "italic", "semibold"))]


@pytest.mark.parametrize("name", FONTS)
def test_the_second_file_of_a_font_is_for_what_the_first_lacks(name):
    """Chromium fetches each file that has a range for a character, so they must not overlap."""
    css = (STATIC / "css/fonts.css").read_text("utf-8")
    rule = css.partition(f"{name}-whole.woff2")[2].partition("}")[0]
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
    covered = {c for a, b in ranges for c in range(int(a, 16), int(b or a, 16) + 1)}
    small = set(TTFont(STATIC / f"fonts/{name}.woff2").getBestCmap())
    whole = set(TTFont(STATIC / f"fonts/{name}-whole.woff2").getBestCmap())
    assert not covered & small
    assert covered & whole == whole - small
