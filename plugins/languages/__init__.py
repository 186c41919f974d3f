"""The words and dates of the interface in the language of each page, by gettext and Babel."""

from collections import defaultdict
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import Any

from pelican import signals

from .. import foundation
from ..contents import find_articles_generator
from ..problems import Problem
from ..report import report
from ..texts import SETTING, Texts
from .catalogue import find_catalogues, read_catalogue
from .settings import language_settings
from .templates import TemplateFunctions

#: Ours; a theme, and above all a site, may bring others that win.
LOCALE = Path(__file__).with_name("locale")
PROBLEMS = "DIPTYCH_LANGUAGE_PROBLEMS"


def prepare(pelican: Any) -> None:
    """Read the catalogues, and give templates and the other plugins what is in them."""
    settings = pelican.settings
    folders = [*map(Path, language_settings(settings).paths), Path(settings["THEME"], "locale")]
    paths = list(find_catalogues([*folders, LOCALE]))
    catalogues: dict[str, list[NullTranslations]] = defaultdict(list)
    problems: list[Problem] = []
    for lang, path in paths:
        catalogue, found = read_catalogue(path)
        catalogues[lang] += [catalogue] if catalogue else []
        problems += found
    texts = Texts({lang: tuple(found) for lang, found in catalogues.items()})
    functions = TemplateFunctions(texts, settings).make_globals()
    # Our own setting, so that what is cached with words in it is known by them.
    digest = sha256(b"\0".join(path.read_bytes() for _, path in paths)).hexdigest()
    settings.update(
        {SETTING: texts, PROBLEMS: problems, "LANGUAGES_DIGEST": digest},
        JINJA_GLOBALS={**functions, **settings["JINJA_GLOBALS"]},
    )
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    configs[f"{__name__}.markdown"] = {"texts": texts, "language": settings["DEFAULT_LANG"]}


def tell_problems(generators: list[Any]) -> None:
    """Report what is wrong with the catalogues."""
    settings = find_articles_generator(generators).settings
    report(settings, settings[PROBLEMS])


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.all_generators_finalized.connect(tell_problems)
