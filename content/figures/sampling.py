"""A wave is an average of steps; the mean of n of them, drawn at random, comes close."""

import numpy as np
from matplotlib import pyplot as plt

RHO, THETA = 5.0, 0.6  # cos(5 u + .6) on [-1, 1]
rng = np.random.default_rng(15)
u = np.linspace(-1, 1, 401)
wave = np.cos(RHO * u + THETA) - np.cos(THETA)
grid = (np.arange(4000) + 0.5) / 4000
signs = np.repeat([1, -1], 4000)
places = np.tile(grid, 2)
density = RHO * np.sin(RHO * places + signs * THETA)
total = np.abs(density).mean() * 2
chance = np.abs(density) / np.abs(density).sum()
for n in (10, 100, 1000):
    drawn = rng.choice(8000, n, p=chance)
    jumps = [(signs[i] * places[i], -np.sign(density[i]) * total / n, signs[i]) for i in drawn]
    # A step is 1 to the right of its place, or to the left of it.
    start = sum(size for place, size, sign in jumps if sign < 0)
    order = sorted((place, size * sign) for place, size, sign in jumps)
    steps = [-1, *(place for place, _ in order), 1]
    levels = np.cumsum([start, *(size for _, size in order)])
    plt.figure(f"sampling-{n}", figsize=(5.2, 2.7))
    plt.plot(u[::4], wave[::4], color="second", linestyle="--")
    if n > 300:  # more steps than pixels
        steps = np.linspace(-1, 1, 301)
        at = np.searchsorted([-1, *(place for place, _ in order)], steps[:-1], side="right") - 1
        levels = levels[at]
    plt.stairs(levels, steps, baseline=None, color="first", linewidth=1.6)
    plt.text(-0.95, -3.2, f"mean of {n:,} steps", color="first")
    plt.text(0.95, -3.2, "the wave", color="second", ha="right")
    plt.xlim(-1, 1)
    plt.ylim(-3.6, 1.9)
    plt.xticks([-1, 0, 1])
    plt.yticks([-2, 0])
