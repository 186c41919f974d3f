"""The edited page, before everything else.

The post is read again and linked with the few contents that its page depends on, all of them as the
last run had read them; then its page is written, and the contents are put back. The whole run
follows in any case, and begins anew. Before it, somebody may check whether so few were enough: the
post as it was must become what it was in the last run. If not, its next edit waits for this check.
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
    with _known(pelican, path) as (run, post):
        return run is not None and post is not None and _build(pelican, run, post)


def check_page_first(pelican: Any, path: str) -> None:
    """Note whether the next edit of a post must wait for a check, after its page has come first."""
    with _known(pelican, path) as (run, post):
        if run is not None and post is not None:
            _check(run, post, _text_of(post))


@contextmanager
def _known(pelican: Any, path: str) -> Iterator[tuple[LastRun | None, Content | None]]:
    """Have the last run and its post of a file, and all contents in the end as they were."""
    run: LastRun | None = build_of(pelican.settings).run
    if run is None or not run.is_done or has_other_plugins():
        yield None, None
        return
    post = next((one for one in run.as_read if os.path.abspath(one.source_path) == path), None)  # noqa: PTH100
    with _silence(), _put_back(run):
        yield run, post if post is not None and post.save_as else None


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
        _check(run, post, _text_of(post))


def _build(pelican: Any, run: LastRun, post: Content) -> bool:
    before, edited = run.as_read[post].attributes(), read_again(run, post)
    if edited is None or not is_like(edited, before, run.context):
        return False
    text = _text_of(post)
    if post.source_path in build_of(pelican.settings).doubtful and not _check(run, post, text):
        return False
    few = find_few(run, post, text)
    if few is None:
        return False
    link_few(run, post, few, edited)
    write_page(pelican, run, post)
    return True


def _text_of(post: Content) -> str:
    return Path(post.source_path).read_text("utf-8", errors="replace")


def _check(run: LastRun, post: Content, text: str) -> bool:
    """Return whether few contents are enough to link a post, and note it."""
    few = find_few(run, post, text)
    is_enough = few is not None and are_enough(run, post, few)
    doubtful = build_of(post.settings).doubtful
    (doubtful.discard if is_enough else doubtful.add)(post.source_path)
    return is_enough


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
