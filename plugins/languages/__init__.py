"""The texts and dates of the interface in the language of each page, by gettext and Babel."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from .. import foundation
from ..core.diagnostics import Problem, problem_of_setting, report
from ..core.plugin import Plugin, Step
from ..core.texts import SETTING, Catalogue, Texts, texts_of
from .catalogue import find_catalogues, read_catalogue, texts_of_template
from .dates import find_locale, write_date
from .settings import language_settings
from .templates import TemplateFunctions

__all__ = ["find_formatted", "plugin", "register", "write_date"]

#: Our catalogues; those of a theme come before them, and those of a site before both.
LOCALE = Path(__file__).with_name("locale")
TEMPLATE = LOCALE / "diptych.pot"
PROBLEMS = "DIPTYCH_LANGUAGE_PROBLEMS"
#: What prints the name of a month or a day.
NAME = re.compile("%[-#]?[aAbBcx]")


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
    problems += find_incomplete(paths, texts)
    lang = settings["DEFAULT_LANG"]
    problems += find_unsaid(lang, {one for one, _ in paths})
    keep_docutils_quiet()
    functions = TemplateFunctions(texts, lang, find_formatted(settings)).make_globals()
    # A setting, since it is then a part of what knows a cached post: posts have texts in them.
    digest = sha256(b"\0".join(path.read_bytes() for _, path in paths)).hexdigest()
    settings.update(
        {SETTING: texts, PROBLEMS: problems, "LANGUAGES_DIGEST": digest},
        JINJA_GLOBALS={**functions, **settings["JINJA_GLOBALS"]},
    )


def find_incomplete(paths: Iterable[tuple[str, Path]], texts: Texts) -> Iterator[Problem]:
    """Yield a problem for each language of the site that lacks texts; ours lack none."""
    ours = {"en", *(lang for lang, path in paths if LOCALE in path.parents)}
    own = {lang: path for lang, path in paths if lang.partition("-")[0] not in ours}
    for lang, path in own.items():
        every = texts_of_template(TEMPLATE)
        lacking = [one for one in every if not texts.has(lang, one)]
        # A file that cannot be read has been reported.
        if lacking and texts.catalogues.get(lang):
            text = (
                f'{len(lacking)} of {len(every)} texts have no translation, such as "{lacking[0]}"'
            )
            near = rf'^msgid "{re.escape(lacking[0])}"'
            yield Problem("language-incomplete", str(path), text, "they are in English", near)


def find_unsaid(lang: str, known: set[str]) -> Iterator[Problem]:
    """Yield a problem if there are no texts at all in the language of the site."""
    language = lang.lower().replace("_", "-").partition("-")[0]
    if language not in {"en", *(one.partition("-")[0] for one in known)}:
        text = f'there are no texts in the language "{lang}"'
        hint = "they are in English; LANGUAGES_PATHS may have a catalogue"
        yield problem_of_setting("language-incomplete", "DEFAULT_LANG", text, hint)


class _Docutils(logging.Filter):
    """Drops that Docutils lacks a language that is one; it has words that we do not use."""

    def filter(self, record: logging.LogRecord) -> bool:
        is_its = str(record.msg).startswith("Docutils has no localization")
        return not (is_its and record.args and find_locale(str(next(iter(record.args)))))


def keep_docutils_quiet() -> None:
    """Have a site in a language that is one be built without a warning, which stops publishing."""
    logger = logging.getLogger("pelican.readers")
    if not any(isinstance(one, _Docutils) for one in logger.filters):
        logger.addFilter(_Docutils())


def find_formatted(settings: Mapping[str, Any]) -> frozenset[str]:
    """Return the languages for which the site has a date format of its own."""
    default = settings["DEFAULT_DATE_FORMAT"] != DEFAULT_CONFIG["DEFAULT_DATE_FORMAT"]
    default = default and not _has_english_names(settings)
    return frozenset([*settings["DATE_FORMATS"], *[settings["DEFAULT_LANG"]] * default])


def _has_english_names(settings: Mapping[str, Any]) -> bool:
    """Return whether the dates of a site in another language would have English names."""
    given = settings["LOCALE"]
    locales = [given] if isinstance(given, str) else given
    is_english = all(re.match("(?:C|POSIX|en)(?![a-z])", str(one)) for one in locales)
    named = NAME.search(str(settings["DEFAULT_DATE_FORMAT"]))
    return bool(named) and is_english and not settings["DEFAULT_LANG"].lower().startswith("en")


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
