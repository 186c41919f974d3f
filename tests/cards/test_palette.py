"""The colours of cards are those of the theme."""

import pytest
from conftest import ROOT

from plugins.cards.palette import OURS, find_sheets, parse_palette, read_palette


def test_a_theme_without_tokens_has_the_colours_of_ours(tmp_path):
    assert read_palette(tmp_path) == read_palette(ROOT / "theme") == parse_palette("")
    css = (ROOT / "theme/static/css/tokens.css").read_text("utf-8")
    assert all(
        f"--{name}: light-dark({light}, {dark});" in css for name, (light, dark) in OURS.items()
    )


@pytest.mark.parametrize(
    ("css", "light", "dark"),
    [
        (":root { --ink: light-dark(#112233, #AABBCC); }", "#112233", "#AABBCC"),
        (":root{--ink:light-dark( #123 , #abc )}", "#123", "#abc"),
        (":root { --ink: #123; }", "#123", "#123"),
        (":root { --ink: #123; } @media print { :root { --ink: #000; } }", "#123", "#123"),
        (
            ":root { --ink: oklch(0.2 0 0); --pink: #123; }",
            *OURS["ink"],
        ),  # not one that we can draw
        (":root { --ink: #12345; }", *OURS["ink"]),
    ],
)
def test_colours_are_read_from_the_tokens(css, light, dark):
    palette = parse_palette(css)
    assert (palette.light["ink"], palette.dark["ink"]) == (light, dark)
    assert palette.light["paper"] == OURS["paper"][0]


def test_the_style_sheets_of_the_site_win_over_the_theme_and_the_last_over_the_first(tmp_path):
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra/one.css").write_text(":root { --ink: #111111; --math: #222222; }")
    (tmp_path / "extra/two.css").write_text(
        "@media (prefers-color-scheme: dark) { :root { --paper: #000000; } a { color: #fff; } }"
        ":root { --math: light-dark(#333333, #444444); }"
    )
    sheets = find_sheets(
        {
            "PATH": str(tmp_path),
            "EXTRA_STYLESHEETS": ["https://a.example/b.css", "one.css", "extra/two.css"],
            "EXTRA_PATH_METADATA": {"extra/one.css": {"path": "one.css"}},
        }
    )
    palette = read_palette(ROOT / "theme", sheets)
    assert (palette.light["ink"], palette.light["math"]) == ("#111111", "#333333")
    assert palette.dark["math"] == "#444444"
    assert palette.light["paper"] == OURS["paper"][0]
    assert find_sheets({"PATH": "content"}) == []
