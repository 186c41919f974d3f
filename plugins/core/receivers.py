"""The one receiver of each of Pelican's signals: it runs the steps of the plugins that are on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.readers import Readers

from . import build, html
from .contents import iter_all, iter_articles, iter_pages
from .fields import forget_attributes, take_fields
from .markdown.pool import read_ahead
from .pelican_api import copy_changed_only
from .rendering.finishing import CLEAN, finish_session
from .rendering.last_run import keep_as_read, last_run_of
from .rendering.writer import PageWriter
from .running import BUNDLE, Running, are_all_ours, running, start_plugins
from .source_files import choose_files
from .unchanged import run_if_changed


def start(pelican: Any) -> None:
    """Find the plugins that are on, then check and complete the settings."""
    # A site within a site, as i18n_subsites makes them, has a copy of the settings.
    pelican.settings[build.SETTING] = build.Build(pelican.settings)
    start_plugins(pelican)
    if pelican.delete_outputdir and are_all_ours(pelican):
        # What is right in the output stays; all else is removed at the end.
        pelican.delete_outputdir, pelican.settings[CLEAN] = False, True
    _connect_last()
    if running(pelican.settings).plugins and are_all_ours(pelican):
        pelican.run = partial(run_if_changed, pelican, pelican.run)


def begin_build(pelican: Any) -> list[type[Any]]:
    """Prepare a build, one of many under ``pelican -r``, and return the generators of plugins."""
    now = running(pelican.settings)
    if not now.plugins:
        return []
    now.run("load", pelican.settings)
    _extend_markdown(now, pelican.settings)
    build.build_of(pelican.settings).begin(pelican.settings, pelican.plugins)
    return [step.run for step in now.steps.get("pages", ()) if isinstance(step.run, type)]


def _extend_markdown(now: Running, settings: dict[str, Any]) -> None:
    """Add our Markdown extensions to the settings by name, since Pelican pickles these."""
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    for plugin in now.plugins:
        if plugin.markdown and (options := plugin.markdown(settings)) is not None:
            configs[f"{plugin.package}.markdown"] = options
    # After all others: it takes their processors over.
    configs[f"{BUNDLE}.core.markdown.fast"] = {}
    # As Pelican's reader does later: the settings must be the same in the next run.
    listed = settings["MARKDOWN"].setdefault("extensions", [])
    listed += [name for name in (*configs, "markdown.extensions.meta") if name not in listed]


def share_environment(generator: Any) -> None:
    """Let all generators of a build have one environment of templates, which are loaded once."""
    if running(generator.settings).plugins:
        generator.env = build.build_of(generator.settings).share(generator.env)


def begin_copying(generator: Any) -> None:
    """Have static files copied only where they have changed."""
    if running(generator.settings).plugins:
        copy_changed_only(generator)


def choose_readers(readers: Readers) -> None:
    """Let plugins choose how files are read."""
    running(readers.settings).run("readers", readers)


def begin_reading(generator: Any) -> None:
    """Run the steps before articles or pages are read."""
    now = running(generator.settings)
    if now.plugins:
        choose_files(generator)
        now.run("generators", generator)
        kind = "ARTICLE" if isinstance(generator, ArticlesGenerator) else "PAGE"
        read_ahead(
            generator, *(generator.settings[f"{kind}_{name}"] for name in ("PATHS", "EXCLUDES"))
        )


def read_header(generator: Any, metadata: dict[str, Any]) -> None:
    """Move our fields to the document, and run the steps that read headers."""
    now = running(generator.settings)
    if now.plugins:
        take_fields(metadata, now.names)
        now.run("headers", metadata, generator.settings)


def read_content(content: Content) -> None:
    """Run the steps right after a content has been read."""
    now = running(content.settings)
    if now.plugins:
        html.take(content)
        forget_attributes(content, now.names)
        now.run("contents", content)


def link_articles(generator: Any) -> None:
    """Run the steps after all articles have been read."""
    now = running(generator.settings)
    if now.plugins:
        now.run("articles", generator)
        keep_as_read(generator.settings, iter_articles(generator))


def link_pages(generator: Any) -> None:
    """Run the steps after all pages have been read."""
    now = running(generator.settings)
    if now.plugins:
        now.run("pages_read", generator)
        keep_as_read(generator.settings, iter_pages(generator))


def link_site(generators: list[Any]) -> None:
    """Run the steps after everything has been read."""
    now = running(generators[0].settings)
    if now.plugins:
        last_run_of(generators[0].settings).generators = generators
        now.run("steps", generators)
        for content in iter_all(generators[0].context):
            html.release(content)


def change_feed(context: dict[str, Any], feed: Any) -> None:
    """Run the steps that change a feed before it is written."""
    running(context).run("feeds", context, feed)


def finish_page(path: str, context: dict[str, Any]) -> None:
    """Run the steps after a page has been written; the writer does so for one that is right."""
    running(context).run("written", path, context)


def choose_writer(pelican: Any) -> type | None:
    """Return the writer that a plugin declares, else ours; None without plugins of ours."""
    plugins = running(pelican.settings).plugins
    return next((p.writer for p in plugins if p.writer), PageWriter) if plugins else None


def finish(pelican: Any) -> None:
    """Run the steps after everything has been written, and remember what there is to remember."""
    now = running(pelican.settings)
    now.run("finish", pelican)
    if now.plugins:
        finish_session(pelican)
        build.build_of(pelican.settings).memory.save()
        last_run_of(pelican.settings).is_done = True


#: One receiver for each signal.
RECEIVERS: tuple[tuple[Any, Callable[..., Any]], ...] = (
    (signals.get_generators, begin_build),
    (signals.generator_init, share_environment),
    (signals.readers_init, choose_readers),
    (signals.article_generator_init, begin_reading),
    (signals.page_generator_init, begin_reading),
    (signals.static_generator_init, begin_copying),
    (signals.article_generator_context, read_header),
    (signals.page_generator_context, read_header),
    (signals.content_object_init, read_content),
    (signals.article_generator_finalized, link_articles),
    (signals.page_generator_finalized, link_pages),
    (signals.all_generators_finalized, link_site),
    (signals.content_written, finish_page),
    (signals.feed_generated, change_feed),
    (signals.get_writer, choose_writer),
    (signals.finalized, finish),
)


def connect() -> None:
    """Connect to the start of Pelican, where ``start`` connects everything else."""
    html.install()
    signals.initialized.connect(start)


def _connect_last() -> None:
    """Connect after the plugins of others, so that ours see what they add to pages."""
    for signal, receiver in RECEIVERS:
        signal.disconnect(receiver)
        signal.connect(receiver)
