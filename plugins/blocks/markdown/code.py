"""Code is taken out of the text before anything else reads it, and put back as HTML."""

import re
import xml.etree.ElementTree as etree
from dataclasses import replace

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString, code_escape

from ...core.markdown.findings import Findings
from ...core.markdown.placeholders import mark, mark_pattern
from ...core.quoting import advise_quotes
from ..code import CodeBlock, find_code
from ..code_languages import names_language
from ..info import engine_of, opening_of

#: The word of the marks.
WORD = "code"
MARKED = mark_pattern(WORD)
#: The lines after a mark, so that there are as many as in the source.
FILL = f"{WORD}{STX}fill{ETX}"
LINE = re.compile(rf"^[ ]*{MARKED.pattern}[ ]*(?:\n[ ]*{re.escape(FILL)})*$", re.MULTILINE)
ANYWHERE = re.compile(rf"{MARKED.pattern}(?:\n[ >]*{re.escape(FILL)})*")
#: What has come apart from its mark.
LEFT = re.compile(rf"<p>\s*{re.escape(FILL)}\s*</p>|{re.escape(FILL)}")
#: The label and the caption of a listing.
LABEL = re.compile(r"(?<=[{ ])#[A-Za-z][\w:.-]*+[ ]?")
CAPTION = re.compile(r"\bcaption=\"([^\"\n]*)\"[ ]?")
#: Without any of these there is no code, or only such as Python-Markdown finds.
RARE = ("```", "~~~", "    ", "{%", "{{")
#: What could be code: without any of it a text is not searched.
CLUES = re.compile(
    r"```|~~~|^[ >]*(?: {4}|[-+*>:] {5})|\{%-? *(?:highlight|codeblock|prism)"
    r"|\{\{[<%] *(?:highlight|code)",
    re.MULTILINE,
)


class CodeStore:
    """The code of the text that Markdown is reading."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.blocks: list[CodeBlock] = []
        #: Whether code has been put back into text, maybe into a paragraph.
        self.in_text = False


class CodePreprocessor(Preprocessor):
    """Marks the code that Python-Markdown would not find; the lines stay as many as they are."""

    def __init__(self, md: Markdown, store: CodeStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark for each block of code."""
        self.store.blocks, self.store.in_text = [], False
        text = "\n".join(lines)
        if not any(clue in text for clue in RARE) or not CLUES.search(text):
            return lines
        marked: list[str] = []
        is_run = False
        for number, found in enumerate(find_code(lines)):
            block = found
            marked += lines[len(marked) : block.first]
            lead, begins = re.sub(r"[^>]", " ", block.lead), block.lead
            if self._has_captions() and (listing := listing_of(block)):
                caption, block = listing
                marked += [f"{begins}{caption}", lead.rstrip()]
                begins = lead
            self.store.blocks.append(block)
            marked.append(f"{begins}{mark(WORD, number)}")
            marked += [f"{lead}{FILL}"] * (block.end - len(marked))
            if not block.is_closed:
                text = "the code that a fence opens here is never closed"
                hint = "all that follows is code; end it with a line of the same fence"
                self.store.findings.report("markdown-code", block.first + 1, text, hint)
            elif advice := advise_quotes(block.info or ""):
                self.store.findings.report("markdown-code", block.first + 1, *advice)
            elif not is_run and (engine := engine_of(block.info or "")):
                is_run = True  # one line for all of them
                text = f"the code of {{{engine}}} is not run here; it is shown as it is"
                hint = "add what it prints or draws, and take the braces off"
                self.store.findings.report("markdown-other", block.first + 1, text, hint)
        return [*marked, *lines[len(marked) :]]

    def _has_captions(self) -> bool:
        return "diptych_captions" in self.md.preprocessors


def listing_of(block: CodeBlock) -> tuple[str, CodeBlock] | None:
    """Return the caption of code with a label, and the code without it; None if it has none.

    They take the place of as many lines: three at least.
    """
    before, brace, options = (block.info or "").partition("{")
    label = LABEL.search(f"{brace}{options}") if options.endswith("}") else None
    if not label or block.end - block.first < 3:
        return None
    words = CAPTION.search(options)
    rest = CAPTION.sub("", LABEL.sub("", f"{brace}{options}", 1))
    info = f"{before}{rest}".replace("{}", "").strip()
    caption = f"Listing: {words[1] if words else ''} {{{label[0].strip()}}}"
    return caption, replace(block, info=info)


class CodeBlockProcessor(BlockProcessor):
    """Turns marks into code; what is around one in its block needs no blank lines."""

    def __init__(self, parser: BlockParser, store: CodeStore) -> None:
        super().__init__(parser)
        self.store = store

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether the block has a mark."""
        return STX in block and LINE.search(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Add the code; the rest of the block is left for other processors."""
        found = LINE.search(blocks[0])
        # A list or a quotation that it is in comes first.
        if found is None or found[0].startswith("    "):
            return False
        block = blocks.pop(0)
        if before := block[: found.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        if rest := block[found.end() :].lstrip("\n"):
            blocks.insert(0, rest)
        code = self.store.blocks[int(found[1])]
        if code.info is None:
            pre = etree.SubElement(etree.SubElement(parent, "pre"), "code")
            pre.text = AtomicString(code_escape("\n".join(code.lines) + "\n"))
        else:
            etree.SubElement(parent, "p").text = html_of(code, self.parser.md)
        return True


class CodeTreeprocessor(Treeprocessor):
    """Fills the marks that are in other code, before it is coloured.

    A first line ``#!python`` names a language, and is left out: other words are code.
    """

    def __init__(self, md: Markdown, store: CodeStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the text of code that has marks."""
        for code in root.iter("code"):
            if STX in (code.text or ""):
                text = ANYWHERE.sub(self._source, code.text or "")
                code.text = AtomicString(LEFT.sub("", text))
            if (code.text or "").lstrip().startswith("#!") and not names_language(code.text or ""):
                code.text = AtomicString(f":::text\n{code.text}")

    def _source(self, found: re.Match[str]) -> str:
        return code_escape("\n".join(self.store.blocks[int(found[1])].lines))


class CodePostprocessor(Postprocessor):
    """Fills the marks that are in raw HTML."""

    def __init__(self, md: Markdown, store: CodeStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, text: str) -> str:
        """Return the HTML with all code in its place."""
        if STX not in text:
            return text
        return LEFT.sub("", ANYWHERE.sub(self._write, text))

    def _write(self, found: re.Match[str]) -> str:
        code = self.store.blocks[int(found[1])]
        self.store.in_text = True
        return f"<pre><code>{code_escape(chr(10).join(code.lines))}</code></pre>"


def html_of(code: CodeBlock, md: Markdown) -> str:
    """Return the placeholder of fenced code as Python-Markdown makes it."""
    text = "\n".join(code.lines)
    fence = "~" * max(3, 1 + max(map(len, re.findall("~+", text)), default=0))
    name = "fenced_code_block"
    plain = f"<pre><code>{code_escape(text)}\n</code></pre>"
    if name not in md.preprocessors:
        return md.htmlStash.store(plain)
    fenced = md.preprocessors[name]
    if not isinstance(fenced, FencedBlockPreprocessor):
        return md.htmlStash.store(plain)
    made = fenced.run([f"{fence}{opening_of(code.info or '')}", *code.lines, fence])
    return "\n".join(made).strip()
