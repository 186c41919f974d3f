"""What other engines' tags are for is known by their names: a hint says what to write."""

import pytest

from plugins.blocks.foreign import find_foreign
from plugins.blocks.info import engine_of, info_of_tag


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("{% note info A title %}\nText\n{% endnote %}", "::: info"),
        ("{{% notice tip %}}\nText\n{{% /notice %}}", "::: info"),
        ("a {% img left /a.png 10 %} b", "![what is to be seen](path"),
        ('{{< figure src="a.png" >}}', "![what is to be seen](path"),
        ("{% youtube abc %}", "a link"),
        ("{{< youtube abc >}}", "a link"),
        ("{% gist a/1 b.py %}", "a link"),
        ("{% notebook a.ipynb cells[1:3] %}", "Markdown, code"),
        ("{% blockquote A, B %}\nText\n{% endblockquote %}", "write >"),
        ("{% include_code lang:python a.py %}", "lines of ```"),
        ("see {% highlight python %}x{% endhighlight %}", "lines of ```"),
        ("{% post_link a 'A' %}", "{filename}file.md"),
        ('[a]({{< ref "b.md" >}}) and {{< relref "b.md" >}}', "{filename}file.md"),
        ("{{< details >}}\nText\n{{< /details >}}", "<details>"),
        ("{% comment %} a {% endcomment %}", "<!--"),
        ("a {# hidden #} b", "<!--"),
        ("{% unknown %}", "what it is for"),
        ("A definition. ^block-id", "take it out"),
        ('a ``word" b', 'write "…"'),
        ("a ``word” b", 'write "…"'),
        ("a ``word'' b", 'write "…"'),
        ('<d-code language="python">x</d-code>', "lines of ```"),
        ("<d-byline></d-byline>", "Markdown"),
        ("see \\bibliographystyle{plain}", "take it out"),
    ],
)
def test_a_tag_has_a_hint(source, hint):
    (found,) = find_foreign(source)
    assert hint in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "10 ^3 and a ^b", "e ^x2\nc", "^[note]", "a [^1]", "x^block-id",
        "<d-cite key='a'/>", '``a "b" c`` d',
    ],
)  # fmt: skip
def test_what_is_no_markup_of_others(text):
    assert list(find_foreign(text)) == []


@pytest.mark.parametrize(
    ("info", "engine"),
    [
        ("{r, echo=FALSE}", "r"),
        ("{Python}", "Python"),
        ("{python #fig-a}", "python"),
        ("python", ""),
        ("{.python}", ""),
        ("{{python}}", ""),  # Quarto shows it as it is
        ("{note}", ""),
        ('python {title="a"}', ""),
    ],
)
def test_what_others_run_the_code_by(info, engine):
    assert engine_of(info) == engine


@pytest.mark.parametrize(
    ("options", "info"),
    [
        (" A title lang:python", 'python title="A title"'),
        (" lang:c++ https://a.org here", "c++"),
        (" line_number:false lang:js", "js"),
        (" 'x' lang:js mark:1,2", 'js title="x"'),
        (" python linenos", "python"),
        ("", ""),
    ],
)
def test_the_options_of_a_tag_around_code(options, info):
    assert info_of_tag(options) == info
