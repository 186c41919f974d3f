"""Plain words: what CONTRIBUTING's glossary replaces is nowhere, in names, texts or comments."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

#: What the glossary replaces, as parts of names, too: ``tell_problems``.
WORDS = (
    *("told", "tell", "tells", "telling", "behind", "stand", "stands", "stood", "standing"),
    *("dear", "hinge", "hinges", "hinged", "hush", "face", "faces", "sign", "signs"),
)
WORD = re.compile(rf"(?<![a-zA-Z])(?:{'|'.join(WORDS)})(?![a-z])", re.IGNORECASE)
#: Where such a word is meant as it is: CSS, settings of old, mathematics, other people's names.
MEANT = re.compile(
    r"@?font-face|font_face|FontFace|type ?face|[Ss]tand-?in|CARDS_FACES|scheme-sign|rel=.?sign"
    r"|behind-N|--behind|system-faces"
    r"|\[\\?\[face"
    r"|(?:minus|plus|equals|dollar|percent|hash|at|number|question) signs?|sgn|\\?signum"
    r"|signs? of (?:the |an? )?(?:number|weight|entry|entries|matrix|vector|slope|angle|gap)"
)
FOLDERS = ("plugins", "theme", "tests", "docs", "dev", "bench")
FILES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "tasks.py",
    "pelicanconf.py",
    "publishconf.py",
)
KINDS = {".py", ".md", ".html", ".css", ".js", ".toml", ".pot", ".json"}
#: Texts of others, and data: titles of papers, posts as their authors wrote them, this list.
OURS_NOT = (
    "tests/data/",
    "tests/test_words.py",
    "dev/biome/package-lock.json",
    "theme/static/fonts/",
)


def texts():
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))]
    for path in [*paths, *(ROOT / name for name in FILES)]:
        name = path.relative_to(ROOT).as_posix()
        is_ours = not name.startswith(OURS_NOT) and "node_modules/" not in name
        if path.suffix in KINDS and is_ours:
            yield name, path


@pytest.mark.parametrize(("name", "path"), list(texts()), ids=lambda value: str(value)[-60:])
def test_plain_words(name: str, path: Path):
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if words := WORD.findall(MEANT.sub("", line)):
            found.append(f"{name}:{number}: {words}: {line.strip()[:80]}")
    if name == "CONTRIBUTING.md":  # the glossary itself
        found = [line for line in found if ": | " not in line]
    assert found == []


def test_no_file_is_called_by_such_a_word():
    names = [name for name, _ in texts() if WORD.search(MEANT.sub("", Path(name).stem))]
    assert names == []
