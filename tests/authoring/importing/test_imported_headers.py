"""Headers, addresses, and posts that nobody could see."""

import pytest
from small_blogs import bring

from plugins.frontmatter import parse_header

ONE = "---\ntitle: One\ndate: 2024-03-01\n---\n\nOne.\n"


def header(files: dict[str, str], name: str) -> dict[str, object]:
    """Return the fields of an imported post, by their names in small letters."""
    return parse_header(bring(files).posts[name]).fields


def jekyll_post(
    fields: str, name: str = "2024-03-01-one.md", config: str = "title: B\n"
) -> dict[str, object]:
    files = {"_config.yml": config, f"_posts/{name}": f"---\ntitle: One\n{fields}---\n\nOne.\n"}
    return header(files, f"posts/{name}")


def hugo_post(fields: str, config: str = 'title = "B"\n', **more: str) -> dict[str, object]:
    text = f"---\ntitle: One\ndate: 2024-03-01\n{fields}---\n\nOne.\n"
    files = {"hugo.toml": config, "content/posts/one.md": text, **more}
    return header(files, "posts/one.md")


def test_fields_mean_what_their_engine_means():
    assert jekyll_post("description: It is\n")["summary"] == "It is"
    assert jekyll_post("categories: a b\n")["categories"] == ["a", "b"]
    assert jekyll_post("last_modified_at: 2024-04-01\nupdated_at: 2024-05-01\n")["modified"]
    assert hugo_post("tags: deep nets\n")["tags"] == ["deep nets"]
    entity = jekyll_post('subtitle: "x"\n').get("subtitle")
    assert entity == "x"


def test_fields_are_added_in_line_with_the_others():
    text = "---\n title: One\n date: 2024-03-01\n tags:\n   - a b\n---\n\nOne.\n"
    fields = header({"hugo.toml": "", "content/posts/one.md": text}, "posts/one.md")
    assert (fields["title"], fields["tags"]) == ("One", ["a b"])
    assert fields["permalink"] == "/posts/one/"


def test_headers_in_toml_and_json():
    fields = 'title = "One"\ndate = 2024-03-01\ntags = [\n  "a b",\n]\n[params]\nx = 1'
    toml = f"+++\n{fields}\n+++\n\nOne.\n"
    json = '{"title": "One", "date": "2024-03-01", "tags": ["a b"]}\n\nOne.\n'
    for text in (toml, json):
        files = {"hugo.toml": "", "content/posts/one.md": text}
        assert header(files, "posts/one.md")["tags"] == ["a b"]
        assert header(files, "posts/one.md")["permalink"] == "/posts/one/"


@pytest.mark.parametrize(
    ("config", "fields", "address"),
    [
        ("title: B\n", "", "/2024/03/01/one.html"),
        ("permalink: pretty\n", "categories: [A b]\n", "/a-b/2024/03/01/one/"),
        ("permalink: /:year/:title/\n", "", "/2024/one/"),
        ("permalink: /:year/:title/\n", "permalink: /x/\n", "/x/"),
        ("defaults: [{scope: {type: posts}, values: {permalink: '/p/:title/'}}]\n", "", "/p/one/"),
    ],
)
def test_addresses_of_jekyll(config, fields, address):
    assert jekyll_post(fields, config=config)["permalink"] == address


def test_addresses_of_other_engines():
    assert hugo_post("")["permalink"] == "/posts/one/"
    assert hugo_post("slug: Of it\n")["permalink"] == "/posts/of-it/"
    assert hugo_post("", '[permalinks]\nposts = "/:year/:slug/"\n')["permalink"] == "/2024/one/"
    assert "permalink" not in hugo_post("url: /x/\n")
    files = {"_quarto.yml": "", "posts/one.qmd": ONE}
    assert header(files, "posts/one.md")["permalink"] == "/posts/one.html"
    files = {"_config.yml": "permalink: :year/:title/\n", "source/_posts/one.md": ONE}
    assert header(files, "posts/one.md")["permalink"] == "/2024/one/"


def test_languages_of_hugo():
    text = "---\ntitle: One\ndate: 2024-03-01\n---\n\nOne.\n"
    config = (
        '[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n'
    )
    files = {"hugo.toml": config, "content/en/posts/a.md": text, "content/fr/posts/a.md": text,
             "content/en/posts/b.fr.md": text}  # fmt: skip
    assert header(files, "en/posts/a.md")["permalink"] == "/posts/a/"
    found = header(files, "fr/posts/a.md")
    assert (found["permalink"], found["lang"]) == ("/fr/posts/a/", "fr")


def test_languages_of_jekyll_with_polyglot():
    text = "---\ntitle: One\nredirect_from: /old/\n---\n\n"
    text += "[Two](/posts/two/), [three](/posts/three/).\n"
    text += '<a {% static_href %}href="/x"{% endstatic_href %}>x?l={{ site.active_lang }}</a>\n'
    config = (
        "permalink: /posts/:title/\nlanguages: [en, pt-BR]\ndefault_lang: en\n"
        "lang_from_path: true\n"
    )
    files = {
        "_config.yml": config,
        **{f"_posts/{lang}/2024-03-01-one.md": text for lang in ("en", "pt-BR")},
        **{f"_posts/{lang}/2024-03-02-two.md": text for lang in ("en", "pt-BR")},
        "_posts/en/2024-03-03-three.md": text,
        "_posts/2024-03-04-four.md": "---\ntitle: F\nlang: pt-BR\npermalink: /f/\n---\n\nF.\n",
    }
    found = header(files, "posts/pt-BR/2024-03-01-one.md")
    assert (found["permalink"], found["lang"]) == ("/pt-BR/posts/one/", "pt-BR")
    assert found["redirect_from"] == ["/pt-BR/old/"]
    found = header(files, "posts/en/2024-03-01-one.md")
    assert (found["permalink"], found["lang"]) == ("/posts/one/", "en")
    assert header(files, "posts/2024-03-04-four.md")["permalink"] == "/pt-BR/f/"
    imported = bring(files).posts["posts/pt-BR/2024-03-01-one.md"]
    assert "[Two]({filename}/posts/pt-BR/2024-03-02-two.md)" in imported
    assert '<a href="/x">x?l=pt-BR</a>' in imported
    assert "[three]({filename}/posts/en/2024-03-03-three.md)" in imported


def test_addresses_of_hexo_may_have_any_field():
    config = "title: B\ntheme: next\nurl: https://x.example\npermalink: p/:abbrlink.html\n"
    files = {
        "_config.yml": config,
        "source/_posts/a.md": "---\ntitle: A\ndate: 2024-03-01\nabbrlink: 3ab2\n---\n\nA.\n",
        "source/_posts/b.md": "---\ntitle: B\ndate: 2024-03-01\n---\n\nB.\n",
    }
    assert header(files, "posts/a.md")["permalink"] == "/p/3ab2.html"
    assert "permalink" not in header(files, "posts/b.md")
    (said,) = [one for one in bring(files).remarks if "addresses" in one.text]
    assert said.text.startswith('1 addresses, "p/:abbrlink.html"')


@pytest.mark.parametrize(
    ("config", "more", "expected"),
    [
        ("permalink: /blog/:year/:title/", ["_layouts/post.html"], "/blog/2012/code/"),
        ("", ["_includes/head.html"], "/2012/01/02/code.html"),
        ("permalink: :year/:title/\nnew_post_name: :year-:month-:day-:title.md", [], "/2012/code/"),
        ("permalink: :year/:title/", [], "/2012/2012-01-02-code/"),
    ],
)
def test_dated_files_in_the_folder_of_hexo_may_be_of_octopress(config, more, expected):
    files = {
        "_config.yml": f"title: B\n{config}\n",
        "source/_posts/2012-01-02-code.markdown": "---\ntitle: A\ndate: 2012-01-02\n---\n\nA.\n",
        **{f"source/{name}": "x" for name in more},
    }
    assert header(files, "posts/2012-01-02-code.markdown")["permalink"] == expected


def test_first_pages_and_pages_of_the_theme():
    files = {
        "_config.yml": "title: B\n",
        "_pages/about.md": "---\ntitle: Me\npermalink: /\n---\n\nIt is me.\n",
        "_pages/404.md": "---\ntitle: No\npermalink: /404.html\n---\n\nNot here.\n",
        "_tabs/more.md": "---\ntitle: More\n---\n\nMore.\n",
        "_talks/one.md": "---\ntitle: A talk\n---\n\nA talk.\n",
        "_posts/2024-03-01-one.md": "---\ntitle: One\n---\n\nOne.\n",
    }
    imported = bring(files)
    assert sorted(imported.posts) == ["pages/about.md", "pages/more.md", "posts/2024-03-01-one.md"]
    assert "permalink" not in parse_header(imported.posts["pages/about.md"]).fields
    said = "\n".join(map(str, imported.remarks))
    assert "pages/about.md:1: it was the first page" in said
    assert "_pages/404.md: not brought along" in said
    assert "_talks/one.md: not brought along: a file of the collection talks" in said


HIDDEN = {
    "in the future": jekyll_post("date: 2027-01-01\n"),
    "named so": jekyll_post("", "2027-01-01-one.md"),
    "without a day": jekyll_post("date: 2024-03-01\n", "one.md"),
    "published: false": jekyll_post("published: false\n"),
    "by its folder": jekyll_post(
        "", config="defaults: [{scope: {path: _posts}, values: {published: false}}]\n"
    ),
    "draft": hugo_post("draft: true\n"),
    "publishDate": hugo_post("publishDate: 2027-01-01\n"),
    "expiryDate": hugo_post("expiryDate: 2025-01-01\n"),
    "headless": hugo_post("headless: true\n"),
    "no page": hugo_post("_build:\n  render: never\n"),
    "cascade": hugo_post(
        "", **{"content/posts/_index.md": "---\ntitle: P\ncascade:\n  draft: true\n---\n"}
    ),
    "password": hugo_post("password: secret\n"),
    "publish: false": hugo_post("publish: false\n"),
}


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_could_see_is_a_draft(fields):
    assert fields.get("draft") in (True, "true") or fields.get("published") in (False, "false")


def test_what_everybody_could_see_is_none():
    for fields in (jekyll_post(""), hugo_post(""), jekyll_post("date: 2027-01-01\n",
                   config="future: true\n"), hugo_post("draft: false\n")):  # fmt: skip
        assert str(fields.get("draft", "false")).lower() == "false"


def test_drafts_of_quarto_and_of_folders():
    one = ONE
    files = {"_quarto.yml": "website:\n  drafts: [posts/a.qmd]\n", "posts/a.qmd": one,
             "hidden/_metadata.yml": "draft: true\n", "hidden/b.qmd": one, "posts/c.qmd": one,
             "drafts/d.qmd": one}  # fmt: skip
    names = ("posts/a.md", "hidden/b.md", "drafts/d.md", "posts/c.md")
    drafts = [str(header(files, name).get("draft", "")).lower() for name in names]
    assert drafts == ["true", "true", "true", ""]


def test_every_text_is_brought_or_reported():
    files = {
        "_config.yml": "title: B\n",
        "_posts/2024-03-01-one.md": "---\ntitle: One\n---\n\nOne.\n",
        "notes/a.md": "A", "notes/b.md": "B", "x.ipynb": "{}", "README.md": "R",
        "_includes/c.md": "C",
    }  # fmt: skip
    said = [str(remark) for remark in bring(files).remarks]
    assert said == [
        "notes/a.md: not brought along: 2 files that jekyll does not show as posts",
        "x.ipynb: not brought along: a ipynb file; convert it to Markdown",
    ]
