"""How long a map takes, how large it is, and whether anything in it touches anything else.

    python -m bench.map [number of papers]

A site of 300 papers in two dozen series, of which many build on earlier ones, at both levels.
Seconds for layout and drawing, and for a whole build; bytes of the page as a server compresses
them; boxes that overlap, and words wider than their box by the widths of the font.
"""

import gzip
import random
import re
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

import brotli

from plugins.papermap.drawing import DETAIL, SIDE, TITLE, Drawing, make_label
from plugins.papermap.layout import WIDTH, lay_out
from plugins.papermap.model import Layout, Node, Story, Tie
from plugins.papermap.widths import measure_of

ROOT = Path(__file__).parents[1]
WORDS = """
    deep learning networks approximation bounds for gradient descent implicit regularisation of
    overparameterised models kernel methods and random features generalisation in high dimension
    optimal transport stochastic convergence rates with sparse attention Łojasiewicz inequalities
"""
NAMES = "Anderson Baraniuk Chizat Dziugaite Evgeniou Fukumizu Grünwald Hörmander Ibragimov"


def make_site(number: int, seed: int = 1) -> tuple[list[Node], list[Tie], list[Story]]:
    """Return papers in fields of a dozen, each with its series, and ties mostly within a field."""
    chance = random.Random(seed)
    nodes, ties, stories = [], set(), []
    for n in range(number):
        title = " ".join(chance.choices(WORDS.split(), k=chance.randint(3, 14))).capitalize()
        first, second = chance.sample(NAMES.split(), 2)
        detail = f"{first} and {second} {chance.randint(1985, 2025)}"
        nodes.append(Node(f"paper p{n}", title, detail, f"papers/p{n}/"))
        field = n - n % 12
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            if n > field:
                ties.add((chance.randrange(field, n), n, "requires"))
        if field and chance.random() < 0.15:
            ties.add((chance.randrange(max(0, field - 24), field), n, "helps"))
    for field in range(0, number, 12):
        members = sorted(chance.sample(range(field, min(field + 12, number)), 5))
        names = tuple(f"paper p{n}" for n in members)
        stories.append(Story(f"Story {field // 12 + 1}", f"series/story-{field // 12 + 1}/", names))
    found = [Tie(f"paper p{a}", f"paper p{b}", kind) for a, b, kind in sorted(ties)]
    return nodes, found, stories


def count_overlaps(layout: Layout) -> int:
    """Return how many pairs of boxes touch each other."""
    return sum(
        a.x < b.right and b.x < a.right and a.y < b.y + b.height and b.y < a.y + a.height
        for a, b in combinations(layout.boxes.values(), 2)
    )


def draw(number: int) -> None:
    """Lay out and draw a map, and print what it took."""
    nodes, ties, stories = make_site(number)
    start = time.perf_counter()
    measure = measure_of(ROOT / "theme")
    labels = {node.id: make_label(node, measure) for node in nodes}
    joins = [*ties, *(tie for story in stories for tie in story.ties)]
    layout = lay_out({id_: label.height for id_, label in labels.items()}, joins)
    svg = Drawing(nodes, labels, ties, stories, layout, "https://example.com").render("Map", "…")
    seconds = time.perf_counter() - start
    room = WIDTH - 2 * SIDE
    wide = sum(measure(line) * TITLE > room for one in labels.values() for line in one.title)
    wide += sum(measure(line) * DETAIL > room for one in labels.values() for line in one.detail)
    print(f"{number} papers, {len(joins)} ties: {seconds:.3f} s for layout and drawing")
    print(f"  {layout.width:.0f} by {layout.height:.0f} px, {sizes(svg.encode())}")
    print(f"  boxes that overlap: {count_overlaps(layout)}; lines wider than their box: {wide}")


def sizes(data: bytes) -> str:
    """Return the size of some bytes, plain and compressed, in words."""
    return (
        f"{len(data)} B, gzip {len(gzip.compress(data))} B, brotli {len(brotli.compress(data))} B"
    )


def write_site(folder: Path, number: int) -> None:
    """Write the same as posts, two for each paper, and their bibliography."""
    nodes, ties, stories = make_site(number)
    entries = []
    for n, node in enumerate(nodes):
        needs = ", ".join(
            t.source[6:] for t in ties if t.target == node.id and t.kind == "requires"
        )
        useful = ", ".join(t.source[6:] for t in ties if t.target == node.id and t.kind == "helps")
        story = next((s for s in stories if node.id in s.nodes), None)
        lines = [f"Date: {1990 + n // 12}-{n % 12 + 1:02}-01", f"Paper: p{n}"]
        lines += [f"Requires: {needs}"] * bool(needs) + [f"Helps: {useful}"] * bool(useful)
        if story:
            lines += [f"Series: {story.name}", f"Part: {story.nodes.index(node.id) + 1}"]
        for level in ("overview", "math"):
            header = "\n".join([f"Title: {node.title} ({level} {n})", *lines, f"Level: {level}"])
            (folder / f"p{n}-{level}.md").write_text(f"{header}\n\nWords.\n", "utf-8")
        names, _, year = node.detail.rpartition(" ")
        entries.append(
            f"@article{{p{n}, title={{{{{node.title}}}}}, author={{{names}}}, year={year}}}"
        )
    (folder / "references.bib").write_text("\n".join(entries), "utf-8")


def build(number: int) -> None:
    """Build a whole site, and print how large its map is."""
    with tempfile.TemporaryDirectory() as name:
        content, output = Path(name, "content"), Path(name, "output")
        content.mkdir()
        write_site(content, number)
        command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-q"]
        start = time.perf_counter()
        subprocess.run(
            [*command, "-s", "pelicanconf.py", "-e", f'CACHE_PATH="{name}/cache"'],
            check=True,
            cwd=ROOT,
        )
        print(f"  a whole build: {time.perf_counter() - start:.1f} s")
        page = (output / "map" / "index.html").read_bytes()
        print(f"  the page with its list: {sizes(page)}")
        assert len(re.findall(rb"<rect", page)) == number


if __name__ == "__main__":
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    draw(papers)
    build(papers)
