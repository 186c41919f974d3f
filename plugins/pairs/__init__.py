"""Join the overview and the math post on one paper: ``article.pair``, switch and section links."""

from typing import Any

from pelican.contents import Page

from .. import foundation
from ..core.contents import find_articles_generator, iter_articles, iter_contents
from ..core.diagnostics import Problem, in_header, report
from ..core.documents import change_document, get_document
from ..core.pages import has_templates
from ..core.pelican_api import forget_rendered
from ..core.plugin import Plugin, Step
from ..core.posts import LEVELS
from ..core.texts import texts_of
from .core import find_problems, group_posts, level_named
from .feeds import annotate_feed, collect_entries, level_of
from .level_pages import LevelGenerator, find_level_pages
from .linking import PairLinker, collect_posts, is_half
from .listings import ListingWriter
from .model import PairedArticle
from .settings import NAMES, pair_settings

__all__ = ["NAMES", "level_named", "pair_settings", "plugin", "register"]


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings, and have Markdown give each heading an id."""
    chosen = pair_settings(settings)
    settings.update(PAIR_LEVELS=dict(chosen.levels), PAIR_FEED_ATOM=chosen.feed_atom)
    settings.update(PAIR_LEVEL_SLUGS=dict(chosen.level_slugs))
    settings["PAGINATED_TEMPLATES"].setdefault("level", None)
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    extensions = settings["MARKDOWN"].get("extensions", [])
    known = {*configs, *(e if isinstance(e, str) else type(e).__module__ for e in extensions)}
    for name in ("attr_list", "toc"):
        full = f"markdown.extensions.{name}"
        bundle = {"markdown.extensions.extra", "extra"} if name == "attr_list" else set()
        if not known & {name, full, *bundle}:
            configs[full] = {}


def read_level(metadata: dict[str, Any], settings: dict[str, Any]) -> None:
    """Let a header name a level by the name that readers see: ``Level: Idea``."""
    fields = get_document(metadata).fields
    # Without a paper it may be another engine's: "Level: Mathematics".
    raw = fields.get("level") if {"paper", "pair"} & fields.keys() else None
    if not isinstance(raw, str) or raw in LEVELS:
        return
    if level := level_named(raw, pair_settings(settings).levels):
        change_document(metadata, fields={**fields, "level": level})


def markdown_options(_settings: dict[str, Any]) -> dict[str, Any]:
    """Return nothing: Markdown reads ``{pair=…}`` without options."""
    return {}


def link_pairs(generators: list[Any]) -> None:
    """Find the pairs of the site, link the two posts of each, and report what is wrong."""
    generator = find_articles_generator(generators)
    chosen = pair_settings(generator.settings)
    articles = list(iter_articles(generator))
    posts, problems = collect_posts(articles, chosen.levels)
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
        if isinstance(page, Page) and is_half(page)
    ]
    problems += [*linker.problems, *find_problems(groups, default_lang, chosen.levels)]
    report(generator.settings, problems)
    forget_rendered()
    collect_entries(articles, generator.context)
    usable = has_templates(generator, "level")
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


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(pair_settings,),
    fields=("paper", "pair", "level"),
    attributes=PairedArticle,
    prepare=(Step(prepare),),
    markdown=markdown_options,
    # Other engines' fields have their meaning by then.
    headers=(Step(read_level, after=("frontmatter",)),),
    # The titles of sections must have their references by then.
    steps=(Step(link_pairs, after=("foundation", "citations", "crossrefs", "informal")),),
    pages=(Step(LevelGenerator),),
    # What foundation adds for browsers comes before the link to the other half.
    feeds=(Step(annotate_feed, after=("foundation",)),),
    writer=ListingWriter,
)

register = plugin.register
