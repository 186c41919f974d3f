"""The few contents on which the page of a post depends."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePath
from typing import Any

from pelican.contents import Article, Content, Page

from ...core.fields import read_paper
from ...core.rendering.last_run import LastRun
from ...core.rendering.session import session_of

#: With more of them the whole run is not much slower.
MANY = 60
#: What may be the name of a post, wherever the text has it.
WORD = re.compile(r"[\w-]+")
LONG_WORD = re.compile(r"[^\s\[\](){}<>\"'`;,@|]+")


def find_few(run: LastRun, post: Content) -> list[Content] | None:
    """Return the contents on which the page of a post depends, itself the first; None for many.

    It looked at some in the last run; others are known to its attributes, or named in its text.
    """
    seen = _seen(run, post)
    if seen is None:
        return None
    named = list(_named(run, post))
    found = dict.fromkeys([post, *seen, *_inside(vars(post).values()), *named])
    for one in named:
        found |= dict.fromkeys(_inside((vars(one).get("pair"), one.translations)))
    few = [one for one in found if one in run.as_read]
    return few if len(few) <= MANY else None


def _seen(run: LastRun, post: Content) -> list[Content] | None:
    """Return what the page looked at when it was written; None where that is not known."""
    facts = session_of(post.settings).outputs.facts_of(post.save_as)
    if facts is None:
        return None
    places = {(type(one).__name__, str(one.source_path)): one for one in run.as_read}
    found = dict.fromkeys(places.get((fact[1], fact[2])) for fact, _ in facts if len(fact) > 2)
    return [one for one in found if one is not None]


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


def _named(run: LastRun, post: Content) -> Iterator[Content]:
    """Yield the contents whose slug, paper or file is named in the text of a post."""
    text = Path(post.source_path).read_text("utf-8", errors="replace")
    words = set(WORD.findall(text))
    for word in LONG_WORD.findall(text):
        words |= {word, *word.split(":"), *word.split("/")}
    for content in run.as_read:
        names = (getattr(content, "slug", ""), read_paper(content)[0])
        if content is not post and (
            not words.isdisjoint(filter(None, names)) or PurePath(content.source_path).stem in words
        ):
            yield content
