"""Settings that name a file or a folder which is not there."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from ..core.diagnostics import Problem, problem_of_setting

RULE = "setting-unknown"
#: How much of a name must be right.
ALIKE = 0.7
#: What may be missing in a site that has nothing to put there yet; Pelican's defaults, too.
USUAL = {
    "STATIC_PATHS": ("images", "extra"),
    "SERIES_INTRODUCTIONS": ("series",),
    "TERM_INTRODUCTIONS": ("tags", "categories", "authors"),
    "EXTRA_PATH_METADATA": tuple(
        f"extra/{name}" for name in ("CNAME", "favicon.ico", "robots.txt", "CITATION.cff")
    ),
}
#: Settings with paths below the content.
IN_CONTENT = (
    *("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "EXTRA_PATH_METADATA"),
    *("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES"),
    *("SERIES_INTRODUCTIONS", "TERM_INTRODUCTIONS", "CARDS_FONTS"),
)
#: Settings with paths in the folder of the site.
IN_SITE = ("PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES", "LANGUAGES_PATHS")
#: A file of our theme, by which it is known: themes of others may read a setting in another way.
OF_OUR_THEME = "templates/macros/addresses.html"
#: What Pelican and we put into settings ourselves, by the settings that it is from.
ADDED = {
    "ARTICLE_EXCLUDES": ("PAGE_PATHS", "SERIES_INTRODUCTIONS", "TERM_INTRODUCTIONS"),
    "PAGE_EXCLUDES": ("ARTICLE_PATHS", "SERIES_INTRODUCTIONS", "TERM_INTRODUCTIONS"),
}


def find_missing(settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each path of a setting that leads to nothing.

    Pelican has emptied CSS_FILE by now where it leads to nothing.
    """
    folders = dict.fromkeys(IN_CONTENT, Path(settings["PATH"]))
    folders |= dict.fromkeys(IN_SITE, Path.cwd())
    folders["THEME_STATIC_PATHS"] = theme = Path(settings["THEME"])
    if (theme / OF_OUR_THEME).is_file() and settings.get("CSS_FILE") == "":
        text = "CSS_FILE is no file of the theme's css: no page has a style sheet"
        yield problem_of_setting(RULE, "CSS_FILE", text, 'write "main.css", or take it out')
    for path in settings["TEMPLATE_PAGES"] or {}:
        if not _is_template(settings, path):
            yield _nowhere("TEMPLATE_PAGES", path, Path(settings["PATH"]))
    for name, folder in folders.items():
        free = _usual(name) | {
            path
            for other in ADDED.get(name, ())
            for path in (*_usual(other), *_paths(settings, other))
        }
        for path in dict.fromkeys(_paths(settings, name)):
            if path not in free and not _is_there(folder, path):
                yield _nowhere(name, path, folder)
            elif name in USUAL and path in free and (other := _elsewhere(folder, path)):
                text = f'{name} has "{path}", and the file is "{other}"'
                yield problem_of_setting(RULE, name, text, f'write "{other}", or move the file')


def _usual(name: str) -> set[str]:
    return {*USUAL.get(name, ()), *_listed(DEFAULT_CONFIG.get(name))}


def is_complete(settings: Mapping[str, Any]) -> bool:
    """Return whether all is there that is named outside of the content and the theme.

    Nobody else would notice that it has come.
    """
    named = (path for name in IN_SITE for path in _paths(settings, name))
    return all(_is_there(Path.cwd(), path) for path in named)


def leave_out_pages(settings: dict[str, Any]) -> None:
    """Leave out templates of single pages that are not there: Pelican would end the build."""
    pages = settings["TEMPLATE_PAGES"] or {}
    settings["TEMPLATE_PAGES"] = {a: b for a, b in pages.items() if _is_template(settings, a)}


def _is_template(settings: Mapping[str, Any], name: str) -> bool:
    """Return whether Pelican finds a template: in the content, the output, or the theme."""
    theme = str(Path(settings["THEME"], "templates"))
    folders = [settings["PATH"], settings["OUTPUT_PATH"], theme]
    folders += settings["THEME_TEMPLATES_OVERRIDES"] or ()
    inside = name.removeprefix("!theme/").removeprefix("!simple/")
    return inside != name or any(_is_there(Path(folder), name) for folder in folders)


def _paths(settings: Mapping[str, Any], name: str) -> list[str]:
    """Return the paths in a setting; those of a folder below it are shown as from there."""
    return [_shown(path) for path in _listed(settings.get(name))]


def _listed(value: Any) -> Sequence[Any]:
    if isinstance(value, Mapping):
        # Folders by what they are for, or fields by paths.
        are_folders = all(isinstance(one, str) for one in value.values())
        is_of_terms = are_folders and set(value) <= {"tag", "category", "author"}
        return [*value.values()] if is_of_terms else [*value]
    return [value] if isinstance(value, str) else [*(value or ())]


def _shown(path: Any) -> str:
    return str(path).removeprefix(f"{Path.cwd()}/")


def _is_there(folder: Path, path: str) -> bool:
    try:
        return Path(folder, path).exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _elsewhere(folder: Path, path: str) -> str:
    """Return where a file of the usual name is, if not where it usually is."""
    name = Path(path).name
    is_elsewhere = "." in name or name.isupper()
    return name if is_elsewhere and not _is_there(folder, path) and _is_there(folder, name) else ""


def _nowhere(name: str, path: str, folder: Path) -> Problem:
    place = f"in {folder.name}" if not Path(path).is_absolute() else "there"
    text = f'{name} has "{path}", which is not {place}'
    within = Path(folder, path).parent
    beside = [one.name for one in within.iterdir()] if within.is_dir() else []
    close = get_close_matches(Path(path).name, sorted(beside), n=1, cutoff=ALIKE)
    meant = str(Path(path).with_name(close[0])) if close else _elsewhere(folder, path)
    return problem_of_setting(RULE, name, text, f'did you mean "{meant}"?' if meant else "")
