"""Pieces of posts: what docs/ names, whole and broken.

``WORD`` is a place for a word of its own, ``LABEL`` for a label, ``HIDDEN`` for what nobody may see.

Of a whole piece nothing is on the page as it was typed; of a broken one only its words must be.
"""

#: In a line. With a word each, which a reader must find.
INLINE = (
    "WORD", "*WORD*", "**WORD**", "***WORD***", "`WORD`", "[WORD](https://example.org/a)",
    "[WORD]({filename}/whole0.md)", "$x_1 + \\alpha$ WORD", "\\(\\beta^2\\) WORD", "$$a \\le b$$ WORD",
    "WORD[^n]", "@roe2020 WORD", "[@roe2020, WORD]", "[see @roe2020; @doe1990, §3 WORD]",
    "-- WORD ---", '"WORD"', "<kbd>WORD</kbd>", "WORD \\$5", "WORD 5 % & more", "<https://example.org/WORD>",
    "![WORD]({static}/images/a.png)", "$\\text{if $x > 0$}$ WORD", "Ünïcödé WORD 中文 😀",
)  # fmt: skip
#: The same, but something is missing or too much.
BROKEN_INLINE = (
    "*WORD", "**WORD*", "`WORD", "``WORD`", "[WORD](", "[WORD](a b", "[WORD", "WORD]", "![WORD",
    "[WORD][none]", "$WORD", "$x WORD", "\\(x WORD", "\\[x WORD", "$\\frac{1 WORD", "$$WORD", "WORD$$",
    "${WORD}$", "$\\foo{WORD}$", "WORD[^missing]", "@nobody2020 WORD", "[@nobody2020; WORD]", "[@",
    "[@; WORD]", "@thm-none WORD", "\\ref{none} WORD", "\\eqref{WORD", "{#WORD", "WORD}", "{{WORD}}",
    "{% WORD %}", "{{< WORD >}}", "&WORD;", "&#0; WORD", "\\WORD", "WORD\\", "<WORD", "WORD>", "a < WORD",
    "~~WORD~~", "==WORD==", "H~2~O WORD", "[[WORD]]", ":WORD:", "WORD  ", "\tWORD", "_WORD*_", "*_WORD_",
    "WORD \u2028 \u200f \u00ad", "WORD \u202e", "WORD^[WORD]", "(\\#eq:WORD)", "{eq}`WORD`", "$`WORD`$",
    "[WORD]({filename}none.md)", "[WORD]({static}/)", "[WORD]({attach}../../x)", "[WORD](|filename|x)",
    "![WORD]({static}none.png)", "[WORD](/none/)", "[WORD](#none)", "[WORD](http://[)", "[a[WORD](b)](c)",
)  # fmt: skip
#: Blocks. INNER is a place for blocks, LINE for a line.
BLOCKS = (
    "LINE", "LINE\nLINE", "## WORD $x_1$ *WORD*", "## WORD {#id-LABEL}", "- LINE\n- LINE", "1. LINE\n2. LINE",
    "- LINE\n\n    INNER", "> LINE\n>\n> LINE", "$$\nx_1 = \\sum_i a_i\n$$\n\nWORD",
    "\\begin{align}\na &= b \\label{eq:LABEL} \\\\\nc &= d\n\\end{align}\n\nBy \\eqref{eq:LABEL}, WORD.",
    "$$ x $$ {#eq-LABEL}\n\nBy @eq-LABEL, WORD.", "::: theorem {#thm-LABEL} WORD\nINNER\n:::\n\nBy @thm-LABEL.",
    "::: proof\nLINE\n:::", ":::: lemma\n::: proof\nLINE\n:::\n::::", "```python\nWORD = 1\n```",
    "~~~\nWORD $x$ ::: @a\n~~~", "| WORD | b |\n|---|---|\n| $x$ | LINE |",
    "| a | b |\n|---|---|\n| WORD | 2 |\n\nTable: Cap WORD {#tbl-LABEL}", "WORD\n:   LINE",
    "![Cap WORD]({static}/images/a.png){#fig-LABEL}\n\nSee @fig-LABEL.", "---", "*[HTML]: words",
    "    code WORD", "> INNERQUOTE", "[REFERENCES]",
)  # fmt: skip
BROKEN_BLOCKS = (
    "## LINE",     "::: theorem {#thm-LABEL WORD\nLINE\n:::", "::: theorem\nINNER", ":::\nLINE", "::: unknown WORD\nLINE\n:::",
    "::: proof {of=none}\nLINE\n:::", "::: {#WORD .a}\nLINE\n:::", "```\nWORD", "~~~python {#lst-LABEL}\nWORD",
    "$$\nWORD\n\nLINE", "\\begin{align}\nWORD", "\\end{align} WORD", "\\begin{foo}WORD\\end{foo}", "$\nx\n$ WORD",
    "20 $\nWORD of\nsix lines\nor so\nwith all\nof them\nlong", "| WORD |\n|--", "|---|\nLINE",
    "Table: WORD {", "Table: WORD {#tbl-none}", "[^n]: LINE", "[^a]: [^b]: LINE", "#WORD", "####### WORD",
    "WORD\n===", "===\nWORD", "-\nWORD", "1.\n\n\n    LINE", "-   INNER", "> > > LINE\nLINE", ">", ">>LINE",
    "- LINE\n1. LINE", "  - LINE\n - LINE", "<div>\nLINE", "</div>\n\nLINE", "<div markdown>\nLINE\n</div>",
    "<details><summary>WORD</summary>\n\nLINE\n\n</details>", "<p>WORD", "<table><tr><td>WORD",
    "<math><mi>WORD", "<script>WORD", "<!-- HIDDEN", "<!-- HIDDEN -->\n\nWORD", "<!-- a <!-- HIDDEN -->\n\nWORD",
    "<pre>\nWORD", "<svg><text>WORD</text></svg>", "<a name='WORD'></a>WORD", "<d-cite key='roe2020'></d-cite> WORD",
    "> [!NOTE]\n> LINE", "!!! note\n    LINE", "{: .WORD}", "{:toc}", "* toc\n{:toc}", "[TOC]", "***", "\\",
    "::: theorem {restate=thm-none}\n:::", "::: theorem {informal-of=thm-none} WORD\nLINE\n:::", "LINE\n{#WORD}",
    "\u00a0\u00a0\u00a0\u00a0WORD", "\t- WORD", "[x]: http://x", "***\n***\nWORD", "$$ WORD $$ {#eq-",
)  # fmt: skip

#: Fields of a header, each a name and values. None of them may cost the post its page in silence.
FIELDS = {
    "Date": ("2024-01-01", "2024-13-45", "yesterday", "2024-01-01 25:61", "2024-01-01 +99:00", "0000-00-00",
             "9999-12-31", "", "[]", "2024", "1"),
    "Tags": ("a, b", "", "C++, C#, C", ",,,", "a/b", "../..", "é, e", "&amp;", "[a, b]", "<b>x</b>", "x" * 300),
    "Category": ("Theory", "", "..", "a/b", "<i>", "[a, b]", "C++"),
    "Author": ("Jane Doe", "", ";", "<b>J</b>", "A, B, and C", "../x"),
    "Slug": ("", "..", "a/b", "a b", "ü", "x" * 300, "index", ".", "%2e%2e", "posts"),
    "Status": ("draft", "hidden", "published", "Draft", "none", "", "[]"),
    "Lang": ("en", "de", "fr", "xx", "", "../", "en_US", "zh-Hans"),
    "Series": ("A story", "", "{name: x}", "..", "<b>", "[a, b]"),
    "Part": ("1", "II", "-1", "1e99", "", "0", "nan"),
    "Paper": ("roe2020", "none2000", "", "..", "a/b", "{x}", "<b>"),
    "Pair": ("topic", "..", "a b", ""),
    "Level": ("overview", "math", "both", "", "Intermediate"),
    "Requires": ("roe2020", "none", "[T](https://example.org)", "[T](", ",,", "@roe2020:thm-x"),
    "Helps": ("doe1990", "whole0", ""),
    "Summary": ("Some *words*.", "$x", "", "<div>", "[a](", "*" * 50, "[^n]"),
    "Modified": ("2024-02-02", "2023-01-01", "never"),
    "Permalink": ("/a/b/", "//x", "..", "http://[", "/", "", "/posts/", "a b/", "/a?b#c", ":year/:title"),
    "Save_as": ("x.html", "../x.html", "", "/", "a/b"),
    "URL": ("x", "", "http://[", "//", ".."),
    "Image": ("{static}/images/a.png", "none.png", "http://[", "{static}", ""),
    "redirect_from": ("/old/", "..", "", "[/a/, /b/]", "/posts/", "/index.html"),
    "Ignore": ("label-unused", "nothing", ""),
    "Macros": ("\\R: \\mathbb R", "\\newcommand{\\a}[1]{#1", "x", "\\a: \\a", ""),
    "Corrections": ("2024-05-01 error: Was 2.", "2024-99-01 typo: x", "@none: x", "[]", "{", ":", "error"),
    "Template": ("article", "none", ""),
    "Layout": ("page", "post", ""),
    "Translation": ("true", "x", ""),
    "toc": ("true", "[a]"),
    "math": ("true",),
    "diptych": ("x",),
    "source_path": ("x",),
    "content": ("x",),
}  # fmt: skip
#: A .bib file around the two entries that posts cite.
BIBS = (
    "@article{", "@article{x", "@article{x,", "@article{x, title={", '@article{x, title="a}', "@", "@@", "%", "}{",
    "@string{a = }", "@string{a = b}", "@article{x, title = a # b}", "@comment{", "@preamble{", "@book(y, title={a})",
    "@article{x, author={;}}", "@article{x, author={and and}}", "@article{x, author={A and others and}}",
    "@article{x, year={99999999999}}", "@article{x, month=foo}", "@article{x, crossref={x}}", "@article{x, doi={}}",
    "@article{x, crossref={y}}\n@article{y, crossref={x}}", "@article{roe2020, title={Twice}}", "@misc{é, title={ü}}",
    "@article{x, title={$\\frac{a}$}}", "@article{x, title={\\'}}", "@article{x, author={family=, given=}}",
    "@article{a/b, title={T}}", "@article{.., title={T}}", "@article{x, url={http://[}}", "@article{x, eprint={1}}",
    "\x00", "@article{x, title={<b>}}", "@article{x, author={{{{}}}}}", "@ARTICLE {x , TITLE = 5 , }",
)  # fmt: skip
#: What is repeated in a post: what opens something that nothing closes, and what is read far.
PUMPS = (
    *("[", "![", "[a](", "[a", "]", "[[", "[^", "[@", "[@a; ", "@a ", "<", "<a ", "<!--", "<![CDATA["),
    *("<pre>", "<math>", "<script>", "</", "&", "*", "*a ", "**a", "_a ", "***a *b ", "~~", "` ", "``a`"),
    *("$", "$a ", "${", "{$", "$$a", "$$a$$ ", "\\(", "\\[", "\\begin{align} ", "\\\\{", "{", "{#a", "}"),
    *("> ", "- a\n", "# a {#", "::: theorem {", "::: theorem\n", "| a ", "a\n===\n", "a:b ", "http://a"),
    *("{% a ", "{{<", "[^1]: a\n\n", "[a]: b\n\n", "*[A]: b\n\n", "- a\n\n    b\n\n", "\n", " ", "\t", "é", "(", ")", "\"a ", "'"),
)  # fmt: skip
