"""How fast formulas are typeset, how large they come out, and how many cannot be.

    python -m bench.formulas corpus.jsonl.gz [macros.json]

A line of the corpus is an object with ``tex`` and ``display``, and with macros the ``scope`` whose
macros it uses: ``macros.json`` maps a scope to macros as MATH_MACROS has them, or to objects
with ``body``, ``nargs`` and ``opt``. Sizes are those of all formulas together, without their TeX:
each once, and, where a row has ``n``, shuffled and as often as its source has it.
The share of the build is what finding and typesetting formulas takes in a site of posts with 40
formulas and 500 words each.
"""

import argparse
import gzip
import itertools
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from plugins.texmath.render.conversion import Converter
from plugins.texmath.render.equations import Equations, Formula, Typeset
from plugins.texmath.tex.macros import Macro, macro_of_value, macros_of_setting
from plugins.texmath.typesetting import Typesetter

ROOT = Path(__file__).parents[1]
PLUGINS = ["plugins.frontmatter", "plugins.texmath"]

ANNOTATION = re.compile(r"<annotation.*?</annotation>|</?semantics>", re.DOTALL)


def read_corpus(path: Path) -> list[dict]:
    """Return the objects of a file with one on each line."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    return [json.loads(line) for line in text.splitlines()]


def read_macros(path: Path | None) -> dict[str, dict[str, Macro]]:
    """Return the macros of each scope."""
    scopes = json.loads(path.read_text("utf-8")) if path else {}
    return {scope: macros_of_setting(dict(map(plain, m.items()))) for scope, m in scopes.items()}


def plain(named: tuple[str, object]) -> tuple[str, object]:
    """Return a macro as MATH_MACROS has it."""
    name, value = named
    if isinstance(value, dict):
        rest = [value["opt"]] if value["opt"] is not None else []
        value = [value["body"], value["nargs"], *rest]
        macro_of_value(value)
    return name, value


def typeset(rows: list[dict], macros: dict[str, dict[str, Macro]]) -> tuple[list[Typeset], float]:
    """Typeset every formula by itself; return what became of it, and the seconds that it took."""
    converter = Converter()
    start = time.perf_counter()
    made = [
        Equations(converter, macros.get(row.get("scope") or "", {}), "ams").typeset(
            [Formula(row["tex"], row["display"])]
        )[0]
        for row in rows
    ]
    return made, time.perf_counter() - start


def sizes(made: Iterable[Typeset]) -> dict[str, int]:
    """Return the bytes of all formulas, raw and compressed."""
    data = "\n".join(ANNOTATION.sub("", one.html) for one in made).encode()
    found = {"raw": len(data), "gzip": len(gzip.compress(data, 9))}
    if find_spec("brotli"):
        import brotli  # noqa: PLC0415

        found["brotli"] = len(brotli.compress(data, quality=11))
    return found


def per_formula(made: list[Typeset]) -> str:
    """Return the sizes of some formulas, for each of them."""
    return ", ".join(f"{name} {size / len(made):.1f}" for name, size in sizes(made).items())


def share_of_build(rows: list[dict], posts: int = 100) -> float:
    """Build a site with formulas of the corpus; return the part of the time that they take."""
    spent = 0.0
    read = Typesetter.read

    def timed_read(self: Typesetter, *given: Any) -> Any:
        nonlocal spent
        start = time.perf_counter()
        reading = read(self, *given)
        spent += time.perf_counter() - start
        return reading

    with tempfile.TemporaryDirectory() as name:
        write_posts(Path(name), itertools.cycle(rows), posts)
        settings = {"PATH": name, "OUTPUT_PATH": f"{name}/output", "THEME": str(ROOT / "theme")}
        settings |= {
            "PLUGIN_PATHS": [str(ROOT)],
            "PLUGINS": PLUGINS,
            "SITEURL": "",
            "TIMEZONE": "UTC",
        }
        site = Pelican(read_settings(override=settings))
        Typesetter.read = timed_read  # type: ignore[method-assign]
        start = time.perf_counter()
        site.run()
        total = time.perf_counter() - start
        Typesetter.read = read  # type: ignore[method-assign]
    return spent / total


def write_posts(folder: Path, rows: Iterator[dict], posts: int) -> None:
    """Write posts of 40 paragraphs, each of a dozen words and a formula."""
    for number in range(posts):
        paragraphs = [
            f"A sentence of eight words that has {formula(row)} in it and goes on.\n"
            for row in itertools.islice(rows, 40)
        ]
        header = f"Title: Post {number}\nDate: 2024-01-{number % 28 + 1:02}\n\n"
        Path(folder, f"{number}.md").write_text(header + "\n".join(paragraphs), "utf-8")


def formula(row: dict) -> str:
    """Return a formula between its dollars."""
    tex = " ".join(row["tex"].split())
    return f"\n\n$${tex}$$\n\n" if row["display"] else f"${tex}$"


def main() -> None:
    """Print speed, size and coverage, and why formulas failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("macros", type=Path, nargs="?")
    given = parser.parse_args()
    rows = read_corpus(given.corpus)
    made, seconds = typeset(rows, read_macros(given.macros))
    failed = [(row, one) for row, one in zip(rows, made, strict=True) if one.fault]
    print(f"{len(rows)} formulas in {seconds:.2f} s: {len(rows) / seconds:.0f} a second")
    plain_rows = [row for row in rows if not row.get("scope")]
    print(f"share of the build: {100 * share_of_build(plain_rows):.0f} %")
    print("bytes a formula: " + per_formula(made))
    often = [one for row, one in zip(rows, made, strict=True) for _ in range(row.get("n", 1))]
    if len(often) > len(made):
        random.Random(0).shuffle(often)
        print("  as they occur: " + per_formula(often))
    print(f"typeset: {100 * (1 - len(failed) / len(rows)):.2f} %, {len(failed)} failed")
    corpora = Counter(row.get("corpus", "") for row in rows)
    for name, number in sorted(Counter(row.get("corpus", "") for row, _ in failed).items()):
        print(f"  {name}: {number} of {corpora[name]}")
    for fault, number in Counter(one.fault for _, one in failed).most_common(10):
        print(f"  {number:4} {fault}")


if __name__ == "__main__":
    main()
