"""Draw the figures of the demo: content/images/*.svg.

    python -m dev.figures

The curves come from formulas and computations in the posts that show them. A picture follows light
and dark by itself, has its letters as outlines, and is the same to the byte in every run.
"""

import re
from collections.abc import Callable
from io import StringIO
from itertools import pairwise
from math import exp, hypot, log, log1p
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from plugins.cards.palette import read_palette

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "content" / "images"
WIDTH, HEIGHT = 6.0, 3.7  # inches; 96 of the reader's pixels each
INK, FIRST, SECOND, FAINT = "#000001", "#000002", "#000003", "#000004"
#: What each of these is in the file: its name there, and the token of the theme that colours it.
COLOURS = {
    INK: ("ink", "ink"),
    FIRST: ("first", "overview"),
    SECOND: ("second", "math"),
    FAINT: ("faint", "edge"),
}
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "diptych", "svg.fonttype": "path", "font.family": "STIXGeneral",
    "mathtext.fontset": "stix", "font.size": 13, "lines.linewidth": 2,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": FAINT,
    "xtick.color": FAINT, "ytick.color": FAINT, "xtick.labelcolor": INK, "ytick.labelcolor": INK,
    "axes.spines.top": False, "axes.spines.right": False,
    "xtick.minor.visible": False, "ytick.minor.visible": False,
}  # fmt: skip


def main() -> None:
    """Draw each figure, and say how large it is."""
    IMAGES.mkdir(exist_ok=True)
    drawings = {
        "double-descent": double_descent, "effective-ranks": effective_ranks,
        "max-margin": max_margin,
    }  # fmt: skip
    for name, draw in drawings.items():
        path = IMAGES / f"{name}.svg"
        path.write_text(drawn(draw), encoding="utf-8", newline="\n")
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")  # noqa: T201


def drawn(draw: Callable[[Axes], None]) -> str:
    """Return the SVG of what ``draw`` puts on a pair of axes."""
    file = StringIO()
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
        axes = figure.add_subplot()
        draw(axes)
        axes.minorticks_off()
        nothing = dict.fromkeys(["Date", "Creator", "Format", "Type"])
        figure.savefig(file, format="svg", transparent=True, metadata=nothing)
    return themed(file.getvalue())


def themed(svg: str) -> str:
    """Give the colours names that a style sheet in the file explains; shorten the numbers."""
    for code, (name, _) in COLOURS.items():
        svg = svg.replace(code, f"var(--{name})")
    palette = read_palette(ROOT / "theme")
    light, dark = (
        "".join(f"--{name}:{colours[token].upper()};" for name, token in COLOURS.values())
        for colours in (palette.light, palette.dark)
    )
    style = (
        f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        "*{stroke-linejoin:round;stroke-linecap:butt}</style>"
    )
    svg = re.sub(r"<style.*?</style>", style, svg, count=1, flags=re.DOTALL)
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r' d="([^"]*)"( transform="scale\(0\.015625\)")?', shortened, svg)
    svg = re.sub(r">\s+<", "><", svg.replace("STIXGeneral-", ""))
    return svg[svg.index("<svg") :]


def shortened(path: re.Match[str]) -> str:
    """Return an SVG path in tenths of a point, a letter's in sixteenths of its own small ones."""
    data, letter = path.groups()
    unit, step, scale = (16, 1, ' transform="scale(.25)"') if letter else (0.1, 0.1, "")
    data = re.sub(r"-?\d+(\.\d+)?", lambda n: f"{round(float(n[0]) / unit) * step:g}", data)
    data = re.sub(r"\s*([A-Za-z])\s*", r"\1", data)
    return f' d="{data}"{scale}'


def double_descent(axes: Axes) -> None:
    """The exact risk: n = 40 samples, D = 120 features, signal of norm 1, noise of variance .05."""
    n, features, noise = 40, 120, 0.05
    j = np.arange(1, features + 1)
    for weight, colour, name, place in (
        (np.ones(features), FIRST, "equal features", (64, 2.1)),
        (1.0 / j**2, SECOND, "best features first", (2.5, 0.1)),
    ):
        kept = np.concatenate([[0.0], np.cumsum(weight / weight.sum())])
        left = [(p, risk(kept[p], n, p, noise)) for p in range(n - 1)]
        right = [(p, risk(kept[p], n, p, noise)) for p in range(n + 2, features + 1)]
        for half in (left, right):
            axes.plot(*zip(*half, strict=True), color=colour)
        axes.annotate(name, place, color=colour)
    axes.axvspan(n - 1, n + 1, color=FAINT, alpha=0.35, linewidth=0)
    axes.text(n + 5, 13, "infinite", color=INK)
    axes.set(yscale="log", ylim=(0.08, 20), xlim=(0, features))
    axes.set(xlabel=r"features used, $p$", ylabel="risk", xticks=[0, 20, 40, 60, 80, 100, 120])
    axes.set_yticks([0.1, 0.3, 1, 3, 10], ["0.1", "0.3", "1", "3", "10"])


def risk(kept: float, n: int, p: int, noise: float) -> float:
    """Expected squared error with ``p`` of the features, which have ``kept`` of the signal."""
    rest = 1 - kept + noise
    if p <= n - 2:
        return rest * (1 + p / (n - p - 1))
    return kept * (1 - n / p) + rest * (1 + n / (p - n - 1))


def effective_ranks(axes: Axes) -> None:
    """r_k against k for four spectra, and the level that it has to reach."""
    i = np.arange(1, 1_000_001, dtype=float)
    spiked = np.where(i <= 5, 1, 1e-3)[:10_005]
    for spectrum, tail, colour, line, name, place in (
        (spiked, 0.0, FIRST, "-", "5 strong, 10,000 weak", (6.5, 16000)),
        (1 / (i * (1 + np.log(i)) ** 2), 1 / (1 + log(1e6)), FIRST, "--",
         r"$i^{-1}(1+\log i)^{-2}$", (8, 330)),
        (i**-2, 1e-6, SECOND, "-", r"$i^{-2}$", (330, 130)),
        (np.exp(-i[:600] / 20), 0.0, SECOND, "--", r"$e^{-i/20}$", (140, 8.5)),
    ):  # fmt: skip
        ranks = (np.cumsum(spectrum[::-1])[::-1] + tail) / spectrum
        k = np.unique(np.geomspace(1, min(len(ranks) - 5, 3000), 40).astype(int))
        k = k[k < 480] if name.startswith("$e") else np.unique([*k, 4, 5])
        axes.plot(k, ranks[k], color=colour, linestyle=line)
        axes.annotate(name, place, color=colour)
    axes.axhline(1000, color=FAINT, linewidth=1.2)
    axes.text(1.05, 1150, r"$bn$", color=INK)
    axes.set(xscale="log", yscale="log", xlim=(1, 3000), ylim=(1, 30000))
    axes.set(xlabel=r"$k$", ylabel=r"effective rank $r_k$")


def max_margin(axes: Axes) -> None:
    """Gradient descent on the logistic loss for three points: the loss, and how far to go."""
    points = [(1.0, 0.0), (0.0, 2.0), (2.0, 3.0)]
    best = (2 / hypot(2, 1), 1 / hypot(2, 1))  # the direction of the largest margin
    moments = sorted({round(10 ** (q / 8)) for q in range(49)})
    w, found = (0.0, 0.0), []
    for start, end in pairwise([0, *moments]):
        w = descended(w, points, end - start)
        loss = sum(log1p(exp(-w[0] * x - w[1] * y)) for x, y in points)
        found.append((loss, hypot(w[0] / hypot(*w) - best[0], w[1] / hypot(*w) - best[1])))
    curves: NDArray[np.float64] = np.array(found)
    axes.plot(moments, curves[:, 0], color=FIRST)
    axes.plot(moments, curves[:, 1], color=SECOND)
    axes.text(2500, 3e-5, "loss", color=FIRST)
    axes.text(2500, 0.15, "distance to the best direction", color=SECOND, ha="center")
    axes.set(xscale="log", yscale="log", xlim=(1, 1e6), ylim=(3e-7, 3))
    axes.set(xlabel=r"steps $t$")


def descended(
    w: tuple[float, float], points: list[tuple[float, float]], steps: int, rate: float = 0.4
) -> tuple[float, float]:
    """Return the weights after so many steps of gradient descent on the logistic loss."""
    u, v = w
    for _ in range(steps):
        pulls = [(x, y, 1 / (1 + exp(u * x + v * y))) for x, y in points]
        u += rate * sum(pull * x for x, _, pull in pulls)
        v += rate * sum(pull * y for _, y, pull in pulls)
    return u, v


if __name__ == "__main__":
    main()
