"""`invoke figures`: which scripts run, and what they leave."""

import re
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from plugins.authoring.figures import draw_figures, find_scripts
from plugins.authoring.plotted_svg import themed
from plugins.authoring.plotting import main
from plugins.authoring.refusals import RefusalError
from plugins.authoring.site import SiteFolder
from plugins.cards import read_palette
from plugins.figures.svg_cleaning import clean_svg

LINE = "from matplotlib import pyplot as plt\nplt.plot([0, 1], [0, 1], color='first')\n"


def drawn(folder, scripts):
    """Write the scripts and run them; return the exit code and the files."""
    for name, text in scripts.items():
        (folder / name).write_text(text, "utf-8")
    code = main(str(folder / "theme"), str(folder / "out"), *map(str, find_scripts(folder)))
    return code, {path.stem: path.read_text("utf-8") for path in (folder / "out").iterdir()}


def test_each_open_figure_is_a_file_in_the_style_of_the_theme(tmp_path):
    words = "plt.text(0, 0, 'a & b')\nplt.xlabel('steps, $t^2 + 1$')\n"
    scripts = {
        "one.py": LINE + words,
        "two.py": "from _data import y\nfrom matplotlib import pyplot as plt\n"
        "for n in y:\n    plt.figure(f'../two-{n}')\n    plt.plot([0, n], [n, 0])\n",
        "_data.py": "y = [1, 2]\n",
    }
    code, files = drawn(tmp_path, scripts)
    assert (code, sorted(files)) == (0, ["one", "two-1", "two-2"])
    assert drawn(tmp_path, scripts)[1] == files
    svg = files["one"]
    assert len(svg) < 6000
    assert re.findall(r"#00000\d|STIXGeneral|\bNone\b|\.\d\d\d", svg) == []
    assert "var(--first)" in svg
    assert "a &amp; b" in svg
    letters = re.sub(r"<tspan[^>]*>", "|", svg)
    assert "|steps,\xa0</tspan>|t</tspan>|2</tspan>|+1</tspan>" in letters
    # In a list it is too small for its words; on a page they are there.
    assert "@media(max-width:280px){text{display:none}}" in svg
    drawing = clean_svg(svg)
    assert drawing
    assert "display" not in drawing.inner + drawing.attributes
    assert "var(--first,light-dark(#0B6157,#7FCDBB))" in drawing.inner
    assert "var(--serif,STIX Two Text" in drawing.attributes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LINE}1 / 0\n", r"bad\.py:3: ZeroDivisionError: division by zero"),
        ("x = (\n", r"bad\.py:1: SyntaxError: "),
        ("import sys\nsys.exit(3)\n", r"bad\.py:2: SystemExit: 3"),
        ("import no_such_module\n", r"bad\.py:1: ModuleNotFoundError: "),
        (f"{LINE}plt.plot([1], color='frist')\n", r"bad\.py:3: ValueError: "),
        ("x = 1\n", r"bad\.py: it leaves no figure open"),
    ],
)
def test_what_fails_says_where_and_the_others_are_drawn(tmp_path, capsys, text, said):
    code, files = drawn(tmp_path, {"bad.py": text, "good.py": LINE})
    assert (code, [*files]) == (1, ["good"])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert re.search(said, lines[0])


def test_a_site_without_scripts_or_without_that_one(tmp_path):
    (tmp_path / "pelicanconf.py").write_text("")
    site = SiteFolder(tmp_path)
    with pytest.raises(RefusalError, match="no script in"):
        draw_figures(site)
    with pytest.raises(RefusalError, match="no file"):
        draw_figures(site, ["content/figures/x.py"])


def test_the_scripts_of_a_site(tmp_path, capfd, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "pelicanconf.py").write_text("")
    scripts = tmp_path / "content" / "figures"
    scripts.mkdir(parents=True)
    (scripts / "line.py").write_text(LINE)
    draw_figures(SiteFolder(tmp_path))
    line = tmp_path / "content" / "images" / "line.svg"
    assert "--first:#0B6157" in line.read_text("utf-8")
    assert "line.svg" in capfd.readouterr().out
    # The colours of the site's own style sheet.
    (tmp_path / "pelicanconf.py").write_text('EXTRA_STYLESHEETS = ["mine.css"]\n')
    (tmp_path / "content" / "mine.css").write_text(":root { --first: #123456; }")
    draw_figures(SiteFolder(tmp_path))
    assert "--first:#123456" in line.read_text("utf-8")


def test_without_matplotlib_it_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "pelicanconf.py").write_text("")
    (tmp_path / "a.py").write_text(LINE)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(RefusalError, match="pip install matplotlib"):
        draw_figures(SiteFolder(tmp_path), [str(tmp_path / "a.py")])


def test_letters_of_a_formula_are_joined():
    letters = "".join(f'<tspan x="{n}" y="-1" style="a">{c}</tspan>' for n, c in enumerate("p = 1"))
    power = '<tspan x="9" y="-5">2</tspan>'
    svg = f"<svg><style/><text>{letters}{power}</text></svg>"
    joined = '<text><tspan x="0" y="-1" style="a">p = 1</tspan><tspan x="9" y="-5">2</tspan></text>'
    assert joined in themed(svg, read_palette(Path("none")))


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("M 0.04 1.26 \nL 3.0 1.26 \nL 3.0 -2.2 \nL 5 5.55 z\n", "M0 1.3h3v-3.5l2 7.8z"),
        ("M 1 1 L 2 1 z L 1 2 M -0.5 3 L -1 2.94 ", "M1 1h1zv1M-.5 3l-.5-.1"),
        # Steps are from one rounded place to the next: no error adds up.
        ("M 0 0 L 0.33 1 L 0.66 2 L 0.99 3", "M0 0l.3 1 .4 1 .3 1"),
        ("M 1.26 2 C 1 2.123456 3 4 5 6", "M1.3 2C1 2.1 3 4 5 6"),
    ],
)
def test_paths_are_short(tmp_path, path, short):
    svg = f'<svg><style type="text/css"></style><path d="{path}" style="stroke: #000001"/></svg>'
    assert f' d="{short}"' in themed(svg, read_palette(tmp_path))
