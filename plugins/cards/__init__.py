"""A picture for each published post, which other sites show with a link to it."""

import logging
from pathlib import Path

from pelican.contents import Article, Content

from .. import foundation
from ..core.contents import iter_generated
from ..core.diagnostics import Problem, problem_of_setting, report
from ..core.memory.digests import Digest
from ..core.memory.files import Store
from ..core.pelican_api import AssetGenerator
from ..core.plugin import Plugin, Step
from ..core.posts import is_published
from ..fonts import describe
from .album import Album, Drawn
from .describing import describe_post, describe_site
from .font_files import THEME_FONT_FILES, read_font_files
from .images import ContentWithCard, Image, find_image
from .layout import HEIGHT, WIDTH
from .locales import og_locale
from .painting import Painter
from .palette import Palette, find_sheets, read_palette
from .settings import cards_settings

#: What others may use.
__all__ = ["Palette", "find_sheets", "plugin", "read_palette", "register"]

logger = logging.getLogger(__name__)

HINT = "CARDS_FONTS may name a font that has it; until then that text is left out"


class CardsGenerator(AssetGenerator):
    """Draws the cards before any page is written, since pages name them.

    Each content gets the attributes of ContentWithCard; templates find the card of the site in
    ``site_card``.
    """

    def generate_context(self) -> None:
        """Begin a build in which nothing is drawn."""
        self.context["site_card"] = None
        self.context["og_locale"] = og_locale

    def make_assets(self) -> None:
        """Draw the cards, and give each content its picture."""
        album = self._make_album()
        plans = [(one, self._plan(one, album)) for one in iter_generated(self.context)]
        if album:
            album.draw()
            self.context["site_card"] = _image(album.get(album.site))
        self.lacking: set[str] = set()
        for content, plan in plans:
            image = plan if isinstance(plan, Image) else None
            if album and isinstance(plan, bytes):
                image = self._find_card(content, album.get(plan))
            content.card = image
            content.card_url, content.card_alt = (image.url, image.alt) if image else ("", "")
        for name, text in self._names().items():
            if chars := "".join(char for char in dict.fromkeys(text) if char in self.lacking):
                problem = problem_of_setting("card-glyph", name, _lacks(chars), HINT)
                report(self.settings, [problem])

    def _names(self) -> dict[str, str]:
        """Return what settings have on the cards of many posts: what it lacks is said once."""
        levels = self.settings.get("PAIR_LEVELS") or {}
        return {"SITENAME": self.settings["SITENAME"], "PAIR_LEVELS": "".join(levels.values())}

    def _make_album(self) -> Album | None:
        chosen = cards_settings(self.settings)
        if not chosen.enabled or "://" not in self.settings["SITEURL"]:
            return None
        store = Store(Path(self.settings["CACHE_PATH"], "cards"), kept=None)
        theme = (Path(self.theme, "static", name) for name in THEME_FONT_FILES)
        files = [path for path in theme if path.is_file()]
        files += [Path(self.path, name) for name in chosen.fonts]
        try:
            palette = read_palette(Path(self.theme), find_sheets(self.settings))
            painter = Painter(store, read_font_files(files, store), palette)
        except ImportError as error:
            text = "cards: no card is drawn, since there is no %s: pip install pillow"
            logger.warning(text, error.name)
            return None
        return Album(painter, self.settings, chosen.folder, describe_site(self.settings))

    def _plan(self, content: Content, album: Album | None) -> Image | Digest | None:
        """Return the author's picture for a published content, or the key of its card."""
        if not is_published(content):
            return None
        image = find_image(content, self.context)
        if isinstance(image, Image):
            return image
        if image:
            report(self.settings, [image])
        if album is None:
            return None
        is_post = isinstance(content, Article)
        return album.want(describe_post(content, self.settings)) if is_post else album.site

    def _find_card(self, content: Content, drawn: Drawn) -> Image | None:
        """Return the card of a content, or that of the site if its title cannot be drawn."""
        if drawn.lacking and isinstance(content, Article):
            self.lacking |= {*drawn.lacking}
            known = "".join(self._names().values())
            if own := "".join(char for char in drawn.lacking if char not in known):
                text = _lacks(own)
                report(self.settings, [Problem("card-glyph", content.source_path, text, HINT)])
        site: Image | None = self.context["site_card"]
        return _image(drawn) or site


def _lacks(chars: str) -> str:
    shown = ", ".join(f'"{char}" ({describe(char)})' for char in chars[:3])
    return f"the fonts of cards have no {shown}"


def _image(drawn: Drawn) -> Image | None:
    return Image(drawn.name, drawn.alt, WIDTH, HEIGHT, "image/png") if drawn.name else None


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(cards_settings,),
    attributes=ContentWithCard,
    pages=(Step(CardsGenerator),),
)

register = plugin.register
