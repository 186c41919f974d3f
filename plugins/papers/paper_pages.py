"""The pages ``/papers/<key>/`` and ``/papers/``."""

from collections.abc import Iterator, Mapping
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer

from ..core.hypertext import strip_tags
from ..core.pages import is_free, write_page
from ..pairs import pair_settings
from .entries import Paper, group_by_author, group_by_series, group_by_year
from .quoting import make_bibtex


class PaperGenerator(Generator):  # type: ignore[misc]
    """Writes the pages of the papers that the context lists."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages; report an address that is already taken."""
        papers: list[Paper] = self.context.get("all_papers", [])
        for paper in papers:
            if is_free(writer, paper.save_as, "PAPERS_SAVE_AS"):
                self._write_paper(writer, paper)
        save_as = self.context.get("PAPERS_INDEX_SAVE_AS", "")
        if papers and is_free(writer, save_as, "PAPERS_INDEX_SAVE_AS"):
            self._write_index(writer, papers, save_as)

    def _write_paper(self, writer: Writer, paper: Paper) -> None:
        posts = list(iter_posts(paper, self.settings["DEFAULT_LANG"]))
        slugs = pair_settings(self.settings).level_slugs
        quotes = [
            quote_post(post, paper, slugs, self.settings["SITENAME"], self.context["SITEURL"])
            for post in posts
        ]
        write_page(
            self,
            writer,
            "paper",
            paper.save_as,
            url=paper.url,
            page_name=paper.url,
            paper=paper,
            posts=posts,
            statements=list(iter_statements(posts)),
            quotes="\n\n".join(quotes),
            corrections=list_corrections(posts),
        )

    def _write_index(self, writer: Writer, papers: list[Paper], save_as: str) -> None:
        known = {paper.key: paper for paper in papers}
        write_page(
            self,
            writer,
            "papers",
            save_as,
            url=self.context["PAPERS_INDEX_URL"],
            page_name="papers",
            by_year=group_by_year(papers),
            by_author=group_by_author(papers),
            by_series=group_by_series(self.context.get("all_series", ()), known),
        )


def iter_posts(paper: Paper, default_lang: str) -> Iterator[Article]:
    """Yield one post at each level, the overview first: that in the site's language if there is."""
    for level in ("overview", "math"):
        posts = [a for a in paper.articles if getattr(a.pair, "level", "") == level]
        yield from sorted(posts, key=lambda a: (a.lang != default_lang, a.source_path))[:1]


def iter_statements(posts: list[Article]) -> Iterator[Any]:
    """Yield the exact statements of the posts; each knows its versions in words."""
    for post in posts:
        yield from (one for one in getattr(post, "statements", ()) if not one.exact)


def list_corrections(posts: list[Article]) -> list[Any]:
    """Return the corrections of the posts, the newest first."""
    every = (one for post in posts for one in getattr(post, "corrections", ()))
    # Without the plugin `corrections`, the attribute is the author's field.
    found = [one for one in every if hasattr(one, "order")]
    return sorted(found, key=lambda one: one.order)


def quote_post(
    article: Article, paper: Paper, slugs: Mapping[str, str], site: str, siteurl: str
) -> str:
    """Return a post as BibTeX; ``slugs`` has what its level is called in addresses."""
    date = getattr(article, "date", None)
    day = date.date().isoformat() if date and date.year < 9999 else ""
    return make_bibtex(
        f"{paper.key}-{slugs[article.pair.level]}",
        strip_tags(article.title),
        [str(author) for author in getattr(article, "authors", ()) if str(author)],
        strip_tags(site),
        day,
        f"{siteurl}/{article.url}",
    )
