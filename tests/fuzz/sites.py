"""Sites of posts made at random: written, built in a process of its own."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incremental.builds import ROOT, Builder, Outcome, Place
from incremental.start import picture

from .strategies import Post

#: Seconds in which any of these sites must be built, also on a busy machine.
LONGEST = 120
ENTRIES = """@article{roe2020, author={Roe, Rob}, title={On $x$}, year=2020}
@article{doe1990, author={Doe, Jane}, title={A title}, year=1990}
"""
CONF = f"""
PATH, THEME, TIMEZONE, LOCALE = "content", "{ROOT}/theme", "UTC", ["C"]
PLUGIN_PATHS, PLUGINS = ["{ROOT}"], ["plugins"]
SITENAME, SITEURL = "A site", "https://example.org"
STATIC_PATHS = ["images"]
ARTICLE_URL, ARTICLE_SAVE_AS = "posts/{{slug}}/", "posts/{{slug}}/index.html"
CARDS_ENABLED = False
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives", "search"]
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A site and what came of building it."""

    posts: tuple[Post, ...]
    place: Place
    outcome: Outcome

    @property
    def log(self) -> str:
        """What the build said."""
        return "\n".join(self.outcome.lines)


def write_site(
    root: Path, posts: Iterable[Post], settings: Mapping[str, Any] | None = None, bib: str = ""
) -> None:
    """Write the sources of a site."""
    shutil.rmtree(root, ignore_errors=True)
    content = root / "content"
    (content / "images").mkdir(parents=True)
    (content / "images" / "a.png").write_bytes(picture(3, 2, 90))
    (content / "references.bib").write_text(ENTRIES + bib, "utf-8")
    for post in posts:
        (content / post.name).write_bytes(post.data)
    text = f"{CONF}\nglobals().update({dict(settings or {})!r})\n"
    (root / "conf.py").write_text(text, "utf-8")


def build(
    builder: Builder, root: Path, posts: Iterable[Post], name: str = "a", *, fresh: bool = False
) -> Built:
    """Build the site that is in a folder, ``fresh`` with nothing left of another build."""
    place = Place(root.with_name(f"{root.name}-{name}"))
    if fresh:
        place.clear()
    outcome = builder.build(root, place, kill_after=LONGEST)
    return Built(tuple(posts), place, outcome)
