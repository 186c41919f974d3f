"""Citations as Distill's template has them: ``<d-cite key="doe2016"></d-cite>``."""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..core.markdown.brackets import bracket_after
from ..core.markdown.findings import findings_of
from ..core.markdown.lines import Edit, edited, source_lines
from ..core.markdown.prose import compile_prose, find_in_prose

WANTED = compile_prose(
    r"(?P<cite><(?P<name>d-cite|dt-cite)\b[^<>]{0,200}?\b(?:bibtex-)?key="
    r"(?:[\"'](?P<keys>[^\"'<>]{1,400})[\"']|(?P<key>[^\s\"'<>]{1,200}?)(?=\s|/?>))[^<>]{0,200}>"
    r"(?:\s{0,40}</(?P=name)>)?)",
    r"<(?=d)",
)
#: A key that needs no braces after its ``@``.
PLAIN = re.compile(r"\w+(?:[-:./+]\w+)*")


class DistillPreprocessor(Preprocessor):
    """Writes such citations as ``[@doe2016]``."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.findings = findings_of(md)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with citations as we read them."""
        text = "\n".join(lines)
        if "-cite" not in text:
            return lines
        edits: list[Edit] = []
        for found in find_in_prose(WANTED, text):
            named = re.split(r"[,;\s]+", found["keys"] or found["key"])
            keys = [key for key in named if key]
            if self.findings.citing and keys:
                cited = "; ".join(
                    f"@{key if PLAIN.fullmatch(key) else f'{{{key}}}'}" for key in keys
                )
                before = "" if text[found.start() - 1 : found.start()].isspace() else " "
                round_ = bracket_after(text, found.end())
                end = found.end() + bool(round_)
                edits.append(Edit(found.start(), end, f"{before}[{cited}]{round_}"))
            elif keys:
                line = source_lines(lines, self.md)[text.count("\n", 0, found.start())]
                said = f"the citation of {', '.join(keys)} shows nothing: there is no bibliography"
                self.findings.report("markdown-other", line, said, "add content/references.bib")
        return edited(lines, edits, self.md) if edits else lines
