"""A clone or fork of Diptych becomes a site of one's own: the demo goes."""

from pathlib import Path
from typing import NoReturn

from ..demo import digest_text, find_untouched_files
from ..demo_files import SETTINGS
from ..refusals import refuse
from ..site import LOCAL, PUBLIC, SiteFolder
from .answers import SiteWishes
from .configuring import configure_local, configure_public
from .files import first_content, skeleton_text, write_files
from .settings_files import SettingsFileError

WORKFLOW = ".github/workflows/publish.yml"


def start_in_clone(site: SiteFolder, wishes: SiteWishes) -> str:
    """Take the demo out and write what the author wishes; return what was done and comes next.

    Files of the demo that the author has changed stay, and are named. Where this has been done
    before, it takes out what an upgrade has brought back.
    """
    content = site.content_folder()
    gone, changed = find_untouched_files(content)
    again = is_started(site)
    if not gone:
        _refuse(content, changed)
    try:
        local = configure_local((site.root / LOCAL).read_text("utf-8"), wishes)
        public = configure_public((site.root / PUBLIC).read_text("utf-8"), wishes)
    except SettingsFileError as error:
        refuse(f"{LOCAL}: {error}")
    (site.root / LOCAL).write_text(local, encoding="utf-8")
    (site.root / PUBLIC).write_text(public, encoding="utf-8")
    for path in gone:
        path.unlink()
        for folder in path.parents:
            if folder == content or any(folder.iterdir()):
                break
            folder.rmdir()
    kept = "".join(f"\n    {path}: is of the demo, but you have changed it" for path in changed)
    took = f"Took {len(gone)} files of the demo out of {content}.{kept}\n"
    if again:
        return took + "Your settings and posts stay as they are. Next: invoke check"
    write_files(site.root, first_content(wishes))
    if not has_workflow(site.root):
        write_files(site.root, {WORKFLOW: skeleton_text("publish.yml")})
    return (
        f"{took}Made your first pair there, as drafts, and an About page, also a draft.\n"
        "Next:\n"
        "    invoke devserver --browser     see it\n"
        "    invoke new 1602.04485          two posts on a paper\n"
        "    invoke check                   all that is wrong, before it goes out"
    )


def _refuse(content: Path, changed: list[Path]) -> NoReturn:
    names = ", ".join(path.relative_to(content).as_posix() for path in changed)
    if names:
        refuse(f"the files of the demo here have been changed; delete them yourself: {names}")
    refuse("there is nothing of the demo here; `new` adds posts")


def is_started(site: SiteFolder) -> bool:
    """Return whether a clone is an author's own site already: its name and author are others."""
    settings = site.local_settings()
    return not any(
        digest_text(str(settings.get(name, ""))) == SETTINGS[name]
        for name in ("SITENAME", "AUTHOR")
    )


def has_workflow(root: Path) -> bool:
    """Return whether a workflow publishes the site already."""
    files = (root / ".github" / "workflows").glob("*.y*ml")
    return any("deploy-pages" in path.read_text("utf-8") for path in files)
