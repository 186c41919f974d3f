"""Write the page of one content, as its generator does."""

import os
import sys
from copy import copy
from functools import partial
from typing import Any

import blinker
from pelican import signals
from pelican.contents import Article, Content
from pelican.utils import sanitised_join

from ...core.contents import ARTICLE_LISTS, PAGE_LISTS
from ...core.receivers import choose_writer
from ...core.rendering.last_run import LastRun
from ...core.rendering.recorder import Recorder
from ...core.rendering.session import session_of
from ...core.running import BUNDLE
from .edited_post import generator_of

#: Signals after which others may change what is written.
SIGNALS = (
    *("article_generator_pretaxonomy", "article_generator_finalized", "page_generator_finalized"),
    *("all_generators_finalized", "article_generator_write_article", "page_generator_write_page"),
    *("content_written", "get_writer"),
)


def has_other_plugins() -> bool:
    """Return whether plugins of others may change what is written."""
    return any(
        not _module_of(one).startswith(f"{BUNDLE}.")
        for name in SIGNALS
        for one in getattr(signals, name).receivers_for(blinker.ANY)
    )


def _module_of(receiver: Any) -> str:
    """Return the name of the module of a receiver; the builder itself is run as ``__main__``."""
    name = str(receiver.__module__)
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return spec.name if spec else name


def write_page(pelican: Any, run: LastRun, post: Content) -> None:
    """Write the page of a content that is linked."""
    base: Any = choose_writer(pelican)
    writer = type("OnePageWriter", (_OnePage, base), {})(pelican.output_path, pelican.settings)
    generator = copy(generator_of(run, post))
    is_draft = isinstance(post, Article) and post.status == "draft"
    for name in ARTICLE_LISTS if isinstance(post, Article) else PAGE_LISTS:
        if not is_draft or name.startswith("drafts"):
            setattr(generator, name, [post] if post in getattr(generator, name) else [])
    relative = pelican.settings["RELATIVE_URLS"]
    if is_draft:
        generator.generate_drafts(partial(writer.write_file, relative_urls=relative))
    elif isinstance(post, Article):
        generator.generate_articles(partial(writer.write_file, relative_urls=relative))
    else:
        generator.generate_output(writer)


class _OnePage:
    """A writer that writes a page without a record of it: the whole run looks at it again."""

    settings: dict[str, Any]
    output_path: str

    def _write_page(
        self, name: str, template: Any, context: dict[str, Any], values: Any, _override: bool
    ) -> None:
        if values["localsiteurl"]:
            context["localsiteurl"] = values["localsiteurl"]
        session = session_of(self.settings)
        shared = {key: value for key, value in values.items() if context.get(key) is not value}
        made = Recorder(session.facts, shared).make()
        text = template.render({**context, **values, **made})
        session.write(os.fspath(sanitised_join(self.output_path, name)), text.encode("utf-8"))
