"""r_k against k for four spectra, and the level that it has to reach."""

from math import log

import numpy as np
from matplotlib import pyplot as plt

i = np.arange(1, 1_000_001, dtype=float)
spiked = np.where(i <= 5, 1, 1e-3)[:10_005]
for spectrum, tail, colour, line in (
    (spiked, 0.0, "first", "-"),
    (1 / (i * (1 + np.log(i)) ** 2), 1 / (1 + log(1e6)), "first", "--"),
    (i**-2, 1e-6, "second", "-"),
    (np.exp(-i[:600] / 20), 0.0, "second", "--"),
):
    ranks = (np.cumsum(spectrum[::-1])[::-1] + tail) / spectrum
    k = np.unique(np.geomspace(1, min(len(ranks) - 5, 3000), 40).astype(int))
    k = k[k < 480] if len(spectrum) == 600 else np.unique([*k, 4, 5])
    plt.plot(k, ranks[k], color=colour, linestyle=line)
plt.axhline(1000, color="edge", linewidth=1.2)
plt.text(1.1, 1250, "needed", color="ink")
plt.text(4.5, 18000, "5 strong directions,\n10,000 weak ones", color="first", va="bottom")
plt.text(2900, 60000, "barely summable", color="first", ha="right", va="bottom")
plt.text(2900, 50, "falling like a square", color="second", ha="right", va="center")
plt.text(32, 13, "falling exponentially", color="second", va="top")
plt.xscale("log")
plt.yscale("log")
plt.xlim(1, 3000)
plt.ylim(1, 400000)
plt.xlabel("directions before the cut")
plt.ylabel("effective rank after it")
plt.xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
plt.yticks([1, 100, 10000], ["1", "100", "10,000"])
plt.minorticks_off()
