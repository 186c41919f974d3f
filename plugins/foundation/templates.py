"""Templates: a ``Template:`` that cannot be used is replaced by the usual one, where Pelican would
stop; and compiled templates are kept from one build to the next.
"""

import hashlib
import logging
import os
from pathlib import Path
from typing import Any

import jinja2
from pelican.generators import Generator, PelicanTemplateNotFound

from ..core.contents import find_articles_generator, iter_contents
from ..core.diagnostics import Problem, in_header, nearest, report
from ..core.generated_markup import uses_of
from ..core.memory.compiled import CompiledTemplates

logger = logging.getLogger(__name__)

#: The folder of the partials that other themes include; all are below ``diptych/``.
PARTIALS = Path(__file__).with_name("for_other_themes")
#: Templates of other kinds of pages, which cannot show an article or a page.
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
            names = (one.removesuffix(".html") for one in generator.env.list_templates())
            usable = [one for one in names if _is_usable(generator, one)]
            hint = nearest(name, [content.default_template, *usable])
            near = in_header("Template")
            report(generator.settings, [Problem("template", content.source_path, text, hint, near)])
            content.template = content.default_template


def leave_out_missing(generators: list[Any]) -> None:
    """Leave out direct templates that the theme has not: Pelican would write no page at all.

    A theme of others has no template for the search.
    """
    generator = find_articles_generator(generators)
    wanted = generator.settings["DIRECT_TEMPLATES"]
    kept = [name for name in wanted if _is_there(generator, name)]
    for name in wanted:
        if name not in kept:
            logger.warning(
                'the theme has no template "%s": take it out of DIRECT_TEMPLATES in pelicanconf.py',
                name,
            )
    generator.settings["DIRECT_TEMPLATES"] = kept


def _is_there(generator: Generator, name: str) -> bool:
    try:
        generator.get_template(name)
    except PelicanTemplateNotFound:
        return False
    return True


def _is_usable(generator: Generator, name: str) -> bool:
    return name not in OTHERS and "/" not in name and _is_there(generator, name)


def offer_uses(settings: dict[str, Any]) -> None:
    """Give templates the function ``uses_of(html)``, unless the site has one of that name."""
    settings["JINJA_GLOBALS"] = {"uses_of": uses_of, **settings["JINJA_GLOBALS"]}


def offer_partials(settings: dict[str, Any]) -> None:
    """Let any theme include ``diptych/switch.html`` and what is beside it.

    After the folders of the site, so that it may have its own version of each.
    """
    folders = settings.get("THEME_TEMPLATES_OVERRIDES") or []
    if str(PARTIALS) not in folders:
        settings["THEME_TEMPLATES_OVERRIDES"] = [*folders, str(PARTIALS)]


def keep_compiled(settings: dict[str, Any]) -> None:
    """Have templates compiled when they change, not in each build: it is a third of a short one.

    Jinja compiles a changed template again, but does not look at its own release and options: so
    the name of the folder is made of these. Options whose ``repr`` is an address have no folder.
    """
    options = repr(sorted(settings["JINJA_ENVIRONMENT"].items()))
    if " at 0x" in options:
        return
    versions = hashlib.sha256(f"{jinja2.__version__} {options}".encode()).hexdigest()[:12]
    folder = Path(settings["CACHE_PATH"], "compiled", versions)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        kept = CompiledTemplates(folder)
        settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "bytecode_cache": kept}
