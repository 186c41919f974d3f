"""Guards, what rsync says, what pages need, the prepared folder, a folder as a target."""

import gzip
import os
import time
from datetime import date
from pathlib import Path

import pytest
from tools import require

from plugins.authoring.building import places_of
from plugins.authoring.publishing.errors import PublishError
from plugins.authoring.publishing.folder import folder_target
from plugins.authoring.publishing.guards import checked_folder, checked_host, checked_port
from plugins.authoring.publishing.headers import add_settings, render_headers, render_policy
from plugins.authoring.publishing.kinds import lifetime_of, type_of
from plugins.authoring.publishing.pages_scan import (
    Needs,
    find_mentioned,
    find_needs,
    find_unused,
    import_hashed,
)
from plugins.authoring.publishing.plan import Terms, describe
from plugins.authoring.publishing.preparing import prepare
from plugins.authoring.publishing.rsync import RsyncTarget, empty_folders, parse_changes
from plugins.authoring.publishing.targets import plan_for

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    "value",
    ["", " ", ".", "./", "/", "//", "///", "/.", "/..", "..", "../", "../x", "~", "~/", "~/.",
     "~/..", "~/../x", "home/..", "a/../..", "/home", "/home/me", "/home/me/", "/Users/me",
     "/root", "/etc", "/var", "/srv/..", "~me", ":module", "a\nb", "a/./..", "/./", "~//"],
)  # fmt: skip
def test_folders_that_are_more_than_a_site_are_refused(value):
    with pytest.raises(PublishError, match="TARGET"):
        checked_folder(value, "TARGET")


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("/srv/www/blog", "/srv/www/blog/"),
        ("/home/me/blog", "/home/me/blog/"),
        ("~/blog/", "blog/"),
        ("blog", "blog/"),
        ("/srv/it's here", "/srv/it's here/"),
        ("//srv/www", "/srv/www/"),
        ("a/../blog", "blog/"),
    ],
)
def test_other_folders_are_taken(value, folder):
    assert checked_folder(value, "TARGET") == folder


def test_what_ssh_would_read_as_an_option_is_refused():
    for value in ("-oProxyCommand=x", "a b", ""):
        with pytest.raises(PublishError):
            checked_host(value, "SSH_HOST")
    for port in ("22 -o", "x", "0", "99999", "-1"):
        with pytest.raises(PublishError):
            checked_port(port)
    assert (checked_port(""), checked_port("2222")) == (22, 2222)


def test_what_rsync_would_do_is_read():
    said = (
        b"*deleting   old/z.html\n*deleting   old/\n<f+++++++++ a b.html\n<fc.T...... index.html\n"
        b">fcs....... k\n.f..t...... same.html\ncd+++++++++ a/\n<f+++++++++ new\\#012line\n"
        b"cL+++++++++ link -> there\n"
    )
    difference, folders = parse_changes(said)
    assert difference.new >= {"a b.html", "new\nline"}
    assert difference.changed == {"index.html", "k"}
    assert difference.extra == {"old/z.html"}
    assert folders == ["old/"]
    assert empty_folders(["a/", "a/b/", "c/"], {"a/kept.css"}) == ["c/", "a/b/"]


PAGE = (
    '<link rel="stylesheet" href="https://blog.example/theme/css/site.css">'
    '<link rel="canonical" href="https://other.example/">'
    '<a href="https://elsewhere.example/">x</a><img src="https://pictures.example/a.png">'
    '<img src="data:image/png;base64,AAAA"><iframe src="//video.example/v"></iframe>'
    '<script type="application/ld+json">{"url": "https://nobody.example"}</script>'
)


def policy(html: str, *, search: bool = False, **settings: str) -> str:
    needs = Needs()
    find_needs(html, "https://blog.example", needs)
    add_settings(settings, needs)
    return render_policy(needs, has_search=search)


ALWAYS = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"


def test_the_policy_is_strict_and_lets_all_pages_work():
    assert policy("<p>Words</p>") == ALWAYS
    assert policy(PAGE) == (
        f"{ALWAYS}; frame-src 'self' https://video.example; "
        "img-src 'self' data: https://pictures.example"
    )
    assert policy("", search=True) == f"{ALWAYS}; script-src 'self' 'wasm-unsafe-eval'"
    assert "script-src 'self' 'sha256-" in policy("<script>alert(1)</script>")
    assert "style-src 'self' 'unsafe-inline'" in policy('<p style="color: red">')
    assert "frame-src 'self' https://giscus.app" in policy("", GISCUS_REPO="me/blog")
    counter = policy("", GOATCOUNTER_URL="https://me.goatcounter.com/count")
    assert "connect-src 'self' https://me.goatcounter.com" in counter
    search = '<form action="https://duckduckgo.com/" method="get">'
    assert "form-action 'self' https://duckduckgo.com" in policy(search)


def test_patterns_take_no_longer_than_the_page_is():
    began = time.monotonic()
    for text in ("<script" * 40_000, "<img " * 40_000, "a" * 400_000, "<a style" * 40_000,
                 ".css" * 100_000, '<link rel="' * 30_000):  # fmt: skip
        find_needs(text, "", Needs())
        find_mentioned(text)
    assert time.monotonic() - began < 10


def test_files_named_by_their_content_are_kept_for_ever():
    names = ["index.html", "theme/css/site.0123456789ab.css", "theme/js/a.0123456789ab.js",
             "theme/js/b.js", "cards/card.0123456789ab.png"]  # fmt: skip
    text = render_headers(names, ALWAYS)
    assert text.startswith(f"/*\n  Content-Security-Policy: {ALWAYS}\n")
    rules = [line for line in text.splitlines() if line.startswith("/")]
    assert rules == ["/*", "/cards/*", "/theme/css/*", "/theme/js/a.0123456789ab.js"]
    assert text.count("immutable") == 3
    many = [f"mixed/{i}.{i:012x}.png" for i in range(500)] + ["mixed/a.png"]
    assert render_headers(many, ALWAYS).count("\n/") < 100
    assert lifetime_of("index.html") == "no-cache"
    assert type_of("a.html") == "text/html; charset=utf-8"
    assert type_of("a.woff2") == "font/woff2"
    assert type_of("a.pf_meta") == "application/octet-stream"


def test_files_that_only_unused_files_mention_are_unused():
    mentions = {"t/a.css": {"b.css"}, "t/b.css": {"f.woff2"}, "t/c.css": {"g.woff2"}}
    names = ["t/a.css", "t/b.css", "t/c.css", "t/f.woff2", "t/g.woff2", "t/d.css"]
    unused = find_unused(names, [{"a.css"}], lambda name: mentions.get(name, set()))
    assert unused == {"t/c.css", "t/g.woff2", "t/d.css"}


def test_a_sheet_imports_hashed_sheets_where_there_is_one():
    beside = ["fonts.css", "fonts.0123456789ab.css", "site.0123456789ab.css",
              "site.ba9876543210.css", "main.css"]  # fmt: skip
    css = '@import "fonts.css";\n@import \'site.css\';\n@import "main.css";\n'
    assert import_hashed(css, beside) == css.replace("fonts.css", "fonts.0123456789ab.css")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    files = {
        "index.html": '<link rel="stylesheet" href="/theme/css/site.0123456789ab.css">'
        + "x" * 2000,
        "theme/css/site.0123456789ab.css": "@font-face { src: url(../fonts/f.0123456789ab.woff2) }",
        "theme/css/main.css": "@font-face { src: url(../fonts/whole.woff2) }",
        "theme/fonts/f.0123456789ab.woff2": "f",
        "theme/fonts/whole.woff2": "whole",
        "theme/fonts/OFL.txt": "licence",
        "files/mine.css": "not the theme's",
        ".DS_Store": "",
    }
    for name, text in files.items():
        path = tmp_path / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "build"


def names_below(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_the_prepared_folder_has_what_is_used_and_no_more(built, tmp_path):
    site = tmp_path / "site"
    names = prepare(built, site, {"SITEURL": "https://blog.example", "PUBLISH_COMPRESS": "br, gz"})
    assert set(names) == names_below(site)
    assert set(names) == {
        "index.html", "index.html.br", "index.html.gz", "theme/css/site.0123456789ab.css",
        "theme/fonts/f.0123456789ab.woff2", "theme/fonts/OFL.txt", "files/mine.css", "_headers",
    }  # fmt: skip
    page = (built / "index.html").read_bytes()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == page
    first = (site / "index.html.br").stat().st_ino
    (site / "index.html.gz").read_bytes()
    prepare(built, site, {"SITEURL": "https://blog.example", "PUBLISH_COMPRESS": "br, gz"})
    assert (site / "index.html.br").stat().st_ino == first, "compressed once"
    (built / "_headers").write_text("mine")
    assert "index.html.br" not in prepare(built, site, {})
    assert (site / "_headers").read_text() == "mine"
    with pytest.raises(PublishError, match="PUBLISH_COMPRESS"):
        prepare(built, site, {"PUBLISH_COMPRESS": "zip"})


def test_a_folder_gets_the_site_once_and_then_nothing(built, tmp_path):
    site, home = tmp_path / "site", tmp_path / "home"
    home.mkdir()
    prepare(built, site, {})
    target = folder_target(site, str(tmp_path / "www"), home)
    terms = Terms(DAY)

    def compare():
        return plan_for(site, target, terms)

    target.carry_out(compare(), compare, lambda line: None)
    assert names_below(tmp_path / "www") == names_below(site)
    assert compare().steps == ()
    # As after a run that was killed early: the record shows that the folder is the site's.
    (tmp_path / "www/index.html").unlink()
    folder_target(site, str(tmp_path / "www"), home)
    assert describe(compare()) == ["+ index.html"]


@pytest.mark.parametrize("value", ["", ".", "..", "/", "~", "content/.."])
def test_a_folder_with_something_else_in_it_is_refused(value, tmp_path):
    home = tmp_path / "home"
    (home / "content").mkdir(parents=True)
    with pytest.raises(PublishError, match="PUBLISH_FOLDER"):
        folder_target(tmp_path / "site", value, home)
    (home / "content/post.md").touch()
    with pytest.raises(PublishError, match="index\\.html"):
        folder_target(tmp_path / "site", "content", home)


def test_rsync_sends_what_has_changed_and_keeps_folders_of_kept_files(tmp_path):
    require("rsync")
    site, place = tmp_path / "site", tmp_path / "it's there"
    files = {site: {"index.html": "new", "a b/c.html": "c"}, place: {
        "index.html": "old", "css/site.0123456789ab.css": "kept", "gone/deep/x.png": "x",
        "gone/y.html": "y", "a b/c.html": "c"}}  # fmt: skip
    for folder, content in files.items():
        for name, text in content.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    os.utime(site / "index.html", (1, 1))
    os.utime(place / "index.html", (1, 1))  # the same size and time: only bytes differ
    target = RsyncTarget(site, f"{place}/")

    def compare():
        return plan_for(site, target, Terms(DAY))

    plan = compare()
    assert describe(plan) == ["+ index.html", "- gone/y.html", "- gone/deep/x.png"]
    target.carry_out(plan, compare, lambda line: None)
    assert names_below(place) == {
        *("index.html", "a b/c.html", "css/site.0123456789ab.css", ".diptych-published.json")
    }
    assert not (place / "gone").exists()
    assert (place / "index.html").read_text() == "new"
    assert compare().steps == ()


def test_settings_that_are_older_than_a_place_know_it_from_the_environment():
    said = {"S3_PREFIX": "blog", "SSH_HOST": "a", "PUBLISH_FOLDER": "/srv/b", "PATH": "/bin"}
    assert places_of(said, {"SSH_HOST": ""}) == {"S3_PREFIX": "blog", "PUBLISH_FOLDER": "/srv/b"}
