"""The site that edits begin with: pairs, a series, a translation, drafts, and all they refer to."""

import json
import random
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

from .builds import ROOT
from .sources import Sources, sentence

PAPERS = ("alpha2001", "beta2002", "gamma2003", "delta2004")
CONF = f'''"""Settings of a small site."""

import ast
from pathlib import Path

from pelicanconf import *

PATH = "content"
THEME = "theme"
PLUGIN_PATHS = ["{ROOT}", str(Path(__file__).parent)]
THEME_TEMPLATES_OVERRIDES = ["overrides"]
LANGUAGES_PATHS = ["locale"]
STATIC_PATHS = ["images", "extra"]
MATH_MACROS = {{"R": r"\\mathbb R"}}


def greet(name):
    """Return what a template of ours prints."""
    return f"Hello {{name}} 0"


JINJA_GLOBALS = {{"greet": greet}}
'''
#: What edits change comes last.
CONF_END = """
edits = Path(__file__).with_name("settings.txt")
globals().update(ast.literal_eval(edits.read_text("utf-8")))
"""
HOUSE = '''"""A plugin of the site's own."""

from pelican import signals


def add_line(content):
    """Add a line to a post."""
    if content._content:
        content._content += "<p>House 0</p>"


def register():
    """Have it called."""
    signals.content_object_init.connect(add_line)
'''


def write_site(root: Path, settings: dict[str, Any], seed: int = 0) -> Sources:
    """Write the sources of a site; return them."""
    shutil.rmtree(root, ignore_errors=True)
    sources, chance = Sources(root), random.Random(seed)
    left_out = shutil.ignore_patterns("__pycache__", "__init__.py", "OFL.txt")
    shutil.copytree(ROOT / "theme", root / "theme", ignore=left_out)
    (root / "overrides").mkdir()
    for name, text in files(chance).items():
        sources.write(root / name, text)
    conf = f"{CONF}globals().update({settings!r})\n{CONF_END}"
    sources.write(root / "conf.py", conf)
    sources.former.clear()
    return sources


def files(chance: random.Random) -> dict[str, str | bytes]:
    """Return all that is written by hand, by its path."""
    found: dict[str, str | bytes] = {
        "house.py": HOUSE,
        "settings.txt": "{}",
        "content/references.bib": bibliography(),
        "content/other.json": other_site(1),
        "content/images/tent.png": picture(3, 2, 90),
        "content/images/plot.svg": drawing(20),
        "content/extra/CNAME": "example.com\n",
        "content/pages/about.md": f"Title: About\n\n{sentence(chance)} See @alpha2001:thm-main.\n",
        "content/pages/about-fr.md": "Title: Sur nous\nSlug: about\nLang: fr\n\nDes mots.\n",
        "content/series/first-story.md": f"Title: First story\n\n{sentence(chance)} $x^2$.\n",
        "content/tags/depth.md": "Title: Depth\n\nOn depth, see [@alpha2001].\n",
        "content/categories/theory.md": f"Title: Theory\n\n{sentence(chance)}\n",
        "locale/fr/LC_MESSAGES/diptych.po": catalogue("Aller au texte"),
    }
    accepted = {}
    for number, paper in enumerate(PAPERS):
        found[f"content/posts/{paper}-overview.md"] = overview(chance, number)
        found[f"content/posts/{paper}-math.md"] = mathematics(chance, number)
        accepted[f"posts/{paper}-overview.md#thm-main"] = f"(Main {number}). Let $x_{number} > 0$."
    found["content/accepted.json"] = json.dumps(accepted, indent=0) + "\n"
    for name, lines in SINGLE.items():
        body = f"{sentence(chance)}\n\n## One {{#one}}\n\n{sentence(chance)}[^1] As in @beta2002."
        body += "\n\n[^1]: A note."
        found[f"content/posts/{name}.md"] = "\n".join([*lines, "", body, ""])
    return found


#: Headers of posts that are no half of a pair.
SINGLE = {
    "single": ["Title: A single part", "Date: 2024-02-01", "Slug: single", "Series: First story",
               "Part: 4", "Tags: depth"],
    "single-fr": ["Title: Une partie", "Date: 2024-02-01", "Slug: single", "Lang: fr"],
    "2024-02-03-howto": ["---", "title: How to read", "tags: [reading, depth]", "---"],
    "draft": ["Title: A draft", "Date: 2024-02-04", "Status: draft", "Tags: depth, secret"],
    "hidden": ["Title: A hidden post", "Date: 2024-02-05", "Status: hidden"],
    "topic-overview": ["Title: A topic", "Date: 2024-02-06", "Pair: topic", "Level: overview"],
    "topic-math": ["Title: A topic, exactly", "Date: 2024-02-06", "Pair: topic", "Level: math"],
}  # fmt: skip


def header(number: int, level: str) -> list[str]:
    """Return the header of a half."""
    story = ["Series: First story", f"Part: {number + 1}"] if number < 3 else []
    needs = [f"Requires: {PAPERS[number - 1]}"] if number else []
    title = f"Title: {PAPERS[number][:-4].title()} in {'words' if level == 'overview' else 'full'}"
    rest = [f"Date: 2024-01-1{number}", f"Paper: {PAPERS[number]}", f"Level: {level}"]
    return [title, *rest, *story, *needs, f"Tags: depth, t{number}", "Category: theory"]


def overview(chance: random.Random, number: int) -> str:
    """Return an overview."""
    after = PAPERS[(number + 1) % len(PAPERS)]
    blocks = [
        f"{sentence(chance)} See [@{PAPERS[number]}, §2] and @{after}:thm-main.",
        "## The idea {#idea}",
        f"{sentence(chance)} So $n^{number}$.[^a]",
        "::: theorem {informal-of=thm-main} In short\nIt is small.\n:::",
        "![A plot]({static}/images/plot.svg){#fig-plot}",
        f"## The rest {{#rest}}\n\n{sentence(chance)} By @fig-plot.",
        f"[^a]: {sentence(chance)}",
    ]
    return "\n".join([*header(number, "overview"), "", "\n\n".join(blocks), ""])


def mathematics(chance: random.Random, number: int) -> str:
    """Return a math post."""
    before = PAPERS[number - 1]
    blocks = [
        f"{sentence(chance)} See @idea, @thm-main and @{before}:lem-one.",
        "::: lemma {#lem-one} Small\nLet $y \\in \\R$.\n:::",
        f"$$\ny_{number} + 1 \\label{{eq:a}}\n$$",
        "## The idea in full {#idea}",
        f"{sentence(chance)}[^a]",
        f"::: theorem {{#thm-main}} Main {number}\nLet $x_{number} > 0$.\n:::",
        f"::: proof\nBy @lem-one, \\eqref{{eq:a}} and [@{before}]. {sentence(chance)}\n:::",
        "```python\ndef f(x):\n    return x\n```",
        "| n | bound |\n|---|---|\n| 1 | 2 |\n\nTable: Bounds {#tbl-b}",
        f"[^a]: {sentence(chance)} By @tbl-b.",
    ]
    lines = header(number, "math")
    if number == 1:
        lines.append("Corrections: 2024-05-01 error @thm-main: It was $2$. (reported by Jane Doe)")
    return "\n".join([*lines, "", "\n\n".join(blocks), ""])


def entry(key: str, title: str, author: str = "Doe, Jane and Roe, Rob") -> str:
    """Return an entry of a bibliography."""
    fields = f"  author = {{{author}}},\n  title = {{{title}}},\n  year = {{2001}}"
    return f"@article{{{key},\n{fields}\n}}\n"


def bibliography() -> str:
    """Return the papers, and two that nothing is about."""
    return "\n".join(entry(key, f"On {key[:-4]}") for key in (*PAPERS, "extra2010", "other2011"))


def other_site(number: int) -> str:
    """Return what another site says of its labels."""
    target = {"label": "thm-x", "kind": "theorem", "number": str(number), "title": "", "lang": "en",
              "post": "There", "slug": "there", "paper": None, "level": None,
              "address": "https://other.org/there/#thm-x"}  # fmt: skip
    return json.dumps({"version": 1, "targets": [target]})


def catalogue(text: str) -> str:
    """Return texts of the site's own in French."""
    head = r'"Content-Type: text/plain; charset=utf-8\n"' + "\n"
    head += r'"Plural-Forms: nplurals=2; plural=(n > 1);\n"'
    return f'msgid ""\nmsgstr ""\n{head}\n\nmsgid "Skip to the text"\nmsgstr "{text}"\n'


def picture(width: int, height: int, grey: int) -> bytes:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        rest = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + rest

    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey] * width)) * height
    data = chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def drawing(size: int) -> str:
    """Return an SVG."""
    box = f'viewBox="0 0 {size} {size}" width="{size}" height="{size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="M0 0L9 {size}"/></svg>\n'
