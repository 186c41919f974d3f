"""Hinge the overview and the math post on one paper: ``article.pair``, switch and section links."""

from typing import Any

from pelican import signals
from pelican.contents import Page
from pelican.writers import Writer

from .. import foundation
from ..core.contents import find_articles_generator, iter_articles, iter_contents
from ..core.diagnostics import Problem, in_header, report
from ..core.fields import read_paper
from ..core.pages import is_taken
from ..core.pelican_api import forget_rendered
from ..core.texts import texts_of
from .core import find_problems, group_posts
from .feeds import annotate_feed, collect_entries, level_of
from .level_pages import LevelGenerator, find_level_pages, has_level_template
from .linking import PairLinker, collect_posts
from .listings import ListingWriter
from .settings import pair_settings


def prepare(pelican: Any) -> None:
    """Check the settings, and have Markdown give each heading an id and its ``{pair=…}``."""
    settings = pelican.settings
    chosen = pair_settings(settings)
    settings.update(PAIR_LEVELS=dict(chosen.levels), PAIR_FEED_ATOM=chosen.feed_atom)
    settings["PAGINATED_TEMPLATES"].setdefault("level", None)
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    extensions = settings["MARKDOWN"].get("extensions", [])
    known = {*configs, *(e if isinstance(e, str) else type(e).__module__ for e in extensions)}
    for name in ("attr_list", "toc"):
        full = f"markdown.extensions.{name}"
        bundle = {"markdown.extensions.extra", "extra"} if name == "attr_list" else set()
        if not known & {name, full, *bundle}:
            configs[full] = {}
    configs.setdefault(f"{__name__}.markdown", {})


def link_pairs(generators: list[Any]) -> None:
    """Find the pairs of the run, link them, and report what is wrong with them."""
    generator = find_articles_generator(generators)
    chosen = pair_settings(generator.settings)
    articles = list(iter_articles(generator))
    posts, problems = collect_posts(articles)
    groups = group_posts(posts)
    linker = PairLinker(posts, chosen, texts_of(generator.settings))
    default_lang = generator.settings["DEFAULT_LANG"]
    for group in groups.values():
        linker.link(group, default_lang)
    for article in articles:
        linker.measure(article)
    problems += [
        _page_problem(page)
        for page in iter_contents(generators)
        if isinstance(page, Page) and any(read_paper(page))
    ]
    problems += [*linker.problems, *find_problems(groups, default_lang, chosen.levels)]
    report(generator.settings, problems)
    forget_rendered()
    collect_entries(articles, generator.context)
    usable = has_level_template(generator)
    pages = list(find_level_pages(generator.articles, chosen)) if usable else []
    generator.context["level_pages"] = pages
    if chosen.feed_atom:
        levels = {level_of(article) for article in generator.articles}
        texts = texts_of(generator.settings)
        names = {lv: texts.get(default_lang, label) for lv, label in chosen.levels.items()}
        feeds = {level: name for level, name in names.items() if level in levels}
        generator.context["pair_feeds"] = feeds


def _page_problem(page: Page) -> Problem:
    text = "a page is no half of a pair"
    hint = "put it among the posts, or take out Paper, Pair and Level"
    return Problem("pair-key", page.source_path, text, hint, in_header("Paper", "Pair", "Level"))


def write_feeds(generator: Any, writer: Writer) -> None:
    """Write a feed for each level that has posts; an address that is taken is reported."""
    pattern = pair_settings(generator.settings).feed_atom or ""
    for level, label in generator.context.get("pair_feeds", {}).items():
        path = pattern.format(level=level)
        if is_taken(writer, path):
            text = f'PAIR_FEED_ATOM: another feed is written to "{path}" already'
            report(generator.settings, [Problem("address-taken", "pelicanconf.py", text)])
        else:
            articles = [a for a in generator.articles if level_of(a) == level]
            writer.write_feed(articles, generator.context, path, path, feed_title=label)


def add_generator(_pelican: Any) -> type[LevelGenerator]:
    """Let the pages of the levels be written."""
    return LevelGenerator


def get_writer(_pelican: Any) -> type[Writer]:
    """Return the writer whose listings have one entry per pair."""
    return ListingWriter


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.all_generators_finalized.connect(link_pairs)
    signals.get_generators.connect(add_generator)
    signals.get_writer.connect(get_writer)
    signals.feed_generated.connect(annotate_feed)
    signals.article_writer_finalized.connect(write_feeds)
