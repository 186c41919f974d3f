"""One Markdown instance reads many texts as if it were new for each."""

import itertools
from types import SimpleNamespace
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from plugins.core.markdown.setup import MarkdownSetup

TEXTS = [
    "# A\n\nSee [b] and[^n], *so* HTML.\n\n[b]: /c\n\n[^n]: d\n\n*[HTML]: e",
    "[b] and[^n] HTML.\n\n[^n]: other\n\n# A\n\n# A\n\n<div>*a*</div>",
    "",
    "[TOC]\n\n# A\n\n> `a` <b>c</b>\n\n[b]",
]
EXTENSIONS = ["extra", "smarty", "toc", "codehilite", "plugins.core.markdown.fast"]


class Forgetful(Extension):
    """Counts texts, and never forgets: in its attributes, in a closure, in slots."""

    def extendMarkdown(self, md):
        self.seen = SimpleNamespace(texts=[])
        seen: dict[str, int] = {"lines": 0}
        slotted: Any = Slotted()
        slotted.count = 0

        class Counting(Preprocessor):
            def run(_self, lines):  # noqa: N805
                self.seen.texts.append(lines)
                seen["lines"] += len(lines)
                slotted.count += 1
                return [f"{len(self.seen.texts)} {seen['lines']} {slotted.count}", "", *lines]

        counting: Any = Counting(md)
        counting.run = counting.run
        counting.slotted, counting.seen = slotted, lambda: seen
        md.preprocessors.register(counting, "counting", 5)
        self.md = md
        md.extension = self


class Slotted:
    __slots__ = ("count",)


def read(md, text):
    return md.convert(text), md.toc, md.toc_tokens, dict(md.references)


def test_texts_are_read_as_by_a_new_instance():
    def make():
        return Markdown(extensions=[*EXTENSIONS, Forgetful()])

    setup = MarkdownSetup(make)
    for text in TEXTS * 2:
        assert read(setup.fresh(), text) == read(make(), text)
    assert setup.fresh() is setup.fresh()


def test_an_instance_whose_state_is_not_known_is_made_for_each_text():
    class Numbering(Extension):
        def extendMarkdown(self, md):
            md.numbers = itertools.count()

    made = []

    def make():
        made.append(Markdown(extensions=[Numbering()]))
        return made[-1]

    setup: Any = MarkdownSetup(make)
    assert [next(setup.fresh().numbers) for _ in range(3)] == [0, 0, 0]
    assert len(made) == 3
