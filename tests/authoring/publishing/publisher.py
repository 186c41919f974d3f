"""One run of publishing, as a process that can be killed: python publisher.py KIND SITE PLACE"""

import os
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from plugins.authoring.publishing import plan
from plugins.authoring.publishing.folder import FolderTarget
from plugins.authoring.publishing.pages import BranchTarget
from plugins.authoring.publishing.rsync import RsyncTarget
from plugins.authoring.publishing.s3 import bucket_target
from plugins.authoring.publishing.targets import PublishTarget, plan_for

# Enough for a crawler on the same machine.
plan.PATIENCE = float(os.environ.get("PATIENCE", "1"))


def make(kind: str, site: Path, place: str) -> PublishTarget:
    if kind == "folder":
        return FolderTarget(site, Path(place))
    if kind == "rsync":
        return RsyncTarget(site, f"server:{place}/", os.environ["FAKE_SSH"])
    if kind == "branch":
        return BranchTarget(site, Path(place), "origin", "gh-pages", "Publish")
    return bucket_target(site, {"S3_BUCKET": "site", "S3_ENDPOINT": place})


if __name__ == "__main__":
    kind, site, place = sys.argv[1:]
    target = make(kind, Path(site), place)

    def compare() -> plan.Plan:
        return plan_for(Path(site), target, plan.Terms(date.today()))  # noqa: DTZ011  # any day

    first = compare()
    print("ready", flush=True)
    if first.steps:
        target.carry_out(first, compare, print)
