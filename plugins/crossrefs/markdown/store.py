"""The references of the post that Markdown is reading."""

from collections.abc import Iterable
from typing import Any

from markdown import Markdown

from ...core.labels import canonical_label
from ...core.markdown.findings import Findings
from ...core.markdown.placeholders import mark, mark_pattern
from ...theorems import Kinds
from ..labels.model import PREFIXES
from ..references.notation import Piece

REF = "ref"
MARKED = mark_pattern(REF)


class ReferenceStore:
    """The references of the text that Markdown is reading."""

    def __init__(self, findings: Findings, kinds: Kinds) -> None:
        self.findings = findings
        self.kinds = kinds
        self.pieces: list[tuple[Piece, int]] = []
        self.own: dict[str, list[int]] = {}
        #: The labels that the text defines, in the spelling in which labels are compared.
        self.explicit: set[str] = set()

    def clear(self) -> None:
        """Forget the references of the text before."""
        self.pieces, self.own, self.explicit = [], {}, set()

    def define(self, labels: Iterable[str]) -> None:
        """Keep labels that the text defines."""
        self.explicit |= set(map(canonical_label, labels))

    def put_back(self, text: str) -> str:
        """Return a text with every reference as its author wrote it."""
        return MARKED.sub(lambda match: self.source(int(match[1])), text)

    def source(self, number: int) -> str:
        """Return the source of a mark, by its number."""
        return self.pieces[number][0].source

    def looks_like_label(self, written: str) -> bool:
        """Return whether a name can only be meant as a label."""
        label = written.rpartition(":")[2]
        is_explicit = canonical_label(written) in self.explicit
        if not label[:1].isalpha() or is_explicit:
            return is_explicit
        if ":" in written:
            return not self.is_claimed(written)
        prefix, hyphen, _ = label.partition("-")
        if not hyphen:
            return False
        known = any(prefix.lower() in prefixes for prefixes in PREFIXES.values())
        return known or self.kinds.of_label(label) is not None

    def is_claimed(self, key: str) -> bool:
        """Return whether a key can be that of a citation."""
        return self.findings.citing is not None and self.findings.citing.claims(key)

    def keep(self, piece: Piece, line: int) -> str:
        """Keep a piece, and return the mark that replaces it in the text."""
        self.pieces.append((piece, line))
        return mark(REF, len(self.pieces) - 1)


def equations_of(md: Markdown) -> tuple[Any, ...]:
    """Return the labelled equations that texmath has read, where it is on."""
    return getattr(getattr(md, "texmath", None), "equations", ())
