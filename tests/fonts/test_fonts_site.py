"""Real builds with the cut face: what it has, what names it, and when it is made anew."""

import re
import shutil
import sys
from io import BytesIO

import pytest
from conftest import PLUGINS, ROOT, post
from fontTools.ttLib import TTFont

from plugins.fonts import cutting

WITH = [*PLUGINS, "plugins.fonts"]
STATIC = ROOT / "theme" / "static"
BODY = (
    r"$\left(\frac{a}{b}\right)$ $\xrightarrow{f} \sum \int \widetilde{xy} \mathcal{A} \mathsf{T}$"
)


def cut_faces(site):
    return {n: d for n, d in site.files().items() if re.search(r"math\.[0-9a-f]{12}\.woff2$", n)}


def font_of(data):
    return TTFont(BytesIO(data))


def wide_and_tall(font):
    """By character, how many sizes the face has of it, and how many parts of longer ones."""
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


def test_the_cut_face_has_what_the_site_needs_in_all_sizes(build):
    site = build({"a.md": post("Title: A $\\mathbb{R}$", body=BODY)}, PLUGINS=WITH)
    assert site.warnings == []
    (data,) = cut_faces(site).values()
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


def test_pages_and_style_sheet_name_the_cut_face(build):
    site = build({"a.md": post("Title: A", body="$x$"), "b.md": post("Title: B")}, PLUGINS=WITH)
    (name,) = cut_faces(site)
    sheet = re.search(r'/theme/(css/fonts\.[0-9a-f]{12}\.css)"', site.html("b.html"))[1]
    css = site.html(f"theme/{sheet}")
    assert re.findall(r'url\("([^"]+)"\)', css) == [name.replace("theme/", "../")]
    preload = f'<link rel="preload" href="https://example.com/{name}" as="font"'
    assert preload in site.html("a.html")
    assert "preload" not in site.html("b.html")


def test_a_listing_with_formulas_preloads_the_face_too(build):
    site = build({"a.md": post("Title: $x$")}, PLUGINS=WITH)
    assert 'rel="preload"' in site.html("index.html")


def test_without_formulas_the_files_of_the_theme_serve(build):
    site = build({"a.md": post()}, PLUGINS=WITH)
    assert cut_faces(site) == {}
    assert "/theme/css/fonts.css" in site.html("index.html")


def test_a_rebuild_cuts_nothing_and_a_new_character_does(build, monkeypatch):
    first = build({"a.md": post(body="$x$")}, PLUGINS=WITH).files()
    (name,) = (name for name in first if re.search(r"math\.[0-9a-f]{12}\.woff2$", name))

    def fail(*_):
        raise AssertionError("it is kept already")

    with monkeypatch.context() as patch:
        for name_there in ("cut", "characters_in"):
            patch.setattr(sys.modules["plugins.fonts"], name_there, fail)
        assert build({}, PLUGINS=WITH).files() == first
    second = build({"a.md": post(body="$x+\\alpha$")}, PLUGINS=WITH)
    (other,) = cut_faces(second)  # the former one is gone
    assert other != name


def test_a_draft_without_a_page_adds_nothing(build):
    draft = post("Status: draft", "Title: B", body=r"$\alpha$")
    site = build(
        {"a.md": post(body="$x$"), "b.md": draft}, PLUGINS=WITH, DRAFT_SAVE_AS="", DRAFT_URL=""
    )
    (data,) = cut_faces(site).values()
    assert ord("α") not in font_of(data).getBestCmap()


def test_a_sign_that_no_face_has_is_reported_with_its_line(build):
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

    monkeypatch.setattr(cutting, "version", without)
    site = build({"a.md": post(body="$x$")}, PLUGINS=WITH)
    (warning,) = site.warnings
    assert f"there is no {missing}" in warning
    assert "fonttools[woff]" in warning
    assert "/theme/fonts/diptych-math.woff2" in site.html("a-post.html")


def test_a_face_that_is_none_ends_the_build_with_one_line(build, tmp_path):
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (theme / "static/fonts/diptych-math-whole.woff2").write_bytes(b"no face")
    with pytest.raises(SystemExit, match="cannot be cut"):
        build({"a.md": post(body="$x$")}, PLUGINS=WITH, THEME=str(theme))


def test_the_second_face_of_the_theme_is_for_what_the_first_lacks():
    """Chromium fetches each face that has a range for a character, so they must not overlap."""
    css = (STATIC / "css/fonts.css").read_text("utf-8")
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", css)
    covered = {c for a, b in ranges for c in range(int(a, 16), int(b or a, 16) + 1)}
    small = set(TTFont(STATIC / "fonts/diptych-math.woff2").getBestCmap())
    whole = set(TTFont(STATIC / "fonts/diptych-math-whole.woff2").getBestCmap())
    assert not covered & small
    assert covered & whole == whole - small
