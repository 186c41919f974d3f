"""The faster parts of Markdown give the HTML of Python-Markdown, byte by byte."""

import json
import random
import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagPattern
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER, STX, AtomicString

from plugins.core.markdown.fast import FastInlineProcessor
from plugins.core.markdown.triggers import triggers_of

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests/data/markdown"
FAST = "plugins.core.markdown.fast"
OF_A_SITE = ["extra", "smarty", "toc", "codehilite", "meta"]
EXTENSIONS = {
    "none": [],
    "a site's": OF_A_SITE,
    "others": ["admonition", "nl2br", "sane_lists", "wikilinks", "legacy_em", "legacy_attrs"],
}
#: Pieces of which random texts are made.
PIECES = [
    *"*_`[]()<>!&\\\"'-.~^:|#= \n\tax1", "**", "***", "__", "``", "--", "---", "...", "\n\n", "](",
    *("![", "[^a]", "[a]: /b 'c'", "\n\n[^a]: note\n", "<b>", "</b>", "<a@b.c>", "<http://a.b>"),
    *("&amp;", "&#38;", "  \n", "\n- ", "\n1. ", "\n> ", "\n# ", "\n    ", "\n```\n", "[TOC]"),
    *(STX, ETX, INLINE_PLACEHOLDER % "0000", f"{STX}wzxhzdk:0{ETX}", f"{STX}42{ETX}", "é", "{#a}"),
]  # fmt: skip


def convert(text: str, extensions: list[Any]) -> tuple[Any, ...]:
    md = Markdown(extensions=extensions, output_format="html")
    try:
        html = md.convert(text)
    except Exception as error:  # both must fail alike
        html = repr(error)
    return html, getattr(md, "toc", ""), getattr(md, "toc_tokens", [])


def assert_same(texts: list[str], extensions: list[Any]) -> None:
    for text in texts:
        assert convert(text, [*extensions, FAST]) == convert(text, extensions), text


@pytest.mark.parametrize("name", ["commonmark", "python-markdown"])
@pytest.mark.parametrize("extensions", EXTENSIONS.values(), ids=EXTENSIONS)
def test_texts_of_others_are_read_alike(name, extensions):
    assert_same(json.loads((TEXTS / f"{name}.json").read_text("utf-8")), extensions)


def test_posts_of_the_demo_are_read_alike():
    files = [*(ROOT / "content").rglob("*.md"), *(ROOT / "tests/data").rglob("*.md")]
    assert_same([path.read_text("utf-8", "replace") for path in files], OF_A_SITE)


@pytest.mark.parametrize("extensions", EXTENSIONS.values(), ids=EXTENSIONS)
def test_random_texts_are_read_alike(extensions):
    chance = random.Random(3)
    texts = ["".join(chance.choices(PIECES, k=chance.randrange(40))) for _ in range(400)]
    assert_same(texts, extensions)


def test_patterns_of_other_extensions_are_tried():
    class Shout(InlineProcessor):
        def handleMatch(self, m, data):  # type: ignore[override]  # as Python-Markdown's own
            element = etree.Element("b")
            element.text = m[1]
            return element, m.start(), m.end()

    class Others(Extension):
        def extendMarkdown(self, md):
            md.inlinePatterns.register(Shout(r"(?i)x(y+)"), "shout", 175)
            md.inlinePatterns.register(Shout(r"(\d)(?=k)"), "digit", 30)
            md.inlinePatterns.register(SimpleTagPattern(r"()=(\w+)=", "i"), "old", 65)

    texts = ["aXyy *b xy*", "1k [x](y) 2k k", "a =b= *c =d=* =e=f=", "*klzzwxh 4k* `3k`"]
    assert_same(texts, [Others(), *OF_A_SITE])


def test_trees_are_changed_alike():
    def tree() -> etree.Element:
        root = etree.fromstring("<div><p>a *b*</p>*c*<ul><li>*d*</li></ul><p>e</p></div>")
        etree.SubElement(root, "p").text = AtomicString("*f*")
        etree.SubElement(root[-1], "b").tail = AtomicString(f"*g* {INLINE_PLACEHOLDER % '0000'}")
        root[0].tail = f"{INLINE_PLACEHOLDER % '9'} *h*"
        return root

    md = Markdown()
    trees = tree(), tree()
    plain = InlineTreeprocessor(md)
    plain.run(trees[0])
    FastInlineProcessor(plain).run(trees[1])
    assert etree.tostring(trees[1]) == etree.tostring(trees[0])


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("  \n", {"  \n"}),
        (r"(?<!\!)\[", {"["}),
        (r"\*|_", {"*", "_"}),
        (r"(?:ab)?c+(?=d)", {"c"}),
        (r"(?<!\.)\.{3}(?!\.)", {"..."}),
        (r"ab*|c", {"a", "c"}),
        (r"a?|b", set()),
        (r"\w+", set()),
        (r"(?i)a", set()),
        (r"(?i:a)", set()),
        (r"(?>a)b(?=c)d", {"bd"}),
    ],
)
def test_what_a_pattern_needs(pattern, needs):
    assert triggers_of(re.compile(pattern)) == needs
