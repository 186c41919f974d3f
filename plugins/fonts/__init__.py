"""The theme's faces cut to the characters of the site: smaller files, named by their content."""

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
from ..core.memory import Store
from ..core.pelican_api import AssetGenerator, get_html
from ..core.plugin import Plugin, Step
from ..core.settings import SettingError
from .characters import TEXTS, describe, find_missing, is_drawn, near
from .cutting import characters_in, cut, versions
from .faces import Face, Faces, read_faces
from .settings import fonts_settings
from .stylesheet import rename_urls
from .texts import WESTERN, iter_strings

__all__ = ["characters_in", "describe", "plugin", "read_faces", "register"]

logger = logging.getLogger(__name__)

HINT = "another sign, or \\text{…} around words; until then the reader's own faces serve"


class FontsGenerator(AssetGenerator):
    """Cuts the faces before any page is written, since pages name them.

    ``hashed_static`` tells the templates which of the theme's files have another name.
    """

    def generate_context(self) -> None:
        """Begin a build in which the theme's files serve as they are."""
        self.theme_faces: Faces | None = read_faces(Path(self.theme))
        self.store = Store(Path(self.settings["CACHE_PATH"], "fonts"))
        self.files: dict[str, bytes] = {}
        self.context["hashed_static"] = {}

    def make_assets(self) -> None:
        """Cut the faces."""
        if not self.theme_faces:
            return
        try:
            wanted = {kind: texts(self._strings()) for kind, texts in TEXTS.items()}
            for face in self._faces():
                self._cut(face, wanted[face.characters])
        except ImportError as error:
            text = 'fonts: no face is cut, since there is no %s: pip install "fonttools[woff]"'
            logger.warning(text, error.name)
        if self.files:
            self._declare(self.theme_faces)
        self._write(self.theme_faces)

    def _faces(self) -> Iterator[Face]:
        """Yield the faces that the site is to have."""
        text = fonts_settings(self.settings).text
        for face in self.theme_faces.faces if self.theme_faces else ():
            if text or face.characters != "text":
                yield face

    def _declare(self, theme: Faces) -> None:
        """Make the style sheet that names the cut faces, and nothing that they were cut from."""
        names = dict(self.context["hashed_static"])
        names |= {face.source: "" for face in theme.faces if face.source not in theme.names()}
        names |= {face.file: "" for face in set(theme.faces).difference(self._faces())}
        css = self._static(theme.stylesheet).read_text(encoding="utf-8")
        self._add(theme.stylesheet, rename_urls(css, theme.stylesheet, names).encode())

    def _cut(self, face: Face, wanted: frozenset[str]) -> None:
        """Make of a face what the site needs of it, if it needs anything."""
        if not wanted:
            return
        source, made_by = self._static(face.source).read_bytes(), versions()
        try:
            known = self.store.recall((made_by, source), lambda: characters_in(source).encode())
            kept = "".join(sorted(wanted.intersection(known.decode())))
            inputs = (made_by, source, kept, face.features)
            data = self.store.recall(inputs, lambda: cut(source, kept, face.features))
        except ImportError:
            raise
        except Exception as error:  # fonttools has no one error for what is no face
            text = f"fonts: {face.source} of the theme cannot be cut: {error}"
            raise SettingError(text) from None
        self._add(face.file, data)
        if face.characters == "math":  # of text, the reader's own faces are right for the rest
            self._report_missing(frozenset(filter(is_drawn, wanted.difference(known.decode()))))

    def _strings(self) -> Iterator[str]:
        """Yield all that the pages may show."""
        languages = {self.settings["DEFAULT_LANG"]}
        yield from iter_strings(self.settings)
        for content, text in self._texts():
            languages.add(content.lang)
            yield text
        if not all(lang.startswith("en") for lang in languages):
            yield WESTERN

    def _texts(self) -> Iterator[tuple[Content, str]]:
        """Yield the texts of all contents that have a page or stand on one."""
        introductions = self.context.get("introductions", ())
        contents = chain(iter_generated(self.context), introductions)
        for content in contents:
            if content.save_as or content.status == "published":
                date = getattr(content, "locale_date", "")
                fields = get_document(content.metadata).fields
                texts = dict.fromkeys(
                    iter_strings([get_html(content), content.metadata, fields, date])
                )
                yield from ((content, text) for text in texts)

    def _report_missing(self, missing: frozenset[str]) -> None:
        for content, text in self._texts() if missing else ():
            for char, tex in find_missing(text, missing):
                said = f'the face of formulas has no "{char}" ({describe(char)})'
                path = content.source_path
                problem = Problem("math-glyph", path, said, HINT, near(char, tex))
                report(self.settings, [problem])

    def _static(self, name: str) -> Path:
        return Path(self.theme, "static", name)

    def _add(self, name: str, data: bytes) -> None:
        """Keep a file to be written in place of one of the theme's."""
        full = hashed(name, data)
        self.files[full] = data
        self.context["hashed_static"][name] = full

    def _write(self, theme: Faces) -> None:
        """Write the files, before what bundles them, and take away those of former builds."""
        folder = Path(self.output_path, self.settings["THEME_STATIC_DIR"])
        write_files(folder, self.files)
        remove_former(folder, theme.names(), self.files)


def check_theme(settings: Mapping[str, Any]) -> None:
    """Stop the build when the theme's ``fonts.toml`` cannot be right."""
    read_faces(Path(settings["THEME"]))


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(fonts_settings, check_theme),
    pages=(Step(FontsGenerator),),
)

register = plugin.register
