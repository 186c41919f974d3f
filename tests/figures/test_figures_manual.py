"""Figures, tables and listings, each form of them: see the files beside this one."""

from fixtures import each_case, read_with
from markdown import Markdown

EXTENSIONS = ["extra", "toc", "plugins.theorems.markdown", "plugins.figures.markdown"]


@each_case(__file__, "figures.md", "tables-and-listings.md", "frames.md")
def test_it_comes_out_as_the_manual_says(case):
    assert read_with(Markdown(extensions=EXTENSIONS), case) == case.expected
