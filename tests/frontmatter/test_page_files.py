"""Pages of other engines among the posts."""

import pytest
from conftest import post


@pytest.mark.parametrize("plugins", [["plugins"], ["plugins.frontmatter"]])
def test_files_without_a_date_that_are_pages_elsewhere(build, plugins):
    yaml = (
        "---\nlayout: page\ntitle: About\npermalink: /about/\n---\n\nZEBRA [link]({filename}a.md)"
    )
    files = {
        "about.md": yaml,
        "_pages/cv.md": "---\ntitle: CV\nlayout: cv\n---\nx [about]({filename}/about.md)",
        "sub/hugo.md": "+++\ntitle = 'Hugo'\ntype = 'page'\n+++\nx",
        "hidden.md": "---\nlayout: page\ntitle: Hidden\npublished: false\n---\nx",
        "a.md": post("Slug: a", "Layout: page"),
        "undated.md": "---\nlayout: post\ntitle: No date\n---\nx",
    }
    site = build(files, PLUGINS=plugins)
    assert [(name, rule) for name, _, rule in site.rules()] == [("undated.md", "frontmatter-date")]
    assert "ZEBRA" in site.html("about/index.html")
    assert "/a.html" in site.html("about/index.html")
    assert "about/" in site.html("pages/cv.html")
    assert {"pages/hugo.html", "drafts/pages/hidden.html"} <= site.files().keys()
    assert [article.title for article in site.generator.articles] == ["A post"]


@pytest.mark.parametrize(
    "field", ["toc: true", "toc: [{name: One}]", "related_posts: true", "share_post: [x]",
              "readtime: {a: b}", "prev_article: x", "next_article: {title: x}", "outline: [a]",
              "level: Intermediate", "_styles: .a {}", "comments: {a: b}", "css: [a]"]
)  # fmt: skip
def test_fields_of_other_engines_never_reach_a_page(build, field):
    site = build({"a.md": f"---\ntitle: A\ndate: 2024-01-01\n{field}\n---\nText."})
    assert site.warnings == []
    html = site.html("a.html")
    assert html == build({"a.md": "---\ntitle: A\ndate: 2024-01-01\n---\nText."}).html("a.html")
