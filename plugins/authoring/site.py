"""The folder of a site, and what its settings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.settings import get_settings_from_file

from .raised import describe, place_of
from .refusals import refuse

#: The settings as the author sees the site, and as it goes out.
LOCAL, PUBLIC = "pelicanconf.py", "publishconf.py"

#: What to write where a file of settings is missing.
FIRST_LINES = {
    LOCAL: "`diptych start my-blog` makes a site",
    PUBLIC: "it begins with `from pelicanconf import *` and has the SITEURL of the site",
}


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """A folder with a pelicanconf.py."""

    #: The full path of the folder.
    root: Path

    def local_settings(self) -> dict[str, Any]:
        """Return what pelicanconf.py says, and nothing of Pelican's own."""
        return self.settings_of(LOCAL)

    def require(self, name: str) -> None:
        """Refuse where a file of settings is missing."""
        if not (self.root / name).is_file():
            refuse(f"there is no {name} in {self.root}; {FIRST_LINES.get(name, '')}")

    def settings_of(self, name: str) -> dict[str, Any]:
        """Return what a file of settings says, and nothing of Pelican's own."""
        self.require(name)
        try:
            return dict(get_settings_from_file(str(self.root / name)))
        except (Exception, SystemExit) as error:
            path, line = place_of(error)
            at = f"{Path(path).name if path else name}:{line}" if line else name
            refuse(f"{at}: {describe(error)}; mend the line")

    def output_folder(self) -> Path:
        """Return the folder of the output; refuse one that has the site itself in it."""
        folder = Path(self.root, self.local_settings().get("OUTPUT_PATH", "output")).resolve()
        if self.root.is_relative_to(folder):
            refuse(f"OUTPUT_PATH is {folder}, and this very site is in there")
        return folder

    def content_folder(self) -> Path:
        """Return the folder of the content."""
        return Path(self.root, self.local_settings().get("PATH") or "content").resolve()

    def whole_output(self, settings: Mapping[str, Any]) -> Path:
        """Return the folder to send out: what is not in it disappears from the server."""
        folder = Path(self.root, settings["OUTPUT_PATH"])
        if not any(folder.rglob("*.html")):
            refuse(f"there is not one page in {folder}")
        return folder


def find_site(start: Path) -> SiteFolder:
    """Return the site that a folder is in."""
    here = start.resolve()
    found = [folder for folder in (here, *here.parents) if (folder / LOCAL).is_file()]
    if found:
        return SiteFolder(found[0])
    return refuse(f"there is no {LOCAL} here or above; `diptych start my-blog` makes a site")
