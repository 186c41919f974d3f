"""Fonts of the theme, reduced to the characters of the site: small files, named by content."""

import logging
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from pelican.contents import Content

from .. import foundation
from ..core.contents import iter_generated
from ..core.diagnostics import Problem, report
from ..core.documents import get_document
from ..core.hashed_files import hashed, remove_former, write_files
from ..core.html import derive
from ..core.memory.files import Store
from ..core.pelican_api import AssetGenerator
from ..core.plugin import Plugin, Step
from ..core.recalling import recall
from ..core.settings import INTERNAL, SettingError
from .characters import (
    TEXTS,
    characters_in_html,
    characters_in_texts,
    describe,
    is_drawn,
    missing_in_html,
    missing_in_texts,
    near,
)
from .settings import fonts_settings
from .stylesheet import rename_urls
from .subsets import characters_in, make_subset, versions
from .texts import WESTERN, iter_strings, may_be_shown, shown_by_template
from .theme_fonts import ThemeFont, ThemeFonts, read_theme_fonts

__all__ = ["characters_in", "describe", "plugin", "read_theme_fonts", "register"]

logger = logging.getLogger(__name__)

HINT = "another symbol, or \\text{…} around words; until then a font of the reader's is used"


class FontsGenerator(AssetGenerator):
    """Makes the subsets before any page is written, since pages name them.

    Templates find in ``hashed_static`` which of the theme's files have another name.
    """

    def generate_context(self) -> None:
        """Begin a build that uses the theme's files as they are."""
        self.theme_fonts: ThemeFonts | None = read_theme_fonts(Path(self.theme))
        self.store = Store(Path(self.settings["CACHE_PATH"], "fonts"))
        self.files: dict[str, bytes] = {}
        self.context["hashed_static"] = {}

    def make_assets(self) -> None:
        """Make the subsets."""
        if not self.theme_fonts:
            return
        try:
            wanted = self._wanted()
            for font in self._fonts():
                self._add_subset(font, wanted[font.characters])
        except ImportError as error:
            text = 'fonts: no font is cut, since there is no %s: pip install "fonttools[woff]"'
            logger.warning(text, error.name)
        if self.files:
            self._declare(self.theme_fonts)
        self._write(self.theme_fonts)

    def _fonts(self) -> Iterator[ThemeFont]:
        """Yield the fonts that the site is to have."""
        text = fonts_settings(self.settings).text
        for font in self.theme_fonts.fonts if self.theme_fonts else ():
            if text or font.characters != "text":
                yield font

    def _declare(self, theme: ThemeFonts) -> None:
        """Make the style sheet that declares the subsets instead of the theme's files."""
        names = dict(self.context["hashed_static"])
        names |= {font.source: "" for font in theme.fonts if font.source not in theme.names()}
        names |= {font.file: "" for font in set(theme.fonts).difference(self._fonts())}
        css = self._static(theme.stylesheet).read_text(encoding="utf-8")
        self._add(theme.stylesheet, rename_urls(css, theme.stylesheet, names).encode())

    def _add_subset(self, font: ThemeFont, wanted: frozenset[str]) -> None:
        """Make the subset of a font that the site needs, if it needs any."""
        if not wanted:
            return
        source, made_by = self._static(font.source).read_bytes(), versions()
        try:
            known = self.store.recall((made_by, source), lambda: characters_in(source).encode())
            kept = "".join(sorted(wanted.intersection(known.decode())))
            inputs = (made_by, source, kept, font.features)
            data = self.store.recall(inputs, lambda: make_subset(source, kept, font.features))
        except ImportError:
            raise
        except Exception as error:  # fonttools has no single error for a broken font
            text = f"fonts: {font.source} of the theme cannot be cut: {error}"
            raise SettingError(text) from None
        self._add(font.file, data)
        if font.characters == "math":  # for the rest of a text the reader's own fonts are right
            self._report_missing(frozenset(filter(is_drawn, wanted.difference(known.decode()))))

    def _wanted(self) -> dict[str, frozenset[str]]:
        """Return the characters of all that the pages may show, by the kind of font."""
        # What plugins keep there for themselves, such as messages, no page shows.
        public = {name: v for name, v in self.settings.items() if not name.startswith(INTERNAL)}
        shown = [*map(may_be_shown, iter_strings(public)), *self._words_of_templates()]
        languages = {self.settings["DEFAULT_LANG"], *(c.lang for c in self._contents())}
        if not all(lang.startswith("en") for lang in languages):
            shown.append(WESTERN)
        found = [set(characters) for characters in characters_in_texts(shown)]
        for content in self._contents():
            in_html = derive(content, characters_in_html)
            fields = tuple(map(may_be_shown, _texts_of(content)))
            in_fields = recall(content, characters_in_texts, fields)
            drawn = tuple(one.drawing.inner for one in getattr(content, "drawings", ()))
            in_drawings = recall(content, characters_in_texts, drawn)
            for characters, *more in zip(found, in_html, in_fields, in_drawings, strict=True):
                characters.update(*more)
        return dict(zip(TEXTS, map(frozenset, found), strict=True))

    def _words_of_templates(self) -> Iterator[str]:
        """Yield what templates show, the theme's and those of the site's own."""
        own = self.settings["THEME_TEMPLATES_OVERRIDES"]
        for folder in (*own, Path(self.theme, "templates")):
            for path in sorted(Path(folder).rglob("*.html")):
                yield shown_by_template(path.read_text(encoding="utf-8", errors="replace"))

    def _contents(self) -> Iterator[Content]:
        """Yield all contents that have a page or are on one."""
        introductions = self.context.get("introductions", ())
        contents = chain(iter_generated(self.context), introductions)
        return (one for one in contents if one.save_as or one.status == "published")

    def _report_missing(self, missing: frozenset[str]) -> None:
        wanted = "".join(sorted(missing))
        for content in self._contents() if missing else ():
            in_html = dict(zip(TEXTS, derive(content, characters_in_html), strict=True))
            found = recall(content, missing_in_texts, _texts_of(content), wanted)
            if not missing.isdisjoint(in_html["math"]):
                found += derive(content, missing_in_html, wanted)
            for char, tex in dict.fromkeys(found):
                text = f'the font of formulas has no "{char}" ({describe(char)})'
                path = content.source_path
                problem = Problem("math-glyph", path, text, HINT, near(char, tex))
                report(self.settings, [problem])

    def _static(self, name: str) -> Path:
        return Path(self.theme, "static", name)

    def _add(self, name: str, data: bytes) -> None:
        """Keep a file to be written in place of one of the theme's."""
        full = hashed(name, data)
        self.files[full] = data
        self.context["hashed_static"][name] = full

    def _write(self, theme: ThemeFonts) -> None:
        """Write the files, before they are bundled, and remove those of former builds."""
        folder = Path(self.output_path, self.settings["THEME_STATIC_DIR"])
        write_files(self.settings, folder, self.files)
        remove_former(folder, theme.names(), self.files)


def _texts_of(content: Content) -> tuple[str, ...]:
    """Return what a page may show of a content besides its HTML."""
    date, fields = getattr(content, "locale_date", ""), get_document(content.metadata).fields
    return tuple(dict.fromkeys(iter_strings([content.metadata, fields, date])))


def check_theme(settings: Mapping[str, Any]) -> None:
    """Stop the build when the theme's ``fonts.toml`` cannot be right."""
    read_theme_fonts(Path(settings["THEME"]))


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(fonts_settings, check_theme),
    pages=(Step(FontsGenerator),),
)

register = plugin.register
