"""A strip of paper, marked from 0 to 1, is folded and stretched again and again."""

import numpy as np
from matplotlib import pyplot as plt


def tent(x):
    return 1 - np.abs(1 - 2 * x)


def layers(folds):
    """Return the strip seen from its edge: its layers lie side by side, joined at their ends."""
    count = 2**folds
    gap, x, y = 0.11, [], []
    for layer in range(count):
        ends = (0, 1) if layer % 2 == 0 else (1, 0)
        x += [gap * layer] * 2
        y += ends
        if layer + 1 < count:
            turn = np.linspace(0, np.pi, 9)[1:-1]
            side = 1 if ends[1] == 1 else -1
            x += [*(gap * (layer + 0.5) - gap / 2 * np.cos(turn))]
            y += [*(ends[1] + side * 0.045 * np.sin(turn))]
    return np.array(x) - gap * (count - 1) / 2, y


for folds in range(4):
    figure, (strip, graph) = plt.subplots(
        1, 2, num=f"fold-{folds}", figsize=(5.2, 2.5), sharey=True, width_ratios=(1, 2.6)
    )
    strip.plot(*layers(folds), color="second")
    x = np.arange(2**folds + 1) / 2**folds
    height = x
    for _ in range(folds):
        height = tent(height)
    graph.plot(x, height, color="first")
    strip.set(xlim=(-0.55, 0.55), ylim=(-0.08, 1.08), xticks=[], yticks=[0, 0.5, 1])
    strip.set_yticklabels(["0", "½", "1"])
    strip.set_xlabel("strip, edge on")
    strip.set_ylabel("height")
    strip.spines["bottom"].set_visible(False)
    graph.set(xlim=(0, 1), xticks=[0, 0.25, 0.5, 0.75, 1])
    graph.set_xticklabels(["0", "¼", "½", "¾", "1"])
    graph.set_xlabel("mark on the strip")
    graph.tick_params(axis="y", length=0)
    graph.axhline(0.5, color="rule", linewidth=1, zorder=0)
