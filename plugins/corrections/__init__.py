"""Dated corrections of posts, a page and a feed of them all, and links to report a mistake."""

from collections.abc import Mapping
from functools import partial
from os.path import relpath
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Page

from .. import foundation
from ..core.contents import find_articles_generator, iter_articles, iter_contents
from ..core.html import change
from ..core.hypertext import text_with_tex
from ..core.pages import has_templates
from ..core.pelican_api import forget_rendered
from ..core.plugin import Plugin, Step
from ..core.posts import Status, is_published, status_of
from ..core.recalling import notes_on, recall_in
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .forges import Tracker, history_address
from .history import find_root, read_commit, read_revisions
from .linking import place_corrections
from .model import CorrectedContent
from .pages import CorrectionsGenerator
from .placing import with_plain_lines
from .reporting import Reporter, insert_links
from .settings import read_all


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings: the theme asks for the addresses."""
    chosen, _, _ = read_all(settings)
    settings.update(
        CORRECTIONS_INDEX_URL=chosen.index_url,
        CORRECTIONS_INDEX_SAVE_AS=chosen.index_save_as,
        CORRECTIONS_FEED_ATOM=chosen.feed_atom,
    )


def is_steady(settings: Mapping[str, Any]) -> bool:
    """Return whether no link to report a mistake names a revision of the file's repository."""
    _, to, _ = read_all(settings)
    return not to.to


def markdown_options(_settings: dict[str, Any]) -> dict[str, Any]:
    """Return nothing: Markdown reads corrections without options."""
    return {}


def finish_content(content: Content) -> None:
    """Put the corrections of an article or a page in their places."""
    if isinstance(content, Article | Page):
        place_corrections(content)


def collect_corrections(generators: list[Any]) -> None:
    """Give the templates the corrections of all published contents, the newest first."""
    generator = find_articles_generator(generators)
    settings, context = generator.settings, generator.context
    for content in iter_contents(generators):
        if getattr(content, "corrections", ()):
            change(content, with_plain_lines)
    found = [
        correction
        for content in iter_contents(generators)
        if is_published(content)
        for correction in getattr(content, "corrections", ())
    ]
    context["all_corrections"] = sorted(found, key=lambda one: one.order)
    context["corrections_say"] = partial(texts_of(settings).get, settings["DEFAULT_LANG"])
    if not has_templates(generator, "corrections"):
        context.update(CORRECTIONS_INDEX_URL="", CORRECTIONS_INDEX_SAVE_AS="")


def link_sources(generators: list[Any]) -> None:
    """Give each article ``history_url`` and ``report_url``, and its parts links to report."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    _, to, repository = read_all(settings)
    articles = list(iter_articles(generator))
    folder = Path(settings["PATH"]).resolve()
    root = find_root(folder) or folder.parent
    names = [article.relative_source_path for article in articles]
    notes = notes_on(settings, __name__)
    if to.to and (commit := read_commit(folder)):
        revisions = recall_in(notes, _read_revisions, commit, str(folder), names)
    else:
        revisions = {}
    for article, name in zip(articles, names, strict=True):
        reported: CorrectedContent = article
        reported.report_url = reported.history_url = ""
        if status_of(article) is Status.DRAFT:
            continue
        if repository.url:
            path = Path(relpath(folder / name, root)).as_posix()
            address = history_address(repository.url, repository.branch, path, repository.forge)
            reported.history_url = address
        if to.to:
            _link_reports(article, Tracker(to.to, repository.forge), revisions.get(name, ""))
    forget_rendered()


def _read_revisions(_commit: str, folder: str, names: list[str]) -> dict[str, str]:
    return read_revisions(Path(folder), names)


def _link_reports(article: Article, tracker: Tracker, revision: str) -> None:
    """Set ``report_url``, and put a link at each section and statement."""
    moment = getattr(article, "modified", None) or getattr(article, "date", None)
    reporter = Reporter(
        tracker,
        f"{article.settings['SITEURL']}/{article.url}",
        revision or (f"{moment:%Y-%m-%d}" if moment else ""),
        partial(texts_of(article.settings).get, article.lang),
    )
    title = text_with_tex(getattr(article, "title_html", "") or article.title)
    reported: CorrectedContent = article
    reported.report_url = reporter.for_post(title)
    keep_summary(article)  # it needs no such links
    change(article, insert_links, reporter)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(read_all,),
    fields=("corrections",),
    attributes=CorrectedContent,
    prepare=(Step(prepare),),
    is_steady=is_steady,
    markdown=markdown_options,
    contents=(Step(finish_content, after=("frontmatter", "theorems")),),
    steps=(
        Step(collect_corrections, after=("foundation", "crossrefs", "informal")),
        # The links of `pairs` are at headings, too, and come first.
        Step(link_sources, after=("corrections.collect_corrections", "pairs")),
    ),
    pages=(Step(CorrectionsGenerator),),
)

register = plugin.register
