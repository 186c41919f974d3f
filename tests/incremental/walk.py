"""Edit after edit: each time the site is built on and built anew, and both are compared."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .builds import Builder, Outcome, Place
from .catalogue import EDITS, make_edit
from .comparison import Difference, compare_builds
from .damage import be_rough
from .sources import Sources
from .start import write_site
from .variants import LEFT_OUT, VARIANTS


@dataclass(slots=True)
class Step:
    """What came of some edits."""

    #: What was done.
    edits: list[str]
    #: The build that went on, and the one that began anew.
    built_on: Outcome
    anew: Outcome
    differences: list[Difference]
    #: How many files there are, how many of them have other bytes now, and how many were written.
    files: int
    changed: int
    written: int

    @property
    def failed(self) -> bool:
        """Whether both builds ended with an error, as they should."""
        return self.anew.code != 0 and not self.differences


@dataclass(slots=True)
class Walk:
    """A site in a folder, with its two builds.

    ``site`` has the sources, ``on`` the output and the cache of the build that goes on, ``anew``
    those of the new one, ``before`` the sources and ``on`` as they were before the last edits.
    """

    folder: Path
    builder: Builder
    variant: str = "local"
    seed: int = 0
    names: list[str] = field(default_factory=lambda: list(EDITS))
    #: Whether files that should be gone count as differences.
    stale_counts: bool = True
    #: Whether something happens to the cache and the output between the builds.
    rough: bool = False
    sources: Sources = field(init=False)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        """Find the site that is there."""
        self.sources = Sources(self.folder / "site")
        self.chance = random.Random(f"{self.seed} {self.variant}")

    @property
    def on(self) -> Place:
        """Where the build that goes on is."""
        return Place(self.folder / "on")

    @property
    def anew(self) -> Place:
        """Where the new build is."""
        return Place(self.folder / "anew")

    def begin(self) -> Step:
        """Write the site and build it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.sources = write_site(self.folder / "site", VARIANTS[self.variant], self.seed)
        return self.build_and_compare(["the site is new"])

    def edit(self, count: int = 1) -> Step:
        """Make some edits, and build both ways; what cannot be built at all is taken back."""
        self.keep()
        edits = [make_edit(self.sources, self.chance, self.names) for _ in range(count)]
        step = self.build_and_compare(edits)
        if step.failed:
            self.sources.copy_from(self.folder / "before/site")
        return step

    def keep(self, *names: str) -> None:
        """Keep everything as it is before an edit."""
        for name in names or ("site", "on"):
            before = self.folder / "before" / name
            shutil.rmtree(before, ignore_errors=True)
            shutil.copytree(self.folder / name, before, symlinks=True)

    def again(self) -> Step:
        """Build once more what was built last, from where it was before the last edits."""
        shutil.rmtree(self.folder / "on", ignore_errors=True)
        if (self.folder / "before/on").exists():
            shutil.copytree(self.folder / "before/on", self.folder / "on", symlinks=True)
        return self.build_and_compare(["as before"])

    def build_and_compare(self, edits: list[str]) -> Step:
        """Build both ways, and compare."""
        if self.rough and self.on.cache.exists():
            happened = be_rough(self.sources.root, self.on, self.builder, self.chance)
            edits = [*edits, f"({happened})"] if happened else edits
            self.keep("on")
        before = dict(_states(self.on.output))
        built_on = self.builder.build(self.sources.root, self.on)
        after = dict(_states(self.on.output))
        self.anew.clear()
        anew = self.builder.build(self.sources.root, self.anew)
        found = compare_builds((self.on, built_on), (self.anew, anew), LEFT_OUT)
        if not self.stale_counts:
            found = [one for one in found if one.text != "stale"]
        written = [name for name, state in after.items() if before.get(name) != state]
        changed = [n for n in written if before.get(n, (0, b""))[1] != after[n][1]]
        counts = len(after), len(changed), len(written)
        return Step(edits, built_on, anew, found, *counts)


def _states(folder: Path) -> Iterator[tuple[str, tuple[int, bytes]]]:
    """Yield when each file of a folder was written, and its bytes."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.as_posix(), (path.stat().st_mtime_ns, path.read_bytes())
