"""The settings of a place to publish to, checked in every build of what goes out. Pure."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from ...core.settings import Check, check_setting, is_count
from .guards import checked_port
from .sending import NEEDED

TWINS = {"br", "gz"}


def check_places(settings: Mapping[str, Any]) -> None:
    """Raise SettingError for the first wrong one, whichever way the site goes out."""
    for name, check in CHECKS.items():
        if (value := settings.get(name)) not in (None, ""):
            check_setting(name, value, check)


def _is_port(value: Any) -> bool:
    # A PublishError is what is said in the middle of publishing.
    try:
        return checked_port(value) > 0
    except Exception as error:
        raise ValueError(error) from error


def _is_number(value: Any) -> bool:
    return is_count(value) or (isinstance(value, str) and value.strip().isdigit())


def _are_twins(value: Any) -> bool:
    return (
        isinstance(value, str)
        and {word.lstrip(".") for word in value.replace(",", " ").split()} <= TWINS
    )


def _is_endpoint(value: Any) -> bool:
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


TEXT: Check = (_is_text, "a text")
CHECKS: dict[str, Check] = {
    "PUBLISH_TO": (NEEDED.__contains__, f"one of {', '.join(NEEDED)}"),
    "PUBLISH_KEEP_DAYS": (_is_number, "a number of days, from 0"),
    "PUBLISH_COMPRESS": (_are_twins, '"br", "gz", "br gz", or "" for neither'),
    "PUBLISH_HEADERS": (lambda value: isinstance(value, bool), "True or False"),
    "PUBLISH_FOLDER": TEXT,
    "SSH_PORT": (_is_port, "the number of a port"),
    **dict.fromkeys(("SSH_HOST", "SSH_USER", "SSH_TARGET_DIR"), TEXT),
    "S3_ENDPOINT": (_is_endpoint, "an address such as https://s3.example.org"),
    **dict.fromkeys(("S3_BUCKET", "S3_PREFIX", "S3_REGION"), TEXT),
    **dict.fromkeys(("GITHUB_PAGES_BRANCH", "GITHUB_PAGES_REMOTE", "GITHUB_PAGES_MESSAGE"), TEXT),
}
