"""How long statements and references take, in one long post and across many pairs.

    python -m bench.refs

First a post with so many labelled statements and two and a half times as many references, forward
and backward; then a site of so many pairs, in which each math post has five statements and each
post refers to the next paper. Seconds of a whole build, and how many times as long as half of it
takes: about 2 where the growth is linear. Numbers are checked against a count of their own.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from plugins.core.elements import find_elements
from plugins.core.generated_markup import Class, find_statement_headings

ROOT = Path(__file__).parents[1]
NAMES = ("frontmatter", "theorems", "crossrefs", "informal", "pairs", "series", "texmath")
OPTIONS = ["-t", str(ROOT / "theme"), "-q", "-e", f'PLUGIN_PATHS=["{ROOT}"]']
OPTIONS += [f"PLUGINS={[f'plugins.{name}' for name in NAMES]}".replace("'", '"')]
OPTIONS += ['SITEURL="https://example.com"', 'TIMEZONE="UTC"', "SUMMARY_MAX_LENGTH=5"]
KINDS = ("theorem", "lemma", "definition", "remark")


def write_post(folder: Path, number: int) -> None:
    """Write one post with ``number`` statements."""
    blocks = []
    for n in range(number):
        refs = " ".join(f"@lab-{n}-{(n * 7 + k * 31) % number}" for k in range(3))
        refs = re.sub(r"@lab-\d+-(\d+)", r"[-@thm-s\1]", refs)
        kind = KINDS[n % len(KINDS)]
        blocks.append(f"::: {kind} {{#thm-s{n}}} Title $x_{{{n}}}$\nLet $a$ be; see {refs}.\n:::\n")
    Path(folder, "a.md").write_text("Title: A\nDate: 2024-01-01\n\n" + "\n".join(blocks), "utf-8")


def write_pairs(folder: Path, number: int) -> None:
    """Write ``number`` pairs."""
    for n in range(number):
        other = (n * 7 + 1) % number
        for level in ("overview", "math"):
            header = (
                f"Title: {level} {n}\nDate: 2024-01-{n % 28 + 1:02}\nPaper: p{n}\nLevel: {level}"
            )
            body = "".join(
                f"::: theorem {{#thm-{k}}}\nWords, see @p{other}:thm-{(k + n) % 5}.\n:::\n\n"
                if level == "math"
                else f"::: theorem {{informal-of=thm-{k}}}\nAlso @p{other}:thm-{k}.\n:::\n\n"
                for k in range(5)
            )
            Path(folder, f"{level}-{n}.md").write_text(f"{header}\n\n{body}", "utf-8")


def check(output: Path) -> int:
    """Return how many references there are, and stop at the first that prints a wrong number."""
    pages = {p.relative_to(output).as_posix(): p.read_text("utf-8") for p in output.glob("*.html")}
    numbers = {name: dict(read_numbers(html)) for name, html in pages.items()}
    count = 0
    for name, html in pages.items():
        for link in find_elements(html, Class.REF):
            if href := link.attributes.get("href"):
                page, _, anchor = href.removeprefix("https://example.com/").partition("#")
                number, text = numbers[page or name][anchor], link.inner.partition("<")[0]
                assert number == text.split()[-1 if not page else 1], (name, href, text, number)
                count += 1
    return count


def read_numbers(html: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the number of each statement on a page."""
    for heading in find_statement_headings(html):
        for number in find_elements(heading.name_html, Class.THEOREM_NUMBER):
            yield heading.id, number.inner


def build(number: int, write: object) -> tuple[float, int]:
    """Build a site; return the seconds and the number of references in it."""
    with tempfile.TemporaryDirectory() as name:
        content = Path(name, "content")
        content.mkdir()
        write(content, number)  # type: ignore[operator]
        command = [sys.executable, "-m", "pelican", str(content), "-o", f"{name}/out", *OPTIONS]
        start = time.perf_counter()
        subprocess.run(command, check=True, cwd=name)
        return time.perf_counter() - start, check(Path(name, "out"))


def main() -> None:
    """Print a row per size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=300)
    chosen = parser.parse_args()
    for word, number, write in (
        ("statements", chosen.statements, write_post),
        ("pairs", chosen.pairs, write_pairs),
    ):
        before = 0.0
        for size in (number // 2, number, 2 * number):
            took, count = build(size, write)
            ratio = f", {took / before:.2f} times half of it" if before else ""
            print(f"{size:5} {word}, {count:5} references: {took:6.2f} s{ratio}")
            before = took


if __name__ == "__main__":
    main()
