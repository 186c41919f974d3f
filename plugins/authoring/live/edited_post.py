"""A post that has been edited, read again."""

from typing import Any

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, PagesGenerator, signals

from ...core.documents import KEY, get_document
from ...core.links import find_attached
from ...core.memory.html import Html
from ...core.rendering.last_run import LastRun

#: What an edit of the text may change in the metadata.
OF_THE_TEXT = frozenset((KEY, "summary"))
#: Tags and the like, which other steps may have given more attributes.
TERMS = ("category", "tags", "author", "authors")


def generator_of(run: LastRun, content: Content) -> Any:
    """Return the generator that has read a content."""
    kind = ArticlesGenerator if isinstance(content, Article) else PagesGenerator
    return next(one for one in run.generators if isinstance(one, kind))


def read_again(run: LastRun, content: Content) -> dict[str, Any] | None:
    """Return the attributes of a content as its file is now; None where it cannot be read."""
    is_article = isinstance(content, Article)
    generator = generator_of(run, content)
    kind = "article" if is_article else "page"
    found = generator.readers.read_file(
        base_path=generator.path,
        path=content.get_relative_source_path(),
        content_class=Article if is_article else Page,
        context=run.context,
        preread_signal=getattr(signals, f"{kind}_generator_preread"),
        preread_sender=generator,
        context_signal=getattr(signals, f"{kind}_generator_context"),
        context_sender=generator,
    )
    if type(found) is not type(content) or not found.is_valid():
        return None
    return dict(vars(found))


def is_like(edited: dict[str, Any], before: dict[str, Any], context: dict[str, Any]) -> bool:
    """Return whether only the text was edited; give the post then what is the same as before."""
    was, now = before["metadata"], edited["metadata"]
    if (
        was.keys() - OF_THE_TEXT != now.keys() - OF_THE_TEXT
        or any(was[name] != now[name] for name in was.keys() - OF_THE_TEXT)
        or get_document(was).fields != get_document(now).fields
        or not _has_same_files(edited, before, context)
    ):
        return False
    for name in TERMS:
        for values, old in ((edited, before), (now, was)):
            if name in old:
                values[name] = old[name]
    for name in before.keys() - edited.keys():
        edited[name] = before[name]
    edited["translations"] = before["translations"]
    return True


def _has_same_files(
    edited: dict[str, Any], before: dict[str, Any], context: dict[str, Any]
) -> bool:
    """Return whether the text links to files only that are there, and attaches the same ones."""
    now, was = edited["_content"], before["_content"]
    if not isinstance(now, Html) or not isinstance(was, Html):
        return False
    files = edited["get_static_links"]() if "get_static_links" in edited else set()
    return files <= set(context["static_links"]) and (
        now.derive(find_attached) == was.derive(find_attached)
    )
