"""The index of Pagefind with the same bytes each time it is made of the same pages.

Pagefind writes the values of a filter, and the filters, in another order each time. They are put in
order here, and the files are named by what is in them then. Nothing else of the index varies.
"""

import gzip
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

#: What the contents of each file begin with.
START = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
#: The kinds of values in the files, of CBOR (RFC 8949): a number, a text, a list.
NUMBER, TEXT, LIST = 0, 3, 4


def settle(folder: Path) -> None:
    """Put the filters of an index in order; leave an index as it is that is none that we know."""
    try:
        _settle(folder)
    except (ValueError, KeyError, TypeError, IndexError, OSError, EOFError):
        return  # of another release, perhaps: it works, but its bytes vary


def _settle(folder: Path) -> None:
    entry_path = folder / ENTRY
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    filters = {path: _sorted(_read(path)) for path in sorted(folder.glob("filter/*.pf_filter"))}
    named = {path.stem: _name(path.stem, value, 7) for path, value in filters.items()}
    written = {path.with_name(f"{named[path.stem]}.pf_filter"): v for path, v in filters.items()}
    former = [*filters]
    for about in entry["languages"].values():
        path = folder / f"pagefind.{about['hash']}.pf_meta"
        value = _renamed(_read(path), named)
        about["hash"] = _name(about["hash"], value, 10)
        written[folder / f"pagefind.{about['hash']}.pf_meta"] = value
        former.append(path)
    # All has been read before anything is written.
    for path in former:
        path.unlink()
    for path, value in written.items():
        path.write_bytes(gzip.compress(START + encode(value), mtime=0))
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    entry_path.write_text(text, encoding="utf-8")


def _sorted(value: Any) -> Any:
    """Return a filter, its name and its values with their pages, with the values in order."""
    name, values = value
    return [name, sorted(values, key=lambda one: str(one[0]))]


def _renamed(value: Any, named: Mapping[str, str]) -> Any:
    """Return what an index says of itself, with new names of the files of its filters, in order."""
    if not isinstance(value, list):
        return value
    if value and all(_is_filter(one, named) for one in value):
        return sorted([name, named[file]] for name, file in value)
    return [_renamed(one, named) for one in value]


def _is_filter(value: Any, named: Mapping[str, str]) -> bool:
    match value:
        case [str(), str(file)]:
            return file in named
    return False


def _name(former: str, value: Any, length: int) -> str:
    """Return a name like a former one, made of what is in the file."""
    return f"{former.rpartition('_')[0]}_{sha256(encode(value)).hexdigest()[:length]}"


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(START):
        raise ValueError(path.name)
    value, end = decode(data, len(START))
    if end != len(data) or START + encode(value) != data:
        raise ValueError(path.name)
    return value


def decode(data: bytes, at: int) -> tuple[Any, int]:
    """Return the value that begins at a place, and where it ends."""
    kind, small = divmod(data[at], 32)
    at += 1
    if small >= 24:
        size = 1 << (small - 24)
        small, at = int.from_bytes(data[at : at + size]), at + size
    decoders: dict[int, Callable[[], tuple[Any, int]]] = {
        NUMBER: lambda: (small, at),
        TEXT: lambda: (data[at : at + small].decode(), at + small),
        LIST: lambda: _decode_list(data, at, small),
    }
    if kind not in decoders:
        raise ValueError(kind)
    return decoders[kind]()


def _decode_list(data: bytes, at: int, count: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(count):
        value, at = decode(data, at)
        values.append(value)
    return values, at


def encode(value: Any) -> bytes:
    """Return a number, a text or a list of such as CBOR."""
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        written = value.encode()
        return _head(TEXT, len(written)) + written
    return _head(LIST, len(value)) + b"".join(map(encode, value))


def _head(kind: int, value: int) -> bytes:
    if value < 24:
        return bytes([32 * kind + value])
    power = next(power for power in range(4) if value < 256 ** (1 << power))
    return bytes([32 * kind + 24 + power]) + value.to_bytes(1 << power)
