"""``invoke devserver`` as it runs: pages, events, broken sources, and its end."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from live_program import (
    SETTINGS,
    LiveProgram,
    is_running,
    post,
    start_built,
    start_live,
    wait_until,
    write,
)

#: Takes its time in each build but the first.
SLOW = """
import time
from pelican import signals

builds = []

def wait(generators):
    builds.append(1)
    if len(builds) > 1:
        time.sleep(1.5)

def register():
    signals.all_generators_finalized.connect(wait)
"""


#: Ends its process when there is a third post.
DEADLY = """
import os
from pelican import signals

def die(generators):
    if len(generators[0].articles) > 2:
        os._exit(3)

def register():
    signals.all_generators_finalized.connect(die)
"""


def make_site(folder: Path) -> Path:
    write(folder / "pelicanconf.py", SETTINGS)
    write(folder / "content/first.md", post())
    write(folder / "content/second.md", post("Second"))
    write(folder / "content/later.md", post("Later <b>", "Not yet.", "Status: draft"))
    write(folder / "content/images/a.txt", "old")
    return folder


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveProgram]:
    """One program for the tests that leave its site in order."""
    program = start_built(make_site(tmp_path_factory.mktemp("live")))
    yield program
    program.end()
    assert "Traceback" not in program.said, program.said


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., LiveProgram]]:
    programs = []

    def start(*options: str, built: bool = True) -> LiveProgram:
        program = (start_built if built else start_live)(tmp_path, *options)
        programs.append(program)
        return program

    make_site(tmp_path)
    yield start
    for program in programs:
        if program.process.poll() is None:
            program.end()
        assert "Traceback" not in program.said, program.said


# ---------------------------------------------------------------- answers


def test_a_page_has_the_script_and_its_file_has_not(live):
    status, page = live.get("/first.html")
    assert status == 200
    assert "Hello." in page
    assert 'src="/_diptych/strip.js"' in page
    assert "_diptych" not in (live.folder / "output/first.html").read_text("utf-8")
    assert live.answer("/first.html").getheader("Cache-Control") == "no-store"


def test_a_script_that_fetches_a_page_gets_what_the_build_wrote(live):
    answer = live.answer("/first.html", **{"Sec-Fetch-Dest": "empty"})
    assert answer.read() == (live.folder / "output/first.html").read_bytes()


def test_files_have_their_types(live):
    script = live.answer("/_diptych/strip.js")
    assert script.getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert live.answer("/images/a.txt").getheader("Content-Type").startswith("text/plain")


@pytest.mark.parametrize(
    "address", ["/../pelicanconf.py", "/%2e%2e/pelicanconf.py", "/..%2fpelicanconf.py", "/%00"]
)
def test_nothing_outside_the_output_is_served(live, address):
    status, page = live.get(address)
    assert status == 404
    assert "SITENAME" not in page


def test_another_name_of_this_computer_is_refused(live):
    assert live.answer("/first.html", Host="rebound.example").status == 400
    assert live.answer("/first.html", Host=f"localhost:{live.port}").status == 200


def test_a_draft_is_listed_and_marked(live):
    assert '<a href="/drafts/later.html">Later &lt;b&gt;</a>' in live.get("/_diptych/")[1]
    assert live.watch("/drafts/later.html").take_build()["draft"]
    assert not live.watch("/first.html").take_build()["draft"]


# ---------------------------------------------------------------- changes


def test_an_edited_post_is_a_new_page(live):
    events, other = live.watch(), live.watch("/second.html")
    before, same = events.take_build(), other.take_build()
    live.write("content/first.md", post(body="Changed."))
    after = events.wait_for(lambda state: state["version"] != before["version"])
    page = live.get("/first.html")[1]
    assert "Changed." in page
    assert after["version"] in page
    assert other.take_build()["version"] == same["version"]
    live.write("content/first.md", post())
    events.wait_for(lambda state: state["version"] == before["version"])


def test_new_renamed_and_deleted_files_are_noticed(live):
    events = live.watch("/third.html")
    missing = events.take_build()
    live.write("content/new.md", post("Third"))
    events.wait_for(lambda state: state["version"] != missing["version"])
    assert live.get("/third.html")[0] == 200
    (live.folder / "content/new.md").rename(live.folder / "content/moved.md")
    events.take_build()
    live.write("content/moved.md", post("Third", "Moved.", "Slug: fourth"))
    events.wait_for(lambda state: state["version"] == missing["version"])
    assert "Moved." in live.get("/fourth.html")[1]
    assert live.get("/third.html")[0] == 404
    (live.folder / "content/moved.md").unlink()
    wait_until(lambda: live.get("/fourth.html")[0] == 404)


def test_files_that_are_copied_are_named(live):
    events = live.watch()
    before = events.take_build()
    live.write("content/images/a.txt", "new, and longer")
    state = events.wait_for(lambda state: state["changed"])
    assert state["changed"] == ["/images/a.txt"]
    assert state["version"] == before["version"]
    assert live.get("/images/a.txt")[1] == "new, and longer"


def test_memory_does_not_grow(live):
    def build(number: int) -> int:
        before = events.last["version"]
        live.write("content/second.md", post("Second", f"Number {number}. " * 1000))
        events.wait_for(lambda state: state["version"] != before)
        return int(live.memory())

    events = live.watch("/second.html")
    events.take_build()
    sizes = [build(number) for number in range(16)]
    assert max(sizes[12:]) < max(sizes[:6]) + 4_000_000
    live.write("content/second.md", post("Second"))
    events.take_build()


def test_a_broken_post_shows_its_message_and_its_last_good_page(live):
    events = live.watch()
    good = events.take_build()
    live.write("content/first.md", post().replace("2024-01-02", "soon"))
    state = events.wait_for(lambda state: state["own"])
    (remark,) = state["own"]
    assert remark["place"] == "content/first.md:2"
    assert "soon" in remark["text"]
    assert "ValueError" in remark["trace"]
    assert state["version"] == good["version"]
    assert "Hello." in live.get("/first.html")[1]
    assert live.watch("/second.html").take_build()["broken"][0]["place"] == "content/first.md:2"
    assert "content/first.md" in live.get("/_diptych/")[1]
    live.write("content/first.md", post())
    events.wait_for(lambda state: not state["own"])


# ---------------------------------------------------------------- settings, code, templates


def test_broken_settings_leave_the_site_as_it_is_until_they_are_mended(run):
    program = run()
    events = program.watch()
    before = events.take_build()
    program.write("pelicanconf.py", SETTINGS + "\nSITENAME = nothing\n")
    state = events.wait_for(lambda state: state["broken"])
    assert state["broken"][0]["place"] == f"pelicanconf.py:{SETTINGS.count(chr(10)) + 2}"
    assert state["broken"][0]["text"] == "NameError: name 'nothing' is not defined"
    assert state["version"] == before["version"]
    assert program.get("/first.html")[0] == 200
    program.write("names.py", 'NAME = "Mended"\n')
    program.write("pelicanconf.py", SETTINGS + "\nfrom names import NAME as SITENAME\n")
    events.wait_for(lambda state: not state["broken"] and state["version"] != before["version"])
    assert "Mended" in program.get("/first.html")[1]
    # What the settings import is watched, too.
    program.write("names.py", 'NAME = "Imported"\n')
    wait_until(lambda: "Imported" in program.get("/first.html")[1])


def test_settings_that_are_broken_from_the_start(run, tmp_path):
    write(tmp_path / "pelicanconf.py", "SITENAME =\n")
    program = run(built=False)
    state = program.watch("/").wait_for(lambda state: state["broken"])
    assert state["broken"][0]["place"] == "pelicanconf.py:1"
    assert "being built" in program.get("/")[1]
    write(tmp_path / "pelicanconf.py", SETTINGS)
    wait_until(lambda: "Hello." in program.get("/first.html")[1])


def test_a_broken_template_is_named(run, tmp_path):
    with (tmp_path / "pelicanconf.py").open("a") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["mine"]\n')
    write(tmp_path / "mine/page.html", "")
    program = run()
    events = program.watch()
    program.write("mine/article.html", "<p>\n{% if %}")
    state = events.wait_for(lambda state: state["broken"])
    assert state["broken"][0]["place"] == "mine/article.html:2"
    assert "Hello." in program.get("/first.html")[1]
    program.write("mine/article.html", "<p>New theme.")
    events.wait_for(lambda state: not state["broken"])
    assert "New theme." in program.get("/first.html")[1]


def test_a_builder_that_dies_is_replaced(run):
    program = run()
    events = program.watch()
    (builder,) = program.children()
    program.write("content/first.md", post(body="Once."))
    events.wait_for(lambda state: "Once." in program.get("/first.html")[1])
    os.kill(builder, signal.SIGKILL)
    program.write("content/first.md", post(body="Again."))
    events.wait_for(lambda state: "Again." in program.get("/first.html")[1])
    assert "ended with exit code -9" in program.said


def test_a_builder_that_dies_again_and_again_leaves_the_last_good_page(run, tmp_path):
    write(tmp_path / "deadly.py", DEADLY)
    write(tmp_path / "pelicanconf.py", SETTINGS + 'PLUGINS = ["deadly"]\n')
    program = run()
    events = program.watch()
    program.write("content/third.md", post("Third"))
    state = events.wait_for(lambda state: state["broken"])
    assert "ended with exit code 3" in state["broken"][0]["text"]
    assert "Hello." in program.get("/first.html")[1]
    (tmp_path / "content/third.md").unlink()
    program.write("content/first.md", post(body="Alive."))
    events.wait_for(lambda state: not state["broken"] and "Alive." in program.get("/first.html")[1])


def test_problems_of_ours_are_on_the_page_of_their_post(run, tmp_path):
    lines = f'PLUGIN_PATHS = ["{ROOT}"]\nPLUGINS = ["plugins.pairs"]\n'
    write(tmp_path / "pelicanconf.py", SETTINGS + lines)
    write(tmp_path / "content/first.md", post("First", "Hello.", "Pair: x", "Level: maths"))
    program = run()
    (remark,) = program.watch().take_build()["own"]
    assert remark["place"] == "content/first.md:4"
    assert remark["rule"] == "pair-level"
    assert remark["level"] == "error"
    state = program.watch("/second.html").take_build()
    assert state["own"] == state["broken"] == []
    assert state["elsewhere"] == [remark]
    write(tmp_path / "pelicanconf.py", SETTINGS + lines + 'DIPTYCH_RULES = {"no-such": "error"}\n')
    events = program.watch()
    state = events.wait_for(lambda state: state["broken"])
    assert state["broken"][0]["place"] == f"pelicanconf.py:{SETTINGS.count(chr(10)) + 3}"
    assert state["broken"][0]["text"].startswith("DIPTYCH_RULES: there is no rule 'no-such'")


# ---------------------------------------------------------------- while it builds, and its end


def test_the_server_answers_while_a_build_is_slow(run, tmp_path):
    write(tmp_path / "slow.py", SLOW)
    write(tmp_path / "pelicanconf.py", SETTINGS + 'PLUGINS = ["slow"]\n')
    program = run()
    program.write("content/first.md", post(body="Changed."))
    start = time.monotonic()
    times = []
    while time.monotonic() < start + 1:
        before = time.monotonic()
        assert "Hello." in program.get("/first.html")[1]
        times.append(time.monotonic() - before)
    assert max(times) < 0.5
    # What changes during a build is built after it.
    program.write("content/second.md", post("Second", "Changed, too."))
    wait_until(lambda: "Changed." in program.get("/first.html")[1])
    wait_until(lambda: "Changed, too." in program.get("/second.html")[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_both_processes(run, tmp_path, number):
    write(tmp_path / "slow.py", SLOW)
    write(tmp_path / "pelicanconf.py", SETTINGS + 'PLUGINS = ["slow"]\n')
    program = run()
    events = program.watch()
    events.take_build()
    program.write("content/first.md", post(body="Changed."))
    time.sleep(0.5)
    (builder,) = program.children()
    start = time.monotonic()
    assert program.end(number) == 0
    assert time.monotonic() - start < 2
    assert not is_running(builder)


def test_a_builder_ends_with_a_server_that_was_killed(run):
    program = run()
    (builder,) = program.children()
    program.process.kill()
    program.process.wait()
    wait_until(lambda: not is_running(builder))


def test_wrong_options_end_the_program(tmp_path):
    make_site(tmp_path)
    program = start_live(tmp_path, "--no-such-option")
    assert program.process.wait(20) == 2
    assert "no-such-option" in program.said
