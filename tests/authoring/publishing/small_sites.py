"""Versions of a small site: posts come and go, styles, fonts and pictures change."""

import hashlib
import random
from pathlib import Path


def hashed(name: str, data: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{ending}"


def make_version(number: int, posts: int = 30) -> dict[str, bytes]:
    """Return the files of a version; the same number gives the same files."""
    chance = random.Random(number)
    site: dict[str, bytes] = {}

    def add(name: str, data: bytes) -> str:
        site[name] = data
        return f"/{name}"

    font = b"font" + chance.randbytes(20_000)
    font_name = hashed("theme/fonts/text.woff2", font)
    add(font_name, font)
    css = f"@font-face {{ src: url(/{font_name}) }} /* {number} */".encode()
    style = add(hashed("theme/css/site.css", css), css)
    icon = add("theme/icons/mark.svg", f"<svg><!-- {number // 3} --></svg>".encode())
    there = [name for name in range(posts) if chance.random() < 0.7] or [0]
    feed = add(f"feeds/{number % 4}.atom.xml", f"<feed>{there}</feed>".encode())
    head = f'<link rel="stylesheet" href="{style}"><link rel="alternate" href="{feed}">'
    head += f'<img src="{icon}">'
    for post in there:
        picture = f"<svg>{post} {chance.randrange(3)}</svg>".encode() * 50
        shown = add(f"images/{post}-{hashlib.sha256(picture).hexdigest()[:4]}.svg", picture)
        others = "".join(f'<a href="/posts/{other}/">{other}</a>' for other in there)
        padding = f"<p>{chance.random()}</p>" * 100
        page = f'{head}<a href="/">home</a><img src="{shown}">{others}{padding}'
        add(f"posts/{post}/index.html", page.encode())
    links = "".join(f'<a href="/posts/{post}/">{post}</a>' for post in there)
    add("index.html", f"{head}{links}<a href='/search/'>search</a>".encode())
    part = chance.randbytes(300)
    part_name = f"pagefind/index/en_{hashlib.sha256(part).hexdigest()[:7]}.pf_index"
    add(part_name, part)
    entry = add("pagefind/pagefind-entry.json", f'{{"part": "/{part_name}"}}'.encode())
    add("search/index.html", f'{head}<script src="{entry}"></script>'.encode())
    add("sitemap.xml", str(there).encode())
    return site


def write_version(folder: Path, number: int, posts: int = 30) -> dict[str, bytes]:
    site = make_version(number, posts)
    for name, data in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return site
