"""Style sheets in fewer bytes: what goes, what stays, and what may become one."""

import pytest
from conftest import ROOT

from plugins.bundle.core import can_be_joined, minify_css

MINIFIED = [
    ("a { color : red ; }", "a{color :red}"),
    ("/* a */ b , i > u /* c */ { }\n", "b,i>u{}"),
    (".a/* c */.b {}", ".a/**/.b{}"),  # not .a .b, and not a word of both
    ("a /* c */ b {}", "a b{}"),
    ("a{/*! licence */}", "a{/*! licence */}"),
    ("a { b: c; ; }", "a{b:c}"),
    ("@layer x { .a :is(b, i) , :root { } }", "@layer x{.a :is(b,i),:root{}}"),
    ("@media (min-width: 40rem) and (hover) { }", "@media (min-width:40rem) and (hover){}"),
    ("a { & :hover { } &:hover { } + b { } }", "a{& :hover{}&:hover{}+ b{}}"),
    ("a { width: calc( 1px + -1 * (2px - 1px) ) }", "a{width:calc(1px + -1 * (2px - 1px))}"),
    ("a { --b: ; --c: light-dark( #fff , #000 ) }", "a{--b:;--c:light-dark(#fff,#000)}"),
    ("a { b: c !important }", "a{b:c!important}"),
    ("""a { content: " a ; '/* " ' b  } ' }""", """a{content:" a ; '/* " ' b  } '}"""),
    (r"a { content: '\'  ' }", r"a{content:'\'  '}"),
    (r".\31 0 a, .b\:c {}", r".\31 0 a,.b\:c{}"),
    ("a { b: url(data:x/y;,/*  */) url( 'c  d' ) }", "a{b:url(data:x/y;,/*  */) url('c  d')}"),
    ("a { b: 0.5em -0.25em calc(10.5px - 0.1px) }", "a{b:.5em -.25em calc(10.5px - .1px)}"),
    ("a { b: 00.5em, 0 10px; c: 0 } .a-0 .b {}", "a{b:.5em,0 10px;c:0}.a-0 .b{}"),
    (r"a { b: '0.5' url(0.5.png) \0.5 #0.5 a0.5 }", r"a{b:'0.5' url(0.5.png) \0.5 #0.5 a0.5}"),
    ("a { font: 14px / 1.5 b; c: calc(1px /* d */ / 2) }", "a{font:14px/1.5 b;c:calc(1px/2)}"),
    ("a { b: c / /* d */ e }", "a{b:c/e}"),
    ("@view-transition { navigation: auto; }", "@view-transition{navigation:auto}"),
    ("@font-face { unicode-range: U+1-2, U+3; }", "@font-face{unicode-range:U+1-2,U+3}"),
]  # fmt: skip


@pytest.mark.parametrize(("css", "expected"), MINIFIED)
def test_only_what_no_browser_sees_goes(css, expected):
    assert minify_css(css) == expected
    assert minify_css(expected) == expected


def test_what_is_joined_is_the_same_as_one_file():
    css = "@layer a;\n@media print { b { c: d } }"
    assert can_be_joined(css)
    assert minify_css(f"{css}\n{css}") == minify_css(css) * 2


@pytest.mark.parametrize(
    "css",
    [
        "@import 'a.css';",
        "@NAMESPACE svg url(a);",
        "a { b: c",
        "a { b: calc(1px }",
        "a {} /* c",
        "a { content: 'b }\n}",
    ],
)
def test_what_must_have_a_file_of_its_own(css):
    assert not can_be_joined(css)


@pytest.mark.parametrize(
    "css", ["", "/* @import 'a'; { */", "a::after { content: '({[/*' }", r".a\{ {}", ".a\\' {}"]
)
def test_braces_in_strings_and_comments_do_not_count(css):
    assert can_be_joined(css)


SHEETS = sorted({*ROOT.glob("theme/static/css/*.css")} - {ROOT / "theme/static/css/feed.css"})


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_style_sheet_of_pages_can_be_joined(path):
    assert can_be_joined(path.read_text("utf-8"))
