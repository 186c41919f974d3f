"""The exact risk: n = 40 samples, D = 120 features, signal of norm 1, noise of variance .05."""

import numpy as np
from matplotlib import pyplot as plt

N, FEATURES, NOISE = 40, 120, 0.05


def risk(kept, p):
    """Expected squared error with ``p`` of the features, which have ``kept`` of the signal."""
    rest = 1 - kept + NOISE
    if p <= N - 2:
        return rest * (1 + p / (N - p - 1))
    return kept * (1 - N / p) + rest * (1 + N / (p - N - 1))


j = np.arange(1, FEATURES + 1)
for weight, colour, line in ((np.ones(FEATURES), "first", "-"), (1.0 / j**2, "second", "--")):
    kept = np.concatenate([[0.0], np.cumsum(weight / weight.sum())])
    for some in (range(N - 1), range(N + 2, FEATURES + 1)):
        plt.plot([*some], [risk(kept[p], p) for p in some], color=colour, linestyle=line)
plt.axvline(N, color="edge", linestyle=(0, (2, 2)), linewidth=1.2)
plt.text(54, 30, "threshold: as many\nfeatures as samples", va="top")
plt.text(66, 2.6, "equal features", color="first")
plt.text(66, 0.33, "best features first", color="second", va="top")
plt.yscale("log")
plt.ylim(0.07, 34)
plt.xlim(0, FEATURES)
plt.xlabel("features used, $p$")
plt.ylabel("risk")
plt.xticks([0, 20, 40, 60, 80, 100, 120])
plt.yticks([0.1, 0.3, 1, 3, 10, 30], ["0.1", "0.3", "1", "3", "10", "30"])
plt.minorticks_off()
