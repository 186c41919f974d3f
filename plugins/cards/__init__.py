"""A picture for each published post, which other sites show with a link to it."""

import logging
from pathlib import Path

from pelican.contents import Article, Content

from .. import foundation
from ..core.contents import iter_generated
from ..core.diagnostics import Problem, report
from ..core.hashed_files import hashed, remove_former, write_files
from ..core.memory.files import Store
from ..core.pelican_api import AssetGenerator
from ..core.plugin import Plugin, Step
from ..core.posts import is_published
from ..fonts import describe
from .describing import describe_post, describe_site, words
from .font_files import THEME_FONT_FILES
from .images import ContentWithCard, Image, find_image
from .layout import HEIGHT, WIDTH, Card
from .locales import og_locale
from .painting import Painter, drawable, read_font_files
from .palette import read_palette
from .settings import cards_settings

logger = logging.getLogger(__name__)

HINT = "CARDS_FONTS may name a font that has it; until then that text is left out"
FILE = "card.png"


class CardsGenerator(AssetGenerator):
    """Draws the cards before any page is written, since pages name them.

    Each content gets the attributes of ContentWithCard; templates find the card of the site in
    ``site_card``.
    """

    def generate_context(self) -> None:
        """Begin a build in which nothing is drawn."""
        self.files: dict[str, bytes] = {}
        self.painter: Painter | None = None
        self.context["site_card"] = None
        self.context["og_locale"] = og_locale

    def make_assets(self) -> None:
        """Draw the cards."""
        chosen = cards_settings(self.settings)
        if chosen.enabled and "://" in self.settings["SITEURL"]:
            self._make_painter(chosen.fonts)
        if self.painter:
            self.context["site_card"] = self._draw_site(self.painter)
        for content in iter_generated(self.context):
            card = self._card_of(content) if is_published(content) else None
            shown: ContentWithCard = content
            shown.card = card
            shown.card_url, shown.card_alt = (card.url, card.alt) if card else ("", "")
        self._write(chosen.folder)

    def _make_painter(self, names: tuple[str, ...]) -> None:
        store = Store(Path(self.settings["CACHE_PATH"], "cards"), kept=None)
        theme = (Path(self.theme, "static", name) for name in THEME_FONT_FILES)
        files = [path for path in theme if path.is_file()]
        files += [Path(self.path, name) for name in names]
        try:
            palette = read_palette(Path(self.theme))
            self.painter = Painter(store, read_font_files(files, store), palette)
        except ImportError as error:
            text = "cards: no card is drawn, since there is no %s: pip install pillow"
            logger.warning(text, error.name)

    def _card_of(self, content: Content) -> Image | None:
        """Return a published content's picture: the author's, one that is drawn, the site's."""
        image = find_image(content, self.context)
        if isinstance(image, Image):
            return image
        if image:
            report(self.settings, [image])
        if self.painter and isinstance(content, Article):
            return self._draw_post(self.painter, content)
        return self._site_card()

    def _draw_post(self, painter: Painter, article: Article) -> Image | None:
        card, lacking = drawable(describe_post(article, self.settings), painter.lacks)
        if lacking:
            shown = ", ".join(f'"{char}" ({describe(char)})' for char in lacking[:3])
            text = f"the fonts of cards have no {shown}"
            report(self.settings, [Problem("card-glyph", article.source_path, text, HINT)])
        return self._draw(painter, card) if card.title else self._site_card()

    def _draw_site(self, painter: Painter) -> Image:
        card, _ = drawable(describe_site(self.settings), painter.lacks)
        return self._draw(painter, card)

    def _site_card(self) -> Image | None:
        card: Image | None = self.context["site_card"]
        return card

    def _draw(self, painter: Painter, card: Card) -> Image:
        """Draw a card, keep its bytes to be written, and return where it will be."""
        data = painter.paint(card)
        name = hashed(f"{cards_settings(self.settings).folder}/{FILE}", data)
        self.files[name] = data
        return Image(name, words(card), WIDTH, HEIGHT, "image/png")

    def _write(self, folder: str) -> None:
        """Write the cards, and remove those of former builds."""
        output = Path(self.output_path)
        write_files(self.settings, output, self.files)
        remove_former(output, [f"{folder}/{FILE}"], self.files)
        if self.painter:
            self.painter.forget_unused()


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(cards_settings,),
    attributes=ContentWithCard,
    pages=(Step(CardsGenerator),),
)

register = plugin.register
