"""Everything that is wrong with the site as it would go out."""

import os
import sys
import tempfile

from .builds import EXAMPLE_URL, judged_build
from .refusals import refuse
from .reporting import print_remarks, summarise
from .site import PUBLIC, SiteFolder


def check_site(site: SiteFolder, shape: str) -> bool:
    """Build the site to nowhere and list what is wrong; return whether it could go out."""
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        os.environ["SITEURL"] = os.environ.get("SITEURL") or EXAMPLE_URL
        verdict = judged_build(site, "-s", PUBLIC, "-o", folder, to_stderr=shape != "text")
    print_remarks(verdict.remarks, shape)
    if verdict.failed:
        refuse("the site was not built")
    good = not verdict.stops()
    out = sys.stdout if shape == "text" else sys.stderr
    print(("No warning and no error. " if good else "") + summarise(verdict.remarks), file=out)
    return good
