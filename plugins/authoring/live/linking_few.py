"""Link a few contents as if they were the whole site."""

from collections.abc import Iterable
from copy import copy
from os.path import normpath
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from ...core.contents import ARTICLE_LISTS, PAGE_LISTS
from ...core.pelican_api import set_context
from ...core.rendering.facts import Facts, fact_of
from ...core.rendering.last_run import LastRun
from ...core.rendering.session import session_of
from ...core.running import running

#: What Pelican keeps by term, and by date.
TERMS = ("categories", "authors")
#: Names in the context of what a list of a generator has.
LISTED = (*ARTICLE_LISTS, *PAGE_LISTS, "dates", "tags", *TERMS)


def link_few(
    run: LastRun, post: Content, few: list[Content], attributes: dict[str, Any]
) -> dict[str, Any]:
    """Give a post attributes as they were read, and link it; return the context of the few.

    The others are in the end as they were before.
    """
    finished = {content: vars(content) for content in few}
    for content in few:
        content.__dict__ = run.as_read[content].finished(finished[content].get("_content"))
    post.__dict__ = attributes
    try:
        context = _link(run, few)
    finally:
        for content in few[1:]:
            content.__dict__ = finished[content]
    _complete(post, finished[post], run)
    return context


def _link(run: LastRun, few: list[Content]) -> dict[str, Any]:
    kept = set(few)
    generated = run.context["generated_content"].items()
    context = run.context | {
        "generated_content": {path: one for path, one in generated if one in kept},
        "introductions": [],
    }
    # What steps leave in the settings for the end of a run would be in the context of the next one,
    # and with it everything of this run.
    settings = dict(run.generators[0].settings)
    generators = [_reduced(one, kept, context, settings) for one in run.generators]
    for one in generators:
        if isinstance(one, ArticlesGenerator | PagesGenerator):
            context |= {name: vars(one)[name] for name in LISTED if name in vars(one)}
    running(run.context).run("steps", generators)
    return context


def _reduced(
    generator: Any, kept: set[Content], context: dict[str, Any], settings: dict[str, Any]
) -> Any:
    """Return a generator that has read only a few contents."""
    reduced = copy(generator)
    reduced.context, reduced.settings = context, settings
    for name in (*ARTICLE_LISTS, *PAGE_LISTS, "dates"):
        if isinstance(listed := vars(generator).get(name), list):
            setattr(reduced, name, [one for one in listed if one in kept])
    if isinstance(generator, ArticlesGenerator):
        reduced.tags = dict(_terms(generator.tags.items(), kept))
        for name in TERMS:
            setattr(reduced, name, list(_terms(getattr(generator, name), kept)))
    if hasattr(generator, "introductions"):
        reduced.introductions = []
    return reduced


def _terms(terms: Iterable[tuple[Any, list[Content]]], kept: set[Content]) -> Any:
    for term, articles in terms:
        if found := [one for one in articles if one in kept]:
            yield term, found


def _complete(post: Content, finished: dict[str, Any], run: LastRun) -> None:
    """Do for a post what comes after linking; what later steps had given it, it gets again."""
    for name in finished.keys() - vars(post).keys():
        vars(post)[name] = finished[name]
    set_context(post, run.context)  # its links may lead anywhere
    post.refresh_metadata_intersite_links()


def are_enough(run: LastRun, post: Content, few: list[Content]) -> bool:
    """Return whether a post as it was becomes with these few what it was with all."""
    known = session_of(post.settings).outputs.facts_of(normpath(post.save_as))
    if known is None:
        return False
    finished = vars(post)
    try:
        context = link_few(run, post, few, run.as_read[post].attributes())
        facts = Facts(context, {})
        own = fact_of(post, "")[1:]
        return all(facts.find(fact) == was for fact, was in known if fact[1:3] == own)
    finally:
        post.__dict__ = finished
