"""Markdown as authors know it: see the files beside this one."""

from fixtures import each_case, read_with
from markdown import Markdown

EXTENSIONS = ["extra", "toc", "plugins.theorems.markdown", "plugins.blocks.markdown"]


@each_case(__file__, "lists.md", "code.md", "alerts.md", "attributes.md", "others.md")
def test_it_comes_out_as_the_manual_says(case):
    assert read_with(Markdown(extensions=EXTENSIONS), case) == case.expected
