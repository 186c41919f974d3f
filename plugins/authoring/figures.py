"""Draw the figures of a site: each file of content/figures/ is a script for matplotlib.

    python -m plugins.authoring.figures THEME OUTPUT SCRIPT…

A script draws with matplotlib.pyplot, in a style of the theme, and saves nothing: each figure that
is open at its end is written, under the name of the script or, if it has one, under its own:
``plt.figure("fold-1")``. Colours may be tokens of the theme: "ink", "soft", "edge", "rule",
"paper", "first", "second", "third". An SVG file follows light and dark by itself, has its letters
as outlines, and is the same to the byte in every run.
"""

import re
import runpy
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from plugins.cards import Palette, read_palette

#: The tokens that a script may name. In the drawing each is a colour that nothing else has.
TOKENS = ("ink", "soft", "edge", "rule", "paper", "first", "second", "third")
CODES = {name: f"#00000{number}" for number, name in enumerate(TOKENS, 1)}
#: Inches, of which a page shows 96 pixels each: a phone shows two thirds of the width.
WIDTH, HEIGHT = 5.2, 3.2
STYLE: dict[str, Any] = {
    "figure.figsize": (WIDTH, HEIGHT), "figure.constrained_layout.use": True,
    "savefig.transparent": True, "svg.hashsalt": "diptych", "svg.fonttype": "path",
    "font.family": "STIXGeneral", "mathtext.fontset": "stix", "font.size": 13,
    "axes.labelsize": 13, "axes.titlesize": 13, "xtick.labelsize": 12, "ytick.labelsize": 12,
    "lines.linewidth": 2, "axes.linewidth": 1, "axes.spines.top": False,
    "axes.spines.right": False, "xtick.minor.visible": False, "ytick.minor.visible": False,
    "text.color": "ink", "axes.labelcolor": "ink", "axes.edgecolor": "edge",
    "xtick.color": "edge", "ytick.color": "edge", "xtick.labelcolor": "ink",
    "ytick.labelcolor": "ink", "grid.color": "rule", "legend.frameon": False,
}  # fmt: skip
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def main(theme: str, output: str, *scripts: str) -> int:
    """Draw the figures of some scripts; return 1 if one of them has none."""
    palette, folder, failed = read_palette(Path(theme)), Path(output), 0
    folder.mkdir(parents=True, exist_ok=True)
    for script in scripts:
        drawn = dict(drawings(Path(script), palette))
        for name, svg in drawn.items():
            path = folder / f"{name}.svg"
            path.write_text(svg, encoding="utf-8", newline="\n")
            print(f"{path}: {path.stat().st_size / 1000:.1f} kB")  # noqa: T201
        if not drawn:
            print(f"{script} leaves no figure open", file=sys.stderr)  # noqa: T201
            failed = 1
    return failed


def drawings(script: Path, palette: Palette) -> Iterator[tuple[str, str]]:
    """Yield the figures of a script, each with its name."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.colors.get_named_colors_mapping().update(CODES)
    plt.close("all")
    cycle = plt.cycler(color=["first", "second", "third"], linestyle=["-", "--", ":"])
    nothing = dict.fromkeys(["Date", "Creator", "Format", "Type"])
    with mpl.rc_context({**STYLE, "axes.prop_cycle": cycle}):
        runpy.run_path(str(script), run_name="__main__")
        for number in plt.get_fignums():
            figure = plt.figure(number)
            file = StringIO()
            figure.savefig(file, format="svg", metadata=nothing)
            yield str(figure.get_label() or script.stem), themed(file.getvalue(), palette)
    plt.close("all")


def themed(svg: str, palette: Palette) -> str:
    """Give the colours the names of tokens, which the file explains itself; shorten the numbers."""
    used = [name for name in TOKENS if CODES[name] in svg]
    for name in used:
        svg = svg.replace(CODES[name], f"var(--{name})")
    light, dark = (_declared(colours, used) for colours in (palette.light, palette.dark))
    style = (
        f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        "svg{stroke-linejoin:round;stroke-linecap:butt}</style>"
    )
    svg = re.sub(r"<style[^<]*</style>", style, svg, count=1)
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r' d="([^"]*)"( transform="scale\(0\.015625\)")?', _shortened, svg)
    svg = re.sub(r">\s+<", "><", svg.replace("STIXGeneral-", ""))
    svg = re.sub(r"<g id=\"\w+\"/>|<g id=\"patch_\d+\"><path d=\"[^\"]*\" style=\"fill: none\"/></g>", "", svg)
    return svg[svg.index("<svg") :] + "\n"


def _declared(colours: Mapping[str, str], names: list[str]) -> str:
    return "".join(f"--{name}:{colours[name].upper()};" for name in names)


def _shortened(path: re.Match[str]) -> str:
    """Return an SVG path in tenths of a point, a letter's in sixteenths of its own small ones."""
    data, letter = path.groups()
    unit, step, scale = (16, 1, ' transform="scale(.25)"') if letter else (0.1, 0.1, "")
    data = NUMBER.sub(lambda n: f"{round(float(n[0]) / unit) * step:g}", data)
    data = re.sub(r"\s*([A-Za-z])\s*", r"\1", data)
    return f' d="{data}"{scale}'


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
