"""The pages with the two posts of a pair side by side."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url

from ..core.generated_markup import Class
from ..core.html import get_html
from ..core.pages import is_free, shorten
from ..core.pelican_api import resolve_links
from ..core.posts import is_published
from ..core.rendering.deferred import Deferred
from ..core.rendering.writer import PageWriter
from ..figures import with_drawings
from .cutting import cut
from .model import Both, make_rows
from .prefixing import Origin, keep_apart, rebase_links
from .rows import arrange
from .settings import PapersSettings

#: Folded here: the overview would have nothing beside a proof.
OPEN_PROOF = re.compile(rf'(<details class="{Class.PROOF}"[^<>]*?) open(?:="")?(?=[\s>])')


def find_pages(
    articles: Iterable[Article], chosen: PapersSettings, default_lang: str
) -> list[Both]:
    """Return a page without rows for each pair of published posts that see each other."""
    pages = []
    for article in articles:
        pair = getattr(article, "pair", None)
        if pair and pair.level == "overview" and _is_public(pair):
            patterns = (chosen.both_lang_url, chosen.both_lang_save_as)
            if article.lang == default_lang:
                patterns = (chosen.both_url, chosen.both_save_as)
            words = {"key": folder_of(pair.key), "lang": article.lang}
            url, save_as = (shorten(pattern.format(**words)) for pattern in patterns)
            if save_as:
                pages.append(Both(url, save_as, pair))
    return pages


def _is_public(pair: Any) -> bool:
    """Return whether both halves are published, and each is the other half of the other."""
    back = pair.other.article.pair.other if pair.other else None
    mutual = back is not None and back.article is pair.this.article
    return mutual and all(is_published(half.article) for half in pair.halves)


def folder_of(key: str) -> str:
    """Return the name of a paper's folder: its key, without characters with a meaning in paths."""
    return re.sub(r"[^\w.+-]+", "-", key).strip(".-") or "paper"


class BothGenerator(Generator):  # type: ignore[misc]
    """Writes the pages that the context lists."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write the pages; report an address that is already taken."""
        with writer.together():
            for page in self.context.get("both_pages", ()):
                if is_free(writer, page.save_as, "PAPERS_BOTH_SAVE_AS"):
                    self._write(writer, page)

    def _write(self, writer: PageWriter, page: Both) -> None:
        relative = self.settings["RELATIVE_URLS"]
        # The root of the site as the writer will write it, seen from this page.
        root = path_to_url(get_relative_path(page.save_as)) if relative else self.context["SITEURL"]
        template = self.get_template("both")
        writer.write_file(
            page.save_as,
            template,
            self.context,
            relative_urls=relative,
            url=page.url,
            page_name=page.url,
            both=Deferred(with_rows, page, root),
        )


def with_rows(page: Both, siteurl: str) -> Both:
    """Return a page with its rows."""
    return replace(page, rows=lay_out(page.pair, siteurl))


def lay_out(pair: Any, siteurl: str) -> tuple[Any, ...]:
    """Return the rows of a pair as its overview sees it.

    ``siteurl`` is the root of the site as links on this page begin with it.
    """
    contents, places = {}, {}
    for half in pair.halves:
        article = half.article
        html, ids = rebase_links(get_html(article), article.url, siteurl)
        contents[half.level] = OPEN_PROOF.sub(r"\1", resolve_links(article, html, siteurl))
        origin = Origin(f"{half.level}--", ids)
        places[half.level] = places[f"{siteurl}/{article.url}"] = origin
    apart = {level: keep_apart(html, places[level], places) for level, html in contents.items()}
    drawings = {half.level: getattr(half.article, "drawings", ()) for half in pair.halves}
    posts = {
        level: cut(with_drawings(html, drawings[level], siteurl, places[level].prefix))
        for level, html in apart.items()
    }
    rows = arrange(posts["overview"].sections, posts["math"].sections, _matches(pair))
    return tuple(make_rows(pair, posts, rows))


def _matches(pair: Any) -> list[tuple[str, str]]:
    """Return the ids of the headings that match, as one post or the other names them."""
    ids = [(match.id, match.other_id) for match in pair.sections]
    ids += [(match.other_id, match.id) for match in pair.other.article.pair.sections]
    return [(f"overview--{overview}", f"math--{math}") for overview, math in ids]
