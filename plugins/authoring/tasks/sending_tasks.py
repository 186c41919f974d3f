"""Tasks that send the site out."""

from invoke.context import Context

from ..sending import send_by_rsync, send_to_branch
from .frame import author_task, site_of


@author_task()
def publish(c: Context) -> None:
    """Build the site as it goes out and copy it to your server (rsync over ssh).

    For example: SITEURL=https://example.com SSH_HOST=example.com SSH_TARGET_DIR=site invoke publish
    """
    send_by_rsync(site_of(c))


@author_task(help={"push": "push the branch too"})
def gh_pages(c: Context, push: bool = True) -> None:
    """Build the site as it goes out, commit it to a branch of its own and push that.

    For example: SITEURL=https://me.github.io/blog invoke gh-pages
    """
    send_to_branch(site_of(c), push=push)


TASKS = (publish, gh_pages)
