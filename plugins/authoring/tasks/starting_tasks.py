"""Tasks that make a site of one's own."""

from pathlib import Path

from invoke.context import Context

from ..starting import SiteWishes, complete_wishes, is_started, start_folder, start_in_clone
from .frame import author_task, site_of

HELP = {
    "name": "name of the site",
    "author": "your name",
    "address": "address that the site will have",
    "overview": "name of the level in words",
    "math": "name of the exact level",
    "overview_colour": "colour of the level in words, as #rrggbb",
    "math_colour": "colour of the exact level",
}


@author_task(name="start", help={"folder": "folder to make the site in"} | HELP)
def start(
    c: Context,
    folder: str,
    name: str = "",
    author: str = "",
    address: str = "",
    overview: str = "",
    math: str = "",
    overview_colour: str = "",
    math_colour: str = "",
) -> None:
    """Make a site of your own in a new folder; asks for what no flag says, in a terminal only.

    For example: diptych start my-blog --name "Proofs, twice" --address https://me.github.io/blog
    """
    given = SiteWishes(name, author, address, overview, math, overview_colour, math_colour)
    print(start_folder(Path(folder), complete_wishes(given)))


@author_task(name="start", help=HELP)
def start_here(
    c: Context,
    name: str = "",
    author: str = "",
    address: str = "",
    overview: str = "",
    math: str = "",
    overview_colour: str = "",
    math_colour: str = "",
) -> None:
    """Take the demo out of this clone, and make it yours; asks for what no flag says.

    Later it takes out what a merge has brought back of the demo, and asks nothing.

    For example: invoke start --name "Proofs, twice" --author "Ada Author"
    """
    site = site_of(c)
    given = SiteWishes(name, author, address, overview, math, overview_colour, math_colour)
    print(start_in_clone(site, given if is_started(site) else complete_wishes(given)))
