"""Tasks before the site goes out: look for mistakes, accept what is meant."""

import tempfile

from invoke.context import Context

from ..builds import build_once, judged_build
from ..checking import check_site
from ..labels import read_labels, render_labels
from ..refusals import RefusalError, refuse
from ..reporting import FORMATS
from ..site import LOCAL, PUBLIC
from .frame import author_task, site_of


@author_task()
def preview(c: Context) -> None:
    """Build the site as it goes out.

    For example: SITEURL=https://example.com invoke preview
    """
    build_once(site_of(c), "-s", PUBLIC)


@author_task(
    help={
        "format_": f"how to list problems: {', '.join(FORMATS)}",
        "external": "look whether links out of the site lead somewhere, and for newer papers",
    }
)
def check(c: Context, format_: str = "text", external: bool = False) -> None:
    """Build the site as it goes out, to a folder of its own; fail on every warning and error.

    The finished pages are looked at, too: links, pictures, headings, visible markup.

    For example: invoke check --format github
    """
    if format_ not in FORMATS:
        refuse(f"there is no format {format_}; there are {', '.join(FORMATS)}")
    if not check_site(site_of(c), format_, external=external):
        raise RefusalError


@author_task()
def accept(c: Context) -> None:
    """Note that each statement in words fits the exact one as it is now (content/accepted.json).

    For example: invoke accept
    """
    with tempfile.TemporaryDirectory(prefix="accept-") as folder:
        options = ("-s", LOCAL, "-o", folder, "-e", "REFS_ACCEPT=true")
        if judged_build(site_of(c), *options).failed:
            refuse("the site was not built")
    print("Noted. The next build reports what has changed since.")


@author_task(help={"unused": "only those that nothing refers to"})
def refs(c: Context, unused: bool = False) -> None:
    """List the labels of the site and who uses them.

    For example: invoke refs --unused
    """
    print(render_labels(read_labels(site_of(c)), unused=unused))


TASKS = (preview, check, accept, refs)
