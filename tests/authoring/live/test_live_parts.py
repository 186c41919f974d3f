"""The parts of ``invoke devserver`` that need no running program."""

import asyncio
import io
import logging
import os
from argparse import Namespace
from pathlib import Path

import pytest
from watchfiles import Change

from plugins.authoring.build_log import BuildLog, remark_of_error, remarks_of_build
from plugins.authoring.live.builder import Builder
from plugins.authoring.live.live_site import LiveSite
from plugins.authoring.live.output_files import (
    add_script,
    address_of,
    find_file,
    media_type,
    read_whole,
)
from plugins.authoring.live.page_state import describe_page, render_remark, sort_remarks
from plugins.authoring.live.reports import (
    ALL,
    PAGE,
    Built,
    Source,
    Started,
    WatchList,
    decode,
    encode,
)
from plugins.authoring.live.watch_list import find_package, make_watch_list
from plugins.authoring.live.watching import Changes, Relevant, is_code
from plugins.authoring.live.written import OutputFiles
from plugins.authoring.remarks import CRITICAL, Remark

# ---------------------------------------------------------------- reports

REPLIES = [
    Started(WatchList("/c", ("/c",), ("/",), ("/r.bib",), ("/o",), (".#*",)), "/o"),
    Started(WatchList(), "", (Remark(CRITICAL, "no", "/p.py", 3, trace="…"),)),
    Built(PAGE, ("a.html",)),
    Built(ALL, ("a.html",), {"a.html": Source("/c/a.md", "A", True)}, ("/c/b.md",),
          (Remark("warning", "no", "/c/a.md", 1, "rule", "hint"),), False, 7),
]  # fmt: skip


@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_is_the_same_after_it_was_sent(reply):
    line = encode(reply)
    assert "\n" not in line
    assert decode(line) == reply


# ---------------------------------------------------------------- files of the output


@pytest.fixture
def output(tmp_path: Path) -> Path:
    root = tmp_path / "output"
    for name in ("index.html", "x/index.html", "a b.html", "empty/a.txt", "404.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (tmp_path / "secret.html").write_text("secret")
    (root / "link.html").symlink_to(tmp_path / "secret.html")
    (root / "up").symlink_to(tmp_path)
    return root


@pytest.mark.parametrize(
    ("address", "status", "name"),
    [
        ("/", 200, "index.html"),
        ("//", 200, "index.html"),
        ("/x/", 200, "x/index.html"),
        ("/x", 307, "/x/"),
        ("//x", 307, "/x/"),
        ("/x/index.html", 200, "x/index.html"),
        ("/a b.html", 200, "a b.html"),
        ("/a b.html/", 404, "404.html"),
        ("/empty/", 404, "404.html"),
        ("/nothing", 404, "404.html"),
        ("/../secret.html", 404, "404.html"),
        ("/x/../../secret.html", 404, "404.html"),
        ("/..\\secret.html", 404, "404.html"),
        ("/link.html", 404, "404.html"),
        ("/up/secret.html", 404, "404.html"),
        ("/\0", 404, "404.html"),
    ],
)
def test_an_address_is_a_file_of_the_output(output, address, status, name):
    found = find_file(output, address)
    assert (found.status, found.name) == (status, name)
    assert (found.path is None) == (status == 307)


def test_the_script_is_at_the_end_of_the_body():
    page = add_script(b"<body>&lt;/body><pre></body></pre></BODY ></html>", "v1", 3)
    assert page.endswith(
        b'</pre><script src="/_diptych/strip.js" data-version="v1" data-generation="3">'
        b"</script></BODY ></html>"
    )
    assert add_script(b"<p>", "v1", 3).startswith(b"<p><script")


def test_a_file_that_is_just_being_written_is_waited_for(tmp_path):
    path = tmp_path / "a.html"
    path.touch()
    assert read_whole(path) == b""
    os.utime(path, (1, 1))
    assert read_whole(path) == b""


def test_files_have_the_types_that_browsers_ask_for():
    names = ["a.js", "a.woff2", "a.HTML", "a.png", "a.wasm", "pagefind.unknown-type"]
    assert [media_type(name) for name in names] == [
        "text/javascript", "font/woff2", "text/html", "image/png", "application/wasm",
        "application/octet-stream",
    ]  # fmt: skip


def test_an_index_has_the_address_of_its_folder():
    names = ["index.html", "a/index.html", "a/myindex.html", "é.html"]
    assert [address_of(name) for name in names] == ["/", "/a/", "/a/myindex.html", "/%C3%A9.html"]


def test_output_files_are_compared_by_their_bytes(output):
    files = OutputFiles(str(output))
    (output / "index.html").write_text("index.html")
    (output / "x/index.html").write_text("changed")
    (output / "a b.html").unlink()
    (output / "new.txt").touch()
    assert files.find_changes() == ["a b.html", "new.txt", "x/index.html"]
    assert files.find_changes() == []


# ---------------------------------------------------------------- what a page shows

SOURCES = {"a.html": Source("/c/a.md", "A"), "b.html": Source("/c/b.md", "B")}
OWN = Remark("warning", "own", "/c/a.md", 3, "pair-level", "better")
OTHER = Remark("error", "other", "/c/b.md", 1, "pair-level")
BIB = Remark("warning", "bib", "/c/references.bib", 9, "bib-field")
UNREAD = Remark("error", "could not be read", "/c/b.md")
BROKEN = Remark(CRITICAL, "broken", "/p/pelicanconf.py", 2)
EVERY = [OWN, OTHER, BIB, UNREAD, BROKEN]


def test_remarks_are_sorted_by_page():
    shown = sort_remarks(EVERY, SOURCES, [], "a.html")
    assert (shown.own, shown.elsewhere, shown.site) == ((OWN,), (OTHER,), (BIB,))
    assert shown.broken == (UNREAD, BROKEN)
    assert sort_remarks(EVERY, SOURCES, [], "b.html").own == (OTHER, UNREAD)
    assert sort_remarks(EVERY, SOURCES, [], "index.html").own == ()


def test_a_page_has_no_more_than_a_reader_reads():
    state = describe_page(sort_remarks([OWN] * 200, SOURCES, [], "b.html"), "/c")
    assert (len(state["elsewhere"]), state["elsewhere_count"]) == (50, 200)
    assert state["elsewhere"][0] == {
        "place": "a.md:3", "rule": "pair-level", "text": "own", "level": "warning",
        "hint": "better; or accept it: `Ignore: pair-level` in its header",
    }  # fmt: skip
    assert render_remark(OWN, "/c") == (
        "a.md:3: pair-level: own; better; or accept it: `Ignore: pair-level` in its header"
    )
    assert render_remark(Remark("error", "see /c/x.md", "/d/y.md", hint="/c/z"), "/c") == (
        "/d/y.md: see x.md; z"
    )
    assert render_remark(Remark("error", "no place"), "/c") == "no place"


def test_a_page_goes_with_its_source_unless_that_is_broken(output):
    def build(*names: str, failed: tuple[str, ...] = (), changed: tuple[str, ...] = ()) -> None:
        sources = {name: Source(f"/c/{name}") for name in names}
        site.take_build(Built(ALL, changed, sources, failed))

    async def run() -> None:
        site.take_start(Started(WatchList(), str(output)))
        build("x/index.html", "a b.html", "404.html")
        build("x/index.html", "404.html", failed=("/c/a b.html",))
        assert (output / "a b.html").is_file()
        assert "a b.html" in site.sources
        build("x/index.html", changed=("404.html",))
        assert (output / "404.html").is_file()
        assert not (output / "a b.html").exists()
        build()
        assert not (output / "x").exists()

    site = LiveSite()
    asyncio.run(run())


# ---------------------------------------------------------------- what is watched


def test_only_files_of_the_site_count():
    watch = WatchList("/s/content", ("/s/content", "/s/theme"), ("/s",), ("/refs/r.bib",),
                      ("/s/content/output",), ("*.draft", ".#*"))  # fmt: skip
    relevant = Relevant(watch)
    yes = ["content/a.md", "content/images/a.png", "theme/x.css", "pelicanconf.py", "data.json"]
    no = [
        "content/.#a.md", "content/a.md~", "content/4913", "content/.a.md.swp", "content/#a.md#",
        "content/output/a.html", "content/a.draft", "notes.txt", "other/x.py", "contents/a.md",
        "theme/__pycache__/x.pyc", "content/.git/HEAD",
    ]  # fmt: skip
    assert [name for name in [*yes, *no] if relevant(Change.modified, f"/s/{name}")] == yes
    assert relevant(Change.modified, "/refs/r.bib")
    assert not relevant(Change.modified, "/refs/other.bib")


def test_code_is_what_a_process_reads_once():
    assert is_code("/s/plugins/x.py", "/s/content")
    assert is_code("/s/theme/fonts.toml", "/s/content")
    assert not is_code("/s/content/example.py", "/s/content")
    assert not is_code("/s/theme/templates/base.html", "/s/content")


def test_changes_are_taken_together():
    async def run() -> None:
        changes = Changes(lambda line: None)
        changes.add(["/s/a.md"])
        changes.add(["/s/b.md", "/s/a.md"])
        assert await changes.take() == ({"/s/a.md", "/s/b.md"}, False)
        changes.add(["/s/x.py"])
        assert changes.code.is_set()
        assert await changes.take() == ({"/s/x.py"}, True)
        assert not changes.code.is_set()

    asyncio.run(run())


def test_folders_to_watch_come_from_settings_and_modules(tmp_path):
    for name in ("content/sub", "theme", "mine", "lib/pack/sub", "away", "plugins", "out"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("lib/pack/__init__.py", "lib/pack/sub/__init__.py", "lib/pack/sub/m.py",
                 "away/alone.py"):  # fmt: skip
        (tmp_path / name).touch()
    settings = {
        "PATH": str(tmp_path / "content"), "THEME": str(tmp_path / "theme"),
        "THEME_TEMPLATES_OVERRIDES": ["mine", "content/sub"], "OUTPUT_PATH": str(tmp_path / "out"),
        "PLUGIN_PATHS": ["."], "PLUGINS": ["plugins.a", "nowhere"], "IGNORE_FILES": [".#*"],
        "BIBLIOGRAPHY_FILES": ["../away/r.bib"],
    }  # fmt: skip
    loaded = [str(tmp_path / "lib/pack/sub/m.py"), str(tmp_path / "away/alone.py")]
    watch = make_watch_list(str(tmp_path / "pelicanconf.py"), settings, loaded)
    assert watch.folders == tuple(
        str(tmp_path / name) for name in ("content", "lib/pack", "mine", "plugins", "theme")
    )
    assert watch.flat == (str(tmp_path), str(tmp_path / "away"))
    assert watch.files == (str(tmp_path / "away/r.bib"),)
    assert watch.written == (str(tmp_path / "out"),)
    assert find_package(tmp_path / "away/alone.py") == tmp_path / "away/alone.py"


# ---------------------------------------------------------------- messages and exceptions


def test_messages_of_pelican_name_their_file(tmp_path):
    (tmp_path / "a b.md").write_text("Title: A\nDate: soon\n")
    log = BuildLog()
    log.start({"LOG_FILTER": [(logging.WARNING, "Not this: %s")]})
    logger = logging.getLogger("live-parts")
    logger.addHandler(log)
    logger.warning("Not this: %s", "x")
    logger.warning("Something with 'c.md', and more")
    try:
        int("soon")
    except ValueError:
        # As Pelican does it.
        logger.exception("Could not process %s", "./a b.md", exc_info=False)  # noqa: LOG007
    sources = [str(tmp_path / "a b.md"), str(tmp_path / "c.md")]
    first, second = remarks_of_build(log.entries, {"PATH": str(tmp_path)}, sources)
    assert (first.level, first.path, first.trace) == ("warning", sources[1], "")
    assert (second.level, second.path, second.line) == ("error", sources[0], 2)
    assert second.text == (
        "Could not process ./a b.md: ValueError: invalid literal for int() with base 10: 'soon'"
    )
    assert "Traceback" in second.trace


def test_an_exception_has_the_place_where_it_happened(tmp_path):
    settings = tmp_path / "pelicanconf.py"
    settings.write_text("A = 1\nPAIRS_X = 2\n")
    try:
        exec(compile("\n\n1 / 0", str(settings), "exec"), {})
    except ZeroDivisionError as error:
        remark = remark_of_error(error, str(settings))
    assert (remark.level, remark.path, remark.line) == (CRITICAL, str(settings), 3)
    assert remark.text == "ZeroDivisionError: division by zero"
    with pytest.raises(SyntaxError) as caught:
        compile("A =", str(settings), "exec")
    remark = remark_of_error(caught.value, str(settings))
    assert (remark.path, remark.line) == (str(settings), 1)
    wrong = type("SettingError", (ValueError,), {})("PAIRS_X = 2: expected a text.")
    remark = remark_of_error(wrong, str(settings))
    assert (remark.line, remark.text) == (2, "PAIRS_X = 2: expected a text.")
    # What goes out has its settings from both files.
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *\n")
    remark = remark_of_error(wrong, str(tmp_path / "publishconf.py"))
    assert (remark.path, remark.line) == (str(settings), 2)


# ---------------------------------------------------------------- the edited page first


class Site:
    """A site whose pages are written by tests."""

    def __init__(self, done: list[str]) -> None:
        self.done = done

    def run(self) -> None:
        self.done.append("everything")


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A builder that knows two posts, and what it has done."""
    done: list[str] = []

    def build_page_first(site: Site, path: str) -> bool:
        done.append(path)
        if path.endswith("bad.md"):
            raise ValueError("bad")
        return True

    class Replies(io.StringIO):
        def write(self, line: str) -> int:
            reply = decode(line)
            assert isinstance(reply, Built)
            done.append(reply.stage)
            return len(line)

    monkeypatch.setattr("plugins.authoring.live.builder.build_page_first", build_page_first)
    builder = Builder(Namespace(settings="pelicanconf.py"), BuildLog(), Replies())
    builder.site, builder.output = Site(done), OutputFiles(str(tmp_path / "output"))
    for name in ("a.md", "bad.md", "style.css"):
        (tmp_path / name).touch()
    builder.sources = {f"{n}.html": Source(str(tmp_path / f"{n}.md")) for n in ("a", "b", "bad")}
    return builder, done, tmp_path


@pytest.mark.parametrize("names", ["a.md", "a.md a.md.tmp", "a.md 4913"])
def test_the_edited_page_comes_first(built, names):
    builder, done, folder = built
    builder.build([str(folder / name) for name in names.split()])
    assert done == [str(folder / "a.md"), PAGE, "everything", ALL]


@pytest.mark.parametrize(
    "names", ["", "a.md style.css", "a.md b.md", "new.md", "b.md", "style.css"]
)
def test_other_changes_have_no_first_page(built, names):
    builder, done, folder = built
    builder.build([str(folder / name) for name in names.split()])
    assert done == ["everything", ALL]


def test_a_first_page_that_fails_leaves_it_to_the_whole_run(built):
    builder, done, folder = built
    builder.build([str(folder / "bad.md")])
    assert done == [str(folder / "bad.md"), "everything", ALL]
