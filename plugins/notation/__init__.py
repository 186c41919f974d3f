"""The symbols of a post: what each means, at every statement and display, and in a list."""

from typing import Any

from pelican.contents import Article, Page

from .. import foundation, texmath
from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import Problem, report
from ..core.html import change, derive
from ..core.plugin import Plugin, Step
from ..core.posts import is_published
from ..core.summaries import keep_summary
from ..core.texts import texts_of
from .checks import find_differences, find_problems
from .choosing import opened_by, rows_needed, without_marks
from .markdown.sources import FIELD
from .model import NotationRead, PostWithSymbols, Symbol
from .reading import find_meanings, read_notation
from .settings import NotationSettings, notation_settings
from .writing import SYMBOLS, with_symbols, without_entries

#: What other plugins may use.
__all__ = ["find_meanings", "opened_by", "plugin", "register", "rows_needed", "without_marks"]


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension."""
    chosen = notation_settings(settings)
    series = {name: list(lines) for name, lines in chosen.series.items()}
    # A site may have statements of this name, as many papers do.
    is_kind = FIELD in (settings.get("THEOREM_KINDS") or {})
    return {"site": list(chosen.symbols), "series": series, "blocks": not is_kind}


def link_symbols(generators: list[Any]) -> None:
    """Give each statement and display its symbols, and each post a list of them."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen, texts = notation_settings(settings), texts_of(settings)
    contents = {content.source_path: content for content in iter_contents(generators)}
    reads = {path: derive(content, read_notation) for path, content in contents.items()}
    for path, content in contents.items():
        post: PostWithSymbols = content
        read = reads[path]
        listed = _listed(read)
        entries = (read.entries[number] for number in listed)
        post.symbols = tuple(Symbol(one.symbol, one.meaning, one.tex) for one in entries)
        if read.entries:
            _write(content, read, listed if chosen.list else (), chosen, texts)
            report(settings, [*find_problems(read, path), *_differences(content, read, reads)])
    for page in iter_introductions(generators):
        change(page, without_entries)


def _listed(read: NotationRead) -> tuple[int, ...]:
    """Return the entries of the list: those of the post, and of the site what the post uses."""
    entries = enumerate(read.entries)
    return tuple(
        number
        for number, entry in entries
        if number in read.used or entry.scope not in ("site", "series")
    )


def _write(
    content: Article | Page,
    read: NotationRead,
    listed: tuple[int, ...],
    chosen: NotationSettings,
    texts: Any,
) -> None:
    keep_summary(content)  # it needs no buttons
    words = {SYMBOLS: texts.get(getattr(content, "lang", ""), SYMBOLS)}
    change(content, with_symbols, read, listed, words, chosen.buttons)


def _differences(
    content: Article | Page, read: NotationRead, reads: dict[str, NotationRead]
) -> list[Problem]:
    """Return the hints on the two posts on a paper: at the math post, if its half is published."""
    pair = getattr(content, "pair", None)
    other = pair.other.article if pair and pair.other else None
    if (
        not (pair and other)
        or pair.level != "math"
        or (is_published(content) and not is_published(other))
    ):
        return []
    path = content.source_path
    return list(find_differences(read, reads[other.source_path], path, other.title))


plugin = Plugin(
    __name__,
    needs=(foundation.plugin, texmath.plugin),
    settings=(notation_settings,),
    fields=("notation",),
    attributes=PostWithSymbols,
    markdown=markdown_options,
    steps=(
        Step(
            link_symbols,
            after=(
                "foundation",
                "citations",
                "crossrefs",
                "informal",
                "corrections",
                "pairs",
                "dependencies",
            ),
        ),
    ),
)

register = plugin.register
