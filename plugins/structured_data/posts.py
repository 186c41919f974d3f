"""A post as nodes of schema.org. Pure."""

from .model import CorrectionData, PostData, Site
from .naming import (
    authors_of,
    blog_reference,
    fragment,
    kind_of_post,
    post_reference,
    publisher_reference,
    series_reference,
)
from .works import cited_node, work_node
from .writing import Node


def post_node(post: PostData, site: Site) -> Node:
    """Return a post; the other half of its pair is named as another text on the same paper."""
    modified = post.modified or post.published
    return {
        **kind_of_post(post.level),
        "@id": fragment(post.url, "post"),
        "mainEntityOfPage": _page(post),
        "url": post.url,
        "headline": post.title,
        "description": post.description,
        "image": post.image,
        "datePublished": post.published.isoformat() if post.published else "",
        "dateModified": modified.isoformat() if modified else "",
        "author": authors_of(post, site),
        "publisher": publisher_reference(site),
        "inLanguage": post.lang,
        "articleSection": post.section,
        "keywords": [*post.keywords],
        "wordCount": post.words or None,
        "timeRequired": f"PT{post.minutes}M" if post.minutes else "",
        "dependencies": [*post.requires] if post.level else None,
        "about": _subject(post, site),
        "isPartOf": [blog_reference(site), _series(post)],
        "position": post.series.number if post.series else None,
        "translationOfWork": post_reference(post.original, site) if post.original else None,
        "workTranslation": [post_reference(one, site) for one in post.translations],
        "citation": [cited_node(work) for work in post.cites],
        "correction": [_correction(one) for one in post.corrections],
    }


def _page(post: PostData) -> Node | None:
    """Return the page of a post; the other half is related to it, also without a paper."""
    if not post.url:
        return None
    return {
        "@type": "WebPage",
        "@id": post.url,
        "breadcrumb": {"@id": fragment(post.url, "breadcrumb")},
        "relatedLink": [post.other.url if post.other else "", post.both_url],
    }


def _subject(post: PostData, site: Site) -> Node | None:
    if not post.about:
        return None
    other = post_reference(post.other, site) if post.other else None
    return work_node(post.about) | {"subjectOf": other}


def _series(post: PostData) -> Node | None:
    return series_reference(post.series.name, post.series.url) if post.series else None


def _correction(correction: CorrectionData) -> Node:
    """Return a correction; schema.org has no property for how serious it is."""
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.date,
        "keywords": correction.severity,
        "contributor": {"@type": "Person", "name": correction.reported_by},
        "url": correction.url,
    }
