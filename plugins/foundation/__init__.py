"""What every plugin of the bundle stands on: the problem report, and a site that is sound.

Drafts keep apart, no two contents have one address, links lead somewhere, templates exist: what
an author gets wrong there is told and made good, where Pelican alone would die or say nothing.
Feeds can be read in a browser, too.
"""

from typing import Any

from pelican import signals
from pelican.contents import Content

from ..core.contents import find_articles_generator, iter_contents
from ..core.pelican_api import forget_rendered, set_context
from . import addresses, drafts, feed_markup, feed_rules, links, slugs, templates
from . import feed_pages as feeds
from . import problem_report as report


def refresh_contents(generators: list[Any]) -> None:
    """Render each content anew, now that its links can be resolved.

    Out of Pelican's generator cache a content comes with the context of the run that cached it.
    """
    context = find_articles_generator(generators).context
    for content in iter_contents(generators):
        set_context(content, context)
    forget_rendered()


def forget_nameless_author(pelican: Any) -> None:
    """Take ``AUTHOR = None`` for no author; Pelican would make one without a name of it."""
    if pelican.settings.get("AUTHOR", "") is None:
        del pelican.settings["AUTHOR"]


def join_title(content: Content) -> None:
    """Make a text of a title that goes over lines, or is there twice: without our reader, a list.

    Pelican's own templates would show the list.
    """
    if isinstance(title := getattr(content, "title", ""), list):
        content.title = content.metadata["title"] = " ".join(map(str, title))


def register() -> None:
    signals.content_object_init.connect(join_title)
    signals.all_generators_finalized.connect(refresh_contents)
    report.register()
    drafts.register()
    slugs.register()
    addresses.register()
    links.register()
    templates.register()
    feed_rules.register()
    feed_markup.register()
    feeds.register()
    signals.initialized.connect(forget_nameless_author)
