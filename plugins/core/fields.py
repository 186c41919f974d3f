"""The fields of a header that are ours, kept apart from the attributes that we set.

Pelican makes an attribute of each field. ``Pair: x`` would give templates a text where they look
for a pair, so fields of ours are taken out of the metadata before Pelican sees them.
"""

from collections.abc import Collection, MutableMapping
from typing import Any

from pelican.contents import Content

from .documents import change_document, get_document

#: The attributes that our plugins set on contents, whichever are on.
ATTRIBUTES = frozenset(
    (
        *("pair", "words", "minutes", "proof_minutes", "series", "paper", "both_url", "statements"),
        *("bibliography", "corrections", "report_url", "history_url", "requires", "helps"),
        *("leads_to", "outline", "preview_url", "picture", "slices"),
        *("statement_ties", "proof_graph", "symbols"),
        *("card", "card_url", "card_alt", "drawings"),
        *("title_html", "summary_text", "automatic_summary", "author_addresses"),
    )
)
#: Attributes that plugins of others set, and that our templates show: pelican-toc, share_post,
#: related_posts, neighbors, readtime. In headers of other engines such fields mean something else.
OF_OTHERS = frozenset(
    (
        *("toc", "share_post", "related_posts", "readtime", "readtime_string", "prev_article"),
        *("next_article", "prev_article_in_category", "next_article_in_category"),
    )
)


def take_fields(metadata: MutableMapping[str, Any], names: Collection[str]) -> None:
    """Move the fields of some names from the metadata to the document in it."""
    fields = {name: metadata.pop(name) for name in sorted(names) if name in metadata}
    change_document(metadata, fields=fields)


def forget_attributes(content: Content, own: Collection[str]) -> None:
    """Take away attributes that a header has made, where the plugin that sets them is off.

    The field stays in the metadata: another plugin may read it there, as pelican-series does.
    """
    for name in ATTRIBUTES.difference(own) | OF_OTHERS:
        # Where a plugin has set it meanwhile, it is another value.
        if name in content.metadata and vars(content).get(name) is content.metadata[name]:
            del vars(content)[name]


def get_field(content: Content, name: str) -> Any:
    """Return a field of the header as it is written; None if there is none."""
    fields = get_document(content.metadata).fields
    return fields[name] if name in fields else content.metadata.get(name)


def text_field(content: Content, name: str) -> str:
    """Return a field of the header as text without surrounding space; "" if there is none."""
    value = get_field(content, name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def read_paper(content: Content) -> tuple[str, str]:
    """Return the key of a content's paper or pair, and its level as written; "" for none."""
    key = text_field(content, "paper") or text_field(content, "pair")
    return key, text_field(content, "level")


def text_list(value: Any) -> list[str]:
    """Return the texts of a field that holds a list, or a text with commas between them."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return [text for item in items if (text := str(item).strip())]
