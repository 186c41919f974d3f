"""The few contents that matter when a post is linked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any
from urllib.parse import unquote

from pelican.contents import Article, Content, Page

from ...core.fields import read_paper
from ...core.rendering.last_run import LastRun

#: With more of them the whole run is not much slower.
MANY = 60
#: What names of posts, papers and files are made of, however a text refers to them.
WORD = re.compile(r"[\w.+-]+")
#: What ends a sentence, or a word, after a name.
ENDS = ".+-"


def find_few(run: LastRun, post: Content, text: str) -> list[Content] | None:
    """Return the contents that matter when a post is linked, itself the first; None for many.

    Some it was linked to in the last run, others are named in its text or in its header.
    """
    known = run.as_read[post]
    linked = [value for name, value in vars(post).items() if not known.has(name, value)]
    found = dict.fromkeys([*post.translations, *_inside(linked), *_named(run, post, text)])
    # Of the posts on one paper one is chosen: all of them matter.
    for one in [*found]:
        found |= dict.fromkeys(_inside((vars(one).get("pair"), one.translations)))
    found = {post: None} | found
    few = [one for one in found if one in run.as_read]
    return few if len(few) <= MANY else None


def _inside(values: Iterable[Any], depth: int = 5) -> Iterator[Content]:
    """Yield the contents in some values."""
    for value in values:
        if isinstance(value, Article | Page):
            yield value
        elif depth and isinstance(value, list | tuple):
            yield from _inside(value, depth - 1)
        elif depth and isinstance(value, Mapping) and len(value) <= MANY:
            yield from _inside(value.values(), depth - 1)
        elif depth and is_dataclass(value) and not isinstance(value, type):
            yield from _inside((getattr(value, one.name) for one in fields(value)), depth - 1)


def _named(run: LastRun, post: Content, text: str) -> Iterator[Content]:
    """Yield the contents whose slug, paper or file is named in the text of a post."""
    words = {form for one in WORD.findall(unquote(text)) for form in (one, one.rstrip(ENDS))}
    for content in run.as_read:
        file = str(content.source_path).replace("\\", "/").rpartition("/")[2]
        names = (getattr(content, "slug", ""), read_paper(content)[0], file, file.partition(".")[0])
        if content is not post and any(name and _is_in(words, name) for name in names):
            yield content


def _is_in(words: set[str], name: str) -> bool:
    return name in words or words.issuperset(WORD.findall(name) or [name])
