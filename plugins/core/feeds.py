"""What feeds write besides what Pelican has them write, and what their entries have."""

import posixpath
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from feedgenerator import SyndicationFeed
from feedgenerator.django.utils.encoding import iri_to_uri
from markupsafe import Markup

from .mathml import scripts_as_text

#: How many characters of a post an entry shows.
LONGEST = 300


class FeedLayer(SyndicationFeed):  # type: ignore[misc]
    """Methods that come before those of a feed's own class, which they call by ``super``."""


def add_layer(feed: Any, layer: type[FeedLayer]) -> None:
    """Put methods before those of a feed.

    Functions set on the feed would refer back to it: all of its texts would stay in memory.
    """
    feed.__class__ = _class_of(layer, type(feed))


def _make_class(layer: type, cls: type) -> type:
    return type(f"{layer.__name__}{cls.__name__}", (layer, cls), {})


#: The same, each made once.
_class_of: Callable[[type, type], type] = cache(_make_class)


def entry_link(settings: Mapping[str, Any], siteurl: str, url: str) -> str:
    """Return the address of an article as Pelican writes it into a feed."""
    joined = posixpath.join(siteurl, url) if settings["RELATIVE_URLS"] else f"{siteurl}/{url}"
    return str(iri_to_uri(joined))


def plain(html: object) -> str:
    """Return the beginning of some HTML as text, cut between words where there are spaces."""
    text = " ".join(Markup(scripts_as_text(str(html or ""))).striptags().split())
    if len(text) <= LONGEST:
        return text
    words, _, _ = text[:LONGEST].rpartition(" ")
    return (words if len(words) > LONGEST / 2 else text[: LONGEST - 1]) + "…"
