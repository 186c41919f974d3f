"""What every plugin of the bundle stands on: the problem report, and a site that is sound.

Drafts keep apart, no two contents have one address, links lead somewhere, templates exist: what
an author gets wrong there is told and made good, where Pelican alone would die or say nothing.
Feeds can be read in a browser, too.
"""

from typing import Any

from pelican import signals

from . import addresses, drafts, feed_rules, feeds, links, report, slugs, templates
from .contents import find_articles_generator, forget_rendered, iter_contents


def refresh_contents(generators: list[Any]) -> None:
    """Render each content anew, now that its links can be resolved.

    Out of Pelican's generator cache a content comes with the context of the run that cached it.
    """
    context = find_articles_generator(generators).context
    for content in iter_contents(generators):
        content._context = context
    forget_rendered()


def forget_nameless_author(pelican: Any) -> None:
    """Take ``AUTHOR = None`` for no author; Pelican would make one without a name of it."""
    if pelican.settings.get("AUTHOR", "") is None:
        del pelican.settings["AUTHOR"]


def register() -> None:
    signals.all_generators_finalized.connect(refresh_contents)
    report.register()
    drafts.register()
    slugs.register()
    addresses.register()
    links.register()
    templates.register()
    feed_rules.register()
    feeds.register()
    signals.initialized.connect(forget_nameless_author)
