"""Count environments: through a post or by section, together or apart. Pure."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counters:
    """The counters of one post; ``by_section`` starts them anew with each section: 2.3."""

    by_section: bool = False
    section: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def enter_section(self) -> None:
        """Note that a section of the highest level begins."""
        self.section += 1
        if self.by_section:
            self.counts.clear()

    def next(self, counter: str) -> str:
        """Return the next number of a counter; before the first section it stands alone."""
        self.counts[counter] += 1
        number = str(self.counts[counter])
        return f"{self.section}.{number}" if self.by_section and self.section else number
