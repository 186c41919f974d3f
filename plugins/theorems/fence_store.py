"""The fences of the text that Markdown is reading, each replaced by a mark."""

from ..core.markdown.findings import Findings
from ..core.markdown.placeholders import mark, mark_pattern
from ..core.texts import Texts
from .environments import Closing
from .fences import Fence
from .kinds import Kinds
from .opening import Opening
from .openings import parse_opening
from .settings import ProofSettings, TheoremSettings, site_kinds

#: The word of the marks.
WORD = "env"
MARKED = mark_pattern(WORD)


class FenceStore:
    """The fences of the text that Markdown is reading, and the settings."""

    def __init__(
        self, findings: Findings, chosen: TheoremSettings, proofs: ProofSettings, texts: Texts
    ) -> None:
        self.findings = findings
        self.chosen = chosen
        self.proofs = proofs
        self.language = "en"
        self.kinds: Kinds = site_kinds(chosen, texts)
        self.fences: list[Opening | Closing] = []
        self.sources: list[str] = []

    def clear(self) -> None:
        """Forget the fences of the text before."""
        self.fences, self.sources = [], []

    def keep(self, fence: Fence, line: int) -> str:
        """Keep a fence, and return the block that replaces it: a mark, and the title."""
        place, source = mark(WORD, len(self.fences)), ":" * fence.colons
        if not fence.rest:
            self.fences.append(Closing(line, fence.colons))
            self.sources.append(source)
            return place
        opening = parse_opening(fence.rest, self.kinds)
        opening.line, opening.colons = line, fence.colons
        self.fences.append(opening)
        # The title stays in the text, after the rest.
        rest = fence.rest.rsplit(opening.title, 1) if opening.title else [fence.rest]
        words = " ".join(part.strip() for part in rest if part)
        self.sources.append(f"{source} {words}{' ' * bool(opening.title)}")
        return f"{place}{opening.title}"

    def put_back(self, text: str) -> str:
        """Return a text with every fence as its author wrote it."""
        return MARKED.sub(lambda match: self.sources[int(match[1])], text)
