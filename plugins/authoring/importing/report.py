"""What an import says: the diff, and the report by file and line. Pure."""

import difflib
from collections.abc import Iterator

from .model import Outcome


def diff_lines(outcome: Outcome) -> Iterator[str]:
    """Yield how the text of each new post is not that of its source."""
    for name in outcome.new:
        if (origin := outcome.imported.sources.get(name)) is not None:
            before = outcome.imported.originals[name].replace("\r\n", "\n").splitlines()
            after = outcome.imported.posts[name].splitlines()
            yield from difflib.unified_diff(before, after, origin, name, lineterm="", n=1)


def report_lines(outcome: Outcome, content: str) -> Iterator[str]:
    """Yield the report: each remark in a line, then the settings, then what was done."""
    for remark in outcome.imported.remarks:
        is_here = remark.path in outcome.imported.posts
        yield f"{content}/{remark}" if is_here else str(remark)
    for name in outcome.other:
        yield f"{content}/{name}: it is there with another content; it was left as it is"
    if outcome.imported.settings:
        yield "For pelicanconf.py:"
        yield from (f"    {line}" for line in outcome.imported.settings)
    posts = len(outcome.imported.posts)
    yield (
        f"{outcome.blog.engine}: {posts} posts and pages, {len(outcome.imported.copies)} files; "
        f"{len(outcome.new)} new, {len(outcome.same)} there already, {len(outcome.other)} "
        f"there with another content; {len(outcome.imported.remarks)} remarks."
    )
