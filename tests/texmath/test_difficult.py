r"""Inputs that pelican-render-math gets wrong, and more of the kind: what each becomes.

As in test_reading, ``⟨x⟩`` means a formula within a line and ``⟪x⟫`` for a display.
"""

import re

import pytest
from test_reading import read, short, shown

#: Row by row: prices, inner dollars, addresses, kramdown's inline, blank lines, environments of one
#: name nested, brackets, displays in lists, quotes and admonitions.
TABLE = [
    ("$5 and $6", "<p>$5 and $6</p>"),
    ("$5/$6", "<p>$5/$6</p>"),
    ("$5 but $x$", "<p>$5 but ⟨x⟩</p>"),
    ("$20 … $y=1$", "<p>$20 … ⟨y=1⟩</p>"),
    (r"\$5 and \$6", "<p>$5 and $6</p>"),
    (r"$p=\$5$", r"<p>⟨p=\$5⟩</p>"),
    (r"$\text{if $x>0$}$", r"<p>⟨\text{if $x&gt;0$}⟩</p>"),
    (
        "<https://a.org/?a=$x&b=$y>",
        '<p><a href="https://a.org/?a=$x&amp;b=$y">https://a.org/?a=$x&amp;b=$y</a></p>',
    ),
    ("text $$x$$ text", "<p>text ⟨x⟩ text</p>"),
    ("$$\na\n\nb\n$$", "<p>⟪a b⟫</p>"),
    (
        r"$$\begin{aligned}\begin{aligned}a\end{aligned}\\b\end{aligned}$$",
        r"<p>⟪\begin{aligned}\begin{aligned}a\end{aligned}\\b\end{aligned}⟫</p>",
    ),
    (
        r"\begin{cases}\begin{cases}a\end{cases}\\b\end{cases}",
        r"<p>⟪\begin{cases}\begin{cases}a\end{cases}\\b\end{cases}⟫</p>",
    ),
    (r"\(a\) and \[b\]", "<p>⟨a⟩ and ⟪b⟫</p>"),
    (
        "see \\eqref{a}\n\n$$x\\label{a}$$",
        '<p>see <a class="ref" href="#eq-a">(1)</a></p> <p>⟪x\\label{a}⟫#eq-a (1)</p>',
    ),
    ("- a\n\n    $$b$$", "<ul> <li> <p>a</p> <p>⟪b⟫</p> </li> </ul>"),
    ("> a\n>\n> $$b$$", "<blockquote> <p>a</p> <p>⟪b⟫</p> </blockquote>"),
    (
        "!!! note\n    $$b$$",
        '<div class="admonition note"> <p class="admonition-title">Note</p> <p>⟪b⟫</p> </div>',
    ),
    ("> $$\n> a >\n> b\n> $$", "<blockquote> <p>⟪a &gt; b⟫</p> </blockquote>"),
]

#: Dollars among words: prices, code, punctuation, quotes, scripts of other writing systems.
WORDS = [
    ("pay $5, get $x$ for $6.", "pay $5, get ⟨x⟩ for $6."),
    ("$1,000/$2,000 (or $3k–$4k)", "$1,000/$2,000 (or $3k–$4k)"),
    ("from $20M to $30M, $n$ years", "from $20M to $30M, ⟨n⟩ years"),
    ("$ 5 and $ 6", "$ 5 and $ 6"),
    ("$ x $ and $ \\theta $.", "⟨x⟩ and ⟨\\theta⟩."),
    ("$ xy $ and $ 5 $", "$ xy $ and $ 5 $"),
    ("$n_C=$163,861 and 101$\\times$11", "⟨n_C=⟩163,861 and 101⟨\\times⟩11"),
    ("PID is $$ and $$, $$5 and $$6", "PID is $$ and $$, $$5 and $$6"),
    ("/^b$/ and /c$/", "/^b$/ and /c$/"),
    ("$x\\ $\nnext", "⟨x\\⟩ next"),
    ("the $\n\\alpha$.", "the ⟨\\alpha⟩."),
    ("$f(x_1) $ is, $ n$ is", "⟨f(x_1)⟩ is, ⟨n⟩ is"),
    ("$HOME/$USER and ${a}/${b}", "$HOME/$USER and ${a}/${b}"),
    ("A$5, R$ 10, US$3.50 $x$", "A$5, R$ 10, US$3.50 ⟨x⟩"),
    ("R$5$ and O$2^n$", "R⟨5⟩ and O⟨2^n⟩"),
    ("df$x + df$y", "df$x + df$y"),
    ("N$\\times$M and H$_2$O", "N⟨\\times⟩M and H⟨_2⟩O"),
    ("`$(a)` $(b) or `$c`", "<code>$(a)</code> $(b) or <code>$c</code>"),
    ("($x$), [$y$]; $z$: $w$!", "(⟨x⟩), [⟨y⟩]; ⟨z⟩: ⟨w⟩!"),
    ("‘$x$’—“$y$”…", "‘⟨x⟩’—“⟨y⟩”…"),
    ("$x$--$y$ and $x$ --- $y$", "⟨x⟩&ndash;⟨y⟩ and ⟨x⟩ &mdash; ⟨y⟩"),
    ("'$x$' and $x$'s", "&lsquo;⟨x⟩&rsquo; and ⟨x⟩&rsquo;s"),
    ("对$x$的值，$y$。", "对⟨x⟩的值，⟨y⟩。"),
    ("ערך $x$ של", "ערך ⟨x⟩ של"),
    ("$n$th, $k$-NN, non-$p$", "⟨n⟩th, ⟨k⟩-NN, non-⟨p⟩"),
    ("$5 or <code>$x$</code> $y$", "$5 or <code>$x$</code> ⟨y⟩"),
    ("$x$\tand\t$y$", "⟨x⟩ and ⟨y⟩"),
    ("$a$ $b$$c$", "⟨a⟩ ⟨b⟩⟨c⟩"),
    ("$$$x$$$", "⟨x⟩"),
    ("$$$$", "$$$$"),
    ("$ $ and $$ $$", "$ $ and $$ $$"),
    ("$x\\$y$ and \\$", "⟨x\\$y⟩ and $"),
    ("$x", "$x"),
    ("$$x", "$$x"),
    ("\\begin{align}x", "\\begin{align}x"),
    ("\\\\(x) is no formula", "\\(x) is no formula"),
    ("a$\nb$", "a$ b$"),
]

#: Markdown around formulas and TeX that looks like Markdown.
MARKUP = [
    ("**bound $O(n)$**", "<strong>bound ⟨O(n)⟩</strong>"),
    ("_$a_b$_ and *$x*y$*", "<em>⟨a_b⟩</em> and <em>⟨x*y⟩</em>"),
    ("***$x$***", "<strong><em>⟨x⟩</em></strong>"),
    ("$x$ *a* $y$", "⟨x⟩ <em>a</em> ⟨y⟩"),
    ("[see $x_1$](/a)", '<a href="/a">see ⟨x_1⟩</a>'),
    ("[$a$][r]\n\n[r]: /b_$c$", '<a href="/b_$c$">⟨a⟩</a>'),
    ("$x${.big} and $y${ .big }", "⟨x⟩{.big} and ⟨y⟩{ .big }"),
    ("*$x$*{.big}", '<em class="big">⟨x⟩</em>'),
    ("$a<b$, $a<b>c$ and $b>c$", "⟨a&lt;b⟩, ⟨a&lt;b&gt;c⟩ and ⟨b&gt;c⟩"),
    ("$a &lt; b$", "⟨a &lt; b⟩"),
    ("$\\begin{cases}a &amp; b\\end{cases}$", "⟨\\begin{cases}a &amp; b\\end{cases}⟩"),
    ("$[x](y)$ and $![x](y)$", "⟨[x](y)⟩ and ⟨![x](y)⟩"),
    ("$\\text{a_b} `c` d$", "⟨\\text{a_b} `c` d⟩"),
    ("$x$  \n$y$", "⟨x⟩<br> ⟨y⟩"),
    ("a\n$$x$$\nb", "a ⟪x⟫ b"),
    ("a $$\nx\n$$ b", "a ⟨x⟩ b"),
    ("a $$x$$\nb", "a ⟨x⟩ b"),
    ("$$x$$ b", "⟨x⟩ b"),
    (
        "a\n\\begin{equation*}\nx\n\\end{equation*}\nb",
        "a ⟪\\begin{equation*} x \\end{equation*}⟫ b",
    ),
    ("$$x % $y\n+ z$$", "⟪x % $y + z⟫"),
    ("a $x +\ny$ b", "a ⟨x + y⟩ b"),
    ("$x$\r\n$$\r\ny\r\n$$", "⟨x⟩ ⟪y⟫"),
]

#: Blocks.
BLOCKS = [
    ("[^1]\n\n[^1]: $x_1$ is", "<p>⟨x_1⟩ is&#160;"),
    ("1. a\n\n    $$b$$\n\n2. c", "<li> <p>a</p> <p>⟪b⟫</p> </li> <li> <p>c</p> </li> </ol>"),
    ("- a\n    - b $x$\n\n        $$c$$", "<p>b ⟨x⟩</p> <p>⟪c⟫</p>"),
    ("> - a\n>\n>     $$b$$", "<blockquote> <ul> <li> <p>a</p> <p>⟪b⟫</p> </li> </ul>"),
    ("> > $$\n> > b\n> > $$", "<blockquote> <blockquote> <p>⟪b⟫</p>"),
    ("| a | b |\n|--|--|\n| $P(A|B)$ | $\\|x\\|$ |", "<td>⟨P(A|B)⟩</td> <td>⟨\\|x\\|⟩</td>"),
    ("| a | b |\n|--|--|\n| $P(A\\|B)$ | $$x$$ |", "<td>⟨P(A\\|B)⟩</td> <td>⟨x⟩</td>"),
    ("## $x$ and $y$ {#own}", '<h2 id="own">⟨x⟩ and ⟨y⟩</h2>'),
    ("$x$ head\n======", '<h1 id="x-head">⟨x⟩ head</h1>'),
    ("T $x$\n:   $$y$$", "<dt>T ⟨x⟩</dt> <dd>⟪y⟫</dd>"),
    ("The ODE $x$\n\n*[ODE]: with $y$", '<p>The <abbr title="with y">ODE</abbr> ⟨x⟩</p>'),
    ("<details><summary>$x$</summary>\n\n$$y$$\n\n</details>", "<summary>⟨x⟩</summary> ⟪y⟫"),
    ('<div markdown="1">\n\n*a* $$x$$\n\n</div>', "<p><em>a</em> ⟨x⟩</p>"),
    ("<div>$$x$$</div>", "<div>⟪x⟫</div>"),
    ("<table><tr>\n<td>\n\n    $x$\n</td></tr></table>", "<td> ⟨x⟩ </td>"),
    ("<ul>\n    <li>\n\n        $x$\n    </li>\n</ul>", "<li> ⟨x⟩ </li>"),
    ("<p>We see \\(x\\) here.</p>", "<p>We see ⟨x⟩ here.</p>"),
    ("<figcaption>On $x$</figcaption>", "<figcaption>On ⟨x⟩</figcaption>"),
    ("~~~ tex\n$x$\n$$y$$\n~~~", "<code>$x$ $$y$$ </code>"),
    ("a\n\n\t$x$\n\nb $y$", "<pre><code>$x$ </code></pre></div> <p>b ⟨y⟩</p>"),
    ("[TOC]\n\n# On $x$", '<a href="#on-x">On ⟨x⟩</a>'),
    ("$a_1$\n\n$$\n\\begin{align}\n&a\n\\end{align}\n$$\n\n$b_1$", "<p>⟨b_1⟩</p>"),
    ("$a$[^n] $b$\n\n[^n]: c\n\n    $$\n    d\n    $$", "<p>⟪d⟫&#160;"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_the_table(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*WORDS, *MARKUP])
def test_a_paragraph(text, expected):
    assert shown(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_a_block(text, expected):
    md, html = read(text)
    assert expected in re.sub(r'</?span[^>]*>|<div class="codehilite">', "", short(html))
    assert "<p><p>" not in html
    assert not md.findings.problems


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        (
            "a\n\nfor $ 5 $ and",
            3,
            '"$ 5 $" is no formula because of the spaces inside its dollars',
        ),
        ("a $x$2", 1, '"$x$" is no formula because of the digit after it'),
        ("a\nof $\\mu, the", 2, 'the formula that "$\\mu" opens here is never closed'),
        ("a\nLet $x + y. So $z$ is.", 2, 'the formula that "$x" opens here is never closed'),
        ("a\n\n$$\nx", 3, "the display that $$ opens here is never closed"),
        ("a\n$$ \\frac12\n\nb", 2, "the display that $$ opens here is never closed"),
        ("a\nLet $x be.\n\n$y$", 2, 'the formula that "$x" opens here is never closed'),
        ("a\nLet $\\frac12 be.", 2, 'the formula that "$\\frac" opens here is never closed'),
        ("a\n\n\\[\nx", 3, "the display that \\[ opens here is never closed"),
        (
            "a\n\n\\begin{align}\nx",
            3,
            "the display that \\begin{align} opens here is never closed",
        ),
    ],
)
def test_what_looks_like_a_formula_and_is_none_is_reported(text, line, fault):
    md, _ = read(text)
    [problem] = md.findings.problems
    assert (problem.rule, problem.line, problem.text) == ("math-delimiter", line, fault)


@pytest.mark.parametrize(
    "text",
    [
        "$ 5 and $ 6",
        "I have $ and you $ too",
        "\\[1] is no display",
        "`$ x $`",
        "a$\nb$",
    ],
)
def test_what_is_no_formula_at_all_is_left_alone(text):
    md, _ = read(text)
    assert md.findings.problems == []


def test_two_tags_of_a_row_are_reported():
    md, _ = read("a\n\n$$\nx \\tag{1} \\tag{2}\n$$")
    [problem] = md.findings.problems
    assert (problem.rule, problem.line) == ("math-tex", 3)
    assert "one tag only" in problem.text
