"""Where the settings of a site say what a message is about. Pure but for reading these files."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pelican.settings import get_settings_from_file, read_settings

from .remarks import Remark
from .site import LOCAL

#: Settings that messages are about without their names, by a part of these.
MEANT = {
    "Cannot load plugin": "PLUGINS",
    "Cannot register plugin": "PLUGINS",
    "Could not find the theme": "THEME",
    "You need to specify a path": "PATH",
    "Docutils has no localization": "DEFAULT_LANG",
}
#: The name of a setting.
NAME = re.compile(r"\b[A-Z][A-Z0-9]*_?[A-Z0-9_]+\b")


def find_setting(text: str, settings_file: str) -> tuple[str, int]:
    """Return the file and line that set what a message is about, and no file where none does.

    What goes out has its settings from two files, of which ``settings_file`` counts first.
    """
    names = [name for part, name in MEANT.items() if part in text] or NAME.findall(text)
    for name in names:
        for path in (settings_file, str(Path(settings_file).with_name(LOCAL))):
            if line := _last_line(name, path):
                return path, line
    return "", 0


def find_unusable(settings_file: str) -> str:
    """Return the setting of a file that Pelican itself cannot read, "" for none.

    It says what it could not do with the value, and not which setting it is.
    """
    try:
        values = get_settings_from_file(settings_file)
    except (Exception, SystemExit):
        return ""
    base = {name: values[name] for name in ("PATH", "THEME", "PLUGIN_PATHS") if name in values}
    for name, value in values.items():
        try:
            read_settings(override={**base, "PLUGINS": [], name: value})
        except Exception:  # whatever it is: the same has ended the build
            return str(name)
    return ""


def with_causes(remarks: Iterable[Remark]) -> list[Remark]:
    """Return remarks without what is the cause of another one: that one names it.

    A plugin cannot be loaded where the folder that it is in is not there.
    """
    every = list(remarks)
    causes = [one for one in every if one.text.startswith("PLUGIN_PATHS has")]
    failed = [one for one in every if "Cannot load plugin" in one.text and not one.hint]
    if not causes or not failed:
        return every
    hint = f"{causes[0].text}; correct that, or install the plugin"
    return [replace(one, hint=hint) if one in failed else one for one in every if one not in causes]


def placed_in_settings(remark: Remark, settings_file: str) -> Remark:
    """Return a remark with its place, where it is about a setting and has none."""
    # Whoever reports it does not know the other file.
    is_unsure = remark.rule == "setting-unknown" or remark.line <= 1
    is_ours = Path(remark.path).name == LOCAL and is_unsure
    if not settings_file or (remark.path and not is_ours):
        return remark
    path, line = find_setting(remark.text, settings_file)
    return replace(remark, path=path, line=line) if path else remark


def _last_line(name: str, settings_file: str) -> int:
    """Return the last line that sets something, 0 for none."""
    try:
        lines = Path(settings_file).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return 0
    start = re.compile(rf"\s*{name}\b")
    return max((number for number, line in enumerate(lines, 1) if start.match(line)), default=0)
