"""The edited page, before everything else.

The post is read again and linked with the few contents that its page depends on, all of them as the
last run had read them; then its page is written, and the contents are put back. Whether so few are
enough is tried with the post as it was: it must become what it was in the last run. The whole run
follows in any case, and begins anew.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican.contents import Content

from ...core.build import build_of
from ...core.markdown.reading import RememberingReader
from ...core.pelican_api import forget_rendered
from ...core.rendering.last_run import LastRun
from .edited_post import generator_of, is_like, read_again
from .few_contents import find_few
from .linking_few import are_enough, link_few
from .writing_one import has_other_plugins, write_page


def build_page_first(pelican: Any, path: str) -> bool:
    """Write the page of one known post that has changed; return whether that was possible.

    The builder calls this before the whole run when exactly one post has changed that the last
    build knew. ``pelican`` is the object whose ``run`` makes the site, ``path`` the full path of
    the post. After True the browser shows that page while the whole run goes on.
    """
    run: LastRun | None = build_of(pelican.settings).run
    if run is None or not run.is_done or has_other_plugins():
        return False
    post = next((one for one in run.as_read if os.path.abspath(one.source_path) == path), None)  # noqa: PTH100
    if post is None or not post.save_as:
        return False
    with _silence(), _put_back(run):
        return _build(pelican, run, post)


def warm_up(pelican: Any) -> None:
    """Do once what the first edit would wait for: set Markdown up, compile the template, link.

    The builder calls this after the first whole run. Whatever fails here fails there again.
    """
    run: LastRun | None = build_of(pelican.settings).run
    post = next(iter(run.as_read), None) if run is not None else None
    if run is None or post is None:
        return
    generator, path = generator_of(run, post), Path(post.source_path)
    with _silence(), _put_back(run):
        generator.get_template("article")
        reader = generator.readers.readers.get(path.suffix[1:])
        if isinstance(reader, RememberingReader):
            reader.parse(str(path))
        if few := find_few(run, post, path.read_text("utf-8", errors="replace")):
            are_enough(run, post, few)


def _build(pelican: Any, run: LastRun, post: Content) -> bool:
    before, edited = run.as_read[post].attributes(), read_again(run, post)
    if edited is None or not is_like(edited, before, run.context):
        return False
    text = Path(post.source_path).read_text("utf-8", errors="replace")
    few = find_few(run, post, text)
    if few is None or not _are_known(pelican, run, post, few):
        return False
    link_few(run, post, few, edited)
    write_page(pelican, run, post)
    return True


def _are_known(pelican: Any, run: LastRun, post: Content, few: list[Content]) -> bool:
    """Return whether so few contents are enough; who edits a post again and again tries once."""
    build = build_of(pelican.settings)
    number, known = build.enough
    paths = tuple(str(one.source_path) for one in few)
    is_same = number == build.runs - 1 and known[:1] == paths[:1] and {*known} <= {*paths}
    if not is_same and not are_enough(run, post, few):
        return False
    build.enough = (build.runs, paths)
    return True


@contextmanager
def _silence() -> Iterator[None]:
    """Log nothing: the whole run finds the same problems, and Pelican says nothing twice."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _put_back(run: LastRun) -> Iterator[None]:
    """Have all contents in the end as the last run left them."""
    finished = {content: vars(content) for content in run.as_read}
    try:
        yield
    finally:
        for content, attributes in finished.items():
            content.__dict__ = attributes
        forget_rendered()
