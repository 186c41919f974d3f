"""refs.json: what other sites and tools get, and what is read of other sites."""

import json
import socket
import threading
import time
from contextlib import suppress

import pytest
from conftest import post

from plugins.core.posts import Status
from plugins.crossrefs.exchange.fetching import fetch
from plugins.crossrefs.exchange.other_sites import read_externals
from plugins.crossrefs.exchange.refs_file import read_refs, write_refs
from plugins.crossrefs.labels.model import Label, LabelledPost

MATH = LabelledPost(
    "m.md",
    "depth",
    lang="en",
    key="t16",
    level="math",
    title="On O(n⁻¹ᐟ²) &amp; more",
    labels=(
        Label("thm-a", "theorem", "1", "Of <em>tents</em>"),
        Label(
            "lem-b",
            "lemma",
            "2",
            '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation>'
            "</semantics></math>",
        ),
    ),
)
DRAFT = LabelledPost("d.md", "d", status=Status.DRAFT, labels=(Label("thm-d", "theorem", "1"),))
HIDDEN = LabelledPost("h.md", "h", status=Status.HIDDEN, labels=(Label("thm-h", "theorem", "1"),))


def written():
    return write_refs([DRAFT, MATH, HIDDEN], "https://a.org", lambda p: f"https://a.org/{p.slug}/")


def test_what_is_published_is_written_as_text_in_order():
    data = json.loads(written())
    assert (data["version"], data["site"]) == (1, "https://a.org")
    assert [target["address"] for target in data["targets"]] == [
        "https://a.org/depth/#lem-b",
        "https://a.org/depth/#thm-a",
    ]
    assert data["targets"][0]["title"] == "$x_1$"
    assert data["targets"][1] == {
        "label": "thm-a", "kind": "theorem", "number": "1", "title": "Of tents",
        "post": "On O(n⁻¹ᐟ²) & more", "slug": "depth", "paper": "t16", "level": "math",
        "lang": "en", "address": "https://a.org/depth/#thm-a",
    }  # fmt: skip


def test_it_is_read_again():
    [there] = read_refs(written())
    assert (there.slug, there.key, there.level, there.address) == (
        "depth", "t16", "math", "https://a.org/depth/",
    )  # fmt: skip
    assert there.title == "On O(n⁻¹ᐟ²) &amp; more"
    assert [label.name for label in there.labels] == ["lem-b", "thm-a"]
    assert read_refs(write_refs([], "", lambda post: "")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "Expecting"),
        ("[]", "no list of targets"),
        ('{"targets": []}', "version is None"),
        ('{"version": 1, "targets": [3]}', "3 is no target"),
        ('{"version": 1, "targets": [{"label": "a", "number": 2}]}', "is no target"),
        (
            '{"version": 1, "targets": [{"label": "a", "address": "javascript:alert(1)"}]}',
            '"javascript:alert(1)" is no address of the web',
        ),
    ],
)
def test_what_is_no_such_file_is_refused(text, fault):
    with pytest.raises(ValueError, match=r".") as error:
        read_refs(text)
    assert fault in str(error.value)


def test_a_site_writes_its_file(build):
    body = "::: theorem {#thm-a} So\nX.\n:::\n\n## Idea {#sec-i}\n\n$$x \\label{eq:q}$$"
    files = {"a.md": post("Slug: a", body=body), "d.md": post("Status: draft", body=body)}
    assert "refs.json" not in build(files, REFS_SAVE_AS="").files()
    site = build(files)
    targets = json.loads(site.html("refs.json"))["targets"]
    assert [(t["label"], t["kind"], t["number"]) for t in targets] == [
        ("eq-q", "equation", "1"),
        ("sec-i", "section", ""),
        ("thm-a", "theorem", "1"),
    ]
    assert {t["address"].partition("#")[0] for t in targets} == {"https://example.com/a.html"}
    assert build(files, REFS_SAVE_AS="x/labels.json").files()["x/labels.json"]


def test_an_address_that_is_taken_is_reported(build):
    site = build({"a.md": post("Slug: a")}, REFS_SAVE_AS="a.html")
    assert [rule for _, _, rule in site.rules()] == ["address-taken"]


def external(tmp_path, build, body, text=None):
    (tmp_path / "other.json").write_text(written() if text is None else text, "utf-8")
    return build({"a.md": post("Slug: a", body=body)}, REFS_EXTERNAL={"other": "../other.json"})


def test_references_to_another_site(tmp_path, build):
    body = "@other/depth:thm-a, @other/t16:lem-b, [-@other:thm-a], [@other/t16/math:thm-a]"
    site = external(tmp_path, build, body)
    assert site.rules() == []
    links = site.soup("a.html").select("a.ref")
    assert [link["href"] for link in links] == [
        f"https://a.org/depth/#{label}" for label in ("thm-a", "lem-b", "thm-a", "thm-a")
    ]
    assert links[0].get_text() == "Theorem 1 of On O(n⁻¹ᐟ²) & more"
    assert links[2].get_text() == "1"
    assert {" ".join(link["rel"]) for link in links} == {"external"}


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("@other/depth:thm-b", "thm-a"),
        ("@other/deep:thm-a", "depth"),
        ("@othr/depth:thm-a", "other"),
    ],
)
def test_an_unknown_label_of_another_site_is_reported(tmp_path, build, body, hint):
    site = external(tmp_path, build, f"Text.\n\n{body}")
    assert site.rules() == [("a.md", 7, "ref-unknown")]
    assert hint in site.warnings[0]
    assert "?" in site.soup("a.html").select_one("span.ref").get_text()


def test_a_statement_of_another_site_is_not_said_in_words_here(tmp_path, build):
    site = external(tmp_path, build, "::: theorem {informal-of=other/depth:thm-a}\nX.\n:::")
    assert [rule for _, _, rule in site.rules()] == ["theorem-informal"]


@pytest.mark.parametrize("text", ["{", '{"version": 2, "targets": []}'])
def test_a_file_that_cannot_be_read_is_reported(tmp_path, build, text):
    site = external(tmp_path, build, "Text.", text)
    assert [rule for _, _, rule in site.rules()] == ["ref-external"]
    missing = build({"b.md": post()}, REFS_EXTERNAL={"other": "no.json"})
    assert "ref-external" in [rule for _, _, rule in missing.rules()]


@pytest.mark.parametrize(
    ("value", "kept"),
    [("a\\ud800b\\u0000c", "abc"), ("a\\tb", "a\tb")],
)
def test_characters_that_no_page_can_hold_are_left_out(value, kept):
    text = written().replace("Of tents", value)
    assert read_refs(text)[0].labels[1].title == kept


@pytest.mark.parametrize("address", ["https://a.org/\\ud800", "https://a.org/ x", "https://a\\n"])
def test_an_address_is_one_of_the_web(address):
    with pytest.raises(ValueError, match="no address of the web"):
        read_refs(written().replace("https://a.org/depth/", address))


def serve(answer, pause=0.0):
    """Return the address of a server that sends some bytes, one by one if it pauses."""
    listening = socket.create_server(("127.0.0.1", 0))

    def run():
        while True:
            with suppress(OSError), listening.accept()[0] as connection:
                connection.recv(4096)
                for part in [answer[n : n + 1] for n in range(len(answer))] if pause else [answer]:
                    connection.sendall(part)
                    time.sleep(pause)

    threading.Thread(target=run, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/refs.json"


HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\n{",
        b"nonsense\r\n\r\n",
        HEAD + b"Content-Length: 40000\r\n\r\n" + b"[" * 40000,
        HEAD + b"Content-Length: 900\r\n\r\n{}",
        HEAD + b"Content-Type: text/html\r\n\r\n<!DOCTYPE html><p>Moved.",
        HEAD + b"\r\n\xff\xfe",
        b"HTTP/1.1 404 Not Found\r\n\r\n",
        b"",
    ],
)
def test_a_broken_answer_is_reported_and_the_copy_kept(tmp_path, answer):
    settings = {"CACHE_PATH": tmp_path, "PATH": tmp_path, "DEFAULT_LANG": "en"}
    copy = tmp_path / "refs" / "other.json"
    copy.parent.mkdir()
    copy.write_text(written(), "utf-8")
    found, problems = read_externals(settings, {"other": serve(answer)})
    assert list(found["other"].by_slug) == ["depth"]
    assert copy.read_text("utf-8") == written()
    assert [problem.rule for problem in problems] == ["ref-external"]
    assert "last time" in problems[0].hint


@pytest.mark.parametrize(
    ("answer", "pause"), [(HEAD + b"\r\n" + b"x" * 99, 0.05), (b"H" * 99, 0.05)]
)
def test_a_slow_server_has_a_limit(answer, pause):
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        fetch(serve(answer, pause), seconds=0.5)
    assert time.monotonic() - start < 2


def test_a_large_answer_has_a_limit():
    with pytest.raises(ValueError, match="larger"):
        fetch(serve(HEAD + b"\r\n" + b"x" * 999), largest=100)


def test_a_file_on_the_web_is_kept_for_when_there_is_none(tmp_path, build):
    import http.server  # noqa: PLC0415
    import threading  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415

    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "refs.json").write_text(written(), "utf-8")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "web"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    place = {"other": f"http://127.0.0.1:{server.server_port}/refs.json"}
    files = {"a.md": post("Slug: a", body="@other/depth:thm-a")}
    assert build(files, REFS_EXTERNAL=place).rules() == []
    server.shutdown()
    server.server_close()
    assert build(files, REFS_EXTERNAL=place).rules() == []
