"""The folder that goes out: a build without what no page uses, and with what servers want."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .compression import is_compressed, write_twins
from .errors import PublishError
from .headers import HEADERS, add_settings, render_headers, render_policy
from .kinds import PAGES
from .pages_scan import LEFT_OUT, Needs, find_mentioned, find_needs, find_unused, import_hashed

#: Files whose text may mention others.
TEXTS = (".html", ".htm", ".xhtml", ".css", ".js", ".mjs", ".xml", ".xsl", ".svg", ".json", ".txt")
#: What systems leave in folders.
NEVER = {".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What of the settings says how the folder is made."""

    #: The folder of the theme's static files within the site.
    theme: str = "theme"
    #: The address of the site.
    url: str = ""
    #: The endings of compressed twins: ".br", ".gz".
    twins: tuple[str, ...] = ()
    #: Whether there is a file with headers.
    headers: bool = True


def read_wishes(settings: Mapping[str, object]) -> Wishes:
    """Read THEME_STATIC_DIR, SITEURL, PUBLISH_COMPRESS and PUBLISH_HEADERS."""
    endings = str(settings.get("PUBLISH_COMPRESS") or "").replace(",", " ").split()
    twins = tuple(f".{ending.lstrip('.')}" for ending in endings)
    if not set(twins) <= {".br", ".gz"}:
        raise PublishError(f"PUBLISH_COMPRESS is {' '.join(endings)}: br, gz, or both are right")
    theme = str(settings.get("THEME_STATIC_DIR") or "theme").strip("/")
    url = str(settings.get("SITEURL") or "")
    return Wishes(theme, url, twins, bool(settings.get("PUBLISH_HEADERS", True)))


def prepare(build: Path, site: Path, settings: Mapping[str, object]) -> tuple[str, ...]:
    """Make the folder ``site`` of what is in ``build``; return the names of its files.

    It is made beside the former one and takes its place when it is whole.
    """
    wishes = read_wishes(settings)
    needs = Needs()
    names = sorted(_names(build))
    sheets = dict(_rewritten(build, names, wishes))
    unused = _unused(build, names, wishes, needs, sheets)
    names = [name for name in names if name not in unused]
    fresh = site.with_name(f"{site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name in names:
        if name in sheets:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_text(sheets[name], encoding="utf-8")
        else:
            _place(build / name, fresh / name)
    if wishes.headers and HEADERS not in names:
        add_settings(settings, needs)
        policy = render_policy(needs, has_search="pagefind/pagefind.js" in names)
        (fresh / HEADERS).write_text(render_headers(names, policy), encoding="utf-8")
    for name in names if wishes.twins else ():
        _add_twins(fresh / name, site / name, wishes.twins)
    shutil.rmtree(site, ignore_errors=True)
    fresh.rename(site)
    return tuple(sorted(_names(site)))


def _names(folder: Path) -> Iterator[str]:
    for place, _, files in os.walk(folder):
        for file in files:
            name = Path(place, file).relative_to(folder).as_posix()
            if "\n" in name or "\r" in name:
                raise PublishError(f"{name!r} has a line break in its name")
            if file not in NEVER:
                yield name


def _rewritten(build: Path, names: list[str], wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Yield the theme's style sheets that import sheets of which there is a hashed version."""
    for name in names:
        if name.startswith(f"{wishes.theme}/") and name.endswith(".css"):
            folder = name.rpartition("/")[0]
            beside = [other.rpartition("/")[2] for other in names if other.startswith(f"{folder}/")]
            css = _read(build / name)
            if (changed := import_hashed(css, beside)) != css:
                yield name, changed


def _unused(
    build: Path, names: list[str], wishes: Wishes, needs: Needs, sheets: Mapping[str, str]
) -> set[str]:
    """Return the theme's files that nothing uses; note what pages need on the way."""
    ours = {
        name
        for name in names
        if name.startswith(f"{wishes.theme}/") and name.rpartition(".")[2] in LEFT_OUT
    }
    mentioned: list[set[str]] = []
    own = "/".join(wishes.url.split("/")[:3])
    for name in names:
        if name in ours or not name.lower().endswith(TEXTS):
            continue
        text = _read(build / name)
        mentioned.append(find_mentioned(text))
        if os.path.splitext(name)[1].lower() in PAGES:  # noqa: PTH122  # names have no folder
            find_needs(text, own, needs)

    def mentioned_in(name: str) -> set[str]:
        return find_mentioned(sheets.get(name) or _read(build / name))

    return find_unused(ours, mentioned, mentioned_in)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _place(source: Path, target: Path) -> None:
    """Let a file be in another folder, too; its bytes are copied only where that cannot be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    place: Callable[[Path, Path], object] = shutil.copy2 if source.is_symlink() else os.link
    try:
        place(source, target)
    except OSError:
        shutil.copy2(source, target)


def _add_twins(path: Path, former: Path, endings: tuple[str, ...]) -> None:
    size = path.stat().st_size
    if not is_compressed(path.name, size):
        return
    data = path.read_bytes()
    twins = [former.with_name(former.name + ending) for ending in endings]
    if all(twin.is_file() for twin in twins) and former.is_file() and former.read_bytes() == data:
        for twin in twins:
            _place(twin, path.with_name(twin.name))
    else:
        write_twins(path, data, endings)
