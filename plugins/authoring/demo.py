"""The texts and pictures of the demo, which nobody wants on a site of their own."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from .demo_files import FILES, SETTINGS
from .remarks import Remark
from .site import LOCAL, SiteFolder

#: So many words at the start of a text are compared: a demo post is one also if edited below.
WORDS = 40


def digest_start(path: Path) -> str:
    """Return the digest of the first words of a text's body; of all bytes of another file."""
    if path.suffix != ".md":
        return digest_whole(path)
    text = path.read_text("utf-8", errors="replace")  # with the ends of lines of any system
    body = " ".join(text.partition("\n\n")[2].split()[:WORDS])
    return sha256(body.encode()).hexdigest()[:16]


def digest_whole(path: Path) -> str:
    """Return the digest of a file, whatever system has made the ends of its lines."""
    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def find_demo_files(content: Path) -> Iterator[Path]:
    """Yield the files of a content folder that are the demo's, also if changed further below."""
    suffixes = {Path(name).suffix for name in FILES}
    starts = {start for start, _ in FILES.values()}
    for path in sorted(content.rglob("*")):
        if path.suffix in suffixes and path.is_file() and digest_start(path) in starts:
            yield path


def is_demo(content: Path) -> bool:
    """Return whether a content folder is the demo's own, with all of its files."""
    return all((content / name).is_file() for name in FILES)


def find_untouched_files(content: Path) -> tuple[list[Path], list[Path]]:
    """Return the files of the demo as they came, and those that have been changed."""
    wholes = {whole for _, whole in FILES.values()}
    found = list(find_demo_files(content))
    known = [path for path in found if digest_whole(path) in wholes]
    return known, [path for path in found if path not in known]


def find_demo_texts(content: Path, level: str) -> Iterator[Remark]:
    """Yield a remark for each text of the demo that is left, and one for all other files."""
    if level == "ignore":
        return
    texts: list[Path] = []
    others: list[Path] = []
    for path in find_demo_files(content):
        (texts if path.suffix == ".md" else others).append(path)
    for path in texts:
        yield Remark(level, "this is of the demo of Diptych", str(path), 1, "demo-left")
    for path in others[:1]:
        more = f" and {len(others) - 1} more pictures and scripts are" if others[1:] else " is"
        yield Remark(level, f"this{more} of the demo of Diptych", str(path), 1, "demo-left")


def find_demo_settings(
    site: SiteFolder, settings: Mapping[str, Any], level: str
) -> Iterator[Remark]:
    """Yield a remark for each setting that still says what the demo is and who writes it."""
    if level == "ignore":
        return
    path = site.root / LOCAL
    lines = path.read_text("utf-8", errors="replace").splitlines()
    for name in SETTINGS:
        if digest_text(str(settings.get(name, ""))) == SETTINGS[name]:
            line = next((number for number, row in enumerate(lines, 1) if row.startswith(name)), 1)
            text = f"{name} is that of the demo of Diptych"
            yield Remark(level, text, str(path), line, "demo-left", "write your own")


def digest_text(text: str) -> str:
    """Return the digest of a value of the settings."""
    return sha256(text.encode()).hexdigest()[:16]


def list_digests(content: Path, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the digests of files by their names; ``demo_files.py`` is made of it."""
    return {name: (digest_start(content / name), digest_whole(content / name)) for name in names}
