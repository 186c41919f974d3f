"""Which labels the site has, and who refers to them."""

import json
import tempfile
from pathlib import Path
from typing import Any

from .builds import judged_build
from .refusals import refuse
from .site import LOCAL, SiteFolder


def read_labels(site: SiteFolder) -> list[dict[str, Any]]:
    """Build the site to nowhere; return its labels, each with the places that refer to it."""
    with tempfile.TemporaryDirectory(prefix="refs-") as folder:
        listed = Path(folder, "labels.json")
        options = ("-s", LOCAL, "-o", folder, "-q", "-e", f"REFS_LIST={json.dumps(str(listed))}")
        if judged_build(site, *options).failed or not listed.is_file():
            refuse("the site was not built")
        found: list[dict[str, Any]] = json.loads(listed.read_text(encoding="utf-8"))
    return found


def render_labels(labels: list[dict[str, Any]], *, unused: bool = False) -> str:
    """Return the list for people; ``unused`` leaves out what anything refers to."""
    # Sections have their ids for the other half's sake, too.
    never = [label for label in labels if not label["uses"] and label["kind"] != "section"]
    lines = []
    for label in never if unused else labels:
        name = f"{label['kind']} {label['number']}".strip()
        lines += [f"{label['place']}: {label['label']} ({name})"]
        lines += [f"    {use}" for use in label["uses"]]
    return "\n".join([*lines, f"{len(labels)} labels, {len(never)} of them never used."])
