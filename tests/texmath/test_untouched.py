r"""Dollars and brackets outside of formulas: on the page they are what their author wrote.

In each row ``⟨z⟩`` is the one formula of the text; the rest has none, whatever typesets it.
"""

import re

import markdown
import pytest
from bs4 import BeautifulSoup
from tools import not_none

from plugins.core.markdown.findings import findings_of
from plugins.core.mathml import tex_of
from plugins.texmath.markdown import MathExtension

EXTENSIONS = ["extra", "codehilite", "meta", "smarty", "toc", "admonition"]
RENDERERS = ("mathml", "mathjax")
FORMULA = re.compile(r'<math\b.*?</math>|<span class="math">\\\((?P<tex>.*?)\\\)</span>', re.DOTALL)


def read(text, renderer):
    """The HTML of a text, with each formula as its TeX in brackets."""
    settings = {"renderer": renderer}
    md = markdown.Markdown(
        extensions=[*EXTENSIONS, MathExtension(settings=settings)], output_format="html"
    )
    html = FORMULA.sub(lambda m: f"⟨{m['tex'] or tex_of(m[0])}⟩", md.convert(text))
    return re.sub(r'<span class="glued">([^<]*)</span>', r"\1", html), findings_of(md).problems


#: Within a line: what its author wrote, and what becomes of it.
LINE = [
    # code
    ("`$y$` $z$", "<code>$y$</code> ⟨z⟩"),
    ("``a `$y$` b`` $z$", "<code>a `$y$` b</code> ⟨z⟩"),
    ("`$x` and `y$` $z$", "<code>$x</code> and <code>y$</code> ⟨z⟩"),
    ("`echo $HOME`, `$PATH` $z$", "<code>echo $HOME</code>, <code>$PATH</code> ⟨z⟩"),
    ("<code>$y$</code> <code>a_$b$_c</code> $z$", "<code>$y$</code> <code>a_$b$_c</code> ⟨z⟩"),
    ("<code>$x</code> or <code>y$</code> $z$", "<code>$x</code> or <code>y$</code> ⟨z⟩"),
    ("<kbd>$y$</kbd> <samp>$y$</samp> $z$", "<kbd>$y$</kbd> <samp>$y$</samp> ⟨z⟩"),
    ('<kbd class="k">Ctrl+$x$</kbd> $z$', '<kbd class="k">Ctrl+$x$</kbd> ⟨z⟩'),
    ("<KBD>$y$</KBD> <Code>$y$</code> $z$", "<KBD>$y$</KBD> <Code>$y$</code> ⟨z⟩"),
    ("<kbd>$</kbd>x<kbd>$</kbd> $z$", "<kbd>$</kbd>x<kbd>$</kbd> ⟨z⟩"),
    ("<tt>$y$</tt> <textarea>$y$</textarea> $z$", None),
    ("<svg><text>$y$</text></svg> $z$", None),
    ("<select><option>$y$</option></select> $z$", None),
    ("`$$y$$` <kbd>$$y$$</kbd> $z$", "<code>$$y$$</code> <kbd>$$y$$</kbd> ⟨z⟩"),
    ("`\\(y\\)` `\\[y\\]` $z$", "<code>\\(y\\)</code> <code>\\[y\\]</code> ⟨z⟩"),
    # links
    ("[t](https://e.test/$x$) $z$", '<a href="https://e.test/$x$">t</a> ⟨z⟩'),
    ("[t](/u_(a$x$)_$y$) $z$", '<a href="/u_(a$x$)_$y$">t</a> ⟨z⟩'),
    ("[t](</u $x$ y>) $z$", '<a href="/u $x$ y">t</a> ⟨z⟩'),
    ('[t](/u "t $x$") $z$', '<a href="/u" title="t $x$">t</a> ⟨z⟩'),
    ("[t](/$x$ 't $x$') $z$", '<a href="/$x$" title="t $x$">t</a> ⟨z⟩'),
    ('[t](/u\n"t $x$") $z$', '<a href="/u" title="t $x$">t</a> ⟨z⟩'),
    ("[t](/?a=$x&b=$y) $z$", '<a href="/?a=$x&amp;b=$y">t</a> ⟨z⟩'),
    (
        "[the $20 bill](/US_$20_S) and [the $10 bill](/US_$10_S) $z$",
        '<a href="/US_$20_S">the $20 bill</a> and <a href="/US_$10_S">the $10 bill</a> ⟨z⟩',
    ),
    ("[costs $5](/US$x) $z$", '<a href="/US$x">costs $5</a> ⟨z⟩'),
    ("[costs $x](/US_$_b) $z$", '<a href="/US_$_b">costs $x</a> ⟨z⟩'),
    ("[$HOME](/$HOME) $z$", '<a href="/$HOME">$HOME</a> ⟨z⟩'),
    ("[$5](/u)$z$", '<a href="/u">$5</a>⟨z⟩'),
    ("$5 and [b](/v$x) $z$", '$5 and <a href="/v$x">b</a> ⟨z⟩'),
    ("[a $$5](/u$$x) $z$", '<a href="/u$$x">a $$5</a> ⟨z⟩'),
    ("[a [b] $z$](/a$b$c)", '<a href="/a$b$c">a [b] ⟨z⟩</a>'),
    ("[`$y$` $z$](/u)", '<a href="/u"><code>$y$</code> ⟨z⟩</a>'),
    ("<https://e.test/$x$y> $z$", '<a href="https://e.test/$x$y">https://e.test/$x$y</a> ⟨z⟩'),
    (
        "<https://e.test/?a=$x&b=$y> $z$",
        '<a href="https://e.test/?a=$x&amp;b=$y">https://e.test/?a=$x&amp;b=$y</a> ⟨z⟩',
    ),
    ("https://e.test/$x$y $z$", "https://e.test/$x$y ⟨z⟩"),
    ("$5 at https://e.test/$x or $z$", "$5 at https://e.test/$x or ⟨z⟩"),
    ("$5 at <https://e.test/$x> $z$", None),
    # images
    ("![a](/i_$1$.png) $z$", '<img alt="a" src="/i_$1$.png"> ⟨z⟩'),
    ('![a $5](/US$x.png "t $x$") $z$', '<img alt="a $5" src="/US$x.png" title="t $x$"> ⟨z⟩'),
    ("[![a $5](/i$x$.png)](/l$x$) $z$", None),
    # raw HTML
    ('<img alt="$x$" src="a_$b$.svg"> $z$', '<img alt="$x$" src="a_$b$.svg"> ⟨z⟩'),
    ("<a title='$x$ > \"y\"' href=$x$>t</a> $z$", "<a title='$x$ > \"y\"' href=$x$>t</a> ⟨z⟩"),
    ('<a href="/?a=$x&b=$y">t</a> $z$', '<a href="/?a=$x&b=$y">t</a> ⟨z⟩'),
    ('<br data-x="$y$"/> <x-y w="$y$">a</x-y> $z$', None),
    ('<img alt="a\n$x$ b" src="c"> $z$', '<img alt="a\n$x$ b" src="c"> ⟨z⟩'),
    ('$6 <a href="/$x">t</a> $z$', '$6 <a href="/$x">t</a> ⟨z⟩'),
    ("<!-- $y$ --> $z$", "<!-- $y$ --> ⟨z⟩"),
    # what attribute lists give
    ('*e*{data-cost="$y$"} $z$', '<em data-cost="$y$">e</em> ⟨z⟩'),
]

#: Whole posts: pieces that the page has.
BLOCKS = [
    ("```\n$y$\n```\n\n$z$", ["$y$", "⟨z⟩"]),
    ("~~~ tex\n$y$\n$$y$$\n~~~\n\n$z$", ["$y$\n$$y$$", "⟨z⟩"]),
    ("    $y$\n\n$z$", ["<code>$y$\n</code>", "⟨z⟩"]),
    ("<pre>\n$y$\n\n$y$\n</pre>\n\n$z$", ["$y$\n\n$y$", "⟨z⟩"]),
    # fences that nothing closes
    ("```\necho $y$ and $x$\n\n$z$", ["echo $y$ and $x$", "⟨z⟩"]),
    ("```sh\necho $y$\n``\n\n$z$", ["echo $y$", "⟨z⟩"]),
    ("~~~\n$y$\n```\n\n$z$", ["\n$y$\n", "⟨z⟩"]),
    ("> ```\n> $y$ $y$\n>\n> $z$", ["$y$ $y$", "⟨z⟩"]),
    ("- a\n\n  ```\n  $y$\n  ```\n- $z$", ["$y$", "⟨z⟩"]),
    # definitions of links
    ('[t][r] $z$\n\n[r]: /$x$ "t $y$"', ['<a href="/$x$" title="t $y$">t</a> ⟨z⟩']),
    ("[r] $z$\n\n[r]: </$x$>\n  't $y$'", ['<a href="/$x$" title="t $y$">r</a> ⟨z⟩']),
    ("[r] $z$\n\n[r]:\n    /$x$", ['<a href="/$x$">r</a> ⟨z⟩']),
    ('![i] $z$\n\n[i]: /$x$.png "$y$"', ['<img alt="i" src="/$x$.png" title="$y$"> ⟨z⟩']),
    # notes, tables, headings, lists of definitions
    ("a[^1]\n\n[^1]: `$y$`, <kbd>$y$</kbd>, [t](/$x$), $z$", [
        '<code>$y$</code>, <kbd>$y$</kbd>, <a href="/$x$">t</a>, ⟨z⟩'
    ]),
    ("| a | b |\n|---|---|\n| `$x|y$` | <kbd>$k$</kbd> |\n| [t](/$x$) | $z$ |", [
        "<td><code>$x|y$</code></td>", "<td><kbd>$k$</kbd></td>",
        '<td><a href="/$x$">t</a></td>', "<td>⟨z⟩</td>",
    ]),
    ("## On `$x$`, <kbd>$k$</kbd>, $z$", [
        '<h2 id="on-x-k-z">On <code>$x$</code>, <kbd>$k$</kbd>, ⟨z⟩</h2>'
    ]),
    ('# A $z$ {#h data-x="$x$"}', ['<h1 data-x="$x$" id="h">A ⟨z⟩</h1>']),
    ("T `$x$`\n:   <samp>$y$</samp> $z$", ["T <code>$x$</code>", "<samp>$y$</samp> ⟨z⟩"]),
    # HTML
    ('<div data-x="$a$ $b$">\n<kbd>$k$</kbd> $z$\n</div>', [
        '<div data-x="$a$ $b$">\n<kbd>$k$</kbd> ⟨z⟩\n</div>'
    ]),
    ("<script>var a = '$x$';</script>\n\n<style>a {b: '$x$'}</style>\n\n$z$", [
        "var a = '$x$';", "a {b: '$x$'}", "⟨z⟩"
    ]),
    ("<?php echo $x + $y$; ?>\n\n$z$", ["<?php echo $x + $y$; ?>", "⟨z⟩"]),
]  # fmt: skip


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize(("text", "expected"), LINE)
def test_within_a_line(text, expected, renderer):
    html, problems = read(f"So {text}", renderer)
    if expected is None:
        expected = text.replace("$z$", "⟨z⟩")
        assert find_text(html) == find_text(f"<p>So {as_html(expected)}</p>")
    else:
        assert html == f"<p>So {expected}</p>"
    assert problems == []


def as_html(text):
    """Raw HTML with links, images and addresses as Markdown makes them."""
    text = re.sub(r"<(https?://[^<>]*)>", r'<a href="\1">\1</a>', text)
    text = re.sub(r"!\[([^\]]*)\]\(([^)]*)\)", r'<img alt="\1" src="\2">', text)
    return re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', text)


def find_text(html):
    """The elements of some HTML: their attributes and texts, in order."""
    soup = BeautifulSoup(html, "html5lib")
    return [
        (e.name, e.attrs, e.find(string=True, recursive=False))
        for e in not_none(soup.body).find_all()
    ]


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_in_blocks(text, expected, renderer):
    html, problems = read(text, renderer)
    plain = re.sub(r"</?span[^>]*>", "", html)
    assert [piece for piece in expected if piece not in plain] == []
    assert html.count("⟨") == 1
    assert problems == []


@pytest.mark.parametrize("renderer", RENDERERS)
def test_an_address_of_mail_is_whole(renderer):
    html, _ = read("<a$b$c@e.test>", renderer)
    assert not_none(BeautifulSoup(html, "html5lib").a)["href"] == "mailto:a$b$c@e.test"


@pytest.mark.parametrize("renderer", RENDERERS)
def test_attributes_that_people_read_have_formulas_as_text(renderer):
    html, _ = read('![on $x$](/i.png) and *e*{title="for $x$"}', renderer)
    soup = BeautifulSoup(html, "html5lib")
    assert (not_none(soup.img)["alt"], not_none(soup.em)["title"]) == ("on x", "for x")


@pytest.mark.parametrize("text", ["$[0,1](x)$", "$(0,1](x)$", r"$\left(0,1\right](x)$", "$a<b$"])
def test_brackets_in_formulas_are_no_links(text):
    assert read(text, "mathjax")[0].count("⟨") == 1
