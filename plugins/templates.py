"""A content whose ``Template:`` cannot show it gets the usual one; Pelican would die of it."""

from typing import Any

from pelican import signals
from pelican.generators import Generator, PelicanTemplateNotFound

from .contents import find_articles_generator, iter_contents
from .problems import Problem, in_header
from .report import report

#: Pelican's templates of other pages, which lack what they show.
OTHERS = {
    *("index", "article", "page", "archives", "period_archives", "author", "authors"),
    *("category", "categories", "tag", "tags", "series", "all_series", "both", "base"),
    *("paper", "papers", "preview", "map", "level"),
    *("pagination", "translations"),
}


def check_templates(generators: list[Any]) -> None:
    """Replace templates that cannot be used, and report them."""
    generator = find_articles_generator(generators)
    for content in iter_contents(generators):
        name = content.template
        if name != content.default_template and not _is_usable(generator, name):
            text = f'the theme has no template "{name}" that could show it'
            problem = Problem("template", content.source_path, text, near=in_header("Template"))
            report(generator.settings, [problem])
            content.template = content.default_template


def _is_usable(generator: Generator, name: str) -> bool:
    if name in OTHERS or "/" in name:
        return False
    try:
        generator.get_template(name)
    except PelicanTemplateNotFound:
        return False
    return True


def register() -> None:
    signals.all_generators_finalized.connect(check_templates)
