"""Markdown in, HTML out: what a page of ours cannot have is repaired."""

import pytest
from markdown import Markdown

from plugins.frontmatter.compat.repairs import RepairExtension


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("# A\n\n## B", "<h2>A</h2>\n<h3>B</h3>"),
        ("## A\n\n### B", "<h2>A</h2>\n<h3>B</h3>"),
        ("###### A\n\n# B", "<h6>A</h6>\n<h2>B</h2>"),
        ("> # A", "<blockquote>\n<h2>A</h2>\n</blockquote>"),
        ("[a](me@x.org)", '<p><a href="mailto:me@x.org">a</a></p>'),
        ("[a](mailto:me@x.org)", '<p><a href="mailto:me@x.org">a</a></p>'),
        ("[a](https://x.org/@me)", '<p><a href="https://x.org/@me">a</a></p>'),
        ("`[a](me@x.org)`", "<p><code>[a](me@x.org)</code></p>"),
        ("[a](){ href }", "<p><a href>a</a></p>"),
        ("## Cube {0,1}", "<h2>Cube {0,1}</h2>"),
        ("## Cube {0,1} {#c}", '<h2 id="c">Cube {0,1}</h2>'),
        ("## A {.b}", '<h2 class="b">A</h2>'),
        ("## A {: .b}", '<h2 class="b">A</h2>'),
        ("text\n{% endhighlight %}", "<p>text\n{% endhighlight %}</p>"),
        ("    {% raw %}", "<pre><code>{% raw %}\n</code></pre>"),
        ("```\n{% raw %}\n## x {0}\n```", "<pre><code>{% raw %}\n## x {0}\n</code></pre>"),
        ("* TOC\n{:toc}\n\n## A", "<p>[TOC]</p>\n<h2>A</h2>"),
        ("* Contents\n{:.x toc}\n\n## A", "<p>[TOC]</p>\n<h2>A</h2>"),
    ],
)
def test_repairs(source, html):
    assert (
        Markdown(extensions=["attr_list", "fenced_code", RepairExtension()]).convert(source) == html
    )


def test_aligned_cells_have_a_class_instead_of_a_style():
    html = Markdown(extensions=["tables", RepairExtension()]).convert("|a|b|\n|-:|--|\n|1|2|")
    assert '<th class="text-right">a</th>' in html
    assert '<td class="text-right">1</td>' in html
    assert "style" not in html
