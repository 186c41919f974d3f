"""A plugin is one ``Plugin`` in its ``__init__``, and ``register = plugin.register``."""

from dataclasses import dataclass

from .declaration import ALL, Declaration, Step
from .receivers import connect

__all__ = ["ALL", "Plugin", "Step"]


@dataclass(frozen=True, slots=True)
class Plugin(Declaration):
    """A plugin: all that it declares, and what Pelican calls."""

    def register(self) -> None:
        """Take part in the builds of this process; Pelican calls this by name."""
        connect()
