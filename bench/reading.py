"""What reading a post takes, compared with Python-Markdown by itself on the same texts.

    python -m bench.reading [POSTS [ROUNDS]]

Both read the posts of ``bench.corpus`` in one process, in turns; no memory of earlier builds is
used. Python-Markdown has the extensions that a site of ours has, but knows neither formulas nor
statements: it reads their source as if it were words.
"""

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican import Pelican, signals
from pelican.readers import Readers
from pelican.settings import read_settings

from bench.corpus import write_corpus
from plugins.texmath.render.conversion import shared_converter

ROOT = Path(__file__).parent.parent
EXTENSIONS = ["extra", "smarty", "toc", "meta", "codehilite"]


def reader_of(folder: Path) -> Any:
    """Return the reader of Markdown of a site with all our plugins."""
    there = {"PATH": str(folder), "PLUGIN_PATHS": [str(ROOT)], "THEME": str(ROOT / "theme")}
    settings = read_settings(str(ROOT / "pelicanconf.py"), override=there)
    signals.get_generators.send(Pelican(settings))
    return Readers(settings).readers["md"]


def seconds(read: Callable[[Any], Any], posts: list[Any]) -> float:
    """Return the seconds of the processor that reading takes for a post."""
    begun = time.process_time()
    for post in posts:
        read(post)
    return (time.process_time() - begun) / len(posts)


def main(count: int = 60, rounds: int = 7) -> None:
    """Print the milliseconds for a post, and their ratio."""
    logging.disable(logging.WARNING)
    configs = {"codehilite": {"css_class": "highlight", "guess_lang": False}}
    plain = Markdown(extensions=EXTENSIONS, extension_configs=configs, output_format="html")
    with tempfile.TemporaryDirectory() as name:
        write_corpus(Path(name), count)
        files = sorted(str(path) for path in Path(name).glob("posts/*.md"))
        texts = [Path(file).read_text("utf-8") for file in files]
        ours, others = [], []
        for _ in range(rounds + 1):
            shared_converter.cache_clear()  # Each round meets each formula for the first time.
            ours.append(seconds(reader_of(Path(name)).parse, files))
            others.append(seconds(lambda text: plain.reset().convert(text), texts))
    mine, theirs = (statistics.median(times[1:]) * 1000 for times in (ours, others))
    print(
        f"a post: {mine:.1f} ms, Python-Markdown alone {theirs:.1f} ms: {mine / theirs:.2f} of it"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
