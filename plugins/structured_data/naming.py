"""How nodes name a site, a series, a person or a post that another page describes. Pure.

A reference has all that a validator asks for, because a validator reads no other page.
"""

from .model import Person, PostData, Site, Version
from .writing import Node

#: ``proficiencyLevel`` of each level; a post without a level is a blog post and nothing else.
PROFICIENCY = {"overview": "Beginner", "math": "Expert"}


def fragment(url: str, name: str) -> str:
    """Return the id of something that a page is about; "" for a page without an address."""
    return f"{url}#{name}" if url else ""


def website_reference(site: Site) -> Node | None:
    """Return the site as a whole; without an address there is nothing to refer to."""
    if not site.url:
        return None
    return {
        "@type": "WebSite",
        "@id": fragment(site.address(""), "website"),
        "name": site.name,
        "url": site.address(""),
    }


def publisher_reference(site: Site) -> Node:
    """Return who publishes the site."""
    return {
        "@type": "Organization",
        "@id": fragment(site.address(""), "publisher"),
        "name": site.publisher or site.name,
        "url": site.address(""),
        "logo": {"@type": "ImageObject", "url": site.logo},
    }


def blog_reference(site: Site) -> Node:
    """Return the blog that all posts are part of."""
    return {
        "@type": "Blog",
        "@id": fragment(site.address(""), "blog"),
        "name": site.name,
        "url": site.address(""),
    }


def series_reference(name: str, url: str) -> Node:
    """Return a series of posts."""
    return {
        "@type": "CreativeWorkSeries",
        "@id": fragment(url, "series"),
        "name": name,
        "url": url,
    }


def person_node(person: Person) -> Node:
    """Return a person."""
    return {
        "@type": "Person",
        "name": person.name,
        "url": person.url,
        "sameAs": person.same_as,
    }


def kind_of_post(level: str) -> Node:
    """Return the type of a post, and for whom it is written."""
    if proficiency := PROFICIENCY.get(level):
        return {"@type": ["BlogPosting", "TechArticle"], "proficiencyLevel": proficiency}
    return {"@type": "BlogPosting"}


def authors_of(post: PostData | Version, site: Site) -> list[Node]:
    """Return the authors of a post; for a post without any, the publisher."""
    return [person_node(one) for one in post.authors] or [publisher_reference(site)]


def post_reference(post: Version, site: Site) -> Node:
    """Return a post."""
    return {
        **kind_of_post(post.level),
        "@id": fragment(post.url, "post"),
        "headline": post.title,
        "url": post.url,
        "inLanguage": post.lang,
        "datePublished": post.published.isoformat() if post.published else "",
        "author": authors_of(post, site),
    }
