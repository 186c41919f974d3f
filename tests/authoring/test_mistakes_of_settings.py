"""Wrong settings are reported once, in the file and the line that sets them."""

from pathlib import Path

import pytest
from conftest import ROOT
from pelican.settings import read_settings

from plugins.authoring.build_log import LogEntry, remark_of_error, remarks_of_build
from plugins.authoring.publishing.checked_settings import CHECKS, check_places
from plugins.authoring.refusals import RefusalError
from plugins.authoring.remedies import remedy_of
from plugins.authoring.setting_places import find_setting
from plugins.authoring.site import SiteFolder
from plugins.core.settings import SettingError
from plugins.foundation.unknown_settings import OF_PLACES

TEXT = "Title: A\nDate: 2024-01-01\n\nText.\n"
LOCAL = """\
SITENAME = "A site"
PATH = "content"
THEME = "simple"
PLUGINS = ["nothere"]
LOCALE = ["xx_YY"]
"""
PUBLIC = """\
from pelicanconf import *
SITEURL = "https://example.org/"
PUBLISH_TO = "ftp"
"""


@pytest.fixture
def public(tmp_path: Path) -> str:
    (tmp_path / "pelicanconf.py").write_text(LOCAL)
    (tmp_path / "publishconf.py").write_text(PUBLIC)
    return str(tmp_path / "publishconf.py")


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("Cannot load plugin `nothere`", "pelicanconf.py", 4),
        ("Cannot register plugin `int`", "pelicanconf.py", 4),
        ("Locale could not be set. Check the LOCALE setting", "pelicanconf.py", 5),
        ("Removed extraneous trailing slash from SITEURL.", "publishconf.py", 2),
        ("Something else happened in HTML", "", 0),
    ],
)
def test_messages_of_pelican_have_the_place_of_their_setting(public, text, name, line):
    (remark,) = remarks_of_build([LogEntry("warning", text, "")], {}, (), public)
    assert (Path(remark.path).name, remark.line) == (name, line)
    assert bool(name) == (not remedy_of(remark).startswith("accept it"))


@pytest.mark.parametrize(
    "wrong", ['PAGINATION_PATTERNS = "../x"', "DEFAULT_LANG = {}", "LOCALE = 5"]
)
def test_a_setting_that_pelican_cannot_read_is_named(public, wrong):
    Path(public).write_text(f"{PUBLIC}{wrong}\n")
    try:
        read_settings(public)
    except Exception as error:
        remark = remark_of_error(error, public)
    assert remark.text.startswith(f"The setting {wrong.split()[0]} is wrong: ")
    assert (Path(remark.path).name, remark.line) == ("publishconf.py", 4)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ValueError("Could not find the theme simpl"), 3),
        (ValueError("You need to specify a path containing the content"), 2),
        (SettingError("The setting SITENAME = 3 is wrong: expected a text."), 1),
    ],
)
def test_what_ends_a_build_has_the_place_of_its_setting(public, error, line):
    remark = remark_of_error(error, public)
    assert (Path(remark.path).name, remark.line) == ("pelicanconf.py", line)


def test_a_report_of_ours_is_moved_to_the_file_that_counts(public):
    values = ("there is no setting PUBLISH_TO", str(Path(public).with_name("pelicanconf.py")), 1)
    entry = LogEntry("warning", "", "", (*values, "setting-unknown", ""))
    (remark,) = remarks_of_build([entry], {}, (), public)
    assert (Path(remark.path).name, remark.line) == ("publishconf.py", 3)


def test_the_last_line_that_sets_it_counts(public):
    Path(public).write_text('PATH = "a"\nPATHS = 1\nPATH = "b"\n')
    assert find_setting("The setting PATH is wrong", public) == (public, 3)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLISH_TO", "ftp"),
        ("PUBLISH_TO", "Folder"),
        ("PUBLISH_KEEP_DAYS", "thirty"),
        ("PUBLISH_KEEP_DAYS", -3),
        ("PUBLISH_COMPRESS", "zip"),
        ("PUBLISH_COMPRESS", ["br", "gz"]),
        ("PUBLISH_HEADERS", "no"),
        ("PUBLISH_FOLDER", 3),
        ("SSH_PORT", "abc"),
        ("SSH_HOST", ["a"]),
        ("S3_ENDPOINT", "s3.example.org"),
        ("GITHUB_PAGES_BRANCH", 1),
    ],
)
def test_a_place_that_cannot_be_stops_any_build(name, value):
    with pytest.raises(SettingError, match=f"The setting {name} = .* expected"):
        check_places({name: value})


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"PUBLISH_TO": "", "SSH_PORT": "", "S3_ENDPOINT": ""},
        {"PUBLISH_TO": "s3", "S3_ENDPOINT": "http://localhost:9000", "PUBLISH_KEEP_DAYS": "30"},
        {"PUBLISH_COMPRESS": "br, gz", "SSH_PORT": 22, "PUBLISH_KEEP_DAYS": 0},
    ],
)
def test_a_place_that_can_be_does_not(settings):
    check_places(settings)


def test_names_that_are_nearly_right_and_paths_that_are_not_there(build):
    more = {"SITENAM": "x", "PUBLISH_FOLDR": "y", "STATIC_PATHS": ["images", "imagez"]}
    site = build({"a.md": "Title: A\nDate: 2024-01-01\n\nText.\n"}, **more, AUTHORS_URL="a/")
    assert [rule for _, _, rule in site.rules()] == ["setting-unknown"] * 3
    said = " ".join(site.warnings)
    assert all(word in said for word in ("mean SITENAME?", "mean PUBLISH_FOLDER?", '"imagez"'))


def said_of_settings(site) -> list[str]:
    assert all("setting-unknown: " in warning for warning in site.warnings)
    return [warning.partition("setting-unknown: ")[2] for warning in site.warnings]


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("STATIC_PATHS", ["images", "imagez"], "imagez"),
        ("PLUGIN_PATHS", [str(ROOT), "/nowhere/plugins"], "/nowhere/plugins"),
        ("EXTRA_PATH_METADATA", {"extra/CNAM": {"path": "CNAME"}}, "extra/CNAM"),
        ("THEME_TEMPLATES_OVERRIDES", ["templatez"], "templatez"),
        ("THEME_STATIC_PATHS", ["static", "statik"], "statik"),
        ("LANGUAGES_PATHS", ["locale-of-mine"], "locale-of-mine"),
        ("CARDS_FONTS", ["extra/Noto.otf"], "extra/Noto.otf"),
        ("SERIES_INTRODUCTIONS", "stories", "stories"),
        ("TERM_INTRODUCTIONS", {"tag": "words"}, "words"),
        ("TEMPLATE_PAGES", {"src/books.html": "books.html"}, "src/books.html"),
        ("ARTICLE_EXCLUDES", ["privat"], "privat"),
        ("SITE_LOGO", "images/logo.svg", "images/logo.svg"),
        ("SITE_ICON", "favicon.ico", "favicon.ico"),
        ("EXTRA_STYLESHEETS", ["extra/mine.css"], "extra/mine.css"),
        ("EXTRA_SCRIPTS", "/extra/mine.js", "/extra/mine.js"),
        ("MENUITEMS", [("About", "/abuot/"), ("Home", "/"), ("X", "https://x.example")], "/abuot/"),
    ],
)
def test_what_a_setting_names_and_is_not_there_is_reported_once(build, name, value, path):
    site = build({"a.md": TEXT}, **{name: value})
    (said,) = said_of_settings(site)
    assert said.startswith(f'{name} has "{path}", which is ')


def test_a_style_sheet_that_pelican_leaves_out_is_reported(build):
    (said,) = said_of_settings(build({"a.md": TEXT}, CSS_FILE="mine.css"))
    assert said.startswith("CSS_FILE is no file of the theme's css")


def test_what_is_elsewhere_or_copied_by_nothing_is_said(build):
    files = {"a.md": TEXT, "CNAME": "x.example", "data/table.csv": "1", "images/logo.svg": "<svg/>"}
    more = {
        "EXTRA_PATH_METADATA": {
            "extra/CNAME": {"path": "CNAME"},
            "data/table.csv": {"path": "table.csv"},
        },
        "SITE_LOGO": "logo.svg",
        "MENUITEMS": [("A", "a.html")],
    }
    said = said_of_settings(build(files, **more))
    assert {row.partition("; ")[2] for row in said} == {
        'write "CNAME", or move the file',
        'add "data" to STATIC_PATHS',
        'write "/a.html"',
        'write "images/logo.svg"',
    }


def test_what_may_be_missing_is_not_reported(build):
    names = ("CNAME", "favicon.ico", "robots.txt", "CITATION.cff")
    more = {
        "STATIC_PATHS": ["images", "extra"],
        "EXTRA_PATH_METADATA": {f"extra/{name}": {"path": name} for name in names},
        "MENUITEMS": [("Top", "#top"), ("Mail", "mailto:me@x.example"), ("Other", "//x.example/")],
        "SITEURL": "",
        "SOCIAL": [("Below a folder", "/blog/a.html")],
        "FEED_DOMAIN": "https://x.example",
    }
    assert build({"a.md": TEXT}, **more).warnings == []


def test_a_bibliography_that_is_not_there_is_reported_where_it_is_set(build):
    site = build({"a.md": TEXT, "refs/papers.bib": ""}, BIBLIOGRAPHY_FILES=["papers.bib"])
    assert site.rules() == [("pelicanconf.py", 1, "bib-file")]
    assert 'did you mean "refs/papers.bib"?' in site.warnings[0]


def test_a_folder_of_plugins_is_said_with_the_plugin_that_is_not_found(public):
    cause = ('PLUGIN_PATHS has "plugs", which is not in here', "pelicanconf.py", 1)
    entries = [
        LogEntry("error", "Cannot load plugin `nothere`", ""),
        LogEntry("warning", "", "", (*cause, "setting-unknown", "")),
    ]
    (remark,) = remarks_of_build(entries, {}, (), public)
    assert 'PLUGIN_PATHS has "plugs"' in remedy_of(remark)


def test_a_folder_that_cannot_be_written_to_is_named_with_its_setting(public):
    error = FileNotFoundError(2, "No such file or directory", "/proc/x/index.html")
    remark = remark_of_error(error, public, {"OUTPUT_PATH": "/proc/x", "CACHE_PATH": "/tmp/x"})
    assert remark.text.startswith("OUTPUT_PATH = '/proc/x' cannot be used: No such file")
    assert "write to" in remedy_of(remark)


def test_a_status_of_all_posts_is_checked_once(build):
    with pytest.raises(SettingError, match=r"DEFAULT_METADATA = .*is wrong"):
        build({"a.md": TEXT}, DEFAULT_METADATA={"status": "drft"})


def test_an_extension_that_is_not_there_is_said_once(build):
    files = {f"{n}.md": f"Title: A {n}\nDate: 2024-01-01\n\nText.\n" for n in range(20)}
    with pytest.raises(SettingError, match="MARKDOWN is wrong: No module named 'nothere'"):
        build(files, MARKDOWN={"extensions": ["nothere"]})
    options = {"markdown.extensions.toc": {"nothing": 1}}
    with pytest.raises(SettingError, match="no extension takes the option 'nothing'"):
        build(files, MARKDOWN={"extension_configs": options})


def test_the_settings_of_places_are_known_ones():
    assert {*OF_PLACES} == {*CHECKS}


def test_what_is_wrong_in_lines_for_all_posts_is_reported_once_at_the_setting(
    build, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    lines = [r"$\sigma$: the ReLU, @def-none", "$n$: once", "$m$", "$n$: twice, [@none2020]"]
    macros = {r"\R": r"\mathbb{R", "norm": r"\lVertt #1 \rVert"}
    written = [f"    {line!r}," for line in lines]
    written += ["]", "MATH_MACROS = {", *(f"    {n!r}: {m!r}," for n, m in macros.items()), "}"]
    (tmp_path / "pelicanconf.py").write_text("\n".join(["NOTATION_SYMBOLS = [", *written, ""]))
    body = r"Of $\sigma$, $n$, $m$, $\R$, $x \in \R$ and $\norm{x}$."
    posts = {f"{n}.md": f"Title: {n}\nDate: 2024-01-01\n\n{body}\n" for n in "ab"}
    bib = "@article{k, title={T}, author={A B}, year=2001}"
    plugins = ["plugins.notation", "plugins.crossrefs", "plugins.citations", "plugins.texmath"]
    more = {"NOTATION_SYMBOLS": lines, "MATH_MACROS": macros, "PLUGINS": plugins}
    site = build(posts | {"references.bib": bib}, **more)
    assert site.rules() == [
        ("pelicanconf.py", 2, "ref-unknown"),
        ("pelicanconf.py", 4, "symbol-line"),
        ("pelicanconf.py", 5, "citation-unknown"),
        ("pelicanconf.py", 5, "symbol-twice"),
        ("pelicanconf.py", 8, "math-macro"),
        ("pelicanconf.py", 9, "math-macro"),
    ]


@pytest.mark.parametrize("wrong", ["X = [1, 2", "X = undefined", "import nothing_like_that"])
def test_a_task_names_the_line_of_settings_that_cannot_be_read(tmp_path, wrong):
    (tmp_path / "pelicanconf.py").write_text(f"SITENAME = 'A'\n{wrong}\n")
    with pytest.raises(RefusalError, match=r"^pelicanconf\.py:2: \w+Error: .*; mend the line$"):
        SiteFolder(tmp_path).local_settings()
