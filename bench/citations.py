"""How long a large bibliography takes, and what a citation costs.

    python -m bench.citations [--entries 5000] [--posts 100] [--citations 30]

The bibliography has every oddity of the tests, and a twelfth of its entries are broken. First it is
read alone, with an empty cache and with a full one. Then a site is built whose posts cite it, each
entry once or twice, beside the same site with plain words in place of the citations.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plugins.bibliography.files import read_files
from plugins.core.memory.files import Store
from tests.bibliography.oddities import make_bib

ROOT = Path(__file__).parents[1]
NAMES = ("frontmatter", "citations", "crossrefs", "pairs", "papers", "texmath")
RULES = '{"bib-entry": "ignore", "bib-field": "ignore", "bib-string": "ignore"}'
OPTIONS = ["-t", str(ROOT / "theme"), "-q", "-e", f'PLUGIN_PATHS=["{ROOT}"]']
OPTIONS += [f"PLUGINS={[f'plugins.{name}' for name in NAMES]}".replace("'", '"')]
OPTIONS += ['SITEURL="https://example.com"', 'TIMEZONE="UTC"', f"DIPTYCH_RULES={RULES}"]


def build(folder: Path, text: str, words: list[str], posts: int, each: int) -> float:
    """Build a site whose posts have some words from a list; return the seconds."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "references.bib").write_text(text, "utf-8")
    for n in range(posts):
        chosen = [words[(n * each + k) % len(words)] for k in range(each)]
        body = "\n\n".join(f"Some words, see {word} and others." for word in chosen)
        post = f"Title: Post {n}\nDate: 2024-01-01\nSlug: post-{n}\n\n{body}\n"
        (content / f"{n}.md").write_text(post, "utf-8")
    start = time.perf_counter()
    command = [sys.executable, "-m", "pelican", "content", "-o", "out", *OPTIONS]
    subprocess.run(command, check=True, cwd=folder)
    return time.perf_counter() - start


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=5000)
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--citations", type=int, default=30)
    chosen = parser.parse_args()
    bib = make_bib(chosen.entries)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "r.bib")
        path.write_text(bib.text, "utf-8")
        store = Store(Path(name, "cache"))
        for word in ("empty", "full"):
            start = time.perf_counter()
            entries, problems = read_files([path], store)
            took = time.perf_counter() - start
            print(f"{len(entries)} entries, {len(problems)} faults, cache {word}: {took:.3f} s")
        keys = [key for key in bib.keys if re.fullmatch(r"[\w.:/-]+", key)]
        cited = [f"[@{key}]" for key in keys]
        size = (chosen.posts, chosen.citations)
        plain = build(Path(name, "plain"), bib.text, [f"({key})" for key in keys], *size)
        full = build(Path(name, "full"), bib.text, cited, *size)
    count = chosen.posts * chosen.citations
    cost = 1000 * (full - plain) / count
    print(f"{count} citations: {full:.2f} s, without {plain:.2f} s: {cost:.2f} ms for each")


if __name__ == "__main__":
    main()
