"""What entries of feeds have: an address, and the beginning of a text."""

import posixpath
from collections.abc import Mapping
from typing import Any

from feedgenerator.django.utils.encoding import iri_to_uri
from markupsafe import Markup

from .mathml import scripts_as_text

#: How many characters of a post an entry shows.
LONGEST = 300


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
