"""Papers as nodes of schema.org. Pure."""

from .model import Work
from .naming import fragment, person_node
from .writing import Node

#: The types of BibTeX's kinds; every other kind is an article of a journal or a conference.
KINDS = {
    "book": "Book",
    "booklet": "Book",
    "proceedings": "Book",
    "inbook": "Chapter",
    "incollection": "Chapter",
    "phdthesis": "Thesis",
    "mastersthesis": "Thesis",
    "thesis": "Thesis",
    "techreport": "Report",
    "online": "CreativeWork",
    "misc": "CreativeWork",
}
#: How many authors of a cited work are enough to find it.
MOST_AUTHORS = 10


def work_node(work: Work) -> Node:
    """Return a paper that a post or a page is about."""
    return {
        "@type": kind_of_work(work),
        "@id": fragment(work.url, "paper"),
        "name": work.title,
        "url": work.url,
        "author": [person_node(one) for one in work.authors],
        "editor": [person_node(one) for one in work.editors],
        "datePublished": work.date,
        "isPartOf": {"@type": "CreativeWork", "name": work.venue},
        "identifier": [_identifier("DOI", work.doi), _identifier("arXiv", work.arxiv)],
        "sameAs": [*work.addresses],
    }


def cited_node(work: Work) -> Node:
    """Return a work as one that a post cites."""
    people = {name: work_node(work)[name][:MOST_AUTHORS] for name in ("author", "editor")}
    return work_node(work) | people | {"@id": "", "url": ""}


def kind_of_work(work: Work) -> str:
    """Return schema.org's type of a work; a preprint is an article, whatever BibTeX calls it."""
    found = KINDS.get(work.kind.casefold(), "ScholarlyArticle")
    return "ScholarlyArticle" if found == "CreativeWork" and work.arxiv else found


def _identifier(name: str, value: str) -> Node | None:
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else None
