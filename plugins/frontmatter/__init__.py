"""Headers as Pelican and as other engines write them; redirect pages at a post's old addresses."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from pelican.contents import Article, Content, Page, Static
from pelican.readers import MarkdownReader, Readers
from pelican.utils import slugify

from .. import foundation
from ..core.careful import CONTROL_FAULT
from ..core.characters import CONTROL, without_control
from ..core.dates import how_to_write
from ..core.diagnostics import Problem, in_header, locate
from ..core.documents import add_problems, get_document
from ..core.html import change, derive
from ..core.plugin import ALL, Plugin, Step
from ..core.running import running
from .core import parse_header
from .header import DATE, FIELD, STATUS, TITLE, Header
from .meaning import FALSE, FLAGS, STATUSES, TRUE, UNLISTED
from .misspelt import misspelt
from .page_files import leave_pages
from .reader import FrontmatterReader, title_from
from .redirects import RedirectGenerator

__all__ = ["Header", "parse_header", "plugin", "register"]

#: Pelican's default, which reads a date from a file's name, but no slug.
PELICANS_FILENAME = r"(?P<date>\d{4}-\d{2}-\d{2}).*"
#: Days that exist; for another one in a file's name Pelican would say only "Could not process".
LEAP_DAY = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-0?2-29"
DAY = (
    r"\d{4}-(?:(?:0?[13578]|1[02])-(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[469]|11)-(?:0?[1-9]|[12]\d|30)|0?2-(?:0?[1-9]|1\d|2[0-8]))"
)
FILENAME = rf"(?P<date>{LEAP_DAY}|{DAY})(?!\d)[-_]?(?P<slug>[A-Za-z0-9._~-]+$)?"


def read_slug_from_filename(settings: dict[str, Any]) -> None:
    """Let ``YYYY-MM-DD-slug.md`` give date and slug, unless the site has a pattern of its own."""
    if settings["FILENAME_METADATA"] == PELICANS_FILENAME:
        settings["FILENAME_METADATA"] = FILENAME


def add_reader(readers: Readers) -> None:
    """Read Markdown with our reader, unless another plugin or a setting has chosen one."""
    for extension, reader in readers.reader_classes.items():
        if getattr(reader, "replaces", reader) is MarkdownReader:
            readers.reader_classes[extension] = FrontmatterReader


def name_the_untitled(content: Content) -> None:
    """Give a content without a title the name of its file; other readers leave it out.

    Pelican would skip the file.
    """
    title = getattr(content, "title", None)
    if isinstance(content, Article | Page) and not title:
        stem = Path(content.source_path).stem
        content.title = content.metadata["title"] = title_from(stem)
        if not hasattr(content, "slug"):
            content.slug = slugify(stem, content.settings["SLUG_REGEX_SUBSTITUTIONS"]) or "untitled"
        text = f'there is no title; "{content.title}" is the file\'s name'
        add_problems(content.metadata, Problem(TITLE, content.source_path, text, "add a title"))


def lower_status(metadata: dict[str, Any], _settings: dict[str, Any]) -> None:
    """Read ``Status: Skip`` as Pelican reads the other statuses, in any case."""
    if isinstance(metadata.get("status"), str):
        metadata["status"] = metadata["status"].lower().strip()


def settle_other_readers(content: Content) -> None:
    """Hide what its author does not want to be listed, also if another reader has read it."""
    if not isinstance(content, Article | Page) or content.status == "skip":
        return
    given = {name: str(content.metadata.get(name)).lower() for name in (*FLAGS, *UNLISTED)}
    drafts = "_drafts" in Path(content.source_path).parts
    if drafts or given["published"] in FALSE or given["draft"] in TRUE:
        content.status = "draft"
    elif content.status == "published" and any(given[n] in words for n, words in UNLISTED.items()):
        content.status = "hidden"


def drop_control_characters(content: Content) -> None:
    """Remove control characters, at which Pelican would stop writing feeds; for any reader."""
    if isinstance(content, Static) or not derive(content, _has_control):
        return
    change(content, _without_control)
    text, hint = CONTROL_FAULT
    problem = Problem(FIELD, content.source_path, text, hint, CONTROL.pattern)
    add_problems(content.metadata, problem)


def _has_control(html: str) -> bool:
    return CONTROL.search(html) is not None


def _without_control(html: str) -> str:
    return without_control(html)


def keep_unfinished(content: Content) -> None:
    """Make an article a draft that Pelican would skip, since it has no date or no known status."""
    if not isinstance(content, Article):
        return
    path = content.source_path
    if content.status not in STATUSES:
        text = f'there is no status "{content.status}"; the post is a draft'
        problem = Problem(STATUS, path, text, "write Status: published", in_header("Status"))
    elif content.status != "draft" and not hasattr(content, "date"):
        text = "there is no date that can be read; the post is a draft"
        hint = f"add {how_to_write(path)}"
        problem = Problem(DATE, path, text, hint, in_header("Date"))
    else:
        return
    content.status = "draft"
    found = get_document(content.metadata).problems
    if not any((p.rule, locate(p)) == (problem.rule, locate(problem)) for p in found):
        add_problems(content.metadata, problem)


def question_names(content: Content) -> None:
    """Report the fields whose names are nearly those of others: ``Staus: draft`` goes out."""
    if isinstance(content, Article | Page):
        # Attributes that we set are no fields that anybody writes.
        for name, near in misspelt(content.metadata, running(content.settings).fields):
            text = f'no field is called "{name}"'
            problem = Problem(
                FIELD,
                content.source_path,
                text,
                f'did you mean "{near}"?',
                in_header(re.escape(name)),
            )
            add_problems(content.metadata, problem)


class SignedContent(Protocol):
    """What templates find on a content whose header has addresses of its authors."""

    #: The addresses by the names of the authors.
    author_addresses: Mapping[str, str]


def keep_addresses(content: Content) -> None:
    """Give templates the addresses of authors that are in the header."""
    found = get_document(content.metadata).fields.get("author_addresses")
    if isinstance(found, dict):
        signed: SignedContent = content
        signed.author_addresses = found


def collect_redirects(generators: list[Any]) -> None:
    """Give the redirect generator the contents of the run."""
    for generator in generators:
        if isinstance(generator, RedirectGenerator):
            generator.collect(generators)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    fields=("redirect_from", "author_addresses"),
    attributes=SignedContent,
    prepare=(Step(read_slug_from_filename, after=("foundation.turn_off",)),),
    readers=(Step(add_reader, after=("foundation.add_reader",)),),
    generators=(Step(leave_pages, after=("foundation",)),),
    headers=(Step(lower_status),),
    contents=(
        # Of foundation, what settles titles and names; its summaries come last.
        Step(
            drop_control_characters,
            after=(
                "foundation.join_title",
                "foundation.name_the_nameless",
                "foundation.remember_links",
            ),
        ),
        Step(keep_addresses),
        Step(question_names),
        # Other steps ask for the title.
        Step(name_the_untitled),
        Step(settle_other_readers, after=("frontmatter.drop_control_characters",)),
        Step(keep_unfinished, after=("frontmatter.settle_other_readers",)),
    ),
    steps=(Step(collect_redirects, after=("foundation",)),),
    # Last, so that they never take the address of another page.
    pages=(Step(RedirectGenerator, after=(ALL, "previews")),),
)

register = plugin.register
