"""The style sheet that declares the fonts, with other names of files in it."""

import posixpath
import re
from collections.abc import Mapping

URL = re.compile(r"""(?<=url\()(["']?)([^"'()]+)\1(?=\))""")
FONT_RULE = re.compile(r"@font-face\s*\{[^{}]*+\}\n?")


def rename_urls(css: str, stylesheet: str, names: Mapping[str, str]) -> str:
    """Return a style sheet that names other files.

    ``names`` has the new name of each file, both as paths from the static folder; the
    ``@font-face`` rule of a file whose new name is "" is left out.
    """
    folder = posixpath.dirname(stylesheet)

    def named(match: re.Match[str]) -> str:
        return posixpath.normpath(posixpath.join(folder, match[2]))

    def rename(match: re.Match[str]) -> str:
        name = named(match)
        return f'"{posixpath.relpath(names[name], folder)}"' if name in names else match[0]

    def keep(match: re.Match[str]) -> str:
        gone = any(names.get(named(url)) == "" for url in URL.finditer(match[0]))
        return "" if gone else URL.sub(rename, match[0])

    return FONT_RULE.sub(keep, css)
