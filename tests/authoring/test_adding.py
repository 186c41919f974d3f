"""New posts: what is given, what is made, and that it builds without a warning."""

import io
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from plugins.authoring.adding import NewPost, add_half, add_introduction, add_paper, add_post
from plugins.authoring.adding.entries import NewEntry, choose_key, parse_entries
from plugins.authoring.adding.fetching import FetchError, fetch_bibtex
from plugins.authoring.adding.headers import next_part, parse_header, read_headers
from plugins.authoring.adding.identifying import GivenPaper, identify
from plugins.authoring.adding.texts import first_body, matching_body, render_header
from plugins.authoring.adding.unwritten import ABOUT, find_unwritten
from plugins.authoring.refusals import RefusalError
from plugins.authoring.site import SiteFolder
from plugins.authoring.starting.files import skeleton_text

BIBTEX = """@misc{https://doi.org/10.48550/arxiv.1602.04485,
 author = {Telgarsky, Matus and {\\"O}z, A.}, title = {Benefits of depth in {N}eural networks},
 year = 2016, eprint = {1602.04485}, archivePrefix = {arXiv}}
"""


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1602.04485", "arxiv", "1602.04485"),
        ("arXiv:1602.04485v2", "arxiv", "1602.04485"),
        ("https://arxiv.org/pdf/1602.04485v1.pdf", "arxiv", "1602.04485"),
        ("math/0309136", "arxiv", "math/0309136"),
        ("https://arxiv.org/abs/math.PR/0309136", "arxiv", "math.PR/0309136"),
        ("10.1109/18.256500", "doi", "10.1109/18.256500"),
        ("see https://doi.org/10.1073/pnas.1907378117.", "doi", "10.1073/pnas.1907378117"),
        ("10.48550/arXiv.1602.04485", "arxiv", "1602.04485"),
        (" @misc{x, title={A, see 1602.04485}}", "bibtex", "@misc{x, title={A, see 1602.04485}}"),
        ("On the shape of things", "text", "On the shape of things"),
    ],
)
def test_what_is_given(text, kind, value):
    assert identify(text) == GivenPaper(kind, value)


def test_keys_are_names_and_years():
    (entry,) = parse_entries(BIBTEX)
    assert choose_key(entry, []) == "telgarsky2016"
    assert choose_key(entry, ["telgarsky2016", "telgarsky2016a"]) == "telgarsky2016b"
    assert entry.title == "Benefits of depth in Neural networks"
    umlaut = NewEntry("", "misc", {"author": '{\\"O}zg{\\"u}r von {\\"O}z', "year": "1999"})
    assert choose_key(umlaut, []) == "oz1999"
    assert choose_key(NewEntry("", "misc", {"title": "On it"}), []) == "on"


def test_headers_of_all_spellings():
    plain = parse_header(Path("a.md"), "Title: A\nseries:  S \nPart: 2\n\nTitle: no\n")
    yaml = parse_header(Path("b.md"), '---\ntitle: "A"\nseries: S\n---\n\nBody')
    assert plain.fields == {"title": "A", "series": "S", "part": "2"}
    assert (yaml.fields, yaml.body) == ({"title": "A", "series": "S"}, "\nBody")
    assert next_part([plain, yaml], "s") == 3
    assert next_part([yaml, yaml], "S") == 2
    assert next_part([], "S") == 1


def test_the_missing_half_has_the_sections_and_statements_of_the_other():
    overview = "## One {#one}\n\n::: theorem {informal-of=thm-a}\nx\n:::\n\n### Two {.c #two}\n"
    assert matching_body("math", overview) == (
        "## One {#one}\n\n### Two {#two}\n\n"
        "::: theorem {#thm-a}\nState it exactly.\n:::\n\n::: proof\nProve it.\n:::\n"
    )
    math = "## One {#one}\n\n::: lemma {#lem-a} L\nx\n:::\n\n:::: theorem {#thm-a}\nx\n::::\n"
    assert "{informal-of=thm-a}" in matching_body("overview", math)
    assert "lem-a" not in matching_body("overview", math)


def answer(given: GivenPaper) -> str:
    assert given == GivenPaper("arxiv", "1602.04485")
    return BIBTEX


def fail(given: GivenPaper) -> str:
    raise FetchError("no network")


@pytest.fixture
def site(tmp_path, monkeypatch) -> SiteFolder:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pelicanconf.py").write_text("PATH = 'content'\n")
    (tmp_path / "content").mkdir()
    return SiteFolder(tmp_path)


def test_a_paper_makes_an_entry_and_two_posts_that_build(site, build, tmp_path):
    said = add_paper(site, "1602.04485", NewPost(series="Depth", tags="depth"), answer)
    names = ["content/references.bib", "content/posts/telgarsky2016-overview.md",
             "content/posts/telgarsky2016-math.md"]  # fmt: skip
    assert [line.strip() for line in said.splitlines()[1:4]] == names
    with pytest.raises(RefusalError, match="posts on telgarsky2016 already"):
        add_paper(site, "arXiv:1602.04485v2", NewPost(), answer)
    add_paper(site, "On the shape of things", NewPost(series="Depth"), fail)
    add_post(site, "A post: how to réad", NewPost(series="Depth"))
    add_introduction(site, "Depth")
    parts = {header.path.stem: header.fields.get("part") for header in read_headers(tmp_path)}
    assert parts["telgarsky2016-math"] == "1"
    assert parts["on-math"] == "2"
    assert parts["a-post-how-to-read"] == "3"
    bib = (tmp_path / "content/references.bib").read_text("utf-8")
    assert bib.count("@misc{") == 2
    assert "@misc{telgarsky2016,\n  author        = {Telgarsky, Matus and " in bib
    # Drafts are built, and neither has a mistake; published they have none either.
    assert [rule for *_, rule in build({}).rules() if rule != "bib-field"] == []
    for path in (tmp_path / "content").rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("Status: draft\n", ""), encoding="utf-8")
    assert [rule for *_, rule in build({}).rules() if rule != "bib-field"] == []


def test_a_number_that_arxiv_cannot_have_is_refused_with_the_one_that_is_meant(site):
    with pytest.raises(RefusalError, match=r"did you mean .1602\.04485"):
        add_paper(site, "1602.4485", NewPost(), fail)


def test_offline_the_entry_has_what_is_given(site, tmp_path, capsys):
    add_paper(site, "1602.04485", NewPost(), fail)
    assert "No answer" in capsys.readouterr().err
    add_paper(site, "10.1000/x1", NewPost(fields={"title": "A title", "author": "Ada B"}), fail)
    bib = (tmp_path / "content/references.bib").read_text("utf-8")
    assert (
        "@misc{arxiv160204485,\n  title         = {Title of 1602.04485},\n  year          = {2016},"
        in bib
    )
    assert (
        "@misc{b,\n  author = {Ada B},\n  title  = {A title},\n  doi    = {10.1000/x1},\n}" in bib
    )


def test_a_file_standard_input_and_a_known_key(site, tmp_path, monkeypatch):
    (tmp_path / "one.bib").write_text("@article{good_key, title = {One}, year = {2020}}\n")
    add_paper(site, "one.bib", NewPost())
    assert (tmp_path / "content/posts/goodkey-math.md").is_file()
    monkeypatch.setattr("sys.stdin", io.StringIO("@book{DBLP:x/1, author={A B}, year=1999}"))
    add_paper(site, "-", NewPost())
    assert "@book{b1999," in (tmp_path / "content/references.bib").read_text("utf-8")
    for path in (tmp_path / "content/posts").glob("*.md"):
        path.unlink()
    assert "references.bib" not in add_paper(site, "good_key", NewPost())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@article{a, title = {", "cannot be read"),
        ("@article{a,}\n@article{b,}", r"there are 2 \(a, b …\)"),
        ("  ", "nothing was given"),
        ("telgarsky2016", "the bibliography has no telgarsky2016"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(site, tmp_path, text, reason):
    with pytest.raises(RefusalError, match=reason):
        add_paper(site, text, NewPost(), fail)
    assert list((tmp_path / "content").iterdir()) == []


def test_nothing_is_overwritten(site, tmp_path):
    add_post(site, "One", NewPost())
    with pytest.raises(RefusalError, match="there already, and nothing is overwritten"):
        add_post(site, "One", NewPost())
    path = tmp_path / "content/posts/telgarsky2016-math.md"
    path.write_text("Mine.")
    with pytest.raises(RefusalError, match="is there already"):
        add_paper(site, "1602.04485", NewPost(), answer)
    assert path.read_text() == "Mine."
    assert not (tmp_path / "content/references.bib").exists()


def test_a_half_is_added_to_a_post(site, tmp_path):
    overview = tmp_path / "content/depth-overview.md"
    overview.write_text(
        "Title: Depth, in words\nPair: depth\nLevel: overview\nSeries: S\nPart: 4\n\n## A {#a}\n"
    )
    add_half(site, "math", "depth")
    text = (tmp_path / "content/depth-math.md").read_text("utf-8")
    assert text.startswith("Title: Depth, in full\n")
    assert "Pair: depth\nLevel: math\nSeries: S\nPart: 4\n\n## A {#a}\n" in text
    with pytest.raises(RefusalError, match="is there already"):
        add_half(site, "math", "depth")
    with pytest.raises(RefusalError, match="no post has the key depht; there are: depth"):
        add_half(site, "math", "depht")


@pytest.mark.parametrize("names", [("Idea", "Proofs"), ("Vue d'ensemble", "Démonstrations")])
def test_new_posts_have_the_names_that_the_site_gives_the_levels(site, build, tmp_path, names):
    levels = dict(zip(("overview", "math"), names, strict=True))
    (tmp_path / "pelicanconf.py").write_text(f"PATH = 'content'\nPAIR_LEVELS = {levels}\n", "utf-8")
    add_paper(site, "1602.04485", NewPost(), answer)
    posts = tmp_path / "content/posts"
    for level, name in levels.items():
        assert f"\nLevel: {name}\n" in (posts / f"telgarsky2016-{level}.md").read_text("utf-8")
    (posts / "telgarsky2016-math.md").unlink()
    add_half(site, "math", "telgarsky2016")
    assert f"\nLevel: {names[1]}\n" in (posts / "telgarsky2016-math.md").read_text("utf-8")
    with pytest.raises(RefusalError, match=r"telgarsky2016-overview\.md is there already"):
        add_half(site, "overview", "telgarsky2016")
    assert [rule for *_, rule in build({}, PAIR_LEVELS=levels).rules() if rule != "bib-field"] == []


class Arxiv(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if "1602" in self.path or "10.1" in self.path else 404)
        self.end_headers()
        said = f"@misc{{x, note={{{self.path} {self.headers['Accept']}}}}}"
        self.wfile.write(b"<html>" if self.path.endswith("html") else said.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def test_metadata_is_asked_for(tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), Arxiv) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{http.server_port}"
        assert "/bibtex/1602.04485 " in fetch_bibtex(GivenPaper("arxiv", "1602.04485"), arxiv=here)
        assert "/10.1/x application/x-bibtex" in fetch_bibtex(GivenPaper("doi", "10.1/x"), doi=here)
        for given in (GivenPaper("doi", "10.1/x.html"), GivenPaper("doi", "none")):
            with pytest.raises(FetchError):
                fetch_bibtex(given, doi=here)
        http.shutdown()


def unwritten(text: str) -> list[tuple[int, str]]:
    found = find_unwritten([parse_header(Path("a.md"), text)], "warning")
    return [(one.line, one.text.partition(": ")[2]) for one in found]


def test_what_is_still_to_be_written_is_found_in_what_goes_out():
    head = render_header({"Title": "A", "Level": "math"})
    whole = head + first_body("math", "key2016")
    first = '"Say what is proved here, and what is used [@key2016]."'
    assert unwritten(whole) == [(4, f"{first}, and so are lines 8, 13, 19")]
    lines = whole.splitlines()
    alone = [line for number, line in enumerate(lines, 1) if number not in (4, 8, 13)]
    assert unwritten("\n".join(alone)) == [(16, '"Prove it."')]
    both = [line for number, line in enumerate(lines, 1) if number not in (4, 8)]
    assert unwritten("\n".join(both)) == [(11, '"State it exactly.", and so is line 17')]
    assert unwritten(whole.replace("Title: A", "Title: A\nStatus: draft")) == []
    half = matching_body("math", "::: theorem {informal-of=thm-a}\nSo.\n:::\n")
    stated = [(5, '"State it exactly.", and so is line 9')]
    assert unwritten(head + half) == stated
    assert unwritten("---\ntitle: A\n---\n" + half) == stated
    assert unwritten("Title: Title of 1602.04485, in full\n\nMine.\n") == [
        (1, '"Title of 1602.04485, in full"')
    ]
    assert (
        unwritten(head + "We state it exactly.\n\n## The proof {#idea}\n\n::: proof\nSo.\n:::")
        == []
    )
    about = skeleton_text("content/pages/about.md")
    assert ABOUT in about
    assert unwritten(about) == []
    assert len(unwritten(about.replace("Status: draft\n", ""))) == 1
    for half in ("overview", "math"):
        pair = skeleton_text(f"content/posts/first-pair-{half}.md")
        assert unwritten(pair.replace("Status: draft\n", "")) == []
