"""The finished site on its way out: built into a folder of its own, and sent step by step."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .builds import strict_build
from .processes import need_program
from .publishing import sending
from .publishing.errors import PublishError
from .refusals import RefusalError, refuse
from .site import PUBLIC, SiteFolder


def send_out(
    site: SiteFolder, kind: str, *, dry_run: bool, push: bool = True, sure: bool = False
) -> None:
    """Build the site as it goes out and bring a target up to date with it.

    ``kind`` is one of those that ``PUBLISH_TO`` may say, "" for that one.
    """
    try:
        with nothing_sent():
            settings = site.settings_of(PUBLIC)
            said = settings.get("PUBLISH_TO") or os.environ.get("PUBLISH_TO")
            kind = sending.checked_kind(kind or str(said or "rsync"))
            need_program(*sending.PROGRAMS.get(kind, ()))
        folder = sending.build_folder(site.root, str(settings.get("CACHE_PATH") or ""))
        with sending.alone(folder.parent):
            with nothing_sent():
                needed = sending.NEEDED[kind]
                settings = strict_build(site, "-o", str(folder), needed=needed)
                site.whole_output({"OUTPUT_PATH": folder})
                run = sending.Publishing(site.root, folder, settings, kind, push=push, sure=sure)
            if dry_run:
                run.show()
            else:
                run.carry_out()
    except PublishError as error:
        refuse(str(error))


@contextmanager
def nothing_sent() -> Iterator[None]:
    """Say that a refusal came in time."""
    try:
        yield
    except (RefusalError, PublishError):
        print("Nothing was sent.", file=sys.stderr)
        raise
