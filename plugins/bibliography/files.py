"""Read the files of a bibliography, again only after they have changed."""

import pickle
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from ..core.careful import CONTROL_FAULT
from ..core.characters import CONTROL, without_control, without_endless
from ..core.diagnostics import Problem
from ..core.memory.files import Store
from ..core.packages import release_of
from .model import RawEntry

#: The entries of a bibliography by key, and what is wrong with them.
Parsed = tuple[dict[str, RawEntry], list[Problem]]


def read_files(paths: Iterable[Path], store: Store) -> Parsed:
    """Return the entries of some files as one bibliography; raises ImportError without pybtex."""
    texts, problems = [], []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            text = f"it cannot be read: {error.strerror or error}"
            problems.append(Problem("bib-file", str(path), text))
            continue
        text, problem = _decoded(data, str(path))
        problems += [*problem, *_find_control(text, str(path))]
        texts.append((str(path), without_endless(without_control(text))))
    if not any(text.strip() for _, text in texts):
        return {}, problems
    digests = tuple((path, sha256(text.encode()).hexdigest()) for path, text in texts)
    inputs = ("bibliography", digests, release_of("pybtex"), _code_digest())
    data = store.recall(inputs, lambda: pickle.dumps(read_texts(texts), pickle.HIGHEST_PROTOCOL))
    entries, found = pickle.loads(data)
    return entries, [*problems, *found]


def _decoded(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = "it is not in UTF-8; it is read as Latin-1"
        return data.decode("latin-1"), [
            Problem("bib-file", path, text, "save it as UTF-8", line=line)
        ]


def _find_control(text: str, path: str) -> list[Problem]:
    """Return a problem for the first character that no page and no feed can hold."""
    found = CONTROL.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    return [Problem("bib-entry", path, *CONTROL_FAULT, line=line)] if found else []


def read_texts(texts: Iterable[tuple[str, str]]) -> Parsed:
    """Return the entries of some files, given as paths and texts, and what is wrong with them."""
    # Here, so that a site without a bibliography needs no pybtex.
    from .checks import find_joined, find_lacking  # noqa: PLC0415
    from .doubtful_fields import find_doubtful_fields  # noqa: PLC0415
    from .inheriting import inherit  # noqa: PLC0415
    from .parsing import BibParser  # noqa: PLC0415

    parser = BibParser()
    for path, text in texts:
        parser.read(text, path)
    problems = [*parser.problems, *inherit(parser.entries)]
    entries = parser.entries.values()
    # What an entry lacks since none of it could be read has been said with the reason.
    broken = {one.text.split('"')[1] for one in problems if one.text.startswith('"')}
    whole = [one for one in entries if one.key not in broken or "title" in one.fields]
    lacking = find_lacking(whole, broken)
    doubtful = find_doubtful_fields(one for one in entries if one.key not in broken)
    return parser.entries, [*problems, *lacking, *find_joined(entries), *doubtful]


def _code_digest() -> str:
    """Return a digest of the code that reads entries: it may change without a new version."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
