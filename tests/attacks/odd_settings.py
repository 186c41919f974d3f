"""Every documented setting, and values that it cannot have."""

import re
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

ROOT = Path(__file__).parents[2]
#: Those of ours are in the table of docs/settings.md.
TABLE = (ROOT / "docs/settings.md").read_text("utf-8")
OURS = sorted(set(re.findall(r"^\| `([A-Z_]+)` \|", TABLE, re.MULTILINE)))
#: Pelican reads these before it asks any plugin, or they are how it finds us.
BEFORE_US = {
    *("PLUGINS", "PATH", "THEME", "PELICAN_CLASS", "PLUGIN_PATHS", "PAGINATION_PATTERNS"),
    *("LOCALE", "LOG_FILTER", "OUTPUT_PATH", "CACHE_PATH", "DEFAULT_LANG", "PORT", "BIND"),
    *("JINJA_ENVIRONMENT", "READERS", "ARTICLE_EXCLUDES", "PAGE_EXCLUDES"),
}
MORE = {"LINKS", "SOCIAL", "MENUITEMS", "SITESUBTITLE", "AUTHOR", "FEED_DOMAIN"}
PELICANS = sorted((DEFAULT_CONFIG.keys() | MORE) - BEFORE_US)
ODD = {
    "none": None,
    "number": 5,
    "negative": -1,
    "true": True,
    "empty": "",
    "text": "x",
    "root": "/",
    "up": "../../x",
    "no host": "http://[::1",
    "braces": "{",
    "unknown": "{nothing}",
    "control": "a\0b",
    "half a character": "\ud800",
    "half a character in a list": ["\ud800"],
    "numbers": [5],
    "empty list": [],
    "texts": ["x"],
    "dict": {1: 2},
    "texts by text": {"x": "y"},
    "bytes": b"x",
    "object": object,
}
