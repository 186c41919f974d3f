"""All of Diptych in one plugin."""

from importlib import import_module
from pathlib import Path

from .core.plugin import Plugin
from .core.receivers import connect

#: The plugins, in the order of their names.
NAMES = (
    "bibliography",
    "blocks",
    "bundle",
    "cards",
    "citations",
    "corrections",
    "crossrefs",
    "dependencies",
    "figures",
    "fonts",
    "foundation",
    "frontmatter",
    "informal",
    "languages",
    "notation",
    "outline",
    "pairs",
    "papermap",
    "papers",
    "prerequisites",
    "previews",
    "search",
    "series",
    "sidenotes",
    "sitefiles",
    "structured_data",
    "terms",
    "texmath",
    "theorems",
)


def keep_names() -> None:
    """Import the plugins of ours whose names something else in Pelican's way has, too.

    Asked for ``plugins.papers``, Pelican looks for ``papers`` in ``PLUGIN_PATHS`` first, and would
    take a folder of papers beside this one. What is imported already it does not look for.
    """
    here = Path(__file__).parent
    around = {folder.resolve() for folder in (here.parent, Path.cwd())}
    for own in sorted(here.glob("*/__init__.py")):
        name = own.parent.name
        if any((one / name).is_dir() or (one / f"{name}.py").is_file() for one in around):
            import_module(f"{__name__}.{name}")


def load_plugins() -> tuple[Plugin, ...]:
    """Return every plugin of the bundle."""
    # Here, so that one plugin alone needs only what it imports itself.
    return tuple(import_module(f"{__name__}.{name}").plugin for name in NAMES)


def register() -> None:
    """Take part in the builds of this process; Pelican calls this by name."""
    connect()


keep_names()
