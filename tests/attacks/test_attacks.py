"""No header and no setting ends a build, or costs another post."""

import json
import re
from html import escape
from itertools import product
from xml.etree import ElementTree as etree

import pytest
from bs4 import BeautifulSoup
from conftest import post
from pelican import Pelican

from attacks.odd_headers import SUFFIX, attack, attacks
from attacks.odd_settings import ODD, OURS, PELICANS
from plugins import load_plugins
from plugins.core.settings import SettingError

EVERY = sorted(plugin.name for plugin in load_plugins())
SIMPLE = {"THEME": "simple", "DIRECT_TEMPLATES": ["index", "tags", "archives"]}
QUICK = {"CARDS_ENABLED": False, "SEARCH_INDEX": "", "BUNDLE_ENABLED": False}
PROBLEM = re.compile(r"\S+?:\d+: [a-z-]+: ")
SCRIPT = re.compile(r"<script>alert|<img src=x onerror|<svg/onload")
#: One of many of all pairs of a field and a value, another one for each syntax.
SHARE = {"plain": (31, 3), "yaml": (53, 5), "toml": (47, 7), "rst": (31, 11), "html": (37, 13)}


def posts_of(*syntaxes, more=1):
    return {
        name: text
        for syntax in syntaxes
        for name, text in attacks(syntax, SHARE[syntax][0] * more, SHARE[syntax][1])
    }


def survives(site):
    assert [line for line in site.warnings if not PROBLEM.match(line)] == []
    assert "ZEBRA" in site.html("fine.html")


@pytest.mark.parametrize("syntax", SUFFIX)
def test_a_header_costs_no_other_post(build, syntax):
    files = posts_of(syntax)
    site = build(
        files | {"fine.md": post("Slug: fine", body="ZEBRA")}, PLUGINS=["plugins"], **QUICK
    )
    survives(site)
    # Each is on a page, or its file is in the report.
    reported = {name for name, *_ in site.rules()}
    pages = b"".join(data for name, data in site.files().items() if name.endswith(".html"))
    assert len(reported) < len(files)
    assert pages.count(b"Words of the post.") >= len(files) - len(reported)


@pytest.mark.parametrize("name", EVERY)
def test_every_plugin_alone_survives(build, name):
    files = posts_of(*SUFFIX, more=9) | {"fine.md": post("Slug: fine", body="ZEBRA")}
    site = build(files, PLUGINS=[f"plugins.{name}"], **SIMPLE)
    # Where `frontmatter` is off, Pelican itself says what it skips.
    known = re.compile(rf"{PROBLEM.pattern}|Skipping|Unknown status|Duplicate definition|Feeds ")
    assert [line for line in site.warnings if not known.match(line)] == []
    assert "ZEBRA" in site.html("fine.html")


def test_texts_of_headers_are_escaped(build):
    fields = ("title", "author", "tags", "category", "series", "paper", "image", "description")
    evil = "<img src=x onerror=alert(1)>"
    written = dict.fromkeys(SUFFIX, evil) | {"html": escape(evil)}
    written |= dict.fromkeys(("yaml", "toml"), f'"{evil}"')
    files = {
        f"{syntax}-{field}.{SUFFIX[syntax]}": attack(syntax, field, written[syntax])
        for syntax in SUFFIX
        for field in fields
    }
    site = build(files, PLUGINS=["plugins"], **QUICK)
    texts = {n: d.decode() for n, d in site.files().items() if n.endswith(".html")}
    assert [name for name, text in texts.items() if SCRIPT.search(text)] == []


#: What breaks out of an attribute, an element, a script, a document; "ZEBRA" names what comes out.
BREAKING = (
    *("<zebra onx=1>", '"><zebra>', "' onzebra='1", "&lt;zebra&gt; &#60;zebra&#62;", "]]><zebra/>"),
    *("</script><zebra>", "</title></style></textarea></template><zebra>", "--><zebra><!--"),
    *("javascript:zebra()", "java\tscript:zebra()", "data:text/html,<zebra>"),
    *("0;url=javascript:zebra()", "[x](javascript:zebra())", "<svg/onload=zebra()>"),
    *("<a href='javascript:zebra()'>Name</a>", "a\0<zebra>", "\u202ezebra", "/etc/zebra"),
    *("$\\href{javascript:zebra()}{x}$ $\\text{<zebra>}$", '$\\class{a" onzebra="1}{x}$'),
    *("{{ 7*191 }}{% zebra", "%(zebra)s %n", "../../../zebra", "..%2fzebra", "a\nStatus: zebra"),
)
#: An address that is none of a page.
RUNS = re.compile(r"(?i)(?:0;url=)?j\s*ava\s*script:|data:text")
#: The elements of feeds whose text is HTML.
HTML_IN_FEEDS = ("content", "summary", "description", "encoded")
#: Fields whose values are shown, or are made addresses and files.
SHOWN = (
    *(
        "title",
        "author",
        "tags",
        "category",
        "series",
        "paper",
        "pair",
        "slug",
        "image",
        "keywords",
    ),
    *("description", "corrections", "redirect_from", "requires", "lang", "permalink", "save_as"),
)


def oddities(html):
    """What is in some HTML that only a header can have brought into it."""
    for element in BeautifulSoup(html, "html5lib").find_all(True):
        values = {name: str(value).strip() for name, value in element.attrs.items()}
        has_other = any("zebra" in name or name.startswith("on") for name in values)
        names = ("href", "src", *["content"] * ("http-equiv" in values))
        addresses = [values.get(name, "") for name in names]
        if element.name == "zebra" or has_other or any(map(RUNS.match, addresses)):
            yield element


def test_nothing_of_a_header_or_an_entry_breaks_out(build, tmp_path):
    files = {}
    for number, (field, value) in enumerate([*product(SHOWN, BREAKING)][::6]):
        usual = {"title": f"T{number}", "date": "2024-01-01", "slug": f"s{number}", field: value}
        fields = "".join(f"{name}: {json.dumps(text)}\n" for name, text in usual.items())
        files[f"{number}.md"] = f"---\n{fields}---\n[@k{number % len(BREAKING)}] $x$ \n"
    written = [value.replace("{", "").replace("}", "").replace("\n", " ") for value in BREAKING]
    names = ("title", "author", "journal", "url", "doi", "eprint", "publisher", "pages")
    entries = [
        f"@article{{k{number}, year={{2020}}, {', '.join(f'{n} = {{{value}}}' for n in names)}}}"
        for number, value in enumerate(written)
    ]
    files["references.bib"] = "\n".join(entries)
    feeds = {"FEED_ALL_ATOM": "all.xml", "FEED_ALL_RSS": "all.rss.xml", "FEED_MAX_ITEMS": 999}
    site = build(files, PLUGINS=["plugins"], **feeds, **QUICK)
    assert [line for line in site.warnings if not PROBLEM.match(line) or "\n" in line] == []
    found = []
    for name, data in site.files().items():
        text = data.decode("utf-8", "replace")
        assert "\u202e" not in text, name
        if "zebra" not in text:
            continue
        if name.endswith(".html"):
            found += [(name, one) for one in oddities(text)]
        elif name.endswith(".xml"):
            root = etree.fromstring(text)
            found += [(name, one.tag) for one in root.iter() if "zebra" in str(one.tag)]
            texts = [one.text or "" for one in root.iter() if one.tag.endswith(HTML_IN_FEEDS)]
            found += [(name, one) for text in texts for one in oddities(f"{text}\n")]
        elif name.endswith(".json"):
            json.loads(text)
    assert found == []
    others = [path.name for path in tmp_path.rglob("*zebra*") if site.output not in path.parents]
    assert others == []


def test_no_address_runs_a_script_and_no_tag_takes_in_the_page(build):
    files = {
        "a.md": post("Slug: a", "URL: javascript:alert(1)", "Save_as: a.html", body="[@b<script>]"),
        "b.rst": "B\n#\n\n:date: 2024-01-01\n:url: data:text/html,x\n:save_as: b.html\n\nText\n",
        "c.md": post("Slug: javascript:alert(1)", "Title: C", body="x <style> y <!-- z"),
        "d.md": post("Slug: d", body="<script>let a = '<div>'</script>\n\n<textarea>x\n\n**y**"),
    }
    site = build(files, PLUGINS=["plugins"], FEED_ALL_ATOM="all.xml", **QUICK)
    pages = [site.html(f"{name}.html") for name in "abcd"]
    assert all("</footer>" in BeautifulSoup(page, "html5lib").decode() for page in pages)
    assert "[@b&lt;script&gt;]" in site.soup("a.html").p.find_next("div").decode()
    assert not re.search(r"""href="(?:javascript|data):""", "".join([*pages, site.html("all.xml")]))
    fields, tags = "frontmatter-field", "markdown-html"
    assert {
        *(("a.md", 4, fields), ("a.md", 7, tags), ("b.rst", 5, fields), ("c.md", 2, fields)),
        *(("c.md", 5, tags), ("d.md", 7, tags)),
    } < {*site.rules()}


def test_a_post_in_html_without_a_title(build):
    text = (
        "<html><head><meta name='date' content='2024-01-01'></head><body>ZEBRA \f x</body></html>"
    )
    site = build({"on-depth.html": text, "a.md": post()}, PLUGINS=["plugins"])
    assert site.soup("on-depth.html").h1.text == "On depth"
    assert {rule for *_, rule in site.rules()} == {"frontmatter-field", "frontmatter-title"}


def test_links_and_dates_that_cannot_be(build):
    far = "[x]({static}" + "x" * 300 + ") ![y]({static}" + "y/" * 999 + ") [z]({filename}\u00fc)"
    files = {
        "a.md": post("Slug: a", "URL: http://[", body=far),
        "b.md": post("Slug: b", "Date: 2024-01-01 10:00 +24:00"),
        "c.md": post("Slug: c", "Modified: 0001-01-01"),
        "d.rst": "D\n#\n\n:date: 99999-01-01\n:lang: ../x\n\nText\n",
        "e.md": post("Slug: e", "Corrections: 2024-05-01 10:00 +99:99 typo: x"),
        "f.md": "---\ntitle: F\ndate: 2024-01-01\nslug: f\nseries: {name: S, part: 2}\n---\nx",
        "pages/p.md": "Title: P\nCorrections: wrong without date\n\nx",
        "g.md": post(
            "Slug: g",
            body="<math><mi>f</mi><mo>&ApplyFunction;</mo><mfrac><mi>x</mi></mfrac></math>",
        ),
    }
    site = build(files, PLUGINS=["plugins"], **QUICK)
    assert [line for line in site.warnings if not PROBLEM.match(line)] == []
    assert {"a.html", "c.html", "e.html", "f.html", "g.html", "pages/p.html"} <= site.files().keys()
    assert {"drafts/b.html", "drafts/d.html"} <= site.files().keys()
    assert {name for name, *_ in site.rules()} >= {"a.md", "b.md", "c.md", "d.rst", "e.md", "f.md"}


@pytest.mark.parametrize("share", range(10))
def test_a_setting_with_a_wrong_value_is_named(make_settings, share):
    names = [*OURS, *PELICANS][share::10]
    for number, (kind, value) in enumerate(ODD.items()):
        # Each setting has a third of the values, and each value a third of the settings.
        for name in names[number % 3 :: 3]:
            said = refusal(make_settings, {"PLUGINS": ["plugins"], name: value})
            assert said is None or (name in said and "\n" not in said), kind


def refusal(make_settings, settings):
    """What Pelican, or a plugin, says to some settings; None for nothing."""
    try:
        made = make_settings(**settings)
    except Exception:  # Pelican's own line, before it asks plugins
        return None
    try:
        Pelican(made)
    except SettingError as error:
        return str(error)
    return None


#: What ended a build with a traceback, or was silent.
WRONG = [
    ("REPORT_TO", "http://[::1"), ("REFS_LIST", "no/such/folder/x.json"), ("SITE_LOGO", 5),
    ("SITE_PORTRAIT", 1.5), ("SITE_ABOUT", []),
    ("EXTRA_STYLESHEETS", [5]), ("EXTRA_STYLESHEET", ["a.css"]),
    ("SITENAME", None), ("TEMPLATE_PAGES", None), ("TEMPLATE_PAGES", {1: 2}),
    ("SERIES_INTRODUCTIONS", "/"), ("SERIES_INTRODUCTIONS", ""), ("SERIES_INTRODUCTIONS", ".."),
    ("TERM_INTRODUCTIONS", {"tag": "../x"}), ("SITE_LOGO_SIZE", (1, "x")), ("LINKS", ["x"]),
    ("TIMEZONE", "Nope/Zone"), ("FEED_ALL_ATOM", "../x"), ("TAG_SAVE_AS", "{tag}.html"),
    ("ARTICLE_SAVE_AS", "{slug"), ("SLUG_REGEX_SUBSTITUTIONS", [("(", "")]), ("SITEURL", "http://["),
    ("AUTHOR", "a\0b"), ("DEFAULT_ORPHANS", None), ("SLUGIFY_SOURCE", "x"), ("STATIC_PATHS", [5]),
    ("DEFAULT_LANG", "english"), ("ARCHIVES_SAVE_AS", ("x", "y")), ("TAGS_SAVE_AS", ["x"]),
    ("DEFAULT_DATE", 5), ("DEFAULT_DATE", "soon"), ("SEARCH_FORM", []),
    ("INTRASITE_LINK_REGEX", "["),
    ("DEFAULT_PAGINATION", "ten"), ("GISCUS_REPO", True), ("INDEX_SAVE_AS", "/index.html"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_one_line_names_a_wrong_setting(make_settings, name, value):
    with pytest.raises(SettingError, match=f"^[^\n]*{name}[^\n]*$"):
        Pelican(make_settings(**{"PLUGINS": ["plugins"], name: value}))


def test_what_is_off_may_be_written_as_none(build):
    off = dict.fromkeys(("AUTHOR_SAVE_AS", "TAG_SAVE_AS", "AUTHOR", "FEED_DOMAIN", "SITE_LOGO"))
    site = build({"a.md": post("Slug: a")}, **off, RELATIVE_URLS=None, CATEGORY_URL=False)
    assert site.warnings == []
    assert not [name for name in site.files() if "None" in name]


def test_what_no_page_can_hold_is_left_out_of_a_bibliography_and_of_reports(build):
    files = {
        "a.md": post("Slug: a", body="As [@roe2020]."),
        "b.md": '---\ntitle: B\ndate: 2024-01-01\nlang: "a\\nb"\n---\nText\n',
        "references.bib": "@article{roe2020, title={A\x01\u202e}, author={Roe\x1b[31m}, year=2020}",
    }
    site = build(files, PLUGINS=["plugins"], FEED_ALL_ATOM="all.xml", **QUICK)
    assert "Roe[31m 2020" in site.soup("a.html").get_text()
    etree.fromstring(site.html("all.xml"))
    assert ("references.bib", 1, "bib-entry") in site.rules()
    assert not [line for line in site.warnings if "\n" in line]
