"""Files among the posts that are pages in the engine they come from: ``layout: page``, ``_pages``.

There a file without a date is a page wherever it is; Pelican goes by folders alone.
"""

from pathlib import Path
from typing import Any

from pelican.contents import Article, SkipStub
from pelican.generators import ArticlesGenerator, Generator

#: Where the context of a run keeps their paths, as the generators have them.
FOUND = "DIPTYCH_PAGES_AMONG_POSTS"
FOLDER = "_pages"
#: What Jekyll's themes and Hugo call the layout of a page.
LAYOUTS = {"page", "about", "home", "default", "contact"}


def is_page(article: Article) -> bool:
    """Return whether an article is a page in its own engine."""
    if FOLDER in Path(article.relative_source_path).parts:
        return True
    words = (str(article.metadata.get(name, "")).lower() for name in ("layout", "type"))
    return "date" not in article.metadata and any(word in LAYOUTS for word in words)


def leave_pages(generator: Generator) -> None:
    """Have the generator of articles leave such files to the generator of pages."""
    found: list[str] = generator.context.setdefault(FOUND, [])
    if not isinstance(generator, ArticlesGenerator):
        get_files = generator.get_files
        generator.get_files = lambda *args, **kwargs: sorted({*get_files(*args, **kwargs), *found})
        return
    read_file = generator.readers.read_file

    def read_article(base_path: str, path: str, *arguments: Any, **options: Any) -> Any:
        content = read_file(base_path, path, *arguments, **options)
        if isinstance(content, Article) and is_page(content):
            found.append(path)
            return SkipStub(content, content.metadata, content.settings, content.source_path, {})
        return content

    generator.readers.read_file = read_article
