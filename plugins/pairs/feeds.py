"""Feeds with levels: a feed for each level, and in all feeds each entry's level and other half.

An entry of a pair has its level as a category, and a link with ``rel="related"`` to its other
half; RSS has no such link, and gets Atom's.
"""

from collections.abc import Iterable
from typing import Any

from feedgenerator import Rss201rev2Feed
from pelican.contents import Article

from ..core.feeds import FeedLayer, add_layer, entry_link
from ..core.texts import texts_of

#: Where the context keeps the articles of pairs, by the address that a feed gives them.
CONTEXT_KEY = "pair_feed_entries"


def collect_entries(articles: Iterable[Article], context: dict[str, Any]) -> None:
    """Keep the paired articles in the context, where ``annotate_feed`` finds them."""
    siteurl = context["SITEURL"]
    paired = [article for article in articles if getattr(article, "pair", None)]
    context[CONTEXT_KEY] = {entry_link(a.settings, siteurl, a.url): a for a in paired}


def annotate_feed(context: dict[str, Any], feed: Any) -> None:
    """Add level and other half to the entries of any feed that Pelican has made."""
    entries, texts = context.get(CONTEXT_KEY, {}), texts_of(context)
    for item in feed.items:
        article = entries.get(item["link"].removesuffix("?ref=feed"))
        if article:
            label = texts.get(article.lang, article.pair.label)
            item["categories"] = [*item["categories"], label]
            item["level"] = (article.pair.level, label)
            if other := article.pair.other:
                href = entry_link(article.settings, context["SITEURL"], other.article.url)
                title = texts.get(article.lang, other.label)
                item["related"] = {"rel": "related", "href": href, "title": title}
    add_layer(feed, RelatedLinks)


class RelatedLinks(FeedLayer):
    """The ``related`` link of entries, after their other elements."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write the elements of an entry."""
        super().add_item_elements(handler, item)
        if "related" in item:
            element = "atom:link" if isinstance(self, Rss201rev2Feed) else "link"
            handler.addQuickElement(element, "", item["related"])


def level_of(article: Article) -> str:
    """Return the level of an article, or "" for a single post."""
    pair = getattr(article, "pair", None)
    return pair.level if pair else ""
