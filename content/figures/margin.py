"""Three points with their labels, the line of the widest margin, and its strip."""

import numpy as np
from matplotlib import pyplot as plt

W = np.array([2, 1]) / np.sqrt(5)  # the unit vector of the largest margin
ALONG = np.array([-1, 2]) / np.sqrt(5)
GAMMA = 2 / np.sqrt(5)

figure, axes = plt.subplots(figsize=(4.2, 3.6))
far = 6
for shift, line, width in ((0, "-", 1.6), (GAMMA, (0, (4, 3)), 1), (-GAMMA, (0, (4, 3)), 1)):
    ends = np.array([shift * W - far * ALONG, shift * W + far * ALONG])
    axes.plot(*ends.T, color="ink" if shift == 0 else "edge", linestyle=line, linewidth=width)
corners = [GAMMA * W - far * ALONG, GAMMA * W + far * ALONG, -GAMMA * W + far * ALONG,
           -GAMMA * W - far * ALONG]  # fmt: skip
axes.fill(*np.array(corners).T, color="rule", alpha=0.35, linewidth=0)
axes.plot([1, 2], [0, 3], "o", color="first", markersize=8)
axes.plot([0], [-2], "s", color="second", markersize=8)
for x, y in ((1, 0), (0, -2)):
    axes.plot([x], [y], "o", markersize=17, fillstyle="none", color="ink", markeredgewidth=1.2)
axes.annotate("", xy=GAMMA * W, xytext=(0, 0), arrowprops={"arrowstyle": "->", "color": "ink"})
axes.text(0.36, 0.34, r"$\gamma$", ha="right", va="bottom")
axes.plot([0], [0], "o", color="ink", markersize=3.5)
axes.text(1.55, 0, "support vector,\nlabel $+1$", color="first", va="center")
axes.text(-0.62, -2, "support vector,\nlabel $-1$", color="second", va="center", ha="right")
axes.text(2.25, 3, "label $+1$", color="first", va="center")
axes.set(xlim=(-3, 4), ylim=(-2.9, 3.6), aspect="equal", xticks=[], yticks=[])
for side in axes.spines.values():
    side.set_visible(False)
