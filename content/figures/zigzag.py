"""A zigzag of 16 teeth against a graph of eleven straight pieces: ten units each."""

import numpy as np
from matplotlib import pyplot as plt

x = np.linspace(0, 1, 33)
teeth = np.arange(33) % 2
bends = [0, 0.03, 0.12, 0.21, 0.33, 0.42, 0.53, 0.64, 0.74, 0.86, 0.95, 1]
heights = [0.1, 0.78, 0.33, 0.62, 0.36, 0.7, 0.45, 0.64, 0.32, 0.6, 0.42, 0.62]
places = np.unique([*x, *bends])
gaps = np.interp(places, x, teeth) - np.interp(places, bends, heights)
left, right = gaps[:-1], gaps[1:]
crossings = (places[:-1] + np.diff(places) * left / (left - right))[left * right < 0]
places = np.unique([*places, *crossings])
zigzag, shallow = np.interp(places, x, teeth), np.interp(places, bends, heights)
plt.figure(figsize=(5.2, 2.9))
plt.fill_between(places, zigzag, shallow, color="rule", alpha=0.6, linewidth=0)
plt.plot(x, teeth, color="first")
plt.plot(bends, heights, color="second", linestyle="--")
plt.plot(bends[1:-1], heights[1:-1], "o", color="second", markersize=4)
plt.text(0.02, 1.07, "zigzag: 16 teeth, 5 layers of 2 units", color="first", va="bottom")
plt.text(0.02, -0.1, "11 pieces, 1 layer of 10 units", color="second", va="top")
plt.xlim(0, 1)
plt.ylim(-0.3, 1.25)
plt.xticks([])
plt.yticks([0, 0.5, 1], ["0", "½", "1"])
plt.gca().spines["bottom"].set_visible(False)
