"""The pages ``/overview/`` and ``/math/``: all papers, each with its post at one level."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer

from ..core.diagnostics import Problem, report
from ..core.pages import is_free, write_page
from ..core.pelican_api import is_written
from .feeds import level_of
from .settings import PairSettings, pair_settings

SETTING = "PAIR_LISTING_SAVE_AS"


@dataclass(frozen=True, slots=True)
class LevelPage:
    """The list of the posts at one level; addresses are from the site's root."""

    level: str
    #: The name of the level that readers see.
    label: str
    url: str
    save_as: str
    #: The address of the level's feed; "" for none.
    feed_url: str
    articles: tuple[Article, ...]


def find_level_pages(articles: Iterable[Article], chosen: PairSettings) -> Iterator[LevelPage]:
    """Yield a page for each level that has published posts, the overviews first."""
    listed = list(articles)
    for level, label in chosen.levels.items() if chosen.listing_save_as else ():
        mine = tuple(article for article in listed if level_of(article) == level)
        if mine:
            url = chosen.listing_url.format(level=chosen.level_slugs[level])
            save_as = chosen.listing_save_as.format(level=chosen.level_slugs[level])
            feed_url = (chosen.feed_atom or "").format(level=chosen.level_slugs[level])
            yield LevelPage(level, label, url, save_as, feed_url, mine)


class LevelGenerator(Generator):  # type: ignore[misc]
    """Writes the pages that the context lists."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages and feeds; report an address that is already taken."""
        self._write_feeds(writer)
        for page in self.context.get("level_pages", ()):
            if is_free(writer, page.save_as, SETTING):
                self._write(writer, page)

    def _write_feeds(self, writer: Writer) -> None:
        chosen = pair_settings(self.settings)
        pattern = chosen.feed_atom or ""
        for level, label in self.context.get("pair_feeds", {}).items():
            path = pattern.format(level=chosen.level_slugs[level])
            if is_written(writer, path):
                text = f'PAIR_FEED_ATOM: another feed is written to "{path}" already'
                report(self.settings, [Problem("address-taken", "pelicanconf.py", text)])
            else:
                articles = [a for a in self.context["articles"] if level_of(a) == level]
                writer.write_feed(articles, self.context, path, path, feed_title=label)

    def _write(self, writer: Writer, page: LevelPage) -> None:
        write_page(
            self,
            writer,
            "level",
            page.save_as,
            paginated={"articles": list(page.articles)},
            template_name="level",
            url=page.url,
            page_name=page.url,
            articles=list(page.articles),
            this_level=page,
        )
