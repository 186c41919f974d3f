"""A site, its pages and its lists as nodes of schema.org. Pure."""

from collections.abc import Sequence

from .model import LinkData, Listing, Page, Person, Site, Version, Work
from .naming import (
    blog_reference,
    fragment,
    person_node,
    post_reference,
    publisher_reference,
    series_reference,
    website_reference,
)
from .works import work_node
from .writing import Node


def website_node(site: Site) -> Node:
    """Return the site as a whole, for the home page: search engines look for it there."""
    return {
        "@type": "WebSite",
        "@id": fragment(site.address(""), "website"),
        "name": site.name,
        "url": site.address(""),
        "description": site.description,
        "inLanguage": site.lang,
        "publisher": publisher_reference(site),
    }


def blog_node(site: Site, posts: Sequence[Version]) -> Node:
    """Return the blog with its latest posts."""
    return blog_reference(site) | {
        "description": site.description,
        "inLanguage": site.lang,
        "publisher": publisher_reference(site),
        "isPartOf": website_reference(site),
        "blogPost": [post_reference(post, site) for post in posts],
    }


def page_node(page: Page, site: Site) -> Node:
    """Return a page that is no post."""
    home = page.url == site.address("")
    return {
        "@type": page.kind,
        "@id": page.url,
        "url": page.url,
        "name": page.title,
        "description": page.description,
        "image": page.image,
        "inLanguage": page.lang,
        "datePublished": page.published.isoformat() if page.published else "",
        "dateModified": page.modified.isoformat() if page.modified else "",
        "isPartOf": website_reference(site),
        "breadcrumb": None if home else {"@id": fragment(page.url, "breadcrumb")},
        "publisher": publisher_reference(site),
    }


def listing_node(page: Page, listing: Listing, site: Site) -> Node:
    """Return a page that lists others; entries without a page of their own are left out."""
    entries = [entry for entry in listing.entries if entry.url]
    if not entries:
        return page_node(page, site)
    return page_node(page, site) | {
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": listing.total or len(entries),
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": entry.name, "url": entry.url}
                for place, entry in enumerate(entries, listing.first)
            ],
        }
    }


def series_node(
    page: Page, series: LinkData, parts: Sequence[tuple[int, Version]], site: Site
) -> Node:
    """Return a page of a series; its parts are posts with their numbers."""
    whole = series_reference(series.name, series.url) | {
        "description": page.description,
        "inLanguage": page.lang,
        "hasPart": [post_reference(post, site) | {"position": number} for number, post in parts],
    }
    return page_node(page, site) | {"mainEntity": whole}


def paper_node(page: Page, work: Work, posts: Sequence[Version], site: Site) -> Node:
    """Return the page of a paper, on which posts have been written."""
    paper = work_node(work) | {"subjectOf": [post_reference(post, site) for post in posts]}
    return page_node(page, site) | {"mainEntity": paper}


def author_node(page: Page, person: Person, site: Site) -> Node:
    """Return the page of an author."""
    return page_node(page, site) | {"mainEntity": person_node(person)}


def trail_node(trail: Sequence[LinkData], url: str) -> Node:
    """Return the way from the home page to the page at an address; empty if it is not known."""
    if len(trail) < 2 or not all(step.url for step in trail):
        return {}
    return {
        "@type": "BreadcrumbList",
        "@id": fragment(url, "breadcrumb"),
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": step.name, "item": step.url}
            for number, step in enumerate(trail, 1)
        ],
    }
