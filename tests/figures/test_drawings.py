"""SVG files drawn on pages: on which, with which ids and names; and files beside them."""

import pytest
from conftest import post

from plugins.figures.pictures import find_pictures

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><title>Mine</title>'
    '<defs><clipPath id="c"><path d="M0 0h9v9z"/></clipPath></defs>'
    '<path d="M0 0L{}" clip-path="url(#c)" stroke="var(--first)"/></svg>'
)
LARGE = SVG.format("1 1" + " 1 1" * 200_000)
BODY = """\
![A *tent* of $f$]({static}/images/a.svg){#fig-a alt="Two lines & a tip"}

![Alone]({static}/images/a.svg "More") ![]({static}/images/b.svg){width=7}

![Far](https://example.org/a.svg) ![None]({static}/images/no.svg)
![Large]({static}/images/large.svg) ![Broken]({static}/images/broken.svg)

See [it]({static}/images/a.svg).
"""
FILES = {
    "images/a.svg": SVG.format("1 1"),
    "images/b.svg": SVG.format("2 2"),
    "images/large.svg": LARGE,
    "images/broken.svg": "<svg",
}


@pytest.fixture
def site(build):
    return build({**FILES, "a.md": post("Ignore: link-missing", body=BODY)})


def test_files_of_the_site_are_drawn(site):
    page = site.soup("a-post.html").select_one(".content")
    first, _, third = page.select("svg")
    assert "1 1" in first.select("path")[-1]["d"]
    assert "2 2" in third.select("path")[-1]["d"]
    assert [one["alt"] for one in page.select("img")] == ["Far", "None", "Large", "Broken"]
    assert (first["width"], first["height"], first["viewBox"]) == ("30", "20", "0 0 30 20")
    assert (third["width"], third.get("height")) == ("7", None)
    assert page.select_one("p > a[href$='images/a.svg']").get_text() == "it"


def test_they_have_a_name_and_a_description(site):
    first, second, third = site.soup("a-post.html").select(".content svg")
    assert first.select_one("title").get_text() == "Figure 1"
    assert first.select_one("desc").get_text() == "Two lines & a tip"
    assert first["aria-labelledby"] == first.select_one("title")["id"]
    assert first["aria-describedby"] == first.select_one("desc")["id"]
    assert (first["role"], second.select_one("title").get_text()) == ("img", "More")
    assert (third["aria-hidden"], third.get("role"), third.select("title")) == ("true", None, [])


def test_no_id_is_there_twice_and_each_reference_leads_to_its_own(site):
    page = site.soup("a-post.html")
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len({*ids})
    for drawing in page.select(".content svg"):
        path = drawing.select("path")[-1]
        assert path["clip-path"] == f"url(#{drawing.select_one('clippath')['id']})"
        assert path["stroke"] == "var(--first)"


def test_feeds_have_the_files(site):
    feed = site.html("feeds/all.atom.xml")
    assert "images/a.svg" in feed
    assert "clip-path" not in feed


def test_an_attached_file_goes_with_its_post(build):
    files = {"p/a.svg": SVG.format("3 3"), "p/a.md": post(body="![A]({attach}a.svg)")}
    site = build(files, ARTICLE_SAVE_AS="{slug}/index.html", ARTICLE_URL="{slug}/")
    assert site.warnings == []
    assert "3 3" in site.soup("a-post/index.html").select(".content svg path")[-1]["d"]
    assert (site.output / "a-post" / "a.svg").is_file()


@pytest.mark.parametrize("relative", [True, False])
def test_addresses_of_all_kinds(build, relative):
    names = ("a b.svg", "ä&b.svg", "c'd.svg")
    body = " ".join(f"![A]({{static}}/images/{name.replace(' ', '%20')})" for name in names)
    files = {f"images/{name}": SVG.format("4 4") for name in names}
    site = build({**files, "a.md": post(body=body)}, RELATIVE_URLS=relative)
    assert len(site.soup("a-post.html").select(".content svg")) == len(names)


def test_another_theme_has_the_files(build):
    site = build({**FILES, "a.md": post(body="![A]({static}/images/a.svg)")}, THEME="simple")
    assert site.soup("a-post.html").select("img[src$='images/a.svg']")


def test_the_picture_of_a_post_is_its_first_one_and_of_frames_the_last():
    image = '<img alt="" src="{{static}}/images/{}.svg" width="99" height="50">'.format
    frames = f'<div class="frames">{image("1")}{image("2")}<p>x</p></div>'
    names = [source[-5] for source, _, _ in find_pictures(f"{frames}{image('3')}")]
    assert names == ["2", "1", "3"]
    names = [source[-5] for source, _, _ in find_pictures(f"{image('0')}{frames}")]
    assert names == ["0", "2", "1"]


def test_both_halves_on_one_page_have_their_own(build):
    pictures = ("![A]({static}/images/a.svg)", "One.", "![B]({static}/images/b.svg)", "Two.")
    frames = "::: frames\n{}\n:::".format("\n\n".join(pictures))
    raw = '<details name="x"><summary>y</summary>z</details>'
    body = f"{frames}\n\n{raw}\n"
    files = {
        **FILES,
        "o.md": post("Slug: o", "Paper: key", "Level: overview", body=body),
        "m.md": post("Slug: m", "Paper: key", "Level: math", body=body),
        "refs.bib": "@misc{key, title={T}, author={A, B}, year={2020}}",
    }
    page = build(files).soup("papers/key/both/index.html")
    assert len(page.select("svg.drawing")) == 4
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len({*ids})
    radios = page.select(".frame-steps input")
    assert sorted(one["name"] for one in radios) == [
        *["math--frames-1"] * 2,
        *["overview--frames-1"] * 2,
    ]
    assert len(page.select(".frame-steps input[checked]")) == 2
    assert {one["name"] for one in page.select("details[name]")} == {"math--x", "overview--x"}
    for label in page.select(".frame-turn label"):
        assert page.find(id=label["for"])
