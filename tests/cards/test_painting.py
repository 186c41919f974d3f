"""What is drawn: the same in each process, by itself or with others, and as Pillow would."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import pytest
from conftest import ROOT
from PIL import Image, ImageFont

from plugins.cards.drawing import Drawer
from plugins.cards.font_files import read_font_files
from plugins.cards.glyphs import Glyphs
from plugins.cards.layout import Card
from plugins.cards.painting import Painter
from plugins.cards.palette import OURS, parse_palette
from plugins.cards.png import LEFT, encode
from plugins.cards.shades import Shades
from plugins.core.memory.files import Store

FONTS = sorted((ROOT / "theme/static/fonts").glob("*-regular-whole.woff2"))
CARDS = [Card(f"On {number} √n of flows", level, "Level", paper="Q, 2020", site="Site")
         for number in range(9) for level in ("overview", "math", "")]  # fmt: skip
COLORS = {name: light for name, (light, _) in OURS.items()}


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    return read_font_files(FONTS, Store(tmp_path_factory.mktemp("fonts")))


def painter(folder, files):
    return Painter(Store(folder, kept=None), files, parse_palette(""))


def in_processes(monkeypatch, number):
    monkeypatch.setattr("plugins.cards.painting.processes_for", lambda *_: number)


def digest_of(folder, files):
    total = sha256()
    for _, data in painter(folder, files).paint_all(CARDS[:4]):
        total.update(data)
    return total.hexdigest()


def test_two_processes_draw_the_same_bytes(tmp_path, files):
    code = (
        "import sys; sys.path[:0] = ['.', 'tests', 'tests/cards']\n"
        "from pathlib import Path\n"
        "import test_painting as t\n"
        "folder = Path(sys.argv[1])\n"
        "files = t.read_font_files(t.FONTS, t.Store(folder / 'fonts'))\n"
        "print(t.digest_of(folder / 'cards', files))"
    )
    found = {digest_of(tmp_path / "here", files)}
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        found.add(run.stdout.strip())
    assert len(found) == 1


def test_what_was_drawn_before_changes_nothing(tmp_path, files):
    forth = dict(painter(tmp_path / "forth", files).paint_all(CARDS))
    back = dict(painter(tmp_path / "back", files).paint_all(CARDS[::-1]))
    assert forth == back


def test_several_processes_draw_the_same_cards_as_one(tmp_path, files, monkeypatch):
    in_processes(monkeypatch, 1)
    alone = dict(painter(tmp_path / "alone", files).paint_all(CARDS))
    in_processes(monkeypatch, 3)
    together = painter(tmp_path / "together", files)
    assert dict(together.paint_all(CARDS)) == alone
    monkeypatch.setattr("plugins.cards.drawing.Drawer.draw", None)
    assert dict(together.paint_all(CARDS)) == alone  # from the store


@pytest.mark.parametrize("how", ["dies", "fails"])
def test_cards_of_a_process_that_dies_are_drawn_all_the_same(tmp_path, files, monkeypatch, how):
    real, here = Drawer.draw, os.getpid()

    def draw(self, card):
        if os.getpid() != here and card.level == "math":
            os._exit(1) if how == "dies" else 1 / 0
        return real(self, card)

    monkeypatch.setattr(Drawer, "draw", draw)
    in_processes(monkeypatch, 2)
    found = dict(painter(tmp_path / "dying", files).paint_all(CARDS))
    in_processes(monkeypatch, 1)
    assert found == dict(painter(tmp_path / "alone", files).paint_all(CARDS))


def test_where_there_can_be_no_more_processes_one_draws(tmp_path, files, monkeypatch):
    def refuse():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    in_processes(monkeypatch, 2)
    assert len(dict(painter(tmp_path, files).paint_all(CARDS))) == len(CARDS)


@pytest.mark.parametrize(
    "text", ["Which of AV fits?", "To offer a flow, Type W.", "naïve Ångströms"]
)
def test_widths_are_about_those_of_pillow(files, text):
    data = files[0].unpack()
    for size in (32, 76):
        whole = ImageFont.truetype(BytesIO(data), size).getlength(text)
        assert Glyphs(files).measure(text, size) == pytest.approx(whole, rel=0.01)


@pytest.mark.parametrize("level", ["overview", "math", ""])
def test_a_card_has_sixteen_colours(level):
    shades = Shades(level, COLORS)
    assert len(shades.colors) <= 16
    for ramp, inked in shades.ramps.values():
        assert ramp[0] == inked[0] == 0
        assert inked[255] == 255
    assert shades.colors[shades.ramps["ink"][0][255]] == tuple(bytes.fromhex(COLORS["ink"][1:]))


def test_a_theme_of_one_colour_has_cards(tmp_path, files):
    css = "".join(f"--{name}: #fff;" for name in COLORS)
    card = Painter(Store(tmp_path), files, parse_palette(css)).paint(CARDS[0])
    assert Image.open(BytesIO(card)).convert("RGB").getcolors() == [(1200 * 630, (255, 255, 255))]


def test_a_png_has_the_pixels_that_are_shown():
    image = Image.new("P", (LEFT + 4, 2))
    image.putdata([0, 0, 1, 2, 3, 4, 0, 0, 15, 0, 15, 0])
    shown = Image.open(BytesIO(encode(image, [(n, n, n) for n in range(16)])))
    assert shown.size == (4, 2)
    assert [*shown.convert("L").tobytes()] == [1, 2, 3, 4, 15, 0, 15, 0]
