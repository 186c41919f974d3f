"""What every plugin of the bundle stands on: the problem report, and a site that is sound.

Drafts keep apart, no two contents have one address, links lead somewhere, templates exist: what
an author gets wrong there is told and made good, where Pelican alone would die or say nothing.
Feeds can be read in a browser, too.
"""

from typing import Any

from pelican.contents import Content

from ..core.contents import find_articles_generator, iter_contents
from ..core.markdown.reader import add_reader
from ..core.pelican_api import forget_rendered, set_context
from ..core.plugin import ALL, Plugin, Step
from ..core.summaries import SummarizedContent
from . import (
    addresses,
    drafts,
    feed_markup,
    feed_pages,
    feed_rules,
    links,
    problem_report,
    slugs,
    templates,
)


def refresh_contents(generators: list[Any]) -> None:
    """Render each content anew, now that its links can be resolved.

    Out of Pelican's generator cache a content comes with the context of the run that cached it.
    """
    context = find_articles_generator(generators).context
    for content in iter_contents(generators):
        set_context(content, context)
    forget_rendered()


def forget_nameless_author(settings: dict[str, Any]) -> None:
    """Take ``AUTHOR = None`` for no author; Pelican would make one without a name of it."""
    if settings.get("AUTHOR", "") is None:
        del settings["AUTHOR"]


def join_title(content: Content) -> None:
    """Make a text of a title that goes over lines, or is there twice: without our reader, a list.

    Pelican's own templates would show the list.
    """
    if isinstance(title := getattr(content, "title", ""), list):
        content.title = content.metadata["title"] = " ".join(map(str, title))


plugin = Plugin(
    __name__,
    settings=(problem_report.check_rules,),
    fields=("ignore",),
    attributes=SummarizedContent,
    prepare=(
        Step(addresses.leave_out_slugs),
        Step(templates.keep_compiled),
        Step(templates.offer_uses),
        Step(forget_nameless_author),
    ),
    load=(Step(problem_report.start_log),),
    readers=(Step(add_reader),),
    contents=(
        Step(join_title),
        Step(slugs.name_the_nameless),
        Step(slugs.name_terms, after=("foundation.name_the_nameless",)),
    ),
    pages_read=(Step(links.forget_missing_files),),
    steps=(
        Step(refresh_contents),
        Step(problem_report.collect_problems),
        Step(drafts.keep_drafts_apart),
        # A draft's address is none of those that are settled.
        Step(addresses.settle_addresses, after=("foundation.keep_drafts_apart",)),
        Step(drafts.leave_out_their_files, after=("foundation.settle_addresses",)),
        Step(links.check_links, after=("foundation.settle_addresses",)),
        Step(templates.check_templates),
        Step(feed_rules.collect_languages, after=("foundation.settle_addresses",)),
    ),
    feeds=(
        Step(feed_rules.complete_feed),
        Step(feed_markup.strip_feed),
        Step(feed_pages.show_in_browsers, after=("foundation.complete_feed",)),
    ),
    finish=(Step(problem_report.log_problems, after=(ALL,)),),
)

register = plugin.register
