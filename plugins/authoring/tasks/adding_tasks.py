"""The task that adds posts."""

import sys
from typing import Any

from invoke.context import Context
from invoke.parser.argument import Argument

from ..adding import NewPost, add_half, add_introduction, add_paper, add_post, read_headers
from ..refusals import refuse
from ..site import SiteFolder
from .frame import AuthorTask, FlagArgument, author_task, site_of

#: Any of these makes the paper unnecessary.
INSTEAD = {"post", "math", "overview", "series"}


class InsteadArgument(FlagArgument):
    """A flag with which the positional argument may be left out."""

    paper: Argument | None = None

    def set_value(self, value: Any, cast: bool = True) -> None:
        """Take a value; invoke calls this."""
        super().set_value(value, cast)
        if self.paper is not None and self.paper.value is None:
            self.paper.value = ""


class NewTask(AuthorTask):
    """A task whose positional argument may be left out with some flags; invoke has no such."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the arguments; invoke calls this."""
        arguments = super().get_arguments(ignore_unknown_help)
        (paper,) = (one for one in arguments if one.positional)
        for one in arguments:
            if one.name in INSTEAD:
                one.__class__ = InsteadArgument
                one.paper = paper  # type: ignore[attr-defined]
        return arguments


@author_task(
    klass=NewTask,
    positional=["paper"],
    help={
        "paper": "arXiv number, DOI, .bib file, key of the bibliography, or - for standard input",
        "post": "a post by itself, with this title",
        "math": "the missing math post on the paper with this key",
        "overview": "the missing overview on the paper with this key",
        "series": "series of the new part; alone, an introduction of that series",
        "tags": "tags, with commas between them",
        "title": "title of the paper, where nobody can be asked",
        "author": "its authors as BibTeX has them, where nobody can be asked",
        "year": "its year, where nobody can be asked",
    },
)
def new(
    c: Context,
    paper: str,
    post: str = "",
    math: str = "",
    overview: str = "",
    series: str = "",
    tags: str = "",
    title: str = "",
    author: str = "",
    year: str = "",
) -> None:
    """Add two posts on a paper with its entry in the bibliography, or one post; all are drafts.

    For example: invoke new 1602.04485 --series "The power of depth"
    or: invoke new --post "How to read a proof"
    or: invoke new --math telgarsky2016
    """
    site = site_of(c)
    if math or overview:
        print(add_half(site, "math" if math else "overview", math or overview))
        return
    if not paper and not post and series:
        print(add_introduction(site, series))
        return
    series = series or ask_series(site)
    known = {"title": title, "author": author, "year": year}
    wanted = NewPost(series, tags, {name: value for name, value in known.items() if value})
    if post:
        print(add_post(site, post, wanted))
    elif paper:
        print(add_paper(site, paper, wanted))
    else:
        refuse("name a paper, or say --post, --math or --series; `invoke --help new` has examples")


def ask_series(site: SiteFolder) -> str:
    """Return the series that an author chooses, in a terminal only; "" for none."""
    headers = read_headers(site.content_folder())
    names = sorted({one.fields["series"] for one in headers if one.fields.get("series")})
    if not names or not sys.stdin.isatty():
        return ""
    for number, name in enumerate(names, 1):
        print(f"{number}  {name}")
    answer = input("Series, by number or name (Enter: none): ").strip()
    return names[int(answer) - 1] if answer in map(str, range(1, len(names) + 1)) else answer


TASKS = (new,)
