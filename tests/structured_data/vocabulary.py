"""As much of schema.org as the pages say, and what is wrong with a node by it.

After https://schema.org/docs/developers.html; and what Google asks of the kinds that its search
results show, after https://developers.google.com/search/docs/appearance/structured-data.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

PARENTS = {
    "AboutPage": "WebPage",
    "Article": "CreativeWork",
    "Blog": "CreativeWork",
    "BlogPosting": "SocialMediaPosting",
    "Book": "CreativeWork",
    "BreadcrumbList": "ItemList",
    "Chapter": "CreativeWork",
    "CollectionPage": "WebPage",
    "Comment": "CreativeWork",
    "ContactPage": "WebPage",
    "CorrectionComment": "Comment",
    "CreativeWork": "Thing",
    "CreativeWorkSeries": "CreativeWork",
    "ImageObject": "MediaObject",
    "ItemList": "Thing",
    "ListItem": "Thing",
    "MediaObject": "CreativeWork",
    "Organization": "Thing",
    "Person": "Thing",
    "ProfilePage": "WebPage",
    "PropertyValue": "Thing",
    "Report": "Article",
    "ScholarlyArticle": "Article",
    "SocialMediaPosting": "Article",
    "TechArticle": "Article",
    "Thesis": "CreativeWork",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
}

#: A property, the types that may have it, and what its value may be.
PROPERTIES = {
    "about": ("CreativeWork", "Thing"),
    "articleSection": ("Article", "Text"),
    "author": ("CreativeWork", "Organization Person"),
    "blogPost": ("Blog", "BlogPosting"),
    "breadcrumb": ("WebPage", "BreadcrumbList"),
    "citation": ("CreativeWork", "CreativeWork"),
    "contributor": ("CreativeWork", "Organization Person"),
    "correction": ("CreativeWork", "CorrectionComment"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "dependencies": ("TechArticle", "Text"),
    "description": ("Thing", "Text"),
    "editor": ("CreativeWork", "Person"),
    "hasPart": ("CreativeWork", "CreativeWork"),
    "headline": ("CreativeWork", "Text"),
    "identifier": ("Thing", "PropertyValue"),
    "image": ("Thing", "ImageObject URL"),
    "inLanguage": ("CreativeWork", "Text"),
    "isPartOf": ("CreativeWork", "CreativeWork"),
    "item": ("ListItem", "URL"),
    "itemListElement": ("ItemList", "ListItem"),
    "keywords": ("CreativeWork Organization", "Text"),
    "logo": ("Organization", "ImageObject"),
    "mainEntity": ("CreativeWork", "Thing"),
    "mainEntityOfPage": ("Thing", "CreativeWork"),
    "name": ("Thing", "Text"),
    "numberOfItems": ("ItemList", "Integer"),
    "position": ("CreativeWork ListItem", "Integer"),
    "proficiencyLevel": ("TechArticle", "Text"),
    "propertyID": ("PropertyValue", "Text"),
    "publisher": ("CreativeWork", "Organization Person"),
    "relatedLink": ("WebPage", "URL"),
    "sameAs": ("Thing", "URL"),
    "subjectOf": ("Thing", "CreativeWork"),
    "text": ("CreativeWork", "Text"),
    "timeRequired": ("CreativeWork", "Duration"),
    "translationOfWork": ("CreativeWork", "CreativeWork"),
    "url": ("Thing", "URL"),
    "value": ("PropertyValue", "Text"),
    "wordCount": ("Article", "Integer"),
    "workTranslation": ("CreativeWork", "CreativeWork"),
}

#: What Google requires, and recommends, of a type: a page without has no rich result.
GOOGLE = {
    "BlogPosting": ["author", "dateModified", "datePublished", "headline"],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name"],
    "ProfilePage": ["mainEntity"],
    "Person": ["name"],
    "Organization": ["name", "url"],
    "WebSite": ["name", "url"],
}


def types_of(node: dict[str, Any]) -> list[str]:
    """Return the types of a node."""
    found = node.get("@type", [])
    return [found] if isinstance(found, str) else found


def ancestors(name: str) -> list[str]:
    """Return a type and all that it is a kind of."""
    return [name, *(ancestors(PARENTS[name]) if name in PARENTS else [])]


def iter_nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of some data, the outer one first."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from iter_nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from iter_nodes(each)


def find_faults(graph: Any) -> Iterator[str]:
    """Yield what schema.org has no word for, and values that are not of the kind it asks."""
    for node in iter_nodes(graph):
        kinds = types_of(node)
        if not kinds and set(node) != {"@id"}:
            yield f"a node without a type: {node}"
        known = {name for kind in kinds for name in ancestors(kind)}
        yield from (f"no type {kind}" for kind in kinds if "Thing" not in ancestors(kind))
        for name, value in node.items():
            if not name.startswith("@"):
                domain, allowed = PROPERTIES.get(name, ("", ""))
                if not known & {*domain.split()}:
                    yield f"{kinds} has no {name}"
                values = value if isinstance(value, list) else [value]
                yield from (f"{name}: {v!r}" for v in values if not _fits(v, {*allowed.split()}))


def find_lacks(graph: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what Google misses; it does not ask when a post that is only named was changed."""
    for node in iter_nodes(graph):
        for kind in types_of(node):
            lacks = {name for name in GOOGLE.get(kind, ()) if not node.get(name)}
            lacks -= set() if node in graph else {"dateModified"}
            yield from (f"{kind} without {name}: {node}" for name in lacks)


def _fits(value: Any, allowed: set[str]) -> bool:
    if isinstance(value, dict):
        kinds = {name for kind in types_of(value) for name in ancestors(kind)}
        return bool(kinds & allowed) or set(value) == {"@id"}
    if isinstance(value, int):
        return "Integer" in allowed and value > 0
    return any(_is(value, kind) for kind in allowed)


def _is(text: str, kind: str) -> bool:
    if kind == "URL":
        return bool(re.fullmatch(r"https?://[^\s<>]+", text))
    if kind == "Date":
        return _is_date(text)
    if kind == "Duration":
        return bool(re.fullmatch(r"PT\d+M", text))
    return kind == "Text" and bool(text.strip()) and not re.search("</|<math", text)


def _is_date(text: str) -> bool:
    """Return whether a text is a year, a month, or a moment with its offset."""
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return True
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
