"""Macros from files: JSON, a configuration of MathJax, TeX."""

import pytest

from plugins.texmath.tex.macro_files import macros_of_scripts, read_macro_file
from plugins.texmath.tex.macros import macros_of_setting

JSON = '{"tex": {"macros": {\n"R": "\\\\mathbb R",\n"bad": 5, "norm": ["\\\\|#1\\\\|", 1]}}}'
SCRIPT = r"""
window.MathJax = {
  tex: {
    inlineMath: [['$', '$'], ['\\(', '\\)']],
    macros: {
      R: "\\mathbb R",  // the reals
      'norm': ['\\|#1\\|', 1], /* more */
      opt: [String.raw`\mathrm{#1}`, 1, "d"],
      bad: {},
      worse: f(x),
      last: "\u0078",
    },
    packages: {'[+]': ['color']}
  },
  other: { macros2: 5 }
};
"""
TEX = r"""% a comment
\usepackage{amsmath}
\newcommand{\R}{\mathbb R}
\newcommand{\norm}[1]{%
  \|#1\|}
\newcomand{\x}{y}
\def\kl(#1){K(#1)} \DeclareMathOperator*{\amin}{arg\,min}
\newcommand{\y}[z]{a}
\newenvironment{e}{(}{)}
"""


@pytest.mark.parametrize(
    ("suffix", "text", "names", "faults"),
    [
        (".json", JSON, {r"\R", r"\norm"}, [3]),
        (".js", SCRIPT, {r"\R", r"\norm", r"\opt", r"\last"}, [9, 10]),
        (
            ".sty",
            TEX,
            {r"\R", r"\norm", r"\kl", r"\amin", r"\begin{e}", r"\end{e}"},
            [6, 8],
        ),
        (".json", "{", set(), [1]),
        (".json", "[" * 100_000, set(), [1]),
        (".json", "[1]", set(), [1]),
        (".js", "no macros", set(), [1]),
        (".js", "macros: {a: [", set(), []),
    ],
)
def test_the_macros_of_a_file_and_its_faults(suffix, text, names, faults):
    macros, found = read_macro_file(text, suffix)
    assert set(macros_of_setting(macros)) == names
    assert [line for line, _ in found] == faults


def test_values_are_those_of_the_file():
    macros = macros_of_setting(read_macro_file(SCRIPT, ".js")[0])
    assert "".join(macros[r"\norm"].body) == r"\|#1\|"
    assert macros[r"\opt"].default == ("d",)
    assert macros[r"\last"].body == ("x",)


def test_a_configuration_in_a_post_is_read():
    assert set(macros_of_scripts(f"a <script>{SCRIPT}</script> b")) >= {r"\R", r"\norm"}
