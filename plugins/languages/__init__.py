"""The texts and dates of the interface in the language of each page, by gettext and Babel."""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from .. import foundation
from ..core.diagnostics import Problem, report
from ..core.plugin import Plugin, Step
from ..core.texts import SETTING, Catalogue, Texts, texts_of
from .catalogue import find_catalogues, read_catalogue
from .dates import write_date
from .settings import language_settings
from .templates import TemplateFunctions

__all__ = ["find_formatted", "plugin", "register", "write_date"]

#: Our catalogues; those of a theme come before them, and those of a site before both.
LOCALE = Path(__file__).with_name("locale")
PROBLEMS = "DIPTYCH_LANGUAGE_PROBLEMS"


def prepare(settings: dict[str, Any]) -> None:
    """Read the catalogues, and give their texts to templates and to the other plugins."""
    folders = [*map(Path, language_settings(settings).paths), Path(settings["THEME"], "locale")]
    paths = list(find_catalogues([*folders, LOCALE]))
    catalogues: dict[str, list[Catalogue]] = defaultdict(list)
    problems: list[Problem] = []
    for lang, path in paths:
        catalogue, found = read_catalogue(path)
        catalogues[lang] += [catalogue] if catalogue else []
        problems += found
    texts = Texts({lang: tuple(found) for lang, found in catalogues.items()})
    lang = settings["DEFAULT_LANG"]
    functions = TemplateFunctions(texts, lang, find_formatted(settings)).make_globals()
    # A setting, since it is then a part of what knows a cached post: posts have texts in them.
    digest = sha256(b"\0".join(path.read_bytes() for _, path in paths)).hexdigest()
    settings.update(
        {SETTING: texts, PROBLEMS: problems, "LANGUAGES_DIGEST": digest},
        JINJA_GLOBALS={**functions, **settings["JINJA_GLOBALS"]},
    )


def find_formatted(settings: Mapping[str, Any]) -> frozenset[str]:
    """Return the languages for which the site has a date format of its own."""
    default = settings["DEFAULT_DATE_FORMAT"] != DEFAULT_CONFIG["DEFAULT_DATE_FORMAT"]
    return frozenset([*settings["DATE_FORMATS"], *[settings["DEFAULT_LANG"]] * default])


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the texts and the language of the site for the Markdown extension."""
    return {"texts": texts_of(settings), "language": settings["DEFAULT_LANG"]}


def report_problems(settings: dict[str, Any]) -> None:
    """Report what is wrong with the catalogues."""
    report(settings, settings[PROBLEMS])


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(language_settings,),
    markdown=markdown_options,
    prepare=(Step(prepare),),
    load=(Step(report_problems, after=("foundation",)),),
)

register = plugin.register
