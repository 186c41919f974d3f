"""Gradient descent on the logistic loss for three points: the loss, and how far to go."""

from itertools import pairwise
from math import exp, hypot, log1p

from matplotlib import pyplot as plt

POINTS = [(1.0, 0.0), (0.0, 2.0), (2.0, 3.0)]
BEST = (2 / hypot(2, 1), 1 / hypot(2, 1))  # the direction of the largest margin


def descended(u, v, steps, rate=0.4):
    """Return the weights after so many steps."""
    for _ in range(steps):
        pulls = [(x, y, 1 / (1 + exp(u * x + v * y))) for x, y in POINTS]
        u += rate * sum(pull * x for x, _, pull in pulls)
        v += rate * sum(pull * y for _, y, pull in pulls)
    return u, v


moments = sorted({round(10 ** (q / 8)) for q in range(49)})
u, v, losses, distances = 0.0, 0.0, [], []
for start, end in pairwise([0, *moments]):
    u, v = descended(u, v, end - start)
    losses.append(sum(log1p(exp(-u * x - v * y)) for x, y in POINTS))
    distances.append(hypot(u / hypot(u, v) - BEST[0], v / hypot(u, v) - BEST[1]))
plt.plot(moments, losses, color="first")
plt.plot(moments, distances, color="second", linestyle="--")
plt.text(900, 2e-5, "loss", color="first")
plt.text(2500, 0.4, "distance to the best direction", color="second", ha="center")
plt.xscale("log")
plt.yscale("log")
plt.xlim(1, 1e6)
plt.ylim(3e-7, 3)
plt.xlabel("steps $t$")
plt.xticks([1, 100, 10_000, 1_000_000], ["1", "100", "10,000", "1,000,000"])
plt.yticks([1, 0.01, 0.0001, 0.000001], ["1", "0.01", "0.0001", "0.000001"])
plt.minorticks_off()
