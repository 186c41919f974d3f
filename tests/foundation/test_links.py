"""Links that lead to nothing or to a draft: reported with file and line, and removed."""

import pytest
from conftest import post
from tools import check_html

OTHERS = {
    "b.md": post("Slug: b"),
    "sub/d e.md": post("Slug: zebra", "Status: draft", body="[back]({filename}../a.md)"),
    "sub/h.md": post("Slug: hid", "Status: hidden", body="[d]({filename}d e.md)"),
    "images/x.png": "",
}


@pytest.mark.parametrize(
    ("link", "html", "rules"),
    [
        ("[b]({filename}b.md#x)", '<a href="https://example.com/b.html#x">b</a>', []),
        ("[b](|filename|/b.md)", '<a href="https://example.com/b.html">b</a>', []),
        ("[h]({filename}sub/h.md)", '<a href="https://example.com/hid.html">h</a>', []),
        ("![i]({static}/images/x.png)", 'src="https://example.com/images/x.png"', []),
        ("[the *d*](<{filename}sub/d e.md>)", "<p>the <em>d</em></p>", [("a.md", 5, "link-draft")]),
        ("[the d]({filename}sub/d%20e.md)", "<p>the d</p>", [("a.md", 5, "link-draft")]),
        (
            "[n]({filename}no.md#x)",
            '<a title="This link leads nowhere yet">n</a>',
            [("a.md", 5, "link-missing")],
        ),
        ("![i]({static}no.png)", 'src="no.png"', [("a.md", 5, "link-missing")]),
        ("`{filename}no.md`", "<code>{filename}no.md</code>", []),
    ],
)
def test_links(build, link, html, rules):
    site = build(OTHERS | {"a.md": post("Slug: a", body=link)}, PREVIEWS_ENABLED=False)
    found = [rule for rule in site.rules() if rule[0] == "a.md"]
    assert found == rules
    assert html in site.html("a.html")
    assert site.grep("zebra") == ["drafts/zebra.html"]
    assert "https://example.com/a.html" in site.html("drafts/zebra.html")


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        ("![i](images/x.png)", "write {static}images/x.png"),
        ("![i](../images/x.png)", None),
        ("![i](../images/no.png)", 'did you mean "{static}/images/x.png"'),
        ('<video src="clip.mp4"></video>', "correct the path"),
        ("![i](/images/x.png) ![i](data:,) ![i](https://example.org/x.png) `![i](x.png)`", None),
    ],
)
def test_pictures_that_are_looked_for_beside_the_page(build, picture, said):
    site = build(
        OTHERS | {"a.md": post("Slug: a", body=picture)}, ARTICLE_SAVE_AS="posts/{slug}.html"
    )
    found = [rule for rule in site.rules() if rule[0] == "a.md"]
    assert found == ([("a.md", 5, "link-missing")] if said else [])
    assert not said or said in " ".join(site.warnings)


def test_links_in_a_summary(build):
    site = build(OTHERS | {"a.md": post("Slug: a", "Summary: [d]({filename}no.md)")})
    assert ("a.md", 4, "link-missing") in site.rules()
    assert "{filename}" not in site.html("index.html")


def test_a_template_that_does_not_exist(build):
    site = build({"a.md": post("Slug: a", "Template: custom")})
    assert site.rules() == [("a.md", 4, "template")]
    assert site.soup("a.html").h1


def test_the_files_of_drafts_without_a_page_stay_at_home(build):
    files = {
        "a.md": post("Slug: a", body="![i]({attach}shown.png)"),
        "d.md": post("Status: draft", body="![i]({attach}secret.png) ![i]({static}images/x.png)"),
        "shown.png": "",
        "secret.png": "",
        "images/x.png": "",
    }
    published = build(files, DRAFT_SAVE_AS="")
    assert {"shown.png", "images/x.png"} <= published.files().keys()
    assert published.grep("secret") == []


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<video poster="{static}n1.png" src="{static}n2.mp4"></video>', ["n1.png", "n2.mp4"]),
        ('<a href="{filename}n.md" title="t">x</a>', ["n.md"]),
        ('<a href="{{ site.baseurl }}/a.html">x</a>', ["site.baseurl"]),
        ('<blockquote cite="{filename}n.md">q</blockquote>', ["n.md"]),
        ("[x]({filename}x&y.md)", ["x&y.md"]),
    ],
)
def test_loose_links_of_every_kind_are_reported_and_leave_valid_html(build, html, left):
    site = build({"a.md": post("Slug: a", body=f"n1.png n2.mp4 n.md x&y.md\n\n{html}")})
    assert [rule for rule in site.rules() if rule[2] != "link-missing" or rule[1] != 7] == []
    assert all(any(name in warning for warning in site.warnings) for name in left)
    assert "{" not in str(site.soup("a.html").select_one(".content"))
    assert check_html(site.output) == []


def test_links_in_any_formatted_field(build):
    files = OTHERS | {"a.md": post("Slug: a", "Abstract: [x](<{filename}sub/d e.md>)")}
    site = build(files, FORMATTED_FIELDS=["summary", "abstract"])
    assert site.article("a.md").abstract == "<p>x</p>"
    assert ("a.md", 4, "link-draft") in site.rules()


@pytest.mark.parametrize("template", ["page", "tag", "partials/listing/card"])
def test_a_template_of_another_kind(build, template):
    site = build({"a.md": post("Slug: a", f"Template: {template}")})
    assert site.rules() == [("a.md", 4, "template")]


def test_a_picture_beside_nothing_keeps_no_other_from_being_attached(build):
    files = {
        "a.md": post("Slug: a", body="![x](gone.png)"),
        "b.md": post("Slug: b", body="![x]({attach}images/b.png)"),
        "images/b.png": "",
    }
    site = build(files, ARTICLE_SAVE_AS="posts/{slug}/index.html")
    assert site.rules() == [("a.md", 5, "link-missing")]
    assert "posts/b/images/b.png" in site.files()


def test_links_to_what_is_no_file(build):
    links = {
        "[x]({static}/)": '"{static}/" is a folder; name a file in it',
        "[x]({static}images)": '"{static}images" is a folder',
        "[x]({filename}/sub/)": '"{filename}/sub/" is a folder',
        "[x]({attach}.)": '"{attach}." is a folder',
        "[x]({attach}../secret.txt)": '"{attach}../secret.txt" is outside of the content folder',
        "![x]({static}/../secret.txt)": '"{static}/../secret.txt" is outside',
        "[x]({static}b.md)": "write {filename}b.md for a post",
        "[x]({filename}/images/x.png)": None,
        f"[x]({{static}}{'a' * 300})": "there is no published file",
    }
    body = "\n\n".join(links)
    site = build(OTHERS | {"a.md": post("Slug: a", body=body), "../secret.txt": "s"})
    found = [warning for warning in site.warnings if "a.md:" in warning]
    for said in filter(None, links.values()):
        assert any(said in warning for warning in found), said
    assert len(found) == len(list(filter(None, links.values())))
    assert not [name for name in site.files() if "secret" in name]
    assert "x.png" in site.html("a.html")


def test_addresses_of_the_site_are_compared_with_what_was_written(build):
    body = """
![i](/assets/pic.png) ![i](/images/x.png) <img src='/images/y.png'>

[b](/b.html) [b](/b/) [archives](/archives.html) [feed](/feeds/all.atom.xml)
[old](/old/) [no](/2018/tax/)

[rel](b.html) [rel](../b.html) [source](b.md) [web](www.example.org) [mail](mailto:x@example.org)
[n](other.html) [o](//example.org/x) ![f](file:///home/me/f.png) ![g](C:\\me\\g.png)

`<a href="/code/">` and ` src="/text/"`
"""
    files = {
        **OTHERS,
        "a.md": post("Slug: a", body=body),
        "b.md": post("Slug: b", "Redirect_from: /old/"),
        "assets/pic.png": "",
    }
    site = build(files, FEED_ALL_ATOM="feeds/all.atom.xml")
    found = [w.partition("link-missing: ")[2] for w in site.warnings if "a.md:" in w]
    beside = "is looked for beside the page, where there is no such file"
    nothing = "is no page or file of the site"
    own = "is on your own computer, where no reader sees it"
    put = "put the file into the content folder, and write {static} and its path there"
    redirect = "write {filename} and the path of its file, or give that post a redirect_from:"
    assert set(found) == {
        f'"/assets/pic.png" {nothing}; write {{static}}/assets/pic.png',
        f'"/images/y.png" {nothing}; did you mean "{{static}}/images/x.png"?',
        f'"/2018/tax/" {nothing}; {redirect}',
        f'"b.md" {beside}; write {{filename}}/b.md',
        f'"www.example.org" {beside}; write https://www.example.org',
        f'"other.html" {beside}; correct the path, and write {{static}} before it',
        f'"file:///home/me/f.png" {own}; {put}',
        f'"C:\\me\\g.png" {own}; {put}',
    }


def test_addresses_of_a_site_in_a_folder_of_its_host(build):
    body = "[a](/blog/b.html) [b](/blog/no.html) [c](/elsewhere/) [d](/)"
    files = OTHERS | {"a.md": post("Slug: a", body=body)}
    site = build(files, SITEURL="https://example.com/blog")
    assert [w for w in site.warnings if "a.md:" in w and "/blog/no.html" not in w] == []
    assert ("a.md", 5, "link-missing") in site.rules()


def test_the_files_of_a_page_bundle(build):
    body = "![i](plot.png) [d](./data.csv) <img src='a%20b.png' alt='i'> ![no](no.png) [b](../b.md)"
    fields = ("Slug: own", "Image: card.png", "Summary: ![s](plot.png)")
    files = {
        "b.md": post("Slug: b"),
        "one/index.md": post(*fields, body=body),
        "two/index.fr.md": post("Slug: two", body="![i](plot.png)"),
        **{f"one/{name}": "" for name in ("plot.png", "data.csv", "a b.png", "card.png", "x.png")},
        "two/plot.png": "",
    }
    site = build(files, PLUGINS=["plugins"])
    copied = {name for name in site.files() if name.startswith(("one/", "two/"))}
    assert copied == {
        *("one/plot.png", "one/data.csv", "one/a b.png", "one/card.png", "two/plot.png")
    }
    html = site.html("own.html")
    assert 'src="https://example.com/one/plot.png"' in html
    assert "https://example.com/one/card.png" in html
    assert "card-image" not in str(site.rules())
    assert [rule for rule in site.rules() if rule[0] == "index.md"] == [
        ("index.md", 7, "link-missing"),
        ("index.md", 7, "link-missing"),
    ]


def test_a_picture_that_a_header_names_is_copied_from_anywhere(build):
    files = {"a.md": post("Slug: a", "Image: {static}/blog/card.png"), "blog/card.png": ""}
    site = build(files, PLUGINS=["plugins"])
    assert "blog/card.png" in site.files()
    assert "card-image" not in str(site.rules())


def test_hidden_files_are_no_posts(build):
    site = build({"a.md": post("Slug: a"), ".b.md": post("Slug: b"), ".x/c.md": post("Slug: c")})
    assert {a.slug for a in site.generator.articles} == {"a"}


def test_links_to_terms(build):
    body = """[t]({tag}R&D) [u]({tag}R%26D) [c]({category}Theory & Practice)
[n]({tag}R&B) [x]({author}No)"""
    fields = ("Slug: a", "Tags: R&D", "Category: Theory & Practice")
    site = build({"a.md": post(*fields, body=body)})
    links = site.soup("a.html").select(".content a, .post-content a") or site.soup("a.html").select(
        "a"
    )
    found = {link.get_text(): link.get("href") for link in links}
    assert found["t"] == found["u"] == "https://example.com/tag/rd.html"
    assert found["c"] == "https://example.com/category/theory-practice.html"
    assert found["n"] is found["x"] is None
    said = [warning.partition("link-missing: ")[2] for warning in site.warnings]
    assert said == [
        'no published post has the author "No"',
        'no published post has the tag "R&B"; did you mean "R&D"?',
    ]


def test_names_that_share_a_page(build):
    files = {
        "a.md": post("Slug: a", "Tags: C, deep nets"),
        "b.md": post("Slug: b", "Tags: C#, Deep-Nets"),
    }
    site = build(files)
    assert site.rules() == [("b.md", 4, "term-shared")]
    assert 'the tags "C" and "C#" have one page' in site.warnings[0]
    parted = [("C#", "csharp"), (r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"[-\s]+", "-")]
    assert build(files, TAG_REGEX_SUBSTITUTIONS=parted).rules() == []


def test_drafts_with_addresses_of_their_own_are_not_in_the_way(build):
    fields = ("Title: Same", "Slug: same", "Status: draft")
    files = {f"{n}.md": post(*fields, f"Permalink: /{n}/same/") for n in "ab"}
    assert build(files).rules() == []


@pytest.mark.parametrize(
    ("size", "braces"), [("100x20", "width=100 height=20"), ("50%x", "width=50%")]
)
def test_a_size_in_the_brackets_of_a_picture_belongs_into_braces(build, size, braces):
    site = build({"a.md": post("Slug: a", body=f"A ![b](b.png ={size}) c.")})
    (line,) = site.warnings
    assert line.endswith(f"write its size in braces, ![…](path){{{braces}}}")


def test_an_address_that_leaves_out_the_folder_of_the_site_is_reported(build):
    body = "![a](/images/x.png) [b](/b.html) [c](/c.html) [home](/)"
    files = {"a.md": post("Slug: a", body=body), "b.md": post("Slug: b"), "images/x.png": ""}
    site = build(files, SITEURL="https://example.com/blog")
    assert [row for row in site.rules() if row[2] == "link-missing"] == [
        ("a.md", 5, "link-missing"),
        ("a.md", 5, "link-missing"),
    ]
    assert any("write {static}/images/x.png" in line for line in site.warnings)
