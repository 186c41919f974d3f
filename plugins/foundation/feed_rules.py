"""Feeds as RFC 4287 and RSS require them, with texts and links that are right in feed readers."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from feedgenerator import Atom1Feed
from markupsafe import Markup

from ..core.build import build_of
from ..core.contents import find_articles_generator, iter_articles
from ..core.feeds import entry_link
from ..core.generated_markup import strip_for
from ..core.posts import is_published

#: Where the run's context keeps the languages of articles by the address that a feed gives them.
LANGUAGES = "feed_languages"
#: When a feed without entries was updated: the time of its build would be another in each.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
#: A link within its post; a feed reader cannot follow it there.
WITHIN = re.compile(r'(<a\b[^<>]*? href=")(?=#)')


def collect_languages(generators: list[Any]) -> None:
    """Put the languages of published articles into the context, for ``complete_feed``."""
    generator = find_articles_generator(generators)
    articles = [a for a in iter_articles(generator) if is_published(a)]
    siteurl = generator.context["SITEURL"]
    generator.context[LANGUAGES] = {
        entry_link(a.settings, siteurl, a.url): a.lang for a in articles
    }


def lead_to(link: str, html: str) -> str:
    """Return the HTML of a post with its address put before links within it."""
    return WITHIN.sub(lambda match: f"{match[1]}{link}", html)


def complete_feed(context: dict[str, Any], feed: Any) -> None:
    """Give a feed an id of its own, an author, a language, and links that lead to the posts."""
    values, known = feed.feed, context.get(LANGUAGES, {})
    for item in feed.items:
        link = item["link"].removesuffix("?ref=feed")
        item["lang"] = known.get(link, context["DEFAULT_LANG"])
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str):
                item[name] = lead_to(link, html)
    langs = {item["lang"] for item in feed.items}
    values["id"] = values["feed_url"] or values["id"]
    values["language"] = langs.pop() if len(langs) == 1 else context["DEFAULT_LANG"]
    values["author_name"] = values["author_name"] or context.get("AUTHOR") or _site_name(context)
    values["description"] = values["description"] or _site_name(context)
    if not feed.items:
        feed.latest_post_date = lambda: NEVER
    if isinstance(feed, Atom1Feed):
        feed.item_attributes = lambda item: _language(item, values["language"])


def strip_feed(context: dict[str, Any], feed: Any) -> None:
    """Remove from the texts of a feed what belongs to the page of a post."""
    memory = build_of(context).memory
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str):
                item[name] = memory.recall_text(strip, html)


def strip(html: str) -> str:
    """Return a text as feeds have it."""
    return strip_for("feed", html)


def _language(item: Mapping[str, Any], usual: str) -> dict[str, str]:
    return {} if item["lang"] == usual else {"xml:lang": item["lang"]}


def _site_name(context: Mapping[str, Any]) -> str:
    return str(Markup(context["SITENAME"]).striptags())
