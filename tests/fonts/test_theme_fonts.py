"""The data of a theme's fonts, names with digests, style sheets and kept results."""

import os

import pytest
from conftest import ROOT
from tools import not_none

from plugins.core.hashed_files import hashed, remove_former
from plugins.core.memory.files import KEPT, Store
from plugins.core.settings import SettingError
from plugins.fonts.stylesheet import rename_urls
from plugins.fonts.theme_fonts import ThemeFont, read_theme_fonts

CSS = """@font-face { font-family: A; src: url("../fonts/a.woff2") format("woff2"); }
@font-face { font-family: A; src: url(../fonts/whole.woff2); unicode-range: U+1-2; }
p { color: red; }
"""


def test_our_theme_has_one_font_for_formulas_and_three_for_text():
    theme = not_none(read_theme_fonts(ROOT / "theme"))
    assert theme.stylesheet == "css/fonts.css"
    assert [(font.characters, font.file) for font in theme.fonts] == [
        ("math", "fonts/diptych-math.woff2"),
        ("text", "fonts/stix-two-text-regular.woff2"),
        ("text", "fonts/stix-two-text-italic.woff2"),
        ("text", "fonts/stix-two-text-semibold.woff2"),
    ]


def test_a_theme_without_such_data_has_no_fonts(tmp_path):
    assert read_theme_fonts(tmp_path) is None


FONT = '[[font]]\nfile = "a.woff2"\nsource = "b.woff2"\ncharacters = "math"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[font", "fonts.toml"),
        (FONT, "'stylesheet' is missing"),
        ('stylesheet = "f.css"', "'font' is missing"),
        (FONT.replace("[[font]]", "[[face]]"), "The table [[face]] is called [[font]] now."),
        (
            'stylesheet = "f.css"\n' + FONT.replace('"math"', '"maths"'),
            "expected one of ['math', 'text']",
        ),
        ('stylesheet = "f.css"\n' + FONT + "weigth = 4", "a font has no weigth"),
        ('stylesheet = "f.css"\n' + FONT.replace("file", "#"), "file"),
        ('stylesheet = "f.css"\nfont = 3', "fonts.toml"),
        ('stylesheet = "f.css"\nfont = ["x"]', "fonts.toml"),
        ('stylesheet = "f.css"\n' + FONT, "there is no file static/b.woff2"),
        ('stylesheet = "g.css"\n' + FONT, "there is no file static/g.css"),
    ],
)
def test_wrong_data_is_reported_in_one_line(tmp_path, text, words):
    (tmp_path / "static").mkdir()
    (tmp_path / "static/f.css").touch()
    (tmp_path / "fonts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as error:
        read_theme_fonts(tmp_path)
    assert words in str(error.value)
    assert "fonts.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_font_may_leave_out_its_features(tmp_path):
    (tmp_path / "static").mkdir()
    for name in ("f.css", "b.woff2"):
        (tmp_path / "static" / name).touch()
    (tmp_path / "fonts.toml").write_text('stylesheet = "f.css"\n' + FONT, encoding="utf-8")
    assert not_none(read_theme_fonts(tmp_path)).fonts == (ThemeFont("a.woff2", "b.woff2", "math"),)


def test_a_style_sheet_names_other_files_and_leaves_out_what_is_not_needed():
    names = {"fonts/a.woff2": "fonts/a.12.woff2", "fonts/whole.woff2": ""}
    assert rename_urls(CSS, "css/fonts.css", names) == (
        '@font-face { font-family: A; src: url("../fonts/a.12.woff2") format("woff2"); }\n'
        "p { color: red; }\n"
    )
    assert rename_urls(CSS, "css/fonts.css", {}) == CSS


def test_only_files_of_former_builds_are_removed(tmp_path):
    now, then = (hashed("fonts/a.woff2", data) for data in (b"now", b"then"))
    other = hashed("fonts/b.woff2", b"then")
    # The last is of the same form, but has no digest of what is in it: it is somebody else's.
    foreign = "fonts/a.0123456789ab.woff2"
    files = {now: b"now", then: b"then", other: b"then", "fonts/a.woff2": b"a", foreign: b"mine"}
    (tmp_path / "fonts").mkdir()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    remove_former(tmp_path, ["fonts/a.woff2", "css/none.css"], [now])
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.woff2")}
    assert left == {now, other, "fonts/a.woff2", foreign}


def test_a_result_is_made_once_for_the_same_inputs(tmp_path):
    made = []

    def recall(*inputs):
        def make():
            made.append(inputs)
            return b"result"

        return Store(tmp_path / "fonts").recall(inputs, make)

    assert [recall(1, b"x"), recall(1, b"x"), recall(1, "x")] == [b"result"] * 3
    assert made == [(1, b"x"), (1, "x")]


def test_a_damaged_result_is_made_anew(tmp_path):
    store = Store(tmp_path)
    store.recall((1,), lambda: b"right")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert store.recall((1,), lambda: b"right") == b"right"


def test_a_folder_that_cannot_be_used_costs_time_only(tmp_path):
    (tmp_path / "file").touch()
    assert Store(tmp_path / "file").recall((1,), lambda: b"result") == b"result"


def test_old_results_are_forgotten(tmp_path):
    store = Store(tmp_path)
    for number in range(KEPT + 3):
        store.recall((number,), lambda: b"")
        for path in tmp_path.iterdir():
            age = path.stat().st_mtime - 10
            os.utime(path, (age, age))
    assert len(list(tmp_path.iterdir())) == KEPT
    assert store.recall((KEPT + 2,), lambda: b"again") == b""
    assert store.recall((0,), lambda: b"again") == b"again"
