"""The settings files and the style sheet that an author's wishes ask for. Pure."""

from typing import Any

from ..demo import digest_text
from ..demo_files import SETTINGS
from .answers import SiteWishes
from .settings_files import change_settings, read_setting

SHEET = "extra/mine.css"
ENVIRONMENT = 'os.environ.get("SITEURL", "'


def local_values(wishes: SiteWishes) -> dict[str, Any]:
    """Return the settings of pelicanconf.py that wishes ask for."""
    values: dict[str, Any] = {}
    if wishes.name:
        values |= {"SITENAME": wishes.name, "SITESUBTITLE": ""}
    if wishes.author:
        values["AUTHOR"] = wishes.author
    if wishes.overview or wishes.math:
        names = {"overview": wishes.overview or "Overview", "math": wishes.math or "Mathematics"}
        values["PAIR_LEVELS"] = names
    if wishes.overview_colour or wishes.math_colour:
        values["EXTRA_STYLESHEETS"] = [SHEET]
    return values


def configure_local(source: str, wishes: SiteWishes) -> str:
    """Return pelicanconf.py as wished; what it says of the demo goes in any case."""
    values = local_values(wishes)
    if digest_text(str(read_setting(source, "SITE_ABOUT"))) == SETTINGS["SITE_ABOUT"]:
        values["SITE_ABOUT"] = ""
    return change_settings(source, values)


def configure_public(source: str, wishes: SiteWishes) -> str:
    """Return publishconf.py with the address of the site, which the environment may replace."""
    if not wishes.address:
        return source
    start, found, rest = source.partition(ENVIRONMENT)
    if not found:
        return change_settings(source, {"SITEURL": wishes.address})
    address = wishes.address.replace("\\", "").replace('"', "")
    return start + found + address + '"' + rest.partition('"')[2]


def style_sheet(wishes: SiteWishes) -> str:
    """Return the style sheet with the colours of the levels, "" for none.

    A colour is for light pages; on dark ones it is mixed with white, so that it can be read.
    Cards know colours as #rrggbb only.
    """
    colours = {"overview": wishes.overview_colour, "math": wishes.math_colour}
    lines = [
        f"  --{level}: light-dark({colour}, {_lightened(colour)});\n"
        for level, colour in colours.items()
        if colour
    ]
    return ":root {\n" + "".join(lines) + "}\n" if lines else ""


def _lightened(colour: str) -> str:
    if len(colour) == len("#rgb"):
        colour = "".join(digit * 2 for digit in colour).removeprefix("#")
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(0.45 * part + 0.55 * 255):02x}" for part in parts)
