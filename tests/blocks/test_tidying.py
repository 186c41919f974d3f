"""An author's tags are written as the standard asks for; what is no element is text."""

import pytest

from plugins.blocks.tidying import tidy

WRITTEN = {
    '<a href="x?a=1&b=2" title="p" title="q">B&W &amp; &copy;</a>': (
        '<a href="x?a=1&amp;b=2" title="p">B&amp;W &amp; &copy;</a>'
    ),
    "</br><br/></img><input>": "<br><br /><input>",
    '<image src="a">': '<img src="a">',
    '<a name="x"/> <d-cite key="a"/>': '<a name="x"></a> <d-cite key="a"></d-cite>',
    "<a href=/x/>t</a> <img src = /x/>": '<a href="/x/">t</a> <img src="/x/">',
    '<td class="a"width="8">': '<td class="a" width="8">',
    "<Token name, attribute> <number, 0> <foo>x</foo>": (
        "&lt;Token name, attribute> &lt;number, 0> &lt;foo>x&lt;/foo>"
    ),
    "&madeup; &#169; &amp;": "&amp;madeup; &#169; &amp;",
    "&#150; &#0; &#87654321; &#x1F600; &#1;": "– \ufffd &amp;#87654321; &#x1F600; &amp;#1;",
    f"&#{'9' * 5000};": f"&amp;#{'9' * 5000};",
    "<i title='&x;&lt;'>": "<i title='&amp;x;&lt;'>",
    "a < b <3 <?php": "a &lt; b &lt;3 &lt;?php",
    "<!DOCTYPE html>x": "x",
    "<html>": "&lt;html>",
    "<script\u200b>x</script\u200b>": "&lt;script\u200b>x&lt;/script\u200b>",
}
KEPT = [
    "<!-- <foo> & --> <script>a&b<c></script> <style>a>b{}</style>",
    '<svg><image href="a"/><path d="M0"/></svg> <math><mi>x</mi></math>',
    "<a href=http://x.org>t</a> &copy 2020",
    "<my-own>x</my-own> <details open><summary>s</summary></details>",
]


@pytest.mark.parametrize("html", WRITTEN)
def test_what_a_browser_reads_is_written(html):
    assert tidy(html) == (WRITTEN[html], [])


@pytest.mark.parametrize("html", KEPT)
def test_what_is_in_order_stays(html):
    assert tidy(html, drawing="<svg" in html) == (html, [])


def test_the_tags_of_a_page_are_left_out():
    assert tidy("<html><body class=a>x</body></html>") == ("x", ["html", "body"])
