"""What every other plugin needs: the report of problems, and a site without broken parts.

Drafts are apart from published posts, each content has an address of its own, links lead
somewhere, templates exist: mistakes there are reported and repaired, where Pelican alone would
stop or say nothing. Feeds can be read in a browser, too.
"""

from typing import Any

from pelican.contents import Article, Content, Page

from ..core.careful import make_all_careful
from ..core.contents import find_articles_generator, iter_contents
from ..core.markdown.reader import add_reader
from ..core.pelican_api import forget_rendered, set_context
from ..core.plugin import ALL, Plugin, Step
from ..core.summaries import SummarizedContent, keep_summary
from . import (
    addresses,
    bundles,
    drafts,
    feed_pages,
    feed_rules,
    links,
    metadata,
    plain_link_checks,
    problem_report,
    remembered_links,
    setting_links,
    setting_paths,
    settings,
    slugs,
    templates,
    term_names,
    unknown_settings,
    unreadable,
)


def refresh_contents(generators: list[Any]) -> None:
    """Have each content rendered again, now that its links can be resolved.

    A content from Pelican's generator cache has the context of the run that cached it.
    """
    context = find_articles_generator(generators).context
    for content in iter_contents(generators):
        set_context(content, context)
    forget_rendered()


def forget_nameless_author(chosen: dict[str, Any]) -> None:
    """Read ``AUTHOR = None`` as no author; Pelican would make an author without a name."""
    if not str(chosen.get("AUTHOR") or "").strip():
        chosen.pop("AUTHOR", None)


def join_title(content: Content) -> None:
    """Join a title of several lines, which Pelican's own reader leaves as a list."""
    if isinstance(title := getattr(content, "title", ""), list):
        content.title = content.metadata["title"] = " ".join(map(str, title))


def summarize(content: Content) -> None:
    """Cut the summary of a post: Pelican's would have headings and code, and know no marks."""
    if isinstance(content, Article | Page):
        keep_summary(content)


plugin = Plugin(
    __name__,
    settings=(problem_report.check_rules, settings.check_settings),
    fields=("ignore",),
    attributes=SummarizedContent,
    prepare=(
        Step(settings.turn_off),
        Step(addresses.leave_out_slugs),
        Step(templates.keep_compiled),
        Step(templates.offer_uses),
        Step(templates.offer_partials),
        Step(forget_nameless_author),
        Step(slugs.forget_slugs),
    ),
    load=(
        Step(problem_report.start_log),
        Step(unknown_settings.question_settings, after=("foundation.start_log",)),
    ),
    readers=(Step(add_reader), Step(make_all_careful, after=(ALL,))),
    generators=(Step(unreadable.report_unreadable),),
    headers=(Step(metadata.settle_metadata),),
    contents=(
        Step(join_title),
        Step(bundles.attach_files),
        Step(slugs.name_the_nameless),
        Step(remembered_links.remember_links),
        Step(summarize, after=("frontmatter", "corrections", "texmath", "theorems", "sidenotes")),
        Step(slugs.name_terms, after=("foundation.name_the_nameless",)),
    ),
    pages_read=(Step(links.forget_missing_files),),
    steps=(
        Step(refresh_contents),
        Step(problem_report.collect_problems),
        Step(drafts.keep_drafts_apart),
        # Published contents choose their addresses once drafts have theirs elsewhere.
        Step(addresses.settle_addresses, after=("foundation.keep_drafts_apart",)),
        Step(drafts.leave_out_their_files, after=("foundation.settle_addresses",)),
        Step(links.check_links, after=("foundation.settle_addresses",)),
        Step(plain_link_checks.collect_plain_links, after=("foundation.refresh_contents",)),
        Step(term_names.report_shared, after=("foundation.keep_drafts_apart",)),
        Step(templates.leave_out_missing),
        Step(templates.check_templates),
        Step(feed_rules.collect_languages, after=("foundation.settle_addresses",)),
    ),
    feeds=(
        Step(feed_rules.complete_feed),
        Step(feed_rules.strip_feed),
        Step(feed_pages.show_in_browsers, after=("foundation.complete_feed",)),
    ),
    finish=(
        Step(plain_link_checks.check_plain_links, after=("frontmatter", "sitefiles")),
        Step(setting_links.check_setting_links, after=("frontmatter", "sitefiles")),
        Step(problem_report.log_problems, after=(ALL,)),
    ),
    is_steady=setting_paths.is_complete,
)

register = plugin.register
