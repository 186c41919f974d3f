"""Edits of whole files: new, renamed, removed, broken, and back again."""

import os
import random

from .sources import NothingToDoError, Sources, pick, sentence
from .start import drawing, mathematics, overview, picture


def new_post(site: Sources, chance: random.Random) -> str:
    """A post more, alone or a half."""
    number = chance.randint(0, 20)
    lines = [f"Title: New {number}", f"Date: 2024-03-{number + 1:02}", "Tags: depth, new"]
    pair = [f"Pair: new{number}", f"Level: {chance.choice(('overview', 'math'))}"]
    body = f"{sentence(chance)} See @alpha2001:thm-main and [@beta2002].\n\n## One\n\n$x$"
    path = site.content / "posts" / f"new{number}-{chance.randint(0, 1)}.md"
    site.write(path, "\n".join([*lines, *(pair if chance.random() < 0.6 else []), "", body, ""]))
    return f"{site.name(path)} is new"


def remove_post(site: Sources, chance: random.Random) -> str:
    """A post less."""
    post = site.some_post(chance)
    site.remove(post)
    return f"{site.name(post)} is gone"


def rename_post(site: Sources, chance: random.Random) -> str:
    """Another name of a file, or another folder."""
    post = site.some_post(chance)
    folder = post.parent / "below" if chance.random() < 0.3 else post.parent
    new = folder / f"moved{chance.randint(0, 9)}.md"
    if new.exists():
        raise NothingToDoError
    folder.mkdir(exist_ok=True)
    post.rename(new)
    return f"{site.name(post)} is now {site.name(new)}"


def swap_posts(site: Sources, chance: random.Random) -> str:
    """Two files with each other's text."""
    first, second = site.some_post(chance), site.some_post(chance)
    texts = first.read_bytes(), second.read_bytes()
    site.write(second, texts[0])
    site.write(first, texts[1])
    return f"{site.name(first)} and {site.name(second)} are swapped"


def write_anew(site: Sources, chance: random.Random) -> str:
    """A post written all over, as when a branch is changed."""
    post = pick(chance, site.files("posts/*2*-*.md"))
    write = mathematics if post.stem.endswith("math") else overview
    site.write(post, write(chance, chance.randrange(4)))
    return f"{site.name(post)} is written anew"


def come_back(site: Sources, chance: random.Random) -> str:
    """A file as it was before some edit, with the time of then or of now."""
    name = pick(chance, sorted(site.former))
    path, data = site.root / name, site.former[name]
    site.write(path, data)
    if chance.random() < 0.5:
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return f"{name} is as it was"


def touch(site: Sources, chance: random.Random) -> str:
    """A file that is younger, and the same."""
    folder = chance.choice(("content", "theme/templates", "theme/static"))
    path = pick(chance, site.files("**/*", folder))
    os.utime(path)
    return f"{site.name(path)} is touched"


def break_post(site: Sources, chance: random.Random) -> str:
    """A post that cannot be read, or hardly."""
    post = site.some_post(chance)
    data = post.read_bytes()
    broken = {
        "bytes that are no UTF-8": data.replace(b"e", b"\xe9", 3) + b"\xff\xfe",
        "no header": data.partition(b"\n\n")[2],
        "a broken header": b"Tilte: x\nDate: yesterday\n\n" + data,
        "broken YAML": b"---\ntitle: [a\n---\n\nText.\n",
        "nothing": b"",
        "half a file": data[: len(data) // 2],
        "other line ends": data.replace(b"\n", b"\r\n"),
        "a mark of byte order": b"\xef\xbb\xbf" + data,
        "control characters": data + b"\x00\x0c\x1b",
        "an open environment": data + b"\n::: lemma {#lem-open}\nOpen.\n",
    }
    how = chance.choice(sorted(broken))
    site.write(post, broken[how])
    return f"{site.name(post)} has {how}"


def new_page(site: Sources, chance: random.Random) -> str:
    """A page more: the menu has it everywhere."""
    number = chance.randint(0, 3)
    path = site.content / "pages" / f"more{number}.md"
    site.write(path, f"Title: More {number} {chance.randint(0, 99)}\n\n{sentence(chance)}\n")
    return f"{site.name(path)} is new"


def remove_page(site: Sources, chance: random.Random) -> str:
    """A page less."""
    path = pick(chance, site.files("pages/*.md"))
    site.remove(path)
    return f"{site.name(path)} is gone"


def translate(site: Sources, chance: random.Random) -> str:
    """A translation more."""
    post = site.some_post(chance)
    slug = site.fields(post).get("Slug", post.stem)
    lang = chance.choice(("fr", "de"))
    site.set_field(post, "Slug", slug)
    path = post.with_name(f"{post.stem}-{lang}.md")
    fields = site.fields(post) | {"Lang": lang, "Title": f"{lang} {slug}"}
    header = "".join(f"{name}: {value}\n" for name, value in fields.items())
    site.write(path, f"{header}\nDes mots, wie in @thm-main.\n")
    return f"{site.name(path)} is new"


def change_picture(site: Sources, chance: random.Random) -> str:
    """Another picture under the same name."""
    path = pick(chance, site.files("images/*"))
    size = chance.randint(2, 60)
    site.write(path, drawing(size) if path.suffix == ".svg" else picture(size, 2, size))
    return f"{site.name(path)} is {size} wide"


def new_picture(site: Sources, chance: random.Random) -> str:
    """A picture that posts may name already."""
    path = site.content / "images" / f"new{chance.randint(0, 2)}.png"
    site.write(path, picture(chance.randint(2, 9), 3, 7))
    return f"{site.name(path)} is new"


def remove_picture(site: Sources, chance: random.Random) -> str:
    """A picture less, though posts name it."""
    path = pick(chance, site.files("images/*"))
    site.remove(path)
    return f"{site.name(path)} is gone"


def change_extra(site: Sources, chance: random.Random) -> str:
    """A file at the top of the site; one of them wins over ours."""
    path = site.content / "extra" / chance.choice(("CNAME", "robots.txt", "CITATION.cff", "x.txt"))
    if path.exists() and chance.random() < 0.5:
        site.remove(path)
        return f"{site.name(path)} is gone"
    site.write(path, f"{chance.randint(0, 99)}\n")
    return f"{site.name(path)} is written"
