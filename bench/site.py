"""How long a site takes: anew, unchanged, after an edit; as ratios to Pelican alone.

    python -m bench.site                    250 posts, three rounds
    python -m bench.site 1000 --rounds 5
    python -m bench.site --growth           250, 500, … 4,000 posts, one round each
    python -m bench.site --demo             the posts of this repository
    python -m bench.site --code ../other    the code of another folder, with this corpus

Every round builds the same posts in turn: with Pelican's theme ``simple`` and no plugins; with ours
and nothing kept; again, with nothing changed; again, after a sentence of one post was changed,
another post each time; and has `invoke devserver` show a change: by the clock, until the page is
there. Ours has the settings of the repository's pelicanconf.py, everything on.
Machines are noisy: quote the ratios, which are of the seconds of processors. ``--memory`` adds
the most that one process had.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus import write_corpus
from bench.live import measure_live
from bench.measuring import Cost, measure, median

ROOT = Path(__file__).parents[1]
SIZES = (250, 500, 1000, 2000, 4000)
#: A word at the end of a sentence.
LAST_WORD = re.compile(r"(?<= )[a-z]+(?=\. [A-Z])")


@dataclass(slots=True)
class Site:
    """Posts in a folder of their own, and what is built of them."""

    folder: Path
    #: The folder whose plugins, theme and settings are used.
    code: Path
    siteurl: str
    #: How many edits were made.
    edits: int = field(default=0, init=False)

    def write_settings(self) -> None:
        """Write the settings of both builds."""
        own = {"PATH": str(self.folder / "content"), "SITEURL": self.siteurl, "TIMEZONE": "UTC"}
        for name in ("ours", "bare"):
            settings = own | {
                "OUTPUT_PATH": str(self.folder / name / "output"),
                "CACHE_PATH": str(self.folder / name / "cache"),
            }
            if name == "ours":
                lines = ["import sys", f"sys.path.insert(0, {str(self.code)!r})"]
                lines.append("from pelicanconf import *")
                settings |= {"THEME": str(self.code / "theme"), "PLUGIN_PATHS": [str(self.code)]}
            else:
                lines = []
                settings |= {"THEME": "simple", "PLUGINS": [], "STATIC_PATHS": ["images"]}
            lines += [f"{key} = {value!r}" for key, value in settings.items()]
            (self.folder / f"{name}.py").write_text("\n".join([*lines, ""]), "utf-8")

    def build(self, name: str, *, anew: bool = False) -> Cost:
        """Build with ours, or with Pelican alone; ``anew``: with nothing kept, to nothing."""
        if anew:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return measure([sys.executable, "-m", "pelican", "-s", f"{name}.py", "-q"], self.folder)

    def next_post(self) -> Path:
        """Return the post that is edited next; another one each time."""
        posts = sorted((self.folder / "content/posts").glob("*.md"))
        # Any distance but one, so that halves of pairs and neighbours are not edited in turn.
        return posts[(7 + self.edits * 13) % len(posts)]

    def edit(self) -> Path:
        """Change a word in a post; return which one it was."""
        post = self.next_post()
        self.edits += 1
        text = post.read_text("utf-8")
        changed = LAST_WORD.sub(f"edited{self.edits}", text, count=1)
        assert changed != text, post
        post.write_text(changed, "utf-8")
        return post


def run_round(site: Site) -> dict[str, Cost]:
    """Build in each way once; return what each has taken."""
    costs = {"Pelican alone": site.build("bare", anew=True)}
    costs["ours, anew"] = site.build("ours", anew=True)
    costs["unchanged"] = site.build("ours")
    site.edit()
    costs["after an edit"] = site.build("ours")
    if live := measure_live(site.folder, site.code, site.next_post(), site.edit):
        costs["live, after an edit"] = live
    return costs


def run_rounds(site: Site, rounds: int) -> dict[str, Cost]:
    """Return the median of each way to build."""
    found: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(rounds):
        for name, cost in run_round(site).items():
            found[name].append(cost)
    return {name: median(costs) for name, costs in found.items()}


def report(title: str, costs: dict[str, Cost], memory: bool) -> None:
    """Print a row for each way to build."""
    print(title)
    bare = costs["Pelican alone"]
    for name, cost in costs.items():
        share = f"{cost.cpu / bare.cpu:6.2f}"
        most = f"  {cost.memory:6.0f} MB, {cost.memory / bare.memory:5.2f}" if memory else ""
        print(f"  {name:20} {cost}  ratio {share}{most}", flush=True)


def measure_site(posts: int | None, chosen: argparse.Namespace) -> None:
    """Write a site, build it, and print what that took; without a number, the demo."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        site = Site(Path(name), chosen.code.resolve(), chosen.siteurl)
        if posts is None:
            shutil.copytree(site.code / "content", site.folder / "content")
        else:
            write_corpus(site.folder / "content", posts)
        site.write_settings()
        title = "the demo" if posts is None else f"{posts} posts"
        report(title, run_rounds(site, chosen.rounds), chosen.memory)


def main() -> None:
    """Measure what is asked for."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("bench.site", description=__doc__, formatter_class=form)
    parser.add_argument("posts", type=int, nargs="*")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--siteurl", default="", help="as in https://example.com: cards are drawn")
    parser.add_argument("--code", type=Path, default=ROOT)
    chosen = parser.parse_args()
    chosen.rounds = chosen.rounds or (1 if chosen.growth else 3)
    sizes = [*chosen.posts, *(SIZES if chosen.growth else ())]
    if chosen.demo:
        measure_site(None, chosen)
    for posts in sizes or ([] if chosen.demo else [250]):
        measure_site(posts, chosen)


if __name__ == "__main__":
    main()
