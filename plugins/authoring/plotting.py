"""Run scripts that draw figures with matplotlib, and write each figure as SVG.

    python -m plugins.authoring.plotting THEME OUTPUT [SHEET.css…] SCRIPT…

A script draws with matplotlib.pyplot, in a style of the theme, and saves nothing: each figure that
is open at its end is written, under the name of the script or, if it has one, under its own:
``plt.figure("fold-1")``. Colours may be tokens of the theme; those of style sheets of the site win.
"""

import runpy
import sys
import traceback
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from ..cards import Palette, read_palette
from .plotted_svg import CODES, themed

#: Inches, of which a page shows 96 pixels each; a phone shows two thirds of that width.
WIDTH, HEIGHT = 5.2, 3.2
STYLE: dict[str, Any] = {
    "figure.figsize": (WIDTH, HEIGHT), "figure.constrained_layout.use": True,
    # The reader's letters may be wider.
    "figure.constrained_layout.w_pad": 0.08,
    "savefig.transparent": True, "svg.hashsalt": "diptych", "svg.fonttype": "none",
    # Readable on a phone, too: 13 points are 12 pixels there.
    "font.family": "STIXGeneral", "mathtext.fontset": "stix", "font.size": 13,
    "axes.labelsize": 13, "axes.titlesize": 13, "xtick.labelsize": 13, "ytick.labelsize": 13,
    "axes.labelpad": 9, "legend.fontsize": 13, "legend.frameon": False,
    "lines.linewidth": 2, "axes.linewidth": 1, "axes.spines.top": False,
    "axes.spines.right": False, "xtick.minor.visible": False, "ytick.minor.visible": False,
    "text.color": "ink", "axes.labelcolor": "ink", "axes.edgecolor": "edge",
    "xtick.color": "edge", "ytick.color": "edge", "xtick.labelcolor": "ink",
    "ytick.labelcolor": "ink", "grid.color": "rule",
}  # fmt: skip


def main(theme: str, output: str, *files: str) -> int:
    """Draw the figures of some scripts; return 1 if one of them fails or has none."""
    sheets = [Path(name) for name in files if name.endswith(".css")]
    palette, folder, failed = read_palette(Path(theme), sheets), Path(output), 0
    folder.mkdir(parents=True, exist_ok=True)
    for script in [Path(name) for name in files if not name.endswith(".css")]:
        try:
            drawn = dict(drawings(script, palette))
        except (Exception, SystemExit) as error:
            print(f"{_place_in(script, error)}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = 1
            continue
        for name, svg in drawn.items():
            path = folder / f"{name}.svg"
            path.write_text(svg, encoding="utf-8", newline="\n")
            print(f"{path}: {path.stat().st_size / 1000:.1f} kB")
        if not drawn:
            print(f"{script}: it leaves no figure open", file=sys.stderr)
            failed = 1
    return failed


def drawings(script: Path, palette: Palette) -> Iterator[tuple[str, str]]:
    """Yield the figures of a script, each with its name."""
    import matplotlib as mpl  # noqa: PLC0415
    from cycler import cycler  # noqa: PLC0415

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.colors.get_named_colors_mapping().update(CODES)
    cycle = cycler(color=["first", "second", "third"], linestyle=["-", "--", ":"])
    style: Any = {**STYLE, "axes.prop_cycle": cycle}
    nothing = dict.fromkeys(["Date", "Creator", "Format", "Type"])
    plt.close("all")
    sys.path.insert(0, str(script.parent))
    try:
        with mpl.rc_context(style):
            runpy.run_path(str(script), run_name="__main__")
            for number in plt.get_fignums():
                figure = plt.figure(number)
                file = StringIO()
                figure.savefig(file, format="svg", metadata=nothing)
                name = Path(str(figure.get_label() or script.stem)).name
                yield name, themed(file.getvalue(), palette)
    finally:
        sys.path.remove(str(script.parent))
        plt.close("all")


def _place_in(script: Path, error: BaseException) -> str:
    """Return the file and the line at which a script has failed."""
    if isinstance(error, SyntaxError):
        return f"{script}:{error.lineno}"
    lines = [one.lineno for one in traceback.extract_tb(error.__traceback__)
             if one.filename == str(script)]  # fmt: skip
    return f"{script}:{lines[-1]}" if lines else str(script)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
