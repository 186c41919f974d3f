"""The theme's style sheets joined into one file, its scripts minified; named by their content."""

import logging
import posixpath
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from pelican.writers import Writer

from .. import foundation
from ..core.hashed_files import hashed, remove_former, write_files
from ..core.pelican_api import AssetGenerator
from ..core.plugin import Plugin, Step
from ..core.rendering.templates import asked
from .core import can_be_joined, minify_css
from .settings import bundle_settings

logger = logging.getLogger(__name__)

SITE = "site.css"
LATER = "later.js"


class BundleGenerator(AssetGenerator):
    """Gives templates ``join_styles``, ``join_scripts``, and minified scripts in ``hashed_static``.

    Style sheets are joined when the first page asks for them: only templates know which.
    """

    def generate_context(self) -> None:
        """Find the static files of the theme; nothing is made yet."""
        self.made: set[str] = set()
        self.joined: dict[tuple[str, ...], list[str]] = {}
        self.static: dict[str, Path] = {}
        for folder in self.settings["THEME_STATIC_PATHS"]:  # as Pelican copies them
            root = Path(self.theme, folder)
            files = (path for path in root.rglob("*") if path.is_file())
            self.static |= {path.relative_to(root).as_posix(): path for path in files}

    def make_assets(self) -> None:
        """Minify the scripts."""
        if not bundle_settings(self.settings).enabled:
            return
        self.context["join_styles"] = self.join_styles
        names = self.context.setdefault("hashed_static", {})
        try:
            names |= {name: self._add(name, self._script(name)) for name in self._scripts()}
            self.context["join_scripts"] = self.join_scripts
        except ImportError as error:
            text = "bundle: the scripts are not minified, since there is no %s: pip install rjsmin"
            logger.warning(text, error.name)

    @asked
    def join_styles(self, names: Sequence[str]) -> list[str]:
        """Return the names that a page links to in place of some style sheets of the theme."""
        key = tuple(names)
        if key not in self.joined:
            self.joined[key] = [*self._join(key)]
        return self.joined[key]

    @asked
    def join_scripts(self, names: Sequence[str]) -> list[str]:
        """Return the names that a page links to in place of some scripts of the theme."""
        key = tuple(names)
        if key not in self.joined:
            if len(key) > 1 and all(name in self.static for name in key):
                joined = b";\n".join(self._script(name) for name in key)
                made = [self._add(posixpath.join(posixpath.dirname(key[0]), LATER), joined)]
            else:
                made = [self.context["hashed_static"].get(name, name) for name in key]
            self.joined[key] = made
        return self.joined[key]

    def _join(self, names: Sequence[str]) -> Iterator[str]:
        """Yield a joined file for neighbours in one folder; a sheet that cannot be joined stays."""
        sheets = {name: self._style(name) for name in names}

        def folder_of(name: str) -> str | None:
            return None if sheets[name] is None else posixpath.dirname(name)

        for folder, group in groupby(sheets, folder_of):
            if folder is None:
                yield from group
            else:
                css = minify_css("\n".join(sheets[name] or "" for name in group))
                yield self._add(posixpath.join(folder, SITE), css.encode())

    def _style(self, name: str) -> str | None:
        """Return a style sheet as this build has it, None if it cannot be joined."""
        path = self.static.get(name)
        if made := self.context["hashed_static"].get(name):
            path = self._folder() / made
        try:
            css = path.read_text(encoding="utf-8-sig") if path else None
        except UnicodeDecodeError:
            return None
        return css if css is not None and can_be_joined(css) else None

    def _scripts(self) -> list[str]:
        return [name for name in self.static if name.endswith(".js")]

    def _script(self, name: str) -> bytes:
        from rjsmin import jsmin  # noqa: PLC0415

        data = self.static[name].read_bytes()
        return bytes(jsmin(data, keep_bang_comments=True))

    def _folder(self) -> Path:
        return Path(self.output_path, self.settings["THEME_STATIC_DIR"])

    def _add(self, name: str, data: bytes) -> str:
        """Write a file at once, since pages may be written already; return its name."""
        full = hashed(name, data)
        write_files(self.settings, self._folder(), {full: data})
        self.made.add(full)
        return full

    def generate_output(self, _writer: Writer) -> None:
        """Remove the files of former builds; if a later page asks for one, it is made again."""
        styles = (name for name in self.static if name.endswith(".css"))
        sites = {posixpath.join(posixpath.dirname(name), SITE) for name in styles}
        scripts = self._scripts()
        later = {posixpath.join(posixpath.dirname(name), LATER) for name in scripts}
        remove_former(self._folder(), [*sites, *scripts, *later], self.made)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(bundle_settings,),
    pages=(Step(BundleGenerator, after=("fonts", "sidenotes")),),
)

register = plugin.register
