"""Real builds with the bundle: what pages link to, what is written, and when it is made anew."""

import gzip
import re
import shutil
import subprocess
import sys

import pytest
from conftest import PLUGINS, ROOT, post
from tools import not_none

pytest_plugins = ["chromium"]

WITH = [*PLUGINS, "plugins.bundle"]
POSTS = {"a.md": post("Title: A", body="$$x\\label{x}$$\n\nBy \\eqref{x}."), "b.md": post()}
SHEET = re.compile(r'<link rel="stylesheet" href="https://example.com/([^"]+)">')
LATER = re.compile(r'<template id="later">.*?</template>', re.DOTALL)
SCRIPT = re.compile(r'<script (?:defer )?src="https://example.com/([^"]+)"')
NAME = re.compile(r"(theme/.+)\.[0-9a-f]{12}(\.\w+)")
# What Chromium makes of a style sheet; values with custom properties come as they are written.
RULES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText).join("\\n");
}"""


def hashed(site):
    return sorted("".join(m.groups()) for m in map(NAME.fullmatch, site.files()) if m)


def sheets_of(html):
    """The style sheets that a page fetches at once."""
    return SHEET.findall(LATER.sub("", html))


def css_of(site, page="a-post.html"):
    (name,) = sheets_of(site.html(page))
    return site.html(name)


@pytest.fixture
def theme(tmp_path):
    return shutil.copytree(ROOT / "theme", tmp_path / "theme")


def test_a_page_fetches_one_style_sheet_and_the_scripts_that_it_needs(build):
    site = build(POSTS, PLUGINS=WITH)
    assert site.warnings == []
    for page in ("a.html", "a-post.html", "index.html", "tags.html"):
        (name,) = sheets_of(site.html(page))
        assert not_none(NAME.fullmatch(name))[1] == "theme/css/site"
        assert name in site.files()
    scripts = SCRIPT.findall(site.html("a.html"))
    names = [not_none(NAME.fullmatch(name))[1].rpartition("/")[2] for name in scripts]
    assert names == ["scheme", "site", "later"]
    assert {*scripts} <= site.files().keys()
    assert len(SCRIPT.findall(site.html("a-post.html"))) == 2
    tag = not_none(re.search(r"<script[^>]*js\/later[^>]*>", site.html("a.html")))[0]
    assert 'data-copy-tex="Copy TeX"' in tag
    assert 'data-close="Close"' in tag
    # All that a post may load but for the search: less than 5 kB.
    assert sum(len(gzip.compress(site.files()[name], 9)) for name in scripts) < 5000
    # Without references, only what copies.
    (tag,) = re.findall(r"<script[^>]*data-copy[^>]*>", build(
        {"a.md": post("Title: A", body="$x$")}, PLUGINS=WITH).html("a.html"))  # fmt: skip
    assert not_none(NAME.search(tag))[1].endswith("/copy")


@pytest.mark.parametrize(
    "settings", [{"PLUGINS": PLUGINS}, {"PLUGINS": WITH, "BUNDLE_ENABLED": False}]
)
def test_without_it_the_files_of_the_theme_serve(build, settings):
    site = build(POSTS, **settings)
    sheets = sheets_of(site.html("a.html"))
    assert sheets[:3] == [f"theme/css/{name}.css" for name in ("fonts", "tokens", "main")]
    assert {*sheets, *SCRIPT.findall(site.html("a.html"))} <= site.files().keys()
    assert hashed(site) == []


def as_short(rules):
    """Rules without what means nothing in a value: spaces after symbols, a zero before a point.

    A space before a colon stays: it makes another selector.
    """
    return re.sub(r"([,:(])\s+|\s*(/)\s*|(?<![\w.])0(?=\.\d)", r"\1\2", " ".join(rules.split()))


def test_the_browser_reads_the_same_rules(build, browser):
    plain = build(POSTS, PLUGINS=PLUGINS)
    expected = "\n".join(plain.html(name) for name in sheets_of(plain.html("a.html")))
    css = css_of(build(POSTS, PLUGINS=WITH))
    assert len(css) < len(expected) * 0.85
    page = browser.new_page()
    rules, same = (as_short(page.evaluate(RULES, text)) for text in (css, expected))
    page.close()
    assert rules.split("}") == same.split("}")
    for part in ("@layer tokens,base", ".content :is(h1", "@supports (app-region", "@page", "U+"):
        assert part in rules


def test_scripts_say_the_same_and_work(build, browser, serve):
    site = build(POSTS, PLUGINS=WITH, SITEURL="", RELATIVE_URLS=True)
    page = browser.new_page()
    page.goto(f"{serve(site.output)}/a.html")
    page.locator("a.ref").hover()
    assert page.locator(".copy-tex").inner_text() == "Copy TeX"
    page.locator(".preview-lit, .preview").wait_for()  # the formula itself, as it is in sight
    page.close()


def test_the_bundle_names_the_font_subsets(build):
    for plugins in (
        [*PLUGINS, "plugins.fonts", "plugins.bundle"],
        ["plugins.bundle", "plugins.fonts", "plugins.texmath"],
    ):
        site = build(POSTS, PLUGINS=plugins)
        fonts = re.findall(r'url\("\.\./([^"]+)"\)', css_of(site))
        assert len(fonts) >= 3
        for name in fonts:
            assert NAME.fullmatch(f"theme/{name}"), name
            assert f"theme/{name}" in site.files()


def test_settings_of_the_theme_count(build):
    usual = css_of(build(POSTS, PLUGINS=WITH))
    css = css_of(build(POSTS, PLUGINS=WITH, FONTS_TEXT=False, PREVIEWS_ENABLED=False))
    assert "--serif:Cambria" in css
    assert "--serif:Cambria" not in usual
    assert ".preview-bar" not in usual
    site = build(POSTS, PLUGINS=WITH, STYLESHEET_URL="/mine.css")
    assert '<link rel="stylesheet" href="/mine.css">' in site.html("a.html").partition("/site.")[2]
    assert build(POSTS, PLUGINS=WITH, CSS_FILE="").html("a.html").count('"stylesheet"') == 0


def test_a_main_style_sheet_of_the_site_is_taken_in_its_place(build, theme):
    (theme / "mine").mkdir()
    (theme / "mine/css").mkdir()
    (theme / "mine/css/mine.css").write_text("p { color: green; }", "utf-8")
    (theme / "mine/css/print.css").write_text("p { color: black; }", "utf-8")
    css = css_of(
        build(
            POSTS, PLUGINS=WITH, THEME=str(theme), CSS_FILE="mine.css",
            THEME_STATIC_PATHS=["static", "mine"],
        )
    )  # fmt: skip
    assert "p{color:green}" in css
    assert css.endswith("p{color:black}")
    assert ".scheme-button" not in css
    assert "--paper:" in css  # of tokens.css, for the other sheets


@pytest.mark.parametrize("css", ["@import 'a.css';", "p { color: red", b"p { } /* \xff */"])
def test_what_cannot_be_joined_is_linked_in_its_place(build, theme, css):
    data = css if isinstance(css, bytes) else css.encode()
    (theme / "static/css/mine.css").write_bytes(data)
    site = build(POSTS, PLUGINS=WITH, THEME=str(theme), CSS_FILE="mine.css")
    before, it, after = sheets_of(site.html("a.html"))
    assert it == "theme/css/mine.css"
    assert "@font-face" in site.html(before)
    assert ".content" in site.html(after)


def test_a_style_sheet_in_another_folder_keeps_its_addresses(build, theme):
    (theme / "static/css/own").mkdir()
    (theme / "static/css/own/mine.css").write_text("p { background: url(a.png) }", "utf-8")
    site = build(POSTS, PLUGINS=WITH, THEME=str(theme), CSS_FILE="own/mine.css")
    _, it, _ = sheets_of(site.html("a.html"))
    assert it.startswith("theme/css/own/site.")
    assert site.html(it) == "p{background:url(a.png)}"


def test_a_change_makes_other_names_and_the_former_files_go(build, theme):
    first = build(POSTS, PLUGINS=WITH, THEME=str(theme))
    before = {name for name in first.files() if NAME.fullmatch(name)}
    assert build(POSTS, PLUGINS=WITH, THEME=str(theme)).files() == first.files()
    for name in ("css/text.css", "js/copy.js"):
        with (theme / "static" / name).open("a", encoding="utf-8") as file:
            file.write("\n.a { b: c }" if "css" in name else "\nlet one;")
    (first.output / "theme/css/site.0123456789ab.css").write_text("another's", "utf-8")
    second = build(POSTS, PLUGINS=WITH, THEME=str(theme))
    after = {name for name in second.files() if NAME.fullmatch(name)}
    gone, new = before - after, after - before
    assert sorted(not_none(NAME.fullmatch(name))[1] for name in gone) == [
        *("theme/css/site", "theme/css/site"),  # of posts, and of lists
        *("theme/js/copy", "theme/js/later"),
    ]
    assert len(new) == 5
    assert "theme/css/site.0123456789ab.css" in new  # not ours to remove
    off = build(POSTS, PLUGINS=WITH, THEME=str(theme), BUNDLE_ENABLED=False)
    assert hashed(off) == ["theme/css/site.css"]


def test_templates_of_the_site_count(build, tmp_path):
    (tmp_path / "mine/partials/head").mkdir(parents=True)
    partial = (
        '{% for file in join_styles(["css/print.css", "css/text.css", "css/none.css"]) %}'
        '<link rel="stylesheet" href="{{ SITEURL }}/theme/{{ file }}">{% endfor %}'
    )
    (tmp_path / "mine/partials/head/styles.html").write_text(partial, "utf-8")
    site = build(POSTS, PLUGINS=WITH, THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "mine")])
    joined, missing = sheets_of(site.html("a.html"))
    assert site.html(joined).startswith("@layer print{")
    assert missing == "theme/css/none.css"
    # Besides the sheet of previews, which comes later.
    assert hashed(site).count("theme/css/site.css") == 2


def test_another_theme_is_left_alone(build):
    site = build(POSTS, PLUGINS=WITH, THEME="simple")
    assert site.warnings == []
    assert hashed(site) == []


def test_without_the_library_the_scripts_serve_as_they_are(build, monkeypatch):
    monkeypatch.setitem(sys.modules, "rjsmin", None)
    site = build(POSTS, PLUGINS=WITH)
    (warning,) = site.warnings
    assert "there is no rjsmin: pip install rjsmin" in warning
    assert SCRIPT.findall(site.html("a.html"))[0] == "theme/js/scheme.js"
    assert {*hashed(site)} == {"theme/css/site.css"}


def test_a_wrong_setting_ends_the_build_with_one_line(build):
    with pytest.raises(SystemExit, match="BUNDLE_ENABLED = 'no'"):
        build(POSTS, PLUGINS=WITH, BUNDLE_ENABLED="no")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "pelican", "content", "-o", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def pages_of(folder):
    """The pages of a site, and what each fetches before its reader does anything."""
    for page in folder.rglob("*.html"):
        if "previews" not in page.parts:
            yield page, LATER.sub("", page.read_text("utf-8"))


def test_the_first_visit_of_each_page_of_the_demo_weighs_100_kb_at_most(demo):
    """All that is fetched with the page, compressed as web servers do: gzip, as they have it."""
    sizes = {}

    def size(path):
        if path not in sizes:
            data = path.read_bytes()
            sizes[path] = len(data if path.suffix == ".woff2" else gzip.compress(data, 6))
        return sizes[path]

    fonts = [*demo.glob("theme/fonts/*.????????????.woff2")]
    assert len(fonts) == 4
    weights = {}
    for page, text in pages_of(demo):
        files = {
            demo / one for one in re.findall(r' (?:href|src)="/((?:theme|images)/[^"]+)"', text)
        }
        files.update(one for one in fonts if "text" in one.name or "<math" in text)
        weights[page.relative_to(demo).as_posix()] = size(page) + sum(map(size, files))
    assert len(weights) > 70
    assert {page: weight for page, weight in weights.items() if weight > 100_000} == {}


def test_what_a_page_of_the_demo_fetches_is_small(demo):
    """Bytes, compressed as a web server does: all styles of a page at once, and all its scripts.

    What is fetched when a reader asks for it, the search, comes on top; with the search its page
    has no more than others may. Lists have 9 kB of styles; a math post that has notes, parts of
    proofs and symbols has 1 kB more.
    """

    def size(path):
        return len(gzip.compress(path.read_bytes(), 9))

    for page, text in pages_of(demo):
        sheets = re.findall(r'<link rel="stylesheet" href="/([^"]+)">', text)
        most = 11264 if 'class="content"' in text else 9216
        assert 0 < sum(size(demo / name) for name in sheets) <= most, page
        at_once = re.findall(r'<script [^<>]*src="/([^"]+)"', text)
        scripts = re.findall(r'<script [^<>]*src="/([^"]+)"', page.read_text("utf-8"))
        assert sum(size(demo / name) for name in scripts) <= 5120, page
        assert "search" in page.parts or sum(size(demo / name) for name in at_once) <= 1536, page
