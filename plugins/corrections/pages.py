"""The page ``/corrections/`` and its feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from ..core.pages import has_templates, is_free, write_page
from ..core.texts import message
from .model import Correction

ENTRY = message("%(kind)s: %(title)s")
TITLE = message("Corrections")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A correction as Pelican's writer takes the entries of a feed."""

    title: str
    url: str
    date: datetime | None
    author: Any
    summary: str

    @property
    def modified(self) -> datetime | None:
        """When it was made: a correction is never changed."""
        return self.date

    def get_content(self, _siteurl: str) -> str:
        """Return the whole of it, which is the summary."""
        return self.summary


class CorrectionsGenerator(Generator):  # type: ignore[misc]
    """Writes the page and the feed of the corrections in the context."""

    def generate_output(self, writer: Writer) -> None:
        """Write both, if there are corrections; report an address that is already taken."""
        corrections: list[Correction] = self.context.get("all_corrections", [])
        if not corrections:
            return
        save_as = self.context["CORRECTIONS_INDEX_SAVE_AS"]
        if has_templates(self, "corrections") and is_free(
            writer, save_as, "CORRECTIONS_INDEX_SAVE_AS"
        ):
            self._write_page(writer, save_as)
        path = self.context["CORRECTIONS_FEED_ATOM"]
        if is_free(writer, path, "CORRECTIONS_FEED_ATOM"):
            self._write_feed(writer, corrections, path)

    def _write_page(self, writer: Writer, save_as: str) -> None:
        write_page(
            self,
            writer,
            "corrections",
            save_as,
            url=self.context["CORRECTIONS_INDEX_URL"],
            page_name="corrections",
        )

    def _write_feed(self, writer: Writer, corrections: list[Correction], path: str) -> None:
        say, siteurl = self.context["corrections_say"], self.context["SITEURL"]
        entries = [_entry(one, siteurl, say) for one in corrections]
        entries = [entry for entry in entries if entry.date]
        writer.write_feed(entries, self.context, path, path, feed_title=say(TITLE))


def _entry(correction: Correction, siteurl: str, say: Any) -> FeedEntry:
    """Return an entry of the feed; one without a date has the date of its post."""
    article = correction.article
    date = correction.date or getattr(article, "date", None) or getattr(article, "modified", None)
    title = say(ENTRY) % {"kind": correction.name, "title": article.title}
    author, html = getattr(article, "author", ""), correction.html_for(siteurl)
    return FeedEntry(title, correction.address, date, author, html)
