"""The demo site, built as an author builds it: no warning, valid pages, no loose link."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from links import check_links, read_pages
from tools import check_html, not_none, read_site

from plugins.authoring.figures import find_scripts
from plugins.authoring.plotting import drawings
from plugins.cards import read_palette

SITEURL = "https://example.com"


def pelican(output: Path, *options: str, seed: int = 0) -> tuple[dict[str, bytes], str]:
    """Run ``pelican content`` on the demo; return the files and its messages."""
    command = [sys.executable, "-m", "pelican", "content", "-o", str(output), *options]
    env = os.environ | {"PYTHONHASHSEED": str(seed)}
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return read_site(output), run.stdout + run.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    output = tmp_path_factory.mktemp("demo")
    files, messages = pelican(output, "-e", f'SITEURL="{SITEURL}"')
    return output, files, messages


@pytest.fixture(scope="module")
def pages(demo):
    """The pages by name, read once for all tests."""
    return read_pages(demo[0])


@pytest.fixture(scope="module")
def posts(pages):
    """The pages of the demo's posts by the path of their address."""
    return {
        f"/{name.removesuffix('index.html')}": page
        for name, page in pages.items()
        if name.startswith("posts/")
    }


def test_it_builds_without_a_warning(demo):
    _, _, messages = demo
    assert not re.search(r"WARNING|ERROR|CRITICAL|Traceback", messages), messages


def test_two_builds_are_equal_whatever_the_hash_seed(demo, tmp_path):
    _, files, _ = demo
    assert pelican(tmp_path, "-e", f'SITEURL="{SITEURL}"', seed=1)[0] == files


def test_a_rebuild_with_the_cache_is_a_clean_build(demo, tmp_path):
    _, files, _ = demo
    options = ["-e", f'SITEURL="{SITEURL}"', "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true"]
    options += [f'CACHE_PATH="{tmp_path / "cache"}"']
    assert pelican(tmp_path / "a", *options)[0] == files
    assert pelican(tmp_path / "b", *options, seed=2)[0] == files


def test_every_link_leads_somewhere(demo):
    output, _, _ = demo
    assert check_links(output, SITEURL) == []


@pytest.mark.parametrize("options", [[], ["--relative-urls"]])
def test_every_link_leads_somewhere_at_home(tmp_path, options):
    pelican(tmp_path, *options)
    assert check_links(tmp_path) == []


def test_the_pages_are_valid(demo):
    output, _, _ = demo
    assert check_html(output) == []


def test_no_script_is_inline_and_nothing_comes_from_elsewhere(pages):
    for name, page in pages.items():
        assert page.select("style, iframe, [style], [onclick]") == [], name
        # JSON-LD is data, and no policy takes it for a script.
        for script in page.select('script:not([type="application/ld+json"])'):
            assert str(script["src"]).startswith(f"{SITEURL}/theme/js/"), name
            # Colours that a reader chose are set before anything is painted; all else can wait.
            assert script.has_attr("defer") != ("/scheme." in script["src"]), name
            assert script.get_text() == "", name
        assert len(page.select("h1")) == (not name.startswith("previews/")), name
        assert not_none(page.html)["lang"] == "en", name


def test_what_is_claimed_is_proved(posts):
    claims = ", ".join(
        f'section.theorem[data-kind="{kind}"]:not([data-informal-of], [data-restate], .stated)'
        for kind in ("theorem", "lemma", "proposition", "corollary")
    )
    counts = []
    for address, page in posts.items():
        proved = [proof["data-of"] for proof in page.select("details.proof")]
        assert proved == [claim["id"] for claim in page.select(claims)], address
        assert all(proof.select_one(".tombstone") for proof in page.select("details.proof"))
        counts.append(len(proved))
    assert sorted(counts) == [0, 0, 0, 0, 0, 1, 6, 9, 10, 11, 11]


def test_what_is_only_quoted_says_so(posts):
    quoted = {}
    for page in posts.values():
        for claim in page.select("section.theorem.stated"):
            assert claim.select_one(".theorem-title").text.endswith("; quoted")
            assert page.select(f'details.proof[data-of="{claim["id"]}"]') == []
            quoted[claim["id"]] = claim["data-kind"]
    assert quoted == dict.fromkeys(["thm-kernel", "thm-main", "thm-soudry"], "theorem")


def test_words_and_exact_statements_lead_to_each_other(posts):
    def follow(statement, name):
        address, _, label = statement.select_one(f"a.{name}")["href"].partition("#")
        return posts[address.removeprefix(SITEURL)].find(id=label)

    found: dict[str, str] = {}
    for page in posts.values():
        for informal in page.select("section.theorem[data-informal-of]"):
            exact = follow(informal, "theorem-exact")
            assert exact["data-kind"] == informal["data-kind"]
            label, again = (one.select_one(".theorem-label").text for one in (exact, informal))
            assert label == again
            assert follow(exact, "theorem-in-words") is informal
            found.setdefault(exact["id"], label)
    assert found == {
        "thm-barron": "Theorem 8",
        "thm-linear": "Theorem 12",
        "lem-narrow": "Lemma 4",
        "lem-pieces": "Lemma 6",
        "lem-distance": "Lemma 8",
        "cor-square": "Corollary 11",
        "thm-risk": "Theorem 5",
        "prp-equal": "Proposition 8",
        "prp-nested": "Proposition 9",
        "cor-isotropic": "Corollary 13",
        "thm-main": "Theorem 6",
        "lem-tail": "Lemma 7",
        "prp-spectra": "Proposition 14",
        "prp-squares": "Proposition 1",
        "thm-direction": "Theorem 5",
        "thm-soudry": "Theorem 6",
    }


def test_statements_and_equations_are_counted_without_a_gap(posts):
    counts = set()
    for address, page in posts.items():
        own = "section.theorem:not([data-informal-of], [data-restate]) .theorem-number"
        numbers = [number.text for number in page.select(own)]
        assert numbers == [str(i + 1) for i in range(len(numbers))], address
        tags = [tag.text for tag in page.select(".equation-number")]
        assert tags == [f"({i + 1})" for i in range(len(tags))], address
        counts.add((len(numbers), len(tags)))
    assert {(13, 11), (14, 6)} <= counts


def test_figures_follow_light_and_dark_and_are_described(demo, posts):
    _, files, _ = demo
    for page in posts.values():
        for drawing in page.select("figure[data-kind=figure] svg.drawing"):
            assert len(not_none(drawing.desc).get_text()) > 80
        assert page.select("figure[data-kind=figure] img") == []
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "content/posts").glob("*.md"))
    shown = set(re.findall(r"images/[\w-]+\.svg", sources))
    assert shown == {name for name in files if name.startswith("images/")}
    for name in shown:
        picture = files[name].decode()
        assert len(files[name]) < 12_000
        assert "prefers-color-scheme:dark" in picture
        assert re.findall(r'(?:href="|url\()(?!#)|<script|<image', picture) == []


def test_figures_are_what_their_scripts_draw(tmp_path):
    """Whoever changes a script, or the colours of the theme, draws them again."""
    scripts = find_scripts(ROOT / "content" / "figures")
    palette = read_palette(ROOT / "theme")
    drawn = dict(one for script in scripts for one in drawings(script, palette))
    images = {path.stem: path.read_text("utf-8") for path in (ROOT / "content/images").iterdir()}
    assert drawn.keys() == images.keys()
    for name, svg in drawn.items():  # another matplotlib may shift a letter
        assert re.sub(r"[\d.-]+", "0", svg) == re.sub(r"[\d.-]+", "0", images[name]), name


def test_no_number_is_typed_by_hand():
    kinds = "Theorem|Lemma|Proposition|Corollary|Definition|Example|Remark|Equation|Table|Section"
    typed = re.compile(
        rf"\b(?:{kinds})s? \d+(?!\.\d)|\*\*(?:{kinds}|Proof)|(?<= )\(\d\d?\)|\\tag\b|∎"
    )
    for path in (ROOT / "content").rglob("*.md"):
        assert typed.findall(path.read_text("utf-8")) == [], path.name


def test_each_paper_has_both_halves_and_one_card(pages, posts):
    switched = [page for page in posts.values() if page.select("nav.pair-switch")]
    assert len(switched) == 10
    for page in switched:
        assert len(page.select("a.pair-section")) >= 4
        assert page.select_one("nav.series-nav")
    assert len(pages["index.html"].select(".card")) == 6


def test_overviews_are_short_and_math_posts_full():
    words: dict[str, list[int]] = {}
    for path in (ROOT / "content/posts").glob("*.md"):
        header, _, body = path.read_text("utf-8").partition("\n\n")
        if level := re.search(r"^Level: (\w+)", header, re.MULTILINE):
            prose = re.sub(r"^:::.*", "", body, flags=re.MULTILINE)
            # Of a picture one reads the caption; a picture without a label has none.
            prose = re.sub(r"^!\[(.*)\]\(\S*\)\{#.*\}$", r"\1", prose, flags=re.MULTILINE)
            prose = re.sub(r"^!\[.*\}$", "", prose, flags=re.MULTILINE)
            words.setdefault(level[1], []).append(len(prose.split()))
    assert all(600 <= count <= 1000 for count in words["overview"])
    assert all(count >= 1500 for count in words["math"])
