"""Settings whose names are nearly those of known ones, and paths in them that are not there.

Any other name may be meant: themes and plugins of others have settings of their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from ..core.diagnostics import Problem, nearest, report
from .settings import OF_PELICAN, OWN

RULE = "setting-unknown"
#: Where settings are: in which of two files is said by those who know both.
FILE = "pelicanconf.py"
#: How much of a name must be right.
ALIKE = 0.93
#: Names of any template may have these at their ends.
ENDS = ("_URL", "_SAVE_AS", "_ATOM", "_RSS")
#: Settings of how a site goes out (authoring/publishing).
OF_PLACES = (
    *("PUBLISH_TO", "PUBLISH_KEEP_DAYS", "PUBLISH_COMPRESS", "PUBLISH_HEADERS", "PUBLISH_FOLDER"),
    *("SSH_HOST", "SSH_PORT", "SSH_USER", "SSH_TARGET_DIR"),
    *("S3_BUCKET", "S3_PREFIX", "S3_ENDPOINT", "S3_REGION"),
    *("GITHUB_PAGES_BRANCH", "GITHUB_PAGES_REMOTE", "GITHUB_PAGES_MESSAGE"),
)
#: Folders that may be missing in a site that has nothing to put there yet.
USUAL = ("images", "extra")
#: Settings with paths below the content.
PATHS = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS")


def question_settings(settings: dict[str, Any]) -> None:
    """Report names that are nearly known ones, and paths that lead to nothing."""
    report(settings, [*_misspelt(settings), *_missing(settings)])


def _misspelt(settings: Iterable[str]) -> Iterator[Problem]:
    known = [*DEFAULT_CONFIG, *OWN, *OF_PELICAN, *OF_PLACES]
    for name in settings:
        if name in known or not name.isupper() or name.endswith(ENDS):
            continue
        for near in get_close_matches(name, known, n=1, cutoff=ALIKE):
            text = f"there is no setting {name}"
            yield Problem(RULE, FILE, text, f"did you mean {near}?", rf"^[ \t]*{name}\b")


def _missing(settings: Mapping[str, Any]) -> Iterator[Problem]:
    for name in PATHS:
        for path in settings[name]:
            if path not in (*USUAL, *DEFAULT_CONFIG[name]) and not _is_there(settings, path):
                yield _nowhere(name, path, settings)


def _nowhere(name: str, path: str, settings: Mapping[str, Any]) -> Problem:
    there = (one.name for one in Path(settings["PATH"]).iterdir())
    text = f'{name} has "{path}", which is not in {Path(settings["PATH"]).name}'
    return Problem(RULE, FILE, text, nearest(str(path), there), rf"^[ \t]*{name}\b")


def _is_there(settings: Mapping[str, Any], path: Any) -> bool:
    return Path(settings["PATH"], path).exists()
