"""What becomes of the syntax of other engines: source, then Markdown."""

import json
import time
from pathlib import PurePosixPath

import pytest
from small_blogs import body, bring, hugo, jekyll

from plugins.authoring.importing.blocks import show_captions
from plugins.authoring.importing.fenced_code import convert_titles_of_code, fold_code
from plugins.authoring.importing.statements import convert_statements

JEKYLL = {
    "spaces in an address": (
        "![A](/assets/a b c.png) and [no such](a b) thing",
        "![A]({static}/assets/a%20b%20c.png) and [no such](a b) thing",
    ),
    "figure": (
        '{% include figure.html path="assets/a.png" class="img" caption="It *is*." alt="A" %}',
        '![It *is*.]({static}/assets/a.png){alt="A"}',
    ),
    "in HTML": (
        '<div>\n  {% include figure.liquid path="assets/a.png" zoomable=true %}\n</div>',
        '<div>\n  <img src="{static}/assets/a.png" alt="">\n</div>',
    ),
    "citation in a caption": (
        (
            '{% include figure image_path="/assets/a.png" '
            "caption='See <d-cite key=\"x\"></d-cite>.' %}"
        ),
        (
            '<figure><img src="{static}/assets/a.png" alt=""><figcaption>See '
            '<d-cite key="x"></d-cite>.</figcaption></figure>'
        ),
    ),
    "several lines": (
        '{% include figure\n   image_path="/assets/a.png"\n   caption="C" %}',
        '![C]({static}/assets/a.png){alt=""}',
    ),
    "capture": (
        (
            "{% capture words %}\nIt is.\n{% endcapture %}\n\n"
            '{% include image.html src="/assets/a.png" caption=words %}'
        ),
        '![It is.]({static}/assets/a.png){alt=""}',
    ),
    "capture that nobody uses": (
        "{% capture words %}It is.{% endcapture %}",
        "{% capture words %}It is.{% endcapture %}",
    ),
    "addresses": (
        (
            '[a]({{ site.baseurl }}/assets/a.png) [b]({{ "/assets/a.png" | relative_url }}) '
            "[c]({% link assets/a.png %}) [d](/b/assets/a.png) [e](https://example.org/b/assets/a.png)"
        ),
        " ".join(f"[{one}]({{static}}/assets/a.png)" for one in "abcde"),
    ),
    "posts": (
        (
            "[a]({% post_url 2024-03-02-two %}) [b]({{ site.url }}/2024/03/02/two.html#x) "
            "[c](2024-03-02-two.md) [d](/b/2024/03/02/two)"
        ),
        (
            "[a]({filename}/posts/2024-03-02-two.md) [b]({filename}/posts/2024-03-02-two.md#x) "
            "[c]({filename}/posts/2024-03-02-two.md) [d]({filename}/posts/2024-03-02-two.md)"
        ),
    ),
    "raw": ("{% raw %}$\\{{x}\\}$ {{ y }}{% endraw %}", "$\\{{x}\\}$ {{ y }}"),
    "comment": ("a {% comment %} b {% endcomment %}", "a <!-- b -->"),
    "details": (
        "{% details Click *me* %}\nIn.\n{% enddetails %}",
        "<details>\n<summary>Click *me*</summary>\n\nIn.\n\n</details>",
    ),
    "note": ('{% include sidenote.html id="n" note="Small." %}', "^[Small.]"),
    "video": (
        "{% include youtubePlayer.html id='abc' %}",
        "[Video on YouTube](https://www.youtube.com/watch?v=abc)",
    ),
    "Chirpy": ("> Mind it.\n{: .prompt-warning }", "> [!WARNING]\n> Mind it."),
    "minimal-mistakes": ("Mind it.\nAll.\n{: .notice--info}", "> [!NOTE]\n> Mind it.\n> All."),
    "Distill": (
        "<d-math>x_1</d-math>, <d-cite key='a'></d-cite>",
        "$x_1$, <d-cite key='a'></d-cite>",
    ),
    "what is read here": ("{% cite a %}\n\n{: .wide}\n\n$$x$$",) * 2,
    "code": ("`{{ site.url }}`\n\n```\n{% include a %}\n```",) * 2,
    "code in HTML": (
        "<details><summary>S</summary>\n{% highlight py %}\nx\ny\n{% endhighlight %}\n</details>",
        "<details><summary>S</summary>\n\n```py\nx\ny\n```\n\n</details>",
    ),
    "unknown": ("{% include gallery id='g' %}", "{% include gallery id='g' %}"),
    "sizes that are not there": (
        '<picture><source srcset="/a-480.webp"><img src="/assets/a.png" onerror="x()"></picture>',
        '<picture><img src="{static}/assets/a.png"></picture>',
    ),
}
HUGO = {
    "figure": ('{{< figure src="/img/a.png" caption="C" >}}', '![C]({static}/img/a.png){alt=""}'),
    "ref": (
        '[a]({{< ref "two.md#x" >}}) [b]({{< relref "/posts/two" >}}) [c](../two/)',
        "[a]({filename}/posts/two.md#x) [b]({filename}/posts/two.md) [c]({filename}/posts/two.md)",
    ),
    "notice": ("{{% notice tip %}}\nDo.\n{{% /notice %}}", "::: tip\nDo.\n:::"),
    "details": (
        '{{< details "More" >}}\nIn.\n{{< /details >}}',
        "<details>\n<summary>More</summary>\n\nIn.\n\n</details>",
    ),
    "raw HTML": ("{{< rawhtml >}}<b>x</b>{{< /rawhtml >}}", "<b>x</b>"),
    "video": ("{{< youtube abc >}}", "[Video on YouTube](https://www.youtube.com/watch?v=abc)"),
    "escaped": ("`{{</* figure */>}}`", "`{{<figure>}}`".replace("figure", " figure ")),
    "WordPress": (
        '[caption id="x" width="3"]<img src="/img/a.png"/> Words.[/caption]',
        '<figure><img src="{static}/img/a.png"/><figcaption>Words.</figcaption></figure>',
    ),
    "highlight": ("{{< highlight py >}}\nx\n{{< /highlight >}}",) * 2,
    "unknown": ("{{< chart 3 >}}", "{{< chart 3 >}}"),
}


@pytest.mark.parametrize(("source", "wanted"), JEKYLL.values(), ids=JEKYLL)
def test_jekyll(source, wanted):
    assert jekyll(source) == wanted


@pytest.mark.parametrize(("source", "wanted"), HUGO.values(), ids=HUGO)
def test_hugo(source, wanted):
    assert hugo(source) == wanted


def test_shortcodes_and_includes_of_the_blog_itself():
    color = {"layouts/shortcodes/color.html": '<b class="{{ .Get 0 }}">{{- .Get 1 -}}</b>'}
    assert hugo('{{< color red "It is" >}}', **color) == '<b class="red">It is</b>'
    boxed = {"layouts/shortcodes/boxed.html": "<p>{{ .Inner | markdownify }}</p>"}
    assert hugo("{{< boxed >}}In{{< /boxed >}}", **boxed) == "<p>In</p>"
    asks = {"layouts/shortcodes/asks.html": "{{ if .Get 0 }}x{{ end }}"}
    assert hugo("{{< asks 1 >}}", **asks) == "{{< asks 1 >}}"
    plot = {"_includes/plot.html": "<i>{% if include.c %}{{ include.c }}{% endif %}</i>"}
    assert jekyll('{% include plot.html c="Words" %}', **plot) == "<i>Words</i>"


def test_quarto():
    files = {
        "_quarto.yml": "website:\n  title: B\n",
        "posts/one/index.qmd": "---\ntitle: One\ndate: 2024-03-01\ncategories: [a b, c]\n---\n\n"
        "{{< include _more.qmd >}}\n\n![](plot.png) [x](../two.qmd)\n\n::: {#thm-a}\nLet.\n:::\n",
        "posts/one/_more.qmd": "More.",
        "posts/one/plot.png": "picture",
        "posts/two.qmd": "---\ntitle: Two\ndate: 2024-03-01\n---\n\nTwo.\n",
    }
    assert body(files, "posts/one/index.md") == (
        "More.\n\n![](plot.png) [x]({filename}/posts/two.md)\n\n::: {#thm-a}\nLet.\n:::"
    )


def test_hexo_and_plain_markdown():
    files = {
        "_config.yml": "title: B\n",
        "source/_posts/one.md": "---\ntitle: One\ndate: 2024-03-01\n---\n\n"
        "{% asset_img a.png It is %} {% post_link two 'Two!' %}\n{% note info %}\nX\n{% endnote %}",
        "source/_posts/one/a.png": "picture",
        "source/_posts/two.md": "---\ntitle: Two\ndate: 2024-03-01\n---\n\nTwo.\n",
    }
    assert body(files, "posts/one.md") == (
        "![is]({static}/_posts/one/a.png) [Two!]({filename}/posts/two.md)\n::: note\nX\n:::"
    ).replace("_posts/one/a", "posts/one/a")
    plain = {"depth.md": "# On depth\n\n[[width]] and ![[a.png]] $x$\n", "width.md": "# Width\n",
             "a.png": "picture"}  # fmt: skip
    assert body(plain, "depth.md") == "[width]({filename}/width.md) and ![]({static}/a.png) $x$"


def test_statements_that_are_paragraphs():
    text = "**Theorem 1 (Density).** Let\n\n$$x$$\n\nbe. \n\nNext.\n\n**Remark.** It is.\n"
    assert convert_statements(text) == (
        "::: theorem {number=1} Density\nLet\n\n$$x$$\n\nbe. \n:::\n\nNext.\n\n"
        "::: remark {-}\nIt is.\n:::"
    ).replace("be. \n:::", "be.\n:::")
    assert convert_statements("**Theorem 1.** in\nthe `x` **Lemma 2.** y\n").count(":::") == 2


def test_a_text_that_was_changed_after_its_code_was_run_is_brought_along_as_it_is():
    source = "One two `r mean(x)`.\n\n```{r}\nmean(x)\n```\n\n::: callout-note\nMind this.\n:::\n"
    cell = "::: {.cell}\n```{.r}\nmean(x)\n```\n\n    3\n:::\n"
    printed = f"One two 3.\n\n{cell}\n::: callout-note\nMind this.\n:::\n"

    def quarto(more: str) -> tuple[str, list[str]]:
        head = "---\ntitle: One\ndate: 2024-03-01\n---\n\n"
        frozen = json.dumps({"result": {"markdown": f"{head}{printed}"}})
        name = "_freeze/posts/one/execute-results/html.json"
        files = {"_quarto.yml": "", "posts/one.qmd": f"{head}{source}{more}", name: frozen}
        found = bring(files)
        return found.posts["posts/one.md"], [one.text for one in found.remarks]

    text, said = quarto("")
    assert "One two 3." in text
    assert said == []
    text, said = quarto("\nFurther words that come later than that.\n")
    assert "Further words that come later than that." in text
    assert said == ["1 listings that another engine runs are shown, not run"]


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("posts/one.qmd", "{static}/posts/one_files/figure-html/a.png"),
        ("posts/one/index.qmd", "index_files/figure-html/a.png"),
    ],
)
def test_what_code_has_drawn_is_found_beside_any_post(source, address):
    head = "---\ntitle: One\ndate: 2024-03-01\n---\n\n"
    stem = source.removesuffix(".qmd")
    drawn = f"![]({PurePosixPath(stem).name}_files/figure-html/a.png)"
    frozen = json.dumps({"result": {"markdown": f"{head}One.\n\n{drawn}\n"}})
    files = {
        "_quarto.yml": "",
        source: f"{head}One.\n\n```{{r}}\nplot(x)\n```\n",
        f"_freeze/{stem}/execute-results/html.json": frozen,
        f"_freeze/{stem}/figure-html/a.png": "",
    }
    assert f"![]({address})" in bring(files).posts[f"{stem}.md"]


def test_html_between_fences_is_html_without_its_styles():
    html = "<div><style>html { color: red }</style>\n<table><tr><td>1</td></tr></table></div>"
    text = f"Text.\n\n```{{=html}}\n{html}\n```\n\n````{{=html}}\nnever closed\n\n"
    text += "```{=latex}\nx\n```\n"
    files = {
        "_quarto.yml": "",
        "posts/one.qmd": f"---\ntitle: One\ndate: 2024-03-01\n---\n\n{text}",
    }
    found = body(files, "posts/one.md")
    assert "\n\n<div><table><tr><td>1</td></tr></table></div>\n" in found
    assert "````{=html}\nnever closed" in found
    assert "```{=latex}" in found


def test_a_lone_quotation_mark_in_a_tag_costs_nothing():
    text = "{% codeblock User's rows lang:sql %}\nselect 1\n{% endcodeblock %}\n" + "isn't " * 200
    start = time.process_time()
    assert "```sql\nselect 1\n```" in jekyll(text)
    assert time.process_time() - start < 3


def test_macros_are_found_in_the_folders_of_octopress():
    macros = (
        "MathJax.Hub.Config({TeX: {Macros: {R: '\\\\mathbb{R}', vect: ['\\\\mathbf{#1}', 1]}}})"
    )
    files = {
        "_config.yml": "title: A blog\nurl: https://example.org\n",
        "source/_posts/2024-03-01-one.md": "---\ntitle: One\n---\n\nOne.\n",
        "source/javascripts/MathJaxLocal.js": macros,
    }
    (line,) = [one for one in bring(files).settings if one.startswith("MATH_MACROS")]
    assert "'vect'" in line


@pytest.mark.parametrize(
    ("fenced", "has_titles", "expected"),
    [
        ("```ruby\nx\n```", True, "```ruby\nx\n```"),
        ("``` ruby A `b` c\nx\n```\n\nz", False, "**A `b` c**\n\n```ruby\nx\n```\n\nz"),
        ("``` `bash`\nls\n```", False, "```bash\nls\n```"),
        ("a\n``` `b` c\n```", True, "a\n\n**`b` c**\n\n```\n```"),
        ("``` ruby A name\nx\n```", True, "**A name**\n\n```ruby\nx\n```"),
        ("``` ruby A name\nx\n```", False, "``` ruby A name\nx\n```"),
        (
            "``` js A: name https://a.example/x.js Where it is\n1\n\n2\n```",
            True,
            "**A: name** [Where it is](https://a.example/x.js)\n\n```js\n1\n\n2\n```",
        ),
        ("``` js mark:1,2 linenos\nx\n```", True, "``` js mark:1,2 linenos\nx\n```"),
        ('``` r {echo=F} "`x`"', True, '``` r {echo=F} "`x`"'),
        # Code in the text, and a fence within code.
        ("```a``` b `c`\nd\n```\n", True, "```a``` b `c`\nd\n```\n"),
        ("~~~\n``` a `b` c\n```\n~~~", True, "~~~\n``` a `b` c\n```\n~~~"),
    ],
)
def test_titles_of_fenced_code_are_above_it(fenced, has_titles, expected):
    assert convert_titles_of_code(fenced, has_titles=has_titles) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A $x$ [b](c).](a.png)", '![A $x$ [b](c).](a.png){alt=""}'),
        ("![A](a.png){width=50%}", '![A](a.png){alt="" width=50%}'),
        ('![A](a.png){fig-alt="B"}', '![A](a.png){alt="B"}'),
        ("![A](a.png){#fig-a}", "![A](a.png){#fig-a}"),
        ("![](a.png)", "![](a.png)"),
        ("Text ![A](a.png)", "Text ![A](a.png)"),
        ("Text\n![A](a.png)", "Text\n![A](a.png)"),
        ("::: x\n![A](a.png)\n:::", '::: x\n\n![A](a.png){alt=""}\n\n:::'),
        ("```\n![A](a.png)\n```", "```\n![A](a.png)\n```"),
    ],
)
def test_captions_that_pandoc_shows_are_shown(text, expected):
    assert show_captions(f"x\n\n{text}\n\ny\n") == f"x\n\n{expected}\n\ny\n"


def test_folded_code_of_quarto_is_opened_by_its_words():
    code = '``` {.python .cell-code code-fold="true" code-summary="Show it"}\nx\n\ny\n```'
    assert fold_code(f"a\n{code}\nb") == (
        "a\n\n<details>\n<summary>Show it</summary>\n\n"
        "``` {.python .cell-code}\nx\n\ny\n```\n\n</details>\n\nb"
    )
    assert "<summary>Code</summary>" in fold_code('```{.r code-fold="true"}\nx\n```')
    open_ = '```{.r code-fold="false" code-summary="x"}\nx\n```'
    assert fold_code(open_) == open_
