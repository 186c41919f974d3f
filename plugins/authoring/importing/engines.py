"""Which engine a blog is for, and what its configuration says. Pure."""

import json
import tomllib
from collections.abc import Callable, Collection
from typing import Any

import yaml

from .model import Blog

CONFIGURATIONS = (
    *("_quarto.yml", "_quarto.yaml", "_site.yml", "_config.yml", "_config.yaml"),
    *(f"{name}.{kind}" for name in ("hugo", "config") for kind in ("toml", "yaml", "yml", "json")),
    *(f"config/_default/{name}.{kind}"
      for name in ("hugo", "config", "permalinks", "params", "languages")
      for kind in ("toml", "yaml", "yml", "json")),
)  # fmt: skip
#: Folders of what an engine has made or fetched, and of code.
OTHER_FOLDERS = {
    *(".git", ".github", ".quarto", ".sass-cache", ".jekyll-cache", "_site", "node_modules"),
    *("themes", "resources", "renv", "vendor", "_gen", ".hugo_build", "_extensions", "_book"),
    *("__pycache__", ".Rproj.user", "scaffolds", "archetypes", "site_libs", ".obsidian"),
}
#: The same, but only where there is a page in them.
MADE_WITH_PAGES = {"docs", "public"}


def read_blog(files: Collection[str], read: Callable[[str], str]) -> Blog:
    """Return what a blog is, by the names of its files and the text of its configuration."""
    names = frozenset(files)
    settings: dict[str, Any] = {}
    for name in CONFIGURATIONS:
        if name in names:
            found = read_configuration(name, read(name))
            part = name.removeprefix("config/_default/").split(".")[0]
            is_part = name.startswith("config/_default/") and part not in ("hugo", "config")
            settings = {**settings, **({part: found} if is_part else found)}
    return Blog(_engine_of(names), settings, names)


def read_configuration(name: str, text: str) -> dict[str, Any]:
    """Return what a file of a configuration says; nothing if it cannot be read."""
    try:
        if name.endswith(".toml"):
            found: Any = tomllib.loads(text)
        elif name.endswith(".json"):
            found = json.loads(text)
        else:
            found = yaml.safe_load(text)
    except (ValueError, RecursionError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


def _engine_of(names: Collection[str]) -> str:
    def has(*words: str) -> bool:
        return any(name.startswith(words) for name in names)

    if has("_quarto.y"):
        return "quarto"
    if has("source/_posts/", "source/_drafts/"):
        return "hexo"
    is_hugo = has("hugo.", "config.", "config/_default/") and has("content/")
    if is_hugo:
        return "hugo"
    if any(name.endswith(".qmd") for name in names) or has("_site.yml"):
        return "quarto"
    if has("_config.y") or any("_posts/" in name for name in names):
        return "jekyll"
    return "markdown"


def is_of_engine(name: str) -> bool:
    """Return whether a file is in a folder that is not the author's."""
    return any(part in OTHER_FOLDERS for part in name.split("/")[:-1])


def roots_of(engine: str) -> tuple[str, ...]:
    """Return the folders whose files an engine copies to the top of the site."""
    return {
        "hugo": ("static/", "assets/", "content/"),
        "hexo": ("source/",),
    }.get(engine, ("",))
