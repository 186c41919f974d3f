"""Tasks that send the site out."""

from invoke.context import Context

from ..sending import send_out
from .frame import author_task, site_of

DRY_RUN = "say what would be sent and deleted, and send nothing"


@author_task(
    help={
        "to": "rsync, github, s3 or folder; without it, what PUBLISH_TO says",
        "dry-run": DRY_RUN,
    },
)
def publish(c: Context, to: str = "", dry_run: bool = False) -> None:
    """Build the site as it goes out, and bring your server up to date with it.

    For example: invoke publish --dry-run
    """
    send_out(site_of(c), to, dry_run=dry_run)


@author_task(
    help={
        "push": "push the branch too",
        "dry-run": DRY_RUN,
        "yes": "push to a remote that does not look like your own without a question",
    },
)
def gh_pages(c: Context, push: bool = True, dry_run: bool = False, yes: bool = False) -> None:
    """Build the site as it goes out, commit it to a branch of its own and push that.

    For example: invoke gh-pages --no-push
    """
    send_out(site_of(c), "github", dry_run=dry_run, push=push, sure=yes)


TASKS = (publish, gh_pages)
