"""Files of a corpus that are no posts: its bibliography and its pictures."""

import struct
import zlib
from pathlib import Path


def write(path: Path, lines: list[str]) -> None:
    """Write a file, in a folder that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, ""]), "utf-8")


def entry(number: int) -> str:
    """Return an entry of the bibliography."""
    authors = f"Author{number}, Ada and Other{number % 50}, Anne"
    fields = {"author": authors, "title": f"On paper {number} and its $n^{number % 9}$",
              "journal": "Journal of Papers", "year": 1990 + number % 30, "volume": number % 60,
              "doi": f"10.1000/{number}", "pages": f"{number}--{number + 9}"}  # fmt: skip
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{p{number},\n{rows}}}\n"


def drawing(number: int) -> str:
    """Return an SVG."""
    path = " ".join(f"L{x} {(x * (number + 3)) % 37}" for x in range(0, 100, 5))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 40"><path d="M0 0{path}"/></svg>'
    )


def dot() -> bytes:
    """Return a PNG of one pixel."""
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
              (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
