"""The figures of a site, which its scripts in content/figures/ draw with matplotlib."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from ..cards import find_sheets
from .processes import run
from .refusals import refuse
from .site import SiteFolder

#: Where the scripts are, and where their figures go, in the folder of the content.
SCRIPTS, IMAGES = "figures", "images"


def draw_figures(site: SiteFolder, named: Sequence[str] = ()) -> None:
    """Draw the figures of all scripts, or of those that are named."""
    content = site.content_folder()
    scripts = [Path(name).resolve() for name in named] or find_scripts(content / SCRIPTS)
    if not scripts:
        refuse(f"there is no script in {content / SCRIPTS}")
    for script in scripts:
        if not script.is_file():
            refuse(f"there is no file {script}")
    if not find_spec("matplotlib"):
        refuse("figures are drawn with matplotlib: `pip install matplotlib` first")
    settings = site.local_settings()
    theme = Path(site.root, str(settings.get("THEME") or ""))
    sheets = find_sheets({**settings, "PATH": str(content)})
    command = [sys.executable, "-m", f"{__package__}.plotting", str(theme), str(content / IMAGES)]
    run([*command, *map(str, [*sheets, *scripts])], site.root)


def find_scripts(folder: Path) -> list[Path]:
    """Return the scripts of a folder; what begins with ``_`` is for scripts to import."""
    return sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))
