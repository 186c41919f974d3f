"""Headers as Pelican and as other engines write them; redirect pages at a post's old addresses."""

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content, Page
from pelican.readers import MarkdownReader, Readers

from .. import foundation
from ..core.diagnostics import METADATA_KEY, Problem, in_header, locate
from ..core.pelican_api import get_html, set_html
from .cache import stamp_with_fingerprint
from .core import CONTROL, DATE, FIELD, STATUS
from .reader import FrontmatterReader
from .redirects import RedirectGenerator
from .settling import FALSE, FLAGS, STATUSES, TRUE, UNLISTED

#: Pelican's default, which takes a date from a file's name, but no slug.
PELICANS_FILENAME = r"(?P<date>\d{4}-\d{2}-\d{2}).*"
#: Days that exist; of another name Pelican would say no more than "Could not process".
LEAP_DAY = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-0?2-29"
DAY = (
    r"\d{4}-(?:(?:0?[13578]|1[02])-(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[469]|11)-(?:0?[1-9]|[12]\d|30)|0?2-(?:0?[1-9]|1\d|2[0-8]))"
)
FILENAME = rf"(?P<date>{LEAP_DAY}|{DAY})(?!\d)[-_]?(?P<slug>[A-Za-z0-9._~-]+$)?"


def read_slug_from_filename(pelican: Any) -> None:
    """Let ``YYYY-MM-DD-slug.md`` give date and slug, unless the site has a pattern of its own."""
    if pelican.settings["FILENAME_METADATA"] == PELICANS_FILENAME:
        pelican.settings["FILENAME_METADATA"] = FILENAME


def add_reader(readers: Readers) -> None:
    """Read Markdown with our reader, unless another plugin or setting has taken its place."""
    for extension, reader in readers.reader_classes.items():
        if getattr(reader, "stands_in", reader) is MarkdownReader:
            readers.reader_classes[extension] = FrontmatterReader
    stamp_with_fingerprint(readers)


def lower_status(_generator: Any, metadata: dict[str, Any]) -> None:
    """Read ``Status: Skip`` as Pelican reads the other statuses, in any case."""
    if isinstance(metadata.get("status"), str):
        metadata["status"] = metadata["status"].lower().strip()


def settle_other_readers(content: Content) -> None:
    """Hide what other readers than ours have read and its author does not want to be listed."""
    if not isinstance(content, Article | Page) or content.status == "skip":
        return
    said = {name: str(content.metadata.get(name)).lower() for name in (*FLAGS, *UNLISTED)}
    drafts = "_drafts" in Path(content.source_path).parts
    if drafts or said["published"] in FALSE or said["draft"] in TRUE:
        content.status = "draft"
    elif content.status == "published" and any(said[n] in words for n, words in UNLISTED.items()):
        content.status = "hidden"


def drop_control_characters(content: Content) -> None:
    """Take out of any reader's result what would end the writing of the feeds."""
    title, html = getattr(content, "title", ""), get_html(content)
    if not isinstance(html, str) or not CONTROL.search(f"{title}{html}"):
        return
    set_html(content, CONTROL.sub("", html))
    content.title = content.metadata["title"] = CONTROL.sub("", title)
    text, hint = "a control character, which no page can hold", "it was left out"
    problem = Problem(FIELD, content.source_path, text, hint, CONTROL.pattern)
    content.metadata[METADATA_KEY] = (*content.metadata.get(METADATA_KEY, ()), problem)


def keep_unfinished(content: Content) -> None:
    """Make a draft of an article that Pelican would skip for want of a date or a status."""
    if not isinstance(content, Article):
        return
    path = content.source_path
    if content.status not in STATUSES:
        text = f'there is no status "{content.status}"; the post is a draft'
        problem = Problem(STATUS, path, text, "write Status: published", in_header("Status"))
    elif content.status != "draft" and not hasattr(content, "date"):
        text = "there is no date that can be read; the post is a draft"
        problem = Problem(DATE, path, text, "add Date: YYYY-MM-DD", in_header("Date"))
    else:
        return
    content.status = "draft"
    found = content.metadata.get(METADATA_KEY, ())
    if not any((p.rule, locate(p)) == (problem.rule, locate(problem)) for p in found):
        content.metadata[METADATA_KEY] = (*found, problem)


def add_redirects(_pelican: Any) -> type[RedirectGenerator]:
    """Let redirect pages be written."""
    return RedirectGenerator


def write_redirects_last(_pelican: Any) -> None:
    """Connect the redirects behind every other plugin's generators: they never take a place."""
    signals.get_generators.connect(add_redirects)


def collect_redirects(generators: list[Any]) -> None:
    """Give the redirect generator the contents of the run."""
    for generator in generators:
        if isinstance(generator, RedirectGenerator):
            generator.collect(generators)


def register() -> None:
    foundation.register()
    signals.initialized.connect(read_slug_from_filename)
    signals.readers_init.connect(add_reader)
    signals.article_generator_init.connect(stamp_with_fingerprint)
    signals.page_generator_init.connect(stamp_with_fingerprint)
    signals.article_generator_context.connect(lower_status)
    signals.page_generator_context.connect(lower_status)
    signals.content_object_init.connect(drop_control_characters)
    signals.content_object_init.connect(settle_other_readers)
    signals.content_object_init.connect(keep_unfinished)
    signals.initialized.connect(write_redirects_last)
    signals.all_generators_finalized.connect(collect_redirects)
