"""A site of one's own: what is made, what is kept, and that it builds and can be published."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from plugins.authoring.demo import (
    find_demo_files,
    find_demo_settings,
    find_demo_texts,
    find_untouched_files,
)
from plugins.authoring.demo_files import FILES
from plugins.authoring.refusals import RefusalError
from plugins.authoring.site import SiteFolder, find_site
from plugins.authoring.starting import SiteWishes, complete_wishes, start_folder, start_in_clone
from plugins.authoring.starting.configuring import configure_local, configure_public, style_sheet
from plugins.authoring.starting.files import skeleton_text
from plugins.authoring.starting.settings_files import change_settings

sys.path.insert(0, str(ROOT / "dev"))
import skeleton

WISHES = SiteWishes('Ada\'s "proofs"', "Ada", "https://ada.example/b", "Idea", "", "#6b2d5c", "")


def test_settings_are_changed_in_place():
    source = 'A = "é"  # why\nB: list[str] = [\n    1,\n]\nC = D = 1\nE = 2\n'
    brackets = 'G = (\n    "a"  # b\n    "c"\n)  # e'
    values = {"A": 'x"y', "B": ["z"], "D": {"k": 1}, "F": "new", "G": ""}
    assert change_settings(source + brackets, values) == (
        'A = \'x"y\'  # why\nB: list[str] = ["z"]\nC = D = {"k": 1}\nE = 2\nG = ""  # e\n'
        'F = "new"\n'
    )


def test_wishes_become_settings():
    local: dict[str, object] = {}
    source = (ROOT / "pelicanconf.py").read_text("utf-8")
    exec(configure_local(source, WISHES), local)
    assert local["SITENAME"] == 'Ada\'s "proofs"'
    assert local["PAIR_LEVELS"] == {"overview": "Idea", "math": "Mathematics"}
    assert local["EXTRA_STYLESHEETS"] == ["extra/mine.css"]
    public = configure_public((ROOT / "publishconf.py").read_text("utf-8"), WISHES)
    assert 'os.environ.get("SITEURL", "https://ada.example/b")' in public
    assert "--overview: light-dark(#6b2d5c, #" in style_sheet(WISHES)
    assert local["SITE_ABOUT"] == ""
    # What the demo says of itself goes in any case.
    assert 'SITE_ABOUT = ""\n' in configure_local(source, SiteWishes())


def test_questions_are_asked_for_what_is_open():
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "https://a.example/" if "Address" in question else ""

    wishes = complete_wishes(SiteWishes("N", "A"), answer)
    assert wishes.address == "https://a.example"
    assert len(asked) == 5


@pytest.mark.parametrize("wrong", [SiteWishes(math_colour="red"), SiteWishes(address="a.example")])
def test_wrong_answers_are_refused(wrong):
    with pytest.raises(RefusalError, match="write one such as"):
        complete_wishes(wrong)


def test_a_colour_of_three_digits_is_one():
    wishes = complete_wishes(SiteWishes(overview_colour="#0b6", math_colour="#00bb66"))
    first, second = re.findall(r"light-dark\((.*), (.*)\)", style_sheet(wishes))
    assert first == ("#0b6", second[1])


def test_the_skeleton_is_that_of_this_version():
    """``python dev/skeleton.py`` writes these files again."""
    local = skeleton.local_settings((ROOT / "pelicanconf.py").read_text("utf-8"))
    assert skeleton_text("pelicanconf.py.txt") == local
    assert skeleton_text("publishconf.py.txt") == (ROOT / "publishconf.py").read_text("utf-8")
    assert (ROOT / "plugins/authoring/demo_files.py").read_text("utf-8") == skeleton.demo_files()


def test_a_new_folder_has_a_whole_site_and_nothing_is_overwritten(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = start_folder(tmp_path / "blog", WISHES)
    assert "cd " in said
    assert "content/extra/mine.css" in said
    assert find_site(tmp_path / "blog/content/posts").root == tmp_path / "blog"
    with pytest.raises(RefusalError, match=r"pelicanconf\.py is there already"):
        start_folder(tmp_path / "blog", WISHES)
    with pytest.raises(RefusalError, match=r"no pelicanconf\.py here or above"):
        find_site(tmp_path)


def run(folder: Path, *words: str, **env: str) -> tuple[int, str]:
    result = subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=folder,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "PYTHONUTF8": "1"} | env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in result.stdout, result.stdout
    return result.returncode, result.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of this repository, with a post of its author's and one of the demo's changed."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("plugins", "theme"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "content/mine.md").write_text("Title: Mine\nDate: 2024-01-02\n\nMy first post.\n")
    with (folder / "content/posts/soudry2018-math.md").open("a") as file:
        file.write("\nA line of mine.\n")
    return folder


def test_the_demo_is_taken_out_of_a_clone_and_the_first_post_goes_out(clone, tmp_path):
    content = clone / "content"
    assert len(list(find_demo_files(content))) == len(FILES)
    gone, changed = find_untouched_files(content)
    assert len(gone) == len(FILES) - 1
    assert [path.name for path in changed] == ["soudry2018-math.md"]
    said = start_in_clone(SiteFolder(clone), WISHES)
    assert "soudry2018-math.md: is of the demo, but you have changed it" in said
    names = {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}
    assert names == {
        "mine.md", "pages/about.md", "posts/first-pair-math.md", "posts/first-pair-overview.md",
        "posts/soudry2018-math.md", "references.bib", "extra/mine.css",
    }  # fmt: skip
    (left,) = find_demo_texts(content, "warning")
    assert left.path.endswith("soudry2018-math.md")
    demo = {"SITENAME": "Diptych", "SITE_ABOUT": "mine", "AUTHOR": "Ada"}
    (named,) = find_demo_settings(SiteFolder(ROOT), demo, "warning")
    assert (named.text, named.line) == ("SITENAME is that of the demo of Diptych", 12)
    code, output = run(clone, "gh-pages", "--no-push")
    assert code == 1
    assert "demo-left" in output
    with pytest.raises(RefusalError, match=r"delete them yourself: posts/soudry2018-math\.md"):
        start_in_clone(SiteFolder(clone), WISHES)
    (content / "posts/soudry2018-math.md").unlink()
    with pytest.raises(RefusalError, match="nothing of the demo"):
        start_in_clone(SiteFolder(clone), WISHES)
    # An upgrade brings files of the demo back, and what the author wrote is the author's.
    shutil.copytree(ROOT / "content/images", content / "images")
    shutil.copy(ROOT / "content/posts/soudry2018-math.md", content / "posts")
    remarks = [one.text for one in find_demo_texts(content, "warning")]
    assert len(remarks) == 2
    assert remarks[1].endswith("more pictures and scripts are of the demo of Diptych")
    mine = (clone / "pelicanconf.py").read_text("utf-8").replace('ABOUT = ""', 'ABOUT = "Mine."')
    (clone / "pelicanconf.py").write_text(mine, encoding="utf-8")
    (content / "posts/first-pair-math.md").rename(content / "posts/primes.md")
    assert "stay as they are" in start_in_clone(SiteFolder(clone), SiteWishes())
    assert not list(find_demo_files(content))
    assert (clone / "pelicanconf.py").read_text("utf-8") == mine
    (content / "posts/primes.md").rename(content / "posts/first-pair-math.md")
    # The first post, and a pair that is right: at the first try.
    for path in (content / "posts").glob("first-pair-*"):
        path.write_text(path.read_text("utf-8").replace("Status: draft\n", ""), encoding="utf-8")
    for words in (["init", "-q"], ["config", "user.name", "A"], ["config", "user.email", "a@b.c"]):
        subprocess.run(["git", *words], cwd=clone, check=True)
    code, output = run(clone, "gh-pages", "--no-push")
    assert code == 0, output
    code, output = run(clone, "check")
    assert code == 0, output
    assert "no error, no warning" in output
    page = (clone / "cache/publish/build/index.html").read_text("utf-8")
    assert "Idea" in page
    assert "\nLevel: Idea\n" in (content / "posts/first-pair-overview.md").read_text("utf-8")
    assert "\nLevel: math\n" in (content / "posts/first-pair-math.md").read_text("utf-8")
    assert "Primes never run out" in page
