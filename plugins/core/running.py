"""The one receiver of each of Pelican's signals: it runs the steps of the plugins that are on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.readers import Readers

from . import build, html
from .declaration import Declaration, Step
from .fields import forget_attributes, take_fields
from .settings import SettingError
from .steps import STAGES, bring_along, order_steps

#: The name of the bundle: "plugins" in a checkout, "pelican.plugins.diptych" where it is installed.
BUNDLE = __name__.removesuffix(".core.running")
#: Where the settings keep which plugins are on.
SETTING = "DIPTYCH_PLUGINS"


@dataclass(frozen=True, slots=True)
class Running:
    """The plugins that are on, and the steps of each stage in their order."""

    #: The plugins, in the order of their names.
    plugins: tuple[Declaration, ...] = ()
    #: The names of the fields that are ours, and of the attributes that we set.
    names: frozenset[str] = frozenset()
    #: The steps by stage.
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have an empty one pickled: Pelican's cache pickles settings with its contents."""
        return Running, ()

    def run(self, stage: str, *arguments: Any) -> None:
        """Run the steps of a stage."""
        for step in self.steps.get(stage, ()):
            step.run(*arguments)


def running(settings: Mapping[str, Any]) -> Running:
    """Return the plugins that are on in the run that has these settings."""
    found: Running = settings.get(SETTING) or Running()
    return found


def is_on(settings: Mapping[str, Any], name: str) -> bool:
    """Return whether a plugin of the bundle is on."""
    return any(plugin.name == name for plugin in running(settings).plugins)


def find_plugins(modules: Iterable[Any]) -> Iterator[Declaration]:
    """Yield the plugins that modules of Pelican's list declare: one, or all of the bundle.

    Others may have put classes or objects into ``PLUGINS``.
    """
    for module in modules:
        if isinstance(plugin := getattr(module, "plugin", None), Declaration):
            yield plugin
        elif getattr(module, "__name__", "") == BUNDLE:
            yield from module.load_plugins()


def start(pelican: Any) -> None:
    """Find the plugins that are on, then check and complete the settings."""
    settings = pelican.settings
    # It knows files by their time, and nothing of what a post depends on besides.
    settings.update(CACHE_CONTENT=False, LOAD_CONTENT_CACHE=False)
    plugins = bring_along(find_plugins(pelican.plugins))
    if SETTING in settings and type(settings[SETTING]) is not Running:
        raise SettingError("PLUGINS has Diptych twice: as an installed package, and as a folder.")
    steps = {stage: tuple(order_steps(plugins, stage)) for stage in STAGES}
    settings[SETTING] = Running(tuple(plugins), frozenset(_own_names(plugins)), steps)
    for plugin in plugins:
        for read in plugin.settings:
            read(settings)
    running(settings).run("prepare", settings)
    _connect_last()


def _own_names(plugins: Iterable[Declaration]) -> Iterator[str]:
    for plugin in plugins:
        yield from plugin.fields
        yield from getattr(plugin.attributes, "__annotations__", ())


def begin_build(pelican: Any) -> list[type[Any]]:
    """Prepare a build, one of many under ``pelican -r``, and return the generators of plugins."""
    now = running(pelican.settings)
    if not now.plugins:
        return []
    now.run("load", pelican.settings)
    _extend_markdown(now, pelican.settings)
    build.begin(pelican.settings, pelican.plugins)
    return [step.run for step in now.steps.get("pages", ()) if isinstance(step.run, type)]


def _extend_markdown(now: Running, settings: dict[str, Any]) -> None:
    """Add our Markdown extensions to the settings by name, since Pelican pickles these."""
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    for plugin in now.plugins:
        if plugin.markdown and (options := plugin.markdown(settings)) is not None:
            configs[f"{plugin.package}.markdown"] = options
    # After all others: it takes their processors over.
    configs[f"{BUNDLE}.core.markdown.fast"] = {}


def choose_readers(readers: Readers) -> None:
    """Let plugins choose how files are read."""
    running(readers.settings).run("readers", readers)


def begin_reading(generator: Any) -> None:
    """Run the steps before articles or pages are read."""
    running(generator.settings).run("generators", generator)


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
    running(generator.settings).run("articles", generator)


def link_pages(generator: Any) -> None:
    """Run the steps after all pages have been read."""
    running(generator.settings).run("pages_read", generator)


def link_site(generators: list[Any]) -> None:
    """Run the steps after everything has been read."""
    running(generators[0].settings).run("steps", generators)


def change_feed(context: dict[str, Any], feed: Any) -> None:
    """Run the steps that change a feed before it is written."""
    running(context).run("feeds", context, feed)


def finish_page(path: str, context: dict[str, Any]) -> None:
    """Run the steps after a page has been written."""
    running(context).run("written", path, context)


def choose_writer(pelican: Any) -> type | None:
    """Return the writer that a plugin declares; None for Pelican's."""
    return next((p.writer for p in running(pelican.settings).plugins if p.writer), None)


def finish(pelican: Any) -> None:
    """Run the steps after everything has been written, and remember what there is to remember."""
    now = running(pelican.settings)
    now.run("finish", pelican)
    if now.plugins:
        build.build_of(pelican.settings).memory.save()


#: One receiver for each signal.
RECEIVERS: tuple[tuple[Any, Callable[..., Any]], ...] = (
    (signals.get_generators, begin_build),
    (signals.readers_init, choose_readers),
    (signals.article_generator_init, begin_reading),
    (signals.page_generator_init, begin_reading),
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
