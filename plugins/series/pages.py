"""The page and the feed of each series, and ``/series/`` with all series."""

from dataclasses import replace

from pelican.contents import Page
from pelican.writers import Writer

from ..core.introductions import IntroductionGenerator, Subject
from ..core.pages import is_free, write_page
from ..core.posts import is_published
from .model import Series

SUBJECT = Subject("series", "series-introduction", "SERIES_INTRODUCTIONS")


class SeriesGenerator(IntroductionGenerator):
    """Reads the introductions, then writes the pages of the series that the context lists."""

    def generate_context(self) -> None:
        """Read the introductions and join them to the series."""
        series: list[Series] = self.context.get("all_series", [])
        self.introductions: list[Page] = []
        folder = self.settings["SERIES_INTRODUCTIONS"]
        pages = self.read_introductions(folder, [one.slug for one in series], SUBJECT)
        joined = [replace(one, introduction=pages.get(one.slug)) for one in series]
        self.context["all_series"] = joined

    def generate_output(self, writer: Writer) -> None:
        """Write the pages and feeds; report an address that is already taken."""
        for series in self.context["all_series"]:
            if is_free(writer, series.save_as, "SERIES_SAVE_AS"):
                self._write_page(writer, series)
            if is_free(writer, series.feed_url, "SERIES_FEED_ATOM"):
                self._write_feed(writer, series)
        save_as = self.context["ALL_SERIES_SAVE_AS"]
        if is_free(writer, save_as, "ALL_SERIES_SAVE_AS"):
            self._write_index(writer, save_as)

    def _write_page(self, writer: Writer, series: Series) -> None:
        write_page(
            self,
            writer,
            "series",
            series.save_as,
            paginated={"parts": list(series.parts)},
            template_name="series",
            url=series.url,
            page_name=series.url,
            this_series=series,
        )

    def _write_index(self, writer: Writer, save_as: str) -> None:
        write_page(
            self,
            writer,
            "all_series",
            save_as,
            url=self.settings["ALL_SERIES_URL"],
            page_name="all_series",
        )

    def _write_feed(self, writer: Writer, series: Series) -> None:
        posts = [p for part in series.parts for p in (part.overview, part.math, part.single) if p]
        posts = [post for post in posts if is_published(post)]
        posts.sort(key=lambda post: (post.date, post.source_path), reverse=True)
        url = series.feed_url
        writer.write_feed(posts, self.context, url, url, feed_title=series.name)
