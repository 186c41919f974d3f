"""How long a site of many pairs takes, as a ratio to Pelican alone in the same run.

    python bench/site.py 1000

Builds that many posts (half of them overviews, half math posts, 25 papers to a series) twice: with
our plugins and theme, and with Pelican's theme ``simple`` and no plugins. These are processes of
their own, timed in turn; quote the ratio, since machines are noisy.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# In place of this folder, where bench/math.py would be taken for the standard library's math.
sys.path[0] = str(ROOT)

import argparse
import subprocess
import tempfile
import time

BODY = "A sentence of eight words, with $x_{0}$ inside.\n" * 12
OURS = ["-t", str(ROOT / "theme"), "-e", f'PLUGIN_PATHS=["{ROOT}"]']
OURS += ['PLUGINS=["plugins.languages", "plugins.frontmatter", "plugins.pairs", "plugins.series"]']
CASES = {"diptych": OURS, "simple": ["-t", "simple", "-e", "PLUGINS=[]"]}


def write_posts(folder: Path, number: int) -> None:
    """Write ``number`` posts in pairs, 25 papers to a series."""
    for n in range(number):
        paper, level = divmod(n, 2)
        name = ("overview", "math")[level]
        header = f"Title: {name} {paper}\nDate: 2024-01-{paper % 28 + 1:02}\n"
        header += f"Tags: t{paper % 40}\n"
        header += (
            f"Paper: p{paper}\nLevel: {name}\nSeries: S{paper // 25}\nPart: {paper % 25 + 1}\n"
        )
        sections = "".join(f"## Section {k} {{#s{k}}}\n\n{BODY}\n" for k in range(8))
        Path(folder, f"{n}.md").write_text(f"{header}\n{sections}", "utf-8")


def build(content: Path, output: Path, options: list[str]) -> float:
    """Build the site; return the seconds that it took."""
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-q", *options]
    feeds = ['SITEURL="https://example.com"', 'TIMEZONE="UTC"', "PAIR_OVERVIEW_MATH_BUDGET=null"]
    start = time.perf_counter()
    subprocess.run([*command, *feeds], check=True, cwd=content.parent)
    return time.perf_counter() - start


def main() -> None:
    """Print a row per size: seconds of each case, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("posts", type=int, nargs="*", default=[250, 500, 1000])
    for number in parser.parse_args().posts:
        with tempfile.TemporaryDirectory() as name:
            content = Path(name, "content")
            content.mkdir()
            write_posts(content, number)
            took = {case: build(content, Path(name, case), o) for case, o in CASES.items()}
        row = "  ".join(f"{case} {seconds:6.2f} s" for case, seconds in took.items())
        print(f"{number:5} posts: {row}  ratio {took['diptych'] / took['simple']:.2f}")


if __name__ == "__main__":
    main()
