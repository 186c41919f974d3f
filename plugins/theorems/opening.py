"""The first line of an environment, as it has been read. Pure."""

from dataclasses import dataclass, field

from .kinds import PROOF, RUNGS, Kind


@dataclass(slots=True)
class Opening:
    """The first line of an environment."""

    #: The word for its kind, as written.
    word: str
    #: None if no kind has that name.
    kind: Kind | None = None
    title: str = ""
    label: str = ""
    classes: list[str] = field(default_factory=list)
    #: Values by name, of those OPTIONS that are given; ``title`` and ``name`` become the title.
    options: dict[str, str] = field(default_factory=dict)
    #: Those of FLAGS that are given.
    flags: set[str] = field(default_factory=set)
    #: What is wrong: pairs of text and hint.
    faults: list[tuple[str, str]] = field(default_factory=list)
    #: The line of the body.
    line: int = 0
    colons: int = 3
    #: Whether it has braces only, as in pandoc, ``::: {#thm-x}``: Quarto puts the title into a
    #: heading below.
    in_braces: bool = False

    @property
    def is_proof(self) -> bool:
        """Whether it is a proof and not a statement."""
        return self.kind is PROOF

    @property
    def is_rung(self) -> bool:
        """Whether it is a part of a proof: its idea, a step, or why one holds."""
        return self.kind in RUNGS.values()

    @property
    def is_statement(self) -> bool:
        """Whether it is neither a proof nor a part of one."""
        return not (self.is_proof or self.is_rung)
