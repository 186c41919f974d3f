"""Theorem-like environments and proofs: ``::: theorem`` … ``:::`` in Markdown."""

from dataclasses import asdict
from typing import Any

from pelican import signals

from .. import foundation, noting
from .settings import proof_settings, theorem_settings


def prepare(pelican: Any) -> None:
    """Check the settings, and have Markdown read environments with them."""
    settings = pelican.settings
    chosen = {
        "theorems": asdict(theorem_settings(settings)),
        "proofs": asdict(proof_settings(settings)),
    }
    configs = settings["MARKDOWN"].setdefault("extension_configs", {})
    configs[f"{__name__}.markdown"] = {**chosen, "language": settings["DEFAULT_LANG"]}


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.readers_init.connect(noting.add_reader)
