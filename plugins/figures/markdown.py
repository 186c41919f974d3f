"""Markdown extension: a caption and what it belongs to become a ``figure`` with a number.

Captions are found in the source, where their lines are known, and each is replaced by a mark in a
block of its own. In the tree it is joined to what it belongs to.
"""

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString, code_escape

from ..core.generated_markup import Class
from ..core.markdown.findings import Findings, findings_of, language_of
from ..core.markdown.lines import edited, source_lines
from ..core.markdown.placeholders import MarkedBlockProcessor, mark, mark_pattern
from ..core.markdown.processors import add_processor
from ..core.texts import Texts
from ..theorems import Kinds, TheoremSettings, site_kinds
from .captions import WORD, Caption, find_captions, plain_alt
from .figure_elements import CAPTION, FigureAssembler, number_figures
from .frames import write_frames

MARKED = mark_pattern(WORD)


class CaptionStore:
    """The captions of the text that Markdown is reading, and what the site calls figures."""

    def __init__(self, findings: Findings, kinds: Kinds, language: str) -> None:
        self.findings = findings
        self.kinds = kinds
        self.language = language
        self.captions: list[Caption] = []


class CaptionPreprocessor(Preprocessor):
    """Gives each caption a block of its own."""

    def __init__(self, md: Markdown, store: CaptionStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each caption."""
        found = list(find_captions("\n".join(lines), source_lines(lines, self.md)))
        self.store.captions = [caption for caption, _ in found]
        for caption in self.store.captions:
            self.store.findings.define(caption.label, caption.line)
        return edited(lines, [edit for _, edit in found], self.md)


class CaptionTreeprocessor(Treeprocessor):
    """Makes figures, before the inline patterns read the captions."""

    def __init__(self, md: Markdown, store: CaptionStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        store, lang = self.store, language_of(self.md, self.store.language)
        has_frames = root.find(f".//div[@class='{Class.FRAMES}']") is not None
        if not (store.captions or has_frames):
            return
        in_code = self._put_back(root)
        for caption in FigureAssembler(store.captions, store.kinds, lang).run(root):
            if caption in in_code:
                continue
            text = f'the caption "{caption.label}" belongs to no {caption.kind}'
            hint = "put it right before or after one"
            store.findings.report("ref-caption", caption.line, text, hint)
        if has_frames:
            store.findings.problems += write_frames(root, store.kinds, lang)
            number_figures(root)

    def _put_back(self, root: etree.Element) -> list[Caption]:
        """Put what was written back into code that did not look like code; return what it was."""
        found: list[Caption] = []
        for element in root.iter("code"):
            text = element.text or ""
            for number in map(int, MARKED.findall(text) if STX in text else ()):
                caption = self.store.captions[number]
                found.append(caption)
                words = [re.escape(code_escape(word)) for word in caption.written.split()]
                there = re.search(r"\s*".join([mark(WORD, number), *words]), text)
                if there:
                    source = code_escape(caption.source)
                    text = f"{text[: there.start()]}{source}{text[there.end() :]}"
                else:  # the words have been read since: what is before them is left
                    before = caption.source.partition((caption.written.split() or [""])[0])[0]
                    text = text.replace(mark(WORD, number), code_escape(before))
            if text != (element.text or ""):
                element.text = AtomicString(text)
        return found


class AltTextTreeprocessor(Treeprocessor):
    """Takes the marks of emphasis out of what is read out in place of pictures."""

    def run(self, root: etree.Element) -> None:
        """Change the alternative texts in place."""
        for image in root.iter("img"):
            alt = image.get("alt") or ""
            if not alt.isalnum():
                image.set("alt", plain_alt(alt))


class CaptionPostprocessor(Postprocessor):
    """Takes the marks out of raw HTML, in which a caption is only its words."""

    def run(self, text: str) -> str:
        """Return the HTML without marks."""
        return MARKED.sub("", text) if STX in text else text


class FiguresExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "theorems": [{}, "the fields of TheoremSettings"],
            "language": ["en", "of posts without one"],
            "texts": [Texts(), "the words in its languages"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        chosen = TheoremSettings(**self.getConfig("theorems"))
        kinds = site_kinds(chosen, self.getConfig("texts"))
        store = CaptionStore(findings_of(md), kinds, self.getConfig("language"))
        add_processor(md, "preprocessors", "captions", CaptionPreprocessor(md, store))
        blocks = MarkedBlockProcessor(md.parser, WORD, CAPTION)
        add_processor(md, "blockprocessors", "caption_blocks", blocks)
        add_processor(md, "treeprocessors", "captions", CaptionTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "alt_texts", AltTextTreeprocessor(md))
        add_processor(md, "postprocessors", "captions", CaptionPostprocessor(md))


def makeExtension(**options: Any) -> FiguresExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return FiguresExtension(**options)
