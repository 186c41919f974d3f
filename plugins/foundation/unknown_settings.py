"""Settings whose names are nearly those of known ones, and paths in them that are not there.

Any other name may be meant: themes and plugins of others have settings of their own.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from ..core.diagnostics import Problem, problem_of_setting, report
from .setting_paths import RULE, find_missing, leave_out_pages
from .settings import OF_PELICAN, OWN

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


def question_settings(settings: dict[str, Any]) -> None:
    """Report names that are nearly known ones, and paths that lead to nothing."""
    report(settings, [*_misspelt(settings), *find_missing(settings)])
    leave_out_pages(settings)


def _misspelt(settings: Iterable[str]) -> Iterator[Problem]:
    known = [*DEFAULT_CONFIG, *OWN, *OF_PELICAN, *OF_PLACES]
    for name in settings:
        if name in known or not name.isupper() or name.endswith(ENDS):
            continue
        for near in get_close_matches(name, known, n=1, cutoff=ALIKE):
            text = f"there is no setting {name}"
            yield problem_of_setting(RULE, name, text, f"did you mean {near}?")
