"""Builds, each in a process of its own, and what they say of the site."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.unchanged import IN_FULL
from .adding import find_unwritten, read_headers
from .demo import find_demo_settings, find_demo_texts
from .processes import call, passed_on
from .refusals import refuse
from .remarks import Remark, order_remarks, read_remarks
from .reporting import print_remarks, summarise
from .site import PUBLIC, SiteFolder

HOST, PORT = "localhost", 8000
#: What is at the place of the site's address while `check` looks for mistakes.
EXAMPLE_URL = "https://example.org"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a build went."""

    #: What is wrong, in order of files and lines.
    remarks: tuple[Remark, ...]
    #: Whether the build broke off.
    failed: bool
    #: Settings that must not be empty, but are; nothing is built then.
    missing: tuple[str, ...]
    #: Those settings that are a text or a number.
    settings: dict[str, Any]
    #: The full paths of the author's files by the file of the output that was made of each.
    sources: dict[str, str]
    #: The level of each rule of ours.
    levels: dict[str, str]
    #: The rules that a file asks to ignore, by its full path.
    ignored: dict[str, list[str]]

    def unignored(self, remarks: Iterable[Remark]) -> Iterator[Remark]:
        """Yield the remarks whose files do not ask to ignore them."""
        return (one for one in remarks if one.rule not in self.ignored.get(one.path, ()))

    def stops(self) -> bool:
        """Return whether the site must not go out as it is."""
        return self.failed or any(remark.level != "hint" for remark in self.remarks)


def judged_build(
    site: SiteFolder,
    *options: str,
    needed: Sequence[str] = (),
    in_full: bool = False,
    to_stderr: bool = False,
) -> Verdict:
    """Build; return what the process says of it. ``in_full`` asks for the sources of pages, too."""
    if PUBLIC in options:
        site.require(PUBLIC)
    with tempfile.TemporaryDirectory(prefix="verdict-") as folder:
        path = Path(folder, "verdict.json")
        command = [sys.executable, "-m", f"{__package__}.building", str(path), ",".join(needed)]
        # Not by -e, for Pelican knows only the last one.
        env = os.environ | ({IN_FULL: "1"} if in_full else {})
        call([*command, *options, *passed_on()], site.root, env=env, to_stderr=to_stderr)
        if not path.is_file():
            refuse("the build did not come to its end")
        found = json.loads(path.read_text(encoding="utf-8"))
    if missing := found["settings"].get("SEARCH_MISSING"):
        print(missing, file=sys.stderr if to_stderr else sys.stdout)
    remarks = tuple(order_remarks(read_remarks(found["remarks"])))
    facts = (found[name] for name in ("settings", "sources", "levels", "ignored"))
    return Verdict(remarks, found["failed"], tuple(found["missing"]), *facts)


def build_once(site: SiteFolder, *options: str) -> None:
    """Build; say what is wrong and where the site is, or that there is none."""
    verdict = judged_build(site, *options)
    print_remarks(verdict.remarks)
    if verdict.failed:
        refuse("the site was not built")
    if verdict.remarks:
        print(summarise(verdict.remarks))
    page = Path(site.root, verdict.settings["OUTPUT_PATH"], "index.html")
    print(f"Look at {page}\nor run `invoke serve` and open http://{HOST}:{PORT}/")


def find_unready(site: SiteFolder, verdict: Verdict) -> list[Remark]:
    """Return what is left of the demo, and of the texts of new posts."""
    content, levels = site.content_folder(), verdict.levels
    return [
        *find_demo_texts(content, levels["demo-left"]),
        *find_demo_settings(site, verdict.settings, levels["demo-left"]),
        *find_unwritten(read_headers(content), levels["text-unwritten"]),
    ]


def strict_build(site: SiteFolder, *options: str, needed: Sequence[str] = ()) -> dict[str, Any]:
    """Build with publishconf.py; return its settings. Refuse when the site should not go out."""
    verdict = judged_build(site, "-s", PUBLIC, *options, needed=needed)
    if verdict.missing:
        names = " and ".join(verdict.missing)
        refuse(f"{names} must be set, in the environment or in {PUBLIC}")
    left = find_unready(site, verdict)
    verdict = replace(verdict, remarks=(*verdict.remarks, *verdict.unignored(left)))
    print_remarks(verdict.remarks)
    if verdict.stops():
        refuse(f"the build complained: {summarise(verdict.remarks)}")
    return verdict.settings
