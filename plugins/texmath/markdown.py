r"""Markdown extension: formulas are taken out before Markdown reads the text, and put back typeset.

So neither emphasis nor tables, lists, quotes or attribute lists read any TeX. If a formula turns
out to be in code, the author's text is put back.
"""

import re
import xml.etree.ElementTree as etree
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.toc import slugify, unique
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX, AtomicString, code_escape

from ..core.generated_markup import Class
from ..core.markdown.findings import findings_of, language_of
from ..core.markdown.placeholders import MARK as ANY_MARK
from ..core.markdown.processors import add_processor
from ..core.texts import Texts
from .formula_store import MARK, MARKED, MathStore
from .gluing import glued_around
from .render.display_markup import BoxNames
from .settings import MathSettings
from .typesetting import Shown

#: A paragraph of formulas alone.
FORMULAS = re.compile(rf"<p>\s*+(?:{MARKED.pattern}\s*+)++</p>\n?")
#: Attributes that people read: formulas in them become text; in others they stay as written.
READ = {"alt", "title", "aria-label"}
HEADINGS = {f"h{depth}" for depth in range(1, 7)}


class MathPreprocessor(Preprocessor):
    """Replaces the formulas by marks."""

    def __init__(self, md: Markdown, store: MathStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each formula."""
        text = "\n".join(lines)
        # With crossrefs on, references in the text are left to it: they may be to any label.
        references = not hasattr(self.md, "crossrefs")
        written = getattr(self.md, "fields", None) or getattr(self.md, "Meta", {})
        macros = self.store.macros_of(text, written.get("macros"))
        names = BoxNames(self.store.texts, language_of(self.md, self.store.language))
        reading = self.store.typesetter.read(text, macros, references, names)
        self.store.keep(reading, macros)
        return reading.marked(MARK).split("\n")


class MathCodeTreeprocessor(Treeprocessor):
    """Puts the TeX back into code, before it is highlighted."""

    def __init__(self, md: Markdown, store: MathStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the code in place."""
        for element in root.iter("code"):
            if element.text and STX in element.text:
                text = self.store.put_back(element.text, lambda shown: code_escape(shown.source))
                element.text = AtomicString(text)


class MathTreeprocessor(MathCodeTreeprocessor):
    """Replaces the marks where no MathML can be: code in a line, attributes, ids of headings."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.store.shown:
            return
        super().run(root)
        used = {element.get("id", "") for element in root.iter()}
        for element in root.iter():
            for name, value in element.items():
                if value and STX in value:  # None for a link whose reference is broken
                    write = Shown.text if name in READ else _source
                    element.set(name, self.store.put_back(value, write))
            if element.tag in HEADINGS and "id" not in element.attrib:
                self._name(element, used)

    def _name(self, heading: etree.Element, used: set[str]) -> None:
        """Give a heading with formulas an id made of its words and its TeX."""
        text = "".join(heading.itertext())
        if MARKED.search(text):
            words = self.store.put_back(text, lambda shown: f" {shown.words()} ")
            # Without the marks of other extensions, and those of Markdown for raw HTML.
            words = slugify(HTML_PLACEHOLDER_RE.sub("", ANY_MARK.sub("", words)), "-")
            heading.set("id", unique(words or "section", used))


def _source(shown: Shown) -> str:
    return shown.source


class FillingTreeprocessor(Treeprocessor):
    """Comes after ``toc``, and fills the marks in its headings; from now on all may be filled."""

    def __init__(self, md: Markdown, store: MathStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, _root: etree.Element) -> None:
        """Fill what ``toc`` has left on the Markdown instance."""
        self.store.filling = True
        self._fill(getattr(self.md, "toc_tokens", []))
        if toc := getattr(self.md, "toc", ""):
            filled = self.store.put_back(toc, lambda shown: shown.html)
            self.md.toc = filled  # type: ignore[attr-defined]

    def _fill(self, tokens: list[dict[str, Any]]) -> None:
        for token in tokens:
            token["name"] = self.store.put_back(token["name"], lambda s: escape(s.text()))
            token["html"] = self.store.put_back(token["html"], lambda s: s.html)
            self._fill(token["children"])


class MathPostprocessor(Postprocessor):
    """Puts the typeset formulas into the HTML."""

    def __init__(self, md: Markdown, store: MathStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, text: str) -> str:
        """Return the HTML with every mark replaced; ``toc`` runs this on its headings too early."""
        if not self.store.filling or STX not in text:
            return text
        if not all(shown.html for shown in self.store.shown):
            text = FORMULAS.sub(self._unless_empty, text)
        parts, at = [], 0
        for mark in MARKED.finditer(text):
            start, end = glued_around(text, at, *mark.span())
            formula = self.store.shown[int(mark[1])].html
            whole = f"{text[start : mark.start()]}{formula}{text[mark.end() : end]}"
            # A display, a long formula and a reference are breakable themselves.
            if (start, end) != mark.span() and formula.startswith("<math>"):
                whole = f'<span class="{Class.GLUED}">{whole}</span>'
            parts += [text[at:start], whole]
            at = end
        return "".join([*parts, text[at:]])

    def _unless_empty(self, paragraph: re.Match[str]) -> str:
        """Return a paragraph, but for one whose formulas only define macros."""
        places = map(int, MARKED.findall(paragraph[0]))
        return paragraph[0] if any(self.store.shown[place].html for place in places) else ""


class MathExtension(Extension):
    """Registers the processors; the settings come as a plain dict."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "settings": [{}, "the fields of MathSettings"],
            "file": ["", "the file of the site's macros"],
            "texts": [Texts(), "the words of the site in its languages"],
            "language": ["en", "of posts without one"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance, and the store of its formulas."""
        chosen = MathSettings(**self.getConfig("settings"))
        store = MathStore(chosen, findings_of(md), self.getConfig("file"))
        store.texts, store.language = self.getConfig("texts"), self.getConfig("language")
        md.texmath = store  # type: ignore[attr-defined]
        add_processor(md, "preprocessors", "math", MathPreprocessor(md, store))
        add_processor(md, "treeprocessors", "math_code", MathCodeTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "math", MathTreeprocessor(md, store))
        add_processor(md, "treeprocessors", "math_fill", FillingTreeprocessor(md, store))
        add_processor(md, "postprocessors", "math", MathPostprocessor(md, store))


def makeExtension(**options: Any) -> MathExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return MathExtension(**options)
