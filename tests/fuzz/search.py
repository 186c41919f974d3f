"""One site after another, each of other posts, a bibliography and settings of its own."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from incremental.builds import Builder

from .checks import Finding, check, compare
from .shrinking import shrink
from .sites import build, write_site
from .strategies import Post, batch, bibliographies, sample, settings_of_sites


class Search:
    """Builds sites below a folder, and keeps in another what comes out wrong."""

    def __init__(self, folder: Path, kept: Path) -> None:
        self.root, self.kept = folder / "site", kept
        self._builder = Builder(PYTHONHASHSEED="1")
        self._shuffled = Builder(PYTHONHASHSEED="2")
        self._found: set[str] = set()

    def close(self) -> None:
        """End the processes that build."""
        self._builder.close()
        self._shuffled.close()

    def look(self, number: int, chance: int) -> None:
        """Build the sites of a seed."""
        posts = batch(number, chance)
        self._report(self.findings(posts), chance)
        for bib in sample(bibliographies(), 2, chance):
            self._report_site(self.findings(posts[:2], bib=bib, once=True), f"bib: {bib!r}")
        for settings in sample(settings_of_sites(), 2, chance):
            found = self.findings(posts[:2], settings=settings, once=True)
            # A wrong setting may end the build in a line.
            reported = [one for one in found if one.kind != "is built"]
            self._report_site(reported, f"settings: {settings!r}")

    def findings(
        self, posts: Iterable[Post], *, once: bool = False, settings: Any = None, bib: str = ""
    ) -> list[Finding]:
        """Return what is wrong with a site: built anew, again, and in another order."""
        posts = tuple(posts)
        write_site(self.root, posts, settings, bib)
        first = build(self._builder, self.root, posts, fresh=True)
        found = list(check(first))
        if once or first.outcome.code:
            return found
        again = build(self._builder, self.root, posts)
        found += compare(again, first)
        shuffled = build(self._shuffled, self.root, posts, "shuffled", fresh=True)
        return [*found, *compare(shuffled, again)]

    def _report(self, findings: list[Finding], chance: int) -> None:
        for finding in findings:
            if finding.post is None:
                self._report_site([finding], f"seed {chance}")
            elif finding.kind not in self._found or finding.kind in ("ends", "no traceback"):
                self._keep(finding, finding.post)

    def _keep(self, finding: Finding, post: Post) -> None:
        def fails(one: Post) -> bool:
            return any(found.kind == finding.kind for found in self.findings([one], once=True))

        small = shrink(post, fails) if fails(post) else post
        self._found.add(finding.kind)
        self.kept.mkdir(exist_ok=True)
        path = self.kept / f"{finding.kind.replace(' ', '-')}-{abs(hash(small.data)) % 10**6}.md"
        path.write_bytes(small.data)
        print(f"{path.name}: {finding.text}\n{small.data.decode('utf-8', 'replace')}", flush=True)

    def _report_site(self, findings: list[Finding], what: str) -> None:
        for finding in findings:
            # The same fault ends many sites.
            if (last := finding.text.rpartition("\n")[2]) not in self._found:
                self._found.add(last)
                print(f"{what}: {finding.kind}: {finding.text}", flush=True)
