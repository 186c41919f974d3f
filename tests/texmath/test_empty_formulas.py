"""Formulas with nothing in them are reported; what has little in it is none of them."""

import pytest

from plugins.texmath.typesetting import Typesetter

READ = Typesetter("ams", ("$", "$$", "\\(", "\\[", "\\begin"), "mathml")


def rules(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.rule) for one in READ.read(text, {}).problems]


@pytest.mark.parametrize(
    "text",
    [
        "$$ $$", "$$\n$$", "$$\n\n$$", "so $ $ it", r"\[ \]", r"so \( \) it", r"\\(\\)",
        "> $$\n> $$",
        "\\begin{align}\n\\end{align}", r"\begin{equation}\label{eq:x}\end{equation}", "$$ .$$",
        r"$$\begin{array}{cc} & \\ & \end{array}$$", "$$\n% later\n$$", r"$$ \tag{1} $$",
    ],
)  # fmt: skip
def test_nothing_is_reported_once(text):
    assert rules(text) == [(1, "math-empty")]


@pytest.mark.parametrize(
    "text",
    [
        r"${}_1$ and $\,$ and $;$", r"f\(\), int\[\], `a`\(\)", r"- \[ \] a task", "`$ $`",
        "$$ x $$\n\n$$ y $$", "$$\nx\n$$\n\n$$\ny\n$$", "$$\\begin{pmatrix} 0 \\end{pmatrix}$$",
    ],
)  # fmt: skip
def test_what_has_something_in_it_or_is_no_formula_is_not(text):
    assert rules(text) == []
