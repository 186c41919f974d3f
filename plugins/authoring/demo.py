"""The texts and pictures of the demo, which nobody wants on a site of their own."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from .demo_files import FILES
from .remarks import Remark

#: So many words at the start of a text are compared: a demo post is one also if edited below.
WORDS = 40


def digest_file(path: Path) -> str:
    """Return what a file is known by: the first words of a text's body, or all bytes."""
    data = path.read_bytes()
    if path.suffix == ".md":
        text = data.decode("utf-8", errors="replace").replace("\r\n", "\n")
        body = text.partition("\n\n")[2]
        data = " ".join(body.split()[:WORDS]).encode()
    return sha256(data).hexdigest()[:16]


def find_demo_files(content: Path) -> Iterator[Path]:
    """Yield the files of a content folder that are the demo's."""
    names = {Path(name).suffix for name in FILES}
    digests = set(FILES.values())
    for path in sorted(content.rglob("*")):
        if path.is_file() and path.suffix in names and digest_file(path) in digests:
            yield path


def find_demo_texts(content: Path, level: str) -> Iterator[Remark]:
    """Yield a remark for each file of the demo that is left."""
    if level == "ignore":
        return
    for path in find_demo_files(content):
        yield Remark(level, "this is of the demo of Diptych", str(path), 1, "demo-left")


def list_digests(content: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the digests of files by their names; ``demo_files.py`` is made of it."""
    return {name: digest_file(content / name) for name in names}
