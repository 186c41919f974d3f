"""Files of new posts: what is there is never overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..refusals import refuse

#: What is added to the title of a paper, by level.
TITLES = {"overview": "in words", "math": "in full"}


@dataclass(frozen=True, slots=True)
class NewPost:
    """What an author wants a new paper or post to be."""

    #: The series that it belongs to, "" for none.
    series: str = ""
    #: Tags with commas between them.
    tags: str = ""
    #: What is known where nobody can be asked.
    fields: dict[str, str] = field(default_factory=dict)


def new_header(title: str, **fields: str) -> dict[str, str]:
    """Return the fields of a draft of today."""
    today = date.today().isoformat()  # noqa: DTZ011  # the author's day
    return {"Title": " ".join(title.split()), "Date": today, "Status": "draft"} | fields


def posts_folder(content: Path) -> Path:
    """Return the folder for new posts."""
    return content / "posts"


def refuse_existing(paths: Iterable[Path]) -> None:
    """Refuse before anything is written if one of these files is there."""
    for path in paths:
        if path.exists():
            refuse(f"{path} is there already, and nothing is overwritten")


def write_new(texts: dict[Path, str]) -> list[Path]:
    """Write files of which none is there yet; return their paths."""
    refuse_existing(texts)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)


def describe_made(made: Iterable[Path], next_: str) -> str:
    """Return what was made and what comes next."""
    here = Path.cwd()
    names = [path.relative_to(here) if path.is_relative_to(here) else path for path in made]
    lines = "".join(f"    {name}\n" for name in names)
    return f"Made:\n{lines}{next_}\nTake out `Status: draft` in what may go out."
