"""What can happen to a cache and an output between two builds, or in the midst of one."""

import random
from pathlib import Path

from .builds import Builder, Place

DAMAGES = ("cut off", "random", "one byte", "empty", "a folder", "read-only", "a link to nothing")


def damage(path: Path, how: str, chance: random.Random) -> None:
    """Damage a file."""
    data = path.read_bytes()
    if how == "one byte" and data:
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    elif how in ("a folder", "a link to nothing"):
        path.unlink()
        if how == "a folder":
            path.mkdir()
            (path / "x").write_bytes(b"x")
        else:
            path.symlink_to("nothing")
    elif how == "read-only":
        path.chmod(0o400)
    else:
        rest = {"cut off": data[: len(data) // 2], "random": chance.randbytes(len(data))}
        path.write_bytes(rest.get(how, b""))


def all_files(folder: Path) -> list[Path]:
    """Return the files in a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def change_by_hand(folder: Path, chance: random.Random) -> None:
    """Change or remove half of the files of an output."""
    paths = all_files(folder)
    for path in chance.sample(paths, len(paths) // 2):
        if chance.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(b"mine")


def be_rough(site: Path, place: Place, builder: Builder, chance: random.Random) -> str:
    """Do one of these things before a build, or nothing; return what."""
    what = chance.choice(("", "", "", "killed", "killed", "damaged", "twice", "by hand", "full"))
    if what == "killed":
        builder.build(site, place, kill_after=chance.uniform(0.05, 1.5))
    elif what == "damaged":
        for path in all_files(place.cache):
            how = chance.choice(DAMAGES)
            # Jinja does not look at compiled templates before it runs them.
            if chance.random() < 0.3:
                damage(path, how, chance)
    elif what == "twice":
        builder.build_at_once(site, [place, place])
    elif what == "by hand":
        change_by_hand(place.output, chance)
    elif what == "full":
        builder.build(site, place, file_size=chance.randint(1, 60_000))
    return what
