"""Nodes and metas out of plain values, without a site."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from vocabulary import PARENTS, PROPERTIES, ancestors, find_faults

from plugins.structured_data.model import (
    CorrectionData,
    LinkData,
    Listing,
    Page,
    Person,
    PostData,
    SeriesPlace,
    Site,
    Version,
    Work,
)
from plugins.structured_data.posts import post_node
from plugins.structured_data.scholar import reference, scholar_metas
from plugins.structured_data.sites import (
    author_node,
    blog_node,
    listing_node,
    page_node,
    paper_node,
    series_node,
    trail_node,
    website_node,
)
from plugins.structured_data.works import MOST_AUTHORS, kind_of_work, work_node
from plugins.structured_data.writing import strip_empty, write_json_ld

SITE = Site("Depth", "https://example.com/blog", "en", "On depth", logo="https://example.com/l.png")
NOWHERE = Site("Depth", "", "en")
NOON = datetime(2024, 3, 2, 12, tzinfo=timezone(timedelta(hours=2)))
ADA = Person("Ada L.", "https://example.com/blog/ada/", "https://example.org/ada")
PAPER = Work(
    "The O(n⁻¹ᐟ²) rate",
    "inproceedings",
    (Person("Matus Telgarsky"),),
    date="2016-06",
    venue="COLT; Proceedings",
    doi="10.1/x",
    arxiv="1602.04485",
    addresses=("https://arxiv.org/abs/1602.04485",),
    url="https://example.com/blog/papers/t16/",
)
OTHER = Version("Proofs", "https://example.com/blog/math/", "en", "math", NOON, (ADA,))
POST = PostData(
    title="Why depth helps",
    lang="en",
    url="https://example.com/blog/why/",
    description="In words.",
    published=NOON,
    authors=(ADA, Person("B")),
    keywords=("depth", "width"),
    section="Theory",
    level="overview",
    words=900,
    minutes=4,
    image="https://example.com/blog/card.png",
    about=PAPER,
    series=SeriesPlace("Power", "https://example.com/blog/series/power/", 2),
    other=OTHER,
    both_url="https://example.com/blog/both/",
    requires=("Words",),
    translations=(Version("Warum", "https://example.com/blog/warum/", "de"),),
    cites=(PAPER, Work("A thesis", "phdthesis")),
    corrections=(CorrectionData("Wrong bound.", "2024-04-01T00:00:00+00:00", "error", "C"),),
)
PAGE = Page("Lists", "en", "https://example.com/blog/lists/", "CollectionPage")


def say(node):
    """What a page says of a node."""
    return strip_empty(node)


NODES = {
    "post": post_node(POST, SITE),
    "post without addresses": post_node(PostData("A", "en", published=NOON), NOWHERE),
    "site": website_node(SITE),
    "blog": blog_node(SITE, [OTHER]),
    "page": page_node(Page("About", "en", "https://example.com/blog/about/", "AboutPage"), SITE),
    "listing": listing_node(PAGE, Listing((LinkData("A", "https://example.com/a"),)), SITE),
    "series": series_node(PAGE, LinkData("Power", PAGE.url), [(1, OTHER)], SITE),
    "paper": paper_node(PAGE, PAPER, [OTHER], SITE),
    "author": author_node(Page("Ada", "en", PAGE.url, "ProfilePage"), ADA, SITE),
    "trail": trail_node(
        [LinkData("Home", SITE.address("")), LinkData("Lists", PAGE.url)], PAGE.url
    ),
}


@pytest.mark.parametrize("kind", NODES)
def test_a_node_says_only_what_schema_org_has_words_for(kind):
    assert list(find_faults(say(NODES[kind]))) == []


def test_the_tables_of_the_vocabulary_are_whole():
    assert all("Thing" in ancestors(name) for name in PARENTS)
    assert all(ancestors(n)[-1] == "Thing" for d, _ in PROPERTIES.values() for n in d.split())
    wrong = {"@type": "Person", "headline": "x", "url": "/ada/", "knows": {"@type": "Persn"}}
    assert len(list(find_faults(wrong))) == 5


def test_a_post_is_about_its_paper_and_so_is_the_other_level():
    node = say(NODES["post"])
    assert node["@type"] == ["BlogPosting", "TechArticle"]
    assert node["proficiencyLevel"] == "Beginner"
    assert node["about"]["@type"] == "ScholarlyArticle"
    assert node["about"]["datePublished"] == "2016-06"
    assert node["about"]["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1/x"},
        {"@type": "PropertyValue", "propertyID": "arXiv", "value": "1602.04485"},
    ]
    other = node["about"]["subjectOf"]
    assert (other["headline"], other["proficiencyLevel"]) == ("Proofs", "Expert")
    assert node["mainEntityOfPage"]["relatedLink"] == [OTHER.url, POST.both_url]


def test_a_post_has_its_place_its_extent_and_its_dates():
    node = say(NODES["post"])
    assert [part["@type"] for part in node["isPartOf"]] == ["Blog", "CreativeWorkSeries"]
    assert node["position"] == 2
    assert node["dependencies"] == ["Words"]
    assert (node["timeRequired"], node["wordCount"]) == ("PT4M", 900)
    assert node["datePublished"] == node["dateModified"] == "2024-03-02T12:00:00+02:00"
    later = post_node(
        PostData("A", "en", published=NOON, modified=datetime(2025, 1, 1, tzinfo=UTC)), SITE
    )
    assert later["dateModified"] == "2025-01-01T00:00:00+00:00"
    assert node["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Wrong bound.",
            "datePublished": "2024-04-01T00:00:00+00:00",
            "keywords": "error",
            "contributor": {"@type": "Person", "name": "C"},
        }
    ]


def test_a_post_without_a_level_is_a_post_of_a_blog_and_no_more():
    node = say(post_node(PostData("A", "en", published=NOON), SITE))
    assert node["@type"] == "BlogPosting"
    assert not node.keys() & {"proficiencyLevel", "about", "position", "citation", "correction"}


def test_without_an_address_of_the_site_nothing_has_one():
    text = json.dumps(
        [say(NODES["post without addresses"]), say(page_node(Page("P", "en"), NOWHERE))]
    )
    assert "http" not in text
    assert "@id" not in text
    assert say(trail_node([LinkData("Home"), LinkData("A")], "")) is None


def test_a_post_that_nobody_has_signed_is_the_publishers():
    node = say(post_node(PostData("A", "en", published=NOON), SITE))
    assert node["author"] == [node["publisher"]]


def test_a_way_of_one_step_is_none():
    assert (
        say(trail_node([LinkData("Home", "https://example.com/")], "https://example.com/")) is None
    )


def test_the_kind_of_a_work():
    assert kind_of_work(Work("A", "Article")) == "ScholarlyArticle"
    assert kind_of_work(Work("A", "phdthesis")) == "Thesis"
    assert kind_of_work(Work("A", "misc")) == "CreativeWork"
    assert kind_of_work(Work("A", "misc", arxiv="1602.04485")) == "ScholarlyArticle"


def test_of_a_cited_work_the_first_authors_are_named():
    crowd = tuple(Person(f"Author {n}") for n in range(300))
    node = say(post_node(PostData("A", "en", cites=(Work("Big", authors=crowd),)), SITE))
    assert len(node["citation"][0]["author"]) == MOST_AUTHORS
    assert len(work_node(Work("Big", authors=crowd))["author"]) == 300
    assert reference(Work("Big", authors=crowd)).count("citation_author") == MOST_AUTHORS


def test_nothing_in_a_text_ends_the_element_or_a_line_of_script():
    evil = '</script><!-- <script> & \u2028\u2029 " \\ \x07 𝒪'
    written = write_json_ld([{"@type": "Thing", "name": evil}])
    assert not {*written} & {*"<>&\u2028\u2029\n"}
    assert json.loads(written)["@graph"] == [{"@type": "Thing", "name": evil}]
    assert "𝒪" in written


def test_what_says_nothing_is_not_written():
    node = {
        "@type": "A",
        "b": "",
        "c": [],
        "d": {"@type": "D", "e": ""},
        "f": [{"@type": "F"}],
        "g": 0,
    }
    assert strip_empty(node) == {"@type": "A", "g": 0}
    assert write_json_ld([{}, {"@type": "A"}]) == ""


CITED = (
    "citation_title=The O(n⁻¹ᐟ²) rate; citation_author=Matus Telgarsky; "
    "citation_publication_date=2016/06; citation_journal_title=COLT, Proceedings; "
    "citation_doi=10.1/x; citation_arxiv_id=1602.04485"
)


def test_scholar_gets_the_post_and_all_that_it_cites():
    metas = scholar_metas(POST, SITE)
    assert metas[:9] == (
        ("citation_title", "Why depth helps"),
        ("citation_author", "Ada L."),
        ("citation_author", "B"),
        ("citation_publication_date", "2024/03/02"),
        ("citation_online_date", "2024/03/02"),
        ("citation_journal_title", "Depth"),
        ("citation_abstract_html_url", POST.url),
        ("citation_public_url", POST.url),
        ("citation_language", "en"),
    )
    assert metas[9:] == (
        ("citation_keywords", "depth; width"),
        ("citation_reference", CITED),
        ("citation_reference", "citation_title=A thesis"),
    )


def test_scholar_gets_no_address_where_there_is_none():
    names = [name for name, _ in scholar_metas(PostData("A", "en", published=NOON), NOWHERE)]
    assert names == [
        *("citation_title", "citation_publication_date", "citation_online_date"),
        *("citation_journal_title", "citation_language"),
    ]


def test_addresses_of_a_site():
    assert SITE.address("a/") == "https://example.com/blog/a/"
    assert SITE.address("/a/") == "https://example.com/blog/a/"
    assert SITE.address("index.html") == SITE.address("") == "https://example.com/blog/"
    assert SITE.address("https://example.org/x") == "https://example.org/x"
    assert NOWHERE.address("a/") == ""
