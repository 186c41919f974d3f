"""refs.json: what other sites and tools get, and what is read of other sites."""

import json

import pytest
from conftest import post

from plugins.core.posts import Status
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
